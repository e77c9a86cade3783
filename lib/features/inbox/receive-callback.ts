import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { EventVerdict } from '@/db/tables'
import { newId } from '@/db/uuid-v7'
import { sha256Hex } from '@/lib/core/content-hash'
import type { ProviderId } from '@/lib/core/rails'
import { DOORS, type Door, type InboundItem, type InboundReading, type Provider } from '@/lib/providers/provider'
import { recordBalances } from '../balances/record-balance'
import type { Runtime } from '../context'
import { applyEvidence, scheduleAsk } from '../payments/apply-evidence'
import { callbackUrl, standingToken } from '../payments/callback-token'
import type { Attempt, Payment } from '../payments/payment-order'
import { getPayment } from '../payments/queries'
import { bookLine } from './book-arrival'

/** `search` is the query of the address, with its question mark: part of what was registered. */
export type InboundRequest = Readonly<{
  door: string
  token: string
  search: string
  rawBody: Buffer
  headers: Readonly<Record<string, string>>
}>
export type InboundAnswer = Readonly<{ status: 200 | 401 | 404; body: string }>

type Told = Readonly<{ verdict: EventVerdict; note: string; paymentId: string | null }>
type Envelope = Readonly<{
  provider: Provider
  reading: InboundReading
  attempt: Attempt | undefined
  door: Door
  token: string
}>

const NOT_FOUND: InboundAnswer = { status: 404, body: '{"error":"not found"}' }
/** The strongest word of several items stands for the message. */
const RANK: readonly EventVerdict[] = ['noise', 'duplicate', 'stale', 'orphan', 'applied', 'conflict']

function isDoor(word: string): word is Door {
  return (DOORS as readonly string[]).includes(word)
}

async function findAttemptByToken(rt: Runtime, token: string): Promise<Attempt | undefined> {
  const { attempts } = rt.store.t
  const [row] = await rt.store.read
    .select()
    .from(attempts)
    .where(eq(attempts.callbackTokenHash, sha256Hex(token)))
    .limit(1)
  return row
}

/** The payment that a message is about: by the provider's reference, by our key, else by the address it came to. */
async function findPayment(
  rt: Runtime,
  tx: Tx,
  provider: ProviderId,
  item: Extract<InboundItem, { kind: 'evidence' }>,
  attempt: Attempt | undefined,
): Promise<Payment | undefined> {
  const { attempts, payments } = rt.store.t
  if (item.providerKey) {
    const [byKey] = await tx
      .select({ id: attempts.paymentId })
      .from(attempts)
      .where(and(eq(attempts.provider, provider), eq(attempts.providerKey, item.providerKey)))
      .limit(1)
    if (byKey) return getPayment(rt.store, tx, byKey.id)
  }
  if (item.providerReference) {
    const [byReference] = await tx
      .select()
      .from(payments)
      .where(and(eq(payments.provider, provider), eq(payments.providerReference, item.providerReference)))
      .limit(1)
    if (byReference) return byReference
  }
  if (!attempt) return undefined
  const payment = await getPayment(rt.store, tx, attempt.paymentId)
  const namesSomething = item.providerKey !== undefined || item.providerReference !== undefined
  // A question's address tells of its payment only when the answer names nothing else.
  if (attempt.kind === 'query') return namesSomething ? undefined : payment
  // Right address, but the message names another instruction than the one this address was made for.
  const other =
    payment.providerReference !== null &&
    item.providerReference !== undefined &&
    payment.providerReference !== item.providerReference
  return other ? undefined : payment
}

