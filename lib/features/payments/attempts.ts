import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Store, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { sha256Hex } from '@/lib/core/content-hash'
import type { ReplyClass } from '@/lib/core/reply-class'
import type { Exchange, PreparedRequest } from '@/lib/providers/money-rail'
import type { Runtime } from '../context'
import { callbackTokenHash } from './callback-token'
import type { Attempt, Payment } from './payment-order'

export type Try = Store['t']['attemptTries']['$inferSelect']
export type AttemptKind = Attempt['kind']

/** Longer than any deadline of a call, so that a live worker never loses its lease in the middle of one. */
const TRY_LEASE_MS = 120_000
/** Waiting in line, connecting and the slowest answer of all (BitPesa funding, 90 s). */
const CALL_MS_MAX = 100_000
const REPLY_KEPT_CHARACTERS = 16_384

export async function findAttempt(
  store: Store,
  reader: Reader,
  paymentId: string,
  kind: AttemptKind,
): Promise<Attempt | undefined> {
  const { attempts } = store.t
  const [row] = await reader
    .select()
    .from(attempts)
    .where(and(eq(attempts.paymentId, paymentId), eq(attempts.kind, kind)))
    .orderBy(desc(attempts.createdAt))
    .limit(1)
  return row
}

/** Stores the key and the exact bytes (secrets out) before anything is sent; neither ever changes. */
export async function openAttempt(
  rt: Runtime,
  tx: Tx,
  payment: Payment,
  kind: AttemptKind,
  facts: { id: string; providerKey: string; prepared: Pick<PreparedRequest, 'path' | 'body'> },
): Promise<Attempt> {
  const [row] = await tx
    .insert(rt.store.t.attempts)
    .values({
      id: facts.id,
      paymentId: payment.id,
      provider: payment.provider,
      kind,
      providerKey: facts.providerKey,
      requestPath: facts.prepared.path,
      requestBody: facts.prepared.body,
      requestSha256: sha256Hex(facts.prepared.body),
      callbackTokenHash: callbackTokenHash(rt.key, facts.id),
      status: 'open',
      providerReference: null,
      createdAt: rt.now(),
    })
    .returning()
  if (!row) throw new Error('an inserted attempt came back without its row')
  return row
}

/** One transmission of an attempt: committed before its first byte. A try without a reply is open. */
export async function openTry(rt: Runtime, tx: Tx, attempt: Attempt, worker: string): Promise<Try> {
  const { attemptTries } = rt.store.t
  const [last] = await tx
    .select()
    .from(attemptTries)
    .where(eq(attemptTries.attemptId, attempt.id))
    .orderBy(desc(attemptTries.number))
    .limit(1)
  const now = rt.now()
  const [row] = await tx
    .insert(attemptTries)
    .values({
      id: newId(now),
      attemptId: attempt.id,
      number: (last?.number ?? 0) + 1,
      worker,
      fence: (last?.fence ?? 0) + 1,
      sendStartedAt: now,
      leaseUntil: new Date(now.getTime() + TRY_LEASE_MS),
      replyClass: null,
      replyStatus: null,
      replyBody: null,
      because: null,
      endedAt: null,
    })
    .returning()
  if (!row) throw new Error('an inserted try came back without its row')
  return row
}

/**
 * The last look before the first byte. A worker that stalled sends nothing when its lease may run out during the call,
 * nor when somebody ended its try already, whatever the clocks say: others call the payment Unknown by then, and people
 * may have decided about it.
 */
export async function mayStillSend(rt: Runtime, open: Try): Promise<boolean> {
  if (rt.now().getTime() + CALL_MS_MAX > open.leaseUntil.getTime()) return false
  const { attemptTries } = rt.store.t
  const [row] = await rt.store.read
    .select({ endedAt: attemptTries.endedAt })
    .from(attemptTries)
    .where(eq(attemptTries.id, open.id))
    .limit(1)
  return row?.endedAt === null
}

/** Records what came of a try. @returns false when this worker lost its lease: then it must write nothing else. */
export async function closeTry(
  rt: Runtime,
  tx: Tx,
  open: Try,
  reply: { replyClass: ReplyClass; exchange: Exchange | null; because?: string | undefined },
): Promise<boolean> {
  const { attemptTries } = rt.store.t
  const closed = await tx
    .update(attemptTries)
    .set({
      replyClass: reply.replyClass,
      replyStatus: reply.exchange?.reply?.status ?? null,
      replyBody: reply.exchange?.reply?.body.slice(0, REPLY_KEPT_CHARACTERS) ?? null,
      because: reply.because ?? reply.exchange?.lost ?? null,
      endedAt: rt.now(),
    })
    .where(and(eq(attemptTries.id, open.id), eq(attemptTries.fence, open.fence), isNull(attemptTries.endedAt)))
    .returning({ id: attemptTries.id })
  return closed.length === 1
}

export async function closeAttempt(
  rt: Runtime,
  tx: Tx,
  attemptId: string,
  providerReference: string | null,
): Promise<void> {
  const { attempts } = rt.store.t
  await tx
    .update(attempts)
    .set({ status: 'done', ...(providerReference && { providerReference }) })
    .where(eq(attempts.id, attemptId))
}

export async function countTries(rt: Runtime, tx: Tx, attemptId: string): Promise<number> {
  const { attemptTries } = rt.store.t
  const [row] = await tx
    .select({ tries: sql<number>`count(*)`.mapWith(Number) })
    .from(attemptTries)
    .where(eq(attemptTries.attemptId, attemptId))
  return row?.tries ?? 0
}

/** Whether some try of this send went out and was never answered: it may still be carried out, whatever a later one is told. */
export async function wasLeftUnanswered(rt: Runtime, tx: Tx, attemptId: string): Promise<boolean> {
  const { attemptTries } = rt.store.t
  const [row] = await tx
    .select({ id: attemptTries.id })
    .from(attemptTries)
    .where(and(eq(attemptTries.attemptId, attemptId), eq(attemptTries.replyClass, 'indeterminate')))
    .limit(1)
  return row !== undefined
}

/** Tries nobody finished: their worker is gone, or its lease ran out. */
export async function listAbandonedTries(rt: Runtime, isGone: (worker: string) => boolean): Promise<Try[]> {
  const { attemptTries } = rt.store.t
  const open = await rt.store.read.select().from(attemptTries).where(isNull(attemptTries.endedAt)).limit(500)
  const now = rt.now()
  return open.filter((row) => row.leaseUntil < now || isGone(row.worker))
}
