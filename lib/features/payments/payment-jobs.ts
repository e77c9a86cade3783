import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { type Blanks, statement } from '@/db/statement'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { JobKind } from '@/db/words'
import type { PaymentState } from '@/lib/core/payment-state'
import type { Rail } from '@/lib/core/rails'
import { drawFraction } from '@/lib/core/random-source'
import type { Runtime } from '../context'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** When to ask after entering a state; the last figure repeats (RELIABILITY.md 1.7). */
const UNKNOWN = [
  3 * SECOND,
  15 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  HOUR,
]
const SENT: Readonly<Record<Rail, readonly number[]>> = {
  'mpesa.stk': [30 * SECOND, 60 * SECOND, 90 * SECOND, 3 * MINUTE, 10 * MINUTE, 15 * MINUTE],
  // No callback tells of it, so it is asked for while the customer holds the phone.
  'wekeza.stk': [3, 6, 10, 15, 20, 30, 45, 60, 90, 180, 600, 900].map((seconds) => seconds * SECOND),
  'mpesa.b2c': [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
  'mpesa.b2b': [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
  'mpesa.reversal': [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
  'wekeza.transfer': [30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR],
  'bitpesa.payout': [5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE, 45 * MINUTE, HOUR],
  'ihela.cashin': [HOUR],
  'ihela.bill': [HOUR],
  'mpesa.c2b': [HOUR],
  'wekeza.statement': [HOUR],
}
const LONG_LEASE_MS = 2 * MINUTE
export const APPROVAL_LIFE_MS = DAY
export const UNRESOLVED_AFTER_MS = { in: 15 * MINUTE, out: 30 * MINUTE } as const
/** Asking goes on this long; then only a person can tell. */
const ASK_FOR_MS = 7 * DAY

/** The wait before the next question in a state, or undefined when asking is over. Jitter is the caller's. */
export function askDelayMs(state: PaymentState, rail: Rail, asked: number, sinceStateMs: number): number | undefined {
  if (sinceStateMs > ASK_FOR_MS) return undefined
  const schedule = state === 'sent' ? SENT[rail] : UNKNOWN
  const at = schedule[Math.min(asked, schedule.length - 1)] ?? HOUR
  const previous = asked === 0 ? 0 : (schedule[Math.min(asked, schedule.length) - 1] ?? 0)
  if (asked >= schedule.length) return sinceStateMs > DAY ? DAY : HOUR
  return Math.max(at - previous, SECOND)
}

/** Plus or minus a tenth, so that a thousand jobs of one moment do not come back together. */
export function jittered(delayMs: number): number {
  return Math.round(delayMs * (0.9 + drawFraction() * 0.2))
}

type JobSlot = Readonly<{ id: string; kind: JobKind; subjectId: string; dueAt: Date; resetTries: number }>

const upsertJob = statement('job_set', (on, blanks: Blanks<JobSlot>, { jobs }) =>
  on
    .insert(jobs)
    .values({
      id: blanks.id,
      kind: blanks.kind,
      subjectId: blanks.subjectId,
      dueAt: blanks.dueAt,
      tries: 0,
      leaseUntil: null,
      leasedBy: null,
      fence: 0,
      lastError: null,
    })
    .onConflictDoUpdate({
      target: [jobs.kind, jobs.subjectId],
      set: {
        dueAt: sql`excluded.due_at`,
        leaseUntil: null,
        leasedBy: null,
        tries: sql`case when ${blanks.resetTries} = 1 then 0 else ${jobs.tries} end`,
        fence: sql`${jobs.fence} + 1`,
      },
    }),
)

/** One job a kind and subject: setting it again moves it. */
export async function setJob(
  rt: Runtime,
  tx: Tx,
  kind: JobKind,
  subjectId: string,
  dueAt: Date,
  resetTries = true,
): Promise<void> {
  await upsertJob(rt.store, tx, { id: newId(rt.now()), kind, subjectId, dueAt, resetTries: resetTries ? 1 : 0 })
}

/** Work that takes long says now and then that it is still being done, so that no other worker takes it up. */
export async function keepLease(rt: Runtime, tx: Tx, kind: JobKind, subjectId: string): Promise<void> {
  const { jobs } = rt.store.t
  await tx
    .update(jobs)
    .set({ leaseUntil: new Date(rt.now().getTime() + LONG_LEASE_MS) })
    .where(and(eq(jobs.kind, kind), eq(jobs.subjectId, subjectId), isNotNull(jobs.leasedBy)))
}

const deleteJob = statement('job_delete', (on, blanks: Blanks<{ kind: JobKind; subjectId: string }>, { jobs }) =>
  on.delete(jobs).where(and(eq(jobs.kind, blanks.kind), eq(jobs.subjectId, blanks.subjectId))),
)

export async function dropJob(rt: Runtime, tx: Tx, kind: JobKind, subjectId: string): Promise<void> {
  await deleteJob(rt.store, tx, { kind, subjectId })
}