async function applyItem(rt: Runtime, tx: Tx, envelope: Envelope, item: InboundItem, eventId: string): Promise<Told> {
  const { provider, attempt } = envelope
  switch (item.kind) {
    case 'noise':
      return { verdict: 'noise', note: item.because, paymentId: attempt?.paymentId ?? null }
    case 'balance': {
      const stored = await recordBalances(
        rt,
        tx,
        provider.id,
        item.readings,
        envelope.token === standingToken(rt.key, 'balances') ? 'callback' : 'result',
      )
      return {
        verdict: stored > 0 ? 'applied' : 'stale',
        note: stored === 1 ? 'a balance' : `${stored} balances`,
        paymentId: null,
      }
    }
    case 'arrival': {
      const booked = await bookLine(
        rt,
        tx,
        provider.id,
        item.line,
        item.line.rail === 'mpesa.c2b' ? 'callback' : 'statement',
        eventId,
      )
      if (!booked) return { verdict: 'orphan', note: 'names an account that is not ours', paymentId: null }
      return {
        verdict: booked.outcome === 'known' ? 'duplicate' : 'applied',
        note: `transaction ${booked.outcome}`,
        paymentId: null,
      }
    }
    case 'evidence': {
      const payment = await findPayment(rt, tx, provider.id, item, attempt)
      if (payment) {
        const source = attempt?.kind === 'query' ? 'query' : 'callback'
        const applied = await applyEvidence(rt, tx, payment, item.evidence, source, eventId)
        return { verdict: applied.verdict, note: item.evidence.words ?? item.evidence.meaning, paymentId: payment.id }
      }
      if (!item.line) {
        const harmless = !attempt && item.evidence.meaning === 'failed'
        return harmless
          ? { verdict: 'noise', note: 'an order that was not made here failed: no money moved', paymentId: null }
          : { verdict: 'orphan', note: 'no payment of ours has this reference yet', paymentId: null }
      }
      // Money that moved on our account without an order from here: shown, never dropped.
      const booked = await bookLine(rt, tx, provider.id, item.line, 'callback', eventId)
      if (!booked) return { verdict: 'orphan', note: 'names an account that is not ours', paymentId: null }
      return {
        verdict: booked.outcome === 'known' ? 'duplicate' : 'applied',
        note: `transaction ${booked.outcome}, not ordered here`,
        paymentId: null,
      }
    }
  }
}

async function countRepeat(
  rt: Runtime,
  tx: Tx,
  provider: ProviderId,
  dedupKey: string,
  bodySha256: string,
): Promise<boolean> {
  const { providerEvents } = rt.store.t
  const repeated = await tx
    .update(providerEvents)
    .set({ repeats: sql`${providerEvents.repeats} + 1` })
    .where(
      and(
        eq(providerEvents.provider, provider),
        eq(providerEvents.dedupKey, dedupKey),
        eq(providerEvents.bodySha256, bodySha256),
      ),
    )
    .returning({ id: providerEvents.id })
  return repeated.length > 0
}

async function storeAndApply(
  rt: Runtime,
  envelope: Envelope,
  request: InboundRequest,
  rejected: string | null,
): Promise<void> {
  const { providerEvents } = rt.store.t
  const bodySha256 = sha256Hex(request.rawBody)
  await rt.store.tx(async (tx) => {
    if (await countRepeat(rt, tx, envelope.provider.id, envelope.reading.dedupKey, bodySha256)) return
    const id = newId(rt.now())
    await tx.insert(providerEvents).values({
      id,
      provider: envelope.provider.id,
      source: envelope.attempt?.kind === 'query' ? 'query' : 'callback',
      door: envelope.door,
      authenticity: rejected ? 'rejected' : envelope.reading.authenticity === 'signed' ? 'signed' : 'token',
      dedupKey: envelope.reading.dedupKey,
      bodySha256,
      rawBody: request.rawBody,
      paymentId: envelope.attempt?.paymentId ?? null,
      attemptId: envelope.attempt?.id ?? null,
      verdict: rejected ? 'rejected' : 'new',
      note: rejected,
      repeats: 0,
      receivedAt: rt.now(),
    })
    if (rejected) {
      await askInstead(rt, tx, envelope)
      return
    }
    const told: Told[] = []
    for (const item of envelope.reading.items) told.push(await applyItem(rt, tx, envelope, item, id))
    const strongest = told.toSorted((a, b) => RANK.indexOf(b.verdict) - RANK.indexOf(a.verdict))[0]
    await tx
      .update(providerEvents)
      .set({
        verdict: strongest?.verdict ?? 'noise',
        note: told
          .map((one) => one.note)
          .join('; ')
          .slice(0, 300),
        paymentId: told.find((one) => one.paymentId)?.paymentId ?? envelope.attempt?.paymentId ?? null,
      })
      .where(eq(providerEvents.id, id))
  })
}

/** Authentic but outside its time window: not applied, and one question is asked instead (RELIABILITY.md 1.6 rule 7). */
async function askInstead(rt: Runtime, tx: Tx, envelope: Envelope): Promise<void> {
  if (envelope.reading.authenticity !== 'stale') return
  for (const item of envelope.reading.items) {
    if (item.kind !== 'evidence') continue
    const payment = await findPayment(rt, tx, envelope.provider.id, item, envelope.attempt)
    if (payment && payment.finishedAt === null) await scheduleAsk(rt, tx, payment, 0, true)
  }
}

/** Events that no payment matched, tried again when a reference was learned: an early callback finds its payment. */
export async function rematchOrphans(rt: Runtime): Promise<number> {
  const { providerEvents } = rt.store.t
  const orphans = await rt.store.read
    .select()
    .from(providerEvents)
    .where(eq(providerEvents.verdict, 'orphan'))
    .orderBy(desc(providerEvents.receivedAt))
    .limit(100)
  let matched = 0
  for (const orphan of orphans) {
    const provider = rt.providers.find(orphan.provider)
    if (!provider?.callbacks || !isDoor(orphan.door)) continue
    const reading = provider.callbacks.readInbound({
      door: orphan.door,
      registeredUrl: '',
      rawBody: orphan.rawBody,
      headers: {},
      receivedAt: orphan.receivedAt,
    })
    for (const item of reading.items) {
      if (item.kind !== 'evidence') continue
      await rt.store.tx(async (tx) => {
        const payment = await findPayment(rt, tx, orphan.provider, item, undefined)
        if (!payment) return
        const applied = await applyEvidence(rt, tx, payment, item.evidence, 'callback', orphan.id)
        await tx
          .update(providerEvents)
          .set({ verdict: applied.verdict, paymentId: payment.id, note: 'matched later' })
          .where(eq(providerEvents.id, orphan.id))
        matched += 1
      })
    }
  }
  return matched
}

/**
 * One inbound message: raw bytes stored durably and applied in one commit, then answered. What cannot be authenticated
 * changes nothing; what cannot be read is kept. A repeat is counted and answered like the first.
 */
export async function receiveCallback(rt: Runtime, request: InboundRequest): Promise<InboundAnswer> {
  if (!isDoor(request.door) || !/^[0-9a-f]{32}$/.test(request.token)) return NOT_FOUND
  const door = request.door
  const provider = rt.providers.list().find((candidate) => candidate.callbacks?.doors.includes(door))
  if (!provider?.callbacks) return NOT_FOUND
  const attempt = await findAttemptByToken(rt, request.token)
  const isStanding =
    request.token === standingToken(rt.key, 'arrivals') || request.token === standingToken(rt.key, 'balances')
  if (!attempt && !isStanding) return NOT_FOUND
  const reading = provider.callbacks.readInbound({
    door,
    registeredUrl: callbackUrl(rt.publicUrl, request.token)(door) + request.search,
    rawBody: request.rawBody,
    headers: request.headers,
    receivedAt: rt.now(),
  })
  const envelope: Envelope = { provider, reading, attempt, door, token: request.token }
  if (reading.authenticity === 'bad_signature') {
    await storeAndApply(rt, envelope, request, 'the signature does not fit')
    return { status: 401, body: '{"error":"Invalid signature"}' }
  }
  await storeAndApply(
    rt,
    envelope,
    request,
    reading.authenticity === 'stale' ? 'signed, but outside its time window: the provider is asked instead' : null,
  )
  return { status: 200, body: provider.callbacks.acknowledgement }
}
