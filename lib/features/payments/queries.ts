import { and, asc, count, desc, eq, inArray, lt, or, type SQL } from 'drizzle-orm'
import { type Blanks, statement } from '@/db/statement'
import type { Reader, Store } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import type { PaymentState } from '@/lib/core/payment-state'
import type { Direction, Rail } from '@/lib/core/rails'
import type { Payment } from './payment-order'

export const PAYMENTS_PAGE_MAX = 100

const paymentById = statement('payment', (on: Reader, blanks: Blanks<{ id: string }>, { payments }) =>
  on.select().from(payments).where(eq(payments.id, blanks.id)).limit(1),
)

/** @throws AppError `not_found` */
export async function getPayment(store: Store, reader: Reader, id: string): Promise<Payment> {
  const [row] = await paymentById(store, reader, { id })
  if (!row) throw new AppError('not_found', `payment ${id}`)
  return row
}

export type PaymentFilter = Readonly<{
  states?: readonly PaymentState[]
  direction?: Direction
  rails?: readonly Rail[]
  makerId?: string
  /** Rows before this one, newest first. */
  before?: Readonly<{ createdAt: Date; id: string }>
  limit?: number
}>

export type PaymentListRow = Payment & { makerName: string }

/** Newest first, at most {@link PAYMENTS_PAGE_MAX}. */
export async function listPayments(store: Store, filter: PaymentFilter): Promise<PaymentListRow[]> {
  const { payments: t, users } = store.t
  const conditions: (SQL | undefined)[] = [
    filter.states ? inArray(t.state, [...filter.states]) : undefined,
    filter.direction ? eq(t.direction, filter.direction) : undefined,
    filter.rails ? inArray(t.rail, [...filter.rails]) : undefined,
    filter.makerId ? eq(t.makerId, filter.makerId) : undefined,
    filter.before
      ? or(
          lt(t.createdAt, filter.before.createdAt),
          and(eq(t.createdAt, filter.before.createdAt), lt(t.id, filter.before.id)),
        )
      : undefined,
  ]
  const rows = await store.read
    .select({ payment: t, makerName: users.name })
    .from(t)
    .innerJoin(users, eq(users.id, t.makerId))
    .where(and(...conditions))
    .orderBy(desc(t.createdAt), desc(t.id))
    .limit(Math.min(filter.limit ?? 50, PAYMENTS_PAGE_MAX))
  return rows.map(({ payment, makerName }) => ({ ...payment, makerName }))
}

export async function countByState(store: Store): Promise<Partial<Record<PaymentState, number>>> {
  const { payments: t } = store.t
  const rows = await store.read.select({ state: t.state, total: count() }).from(t).groupBy(t.state)
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.total)]))
}

/** One entry of the evidence strip, oldest first. */
export type TimelineEntry = Readonly<{
  at: Date
  kind: 'act' | 'request' | 'answer' | 'callback' | 'check' | 'statement' | 'flag'
  /** Who, or which part: a person's name, `worker`, a door. */
  by: string
  /** A word of ours: the action, the reply class, the verdict. */
  what: string
  detail: string
  /** Raw text with secrets masked, when there is one. */
  body: string | null
  authenticity: 'signed' | 'token' | 'unsigned' | 'rejected' | null
  /** The stored message, where it is one: flags lead to it. */
  eventId?: string
}>

/** Everything known about a payment in the order it happened (PRODUCT 16). */
export async function listTimeline(store: Store, paymentId: string): Promise<TimelineEntry[]> {
  const { audit, users, attempts, attemptTries, providerEvents, flags, transactions, transactionEvidence } = store.t
  const acts = await store.read
    .select({ at: audit.at, action: audit.action, actorId: audit.actorId, name: users.name, facts: audit.facts })
    .from(audit)
    .leftJoin(users, eq(users.id, audit.actorId))
    .where(eq(audit.subject, `payment:${paymentId}`))
    .orderBy(asc(audit.number))
  const tries = await store.read
    .select({ open: attemptTries, attempt: attempts })
    .from(attemptTries)
    .innerJoin(attempts, eq(attempts.id, attemptTries.attemptId))
    .where(eq(attempts.paymentId, paymentId))
    .orderBy(asc(attemptTries.sendStartedAt))
  const events = await store.read
    .select()
    .from(providerEvents)
    .where(eq(providerEvents.paymentId, paymentId))
    .orderBy(asc(providerEvents.rowNo))
  const opened = await store.read.select().from(flags).where(eq(flags.paymentId, paymentId))
  const statements = await store.read
    .select({ at: transactionEvidence.at, reference: transactionEvidence.providerReference })
    .from(transactionEvidence)
    .innerJoin(transactions, eq(transactions.id, transactionEvidence.transactionId))
    .where(and(eq(transactions.paymentId, paymentId), eq(transactionEvidence.source, 'statement')))
  const entries: TimelineEntry[] = [
    ...acts.map((row) => ({
      at: row.at,
      kind: 'act' as const,
      by: row.name ?? row.actorId,
      what: row.action,
      detail: row.facts,
      body: null,
      authenticity: null,
    })),
    ...tries.flatMap(({ open, attempt }): TimelineEntry[] => {
      const asks = attempt.kind === 'query'
      const sent = {
        at: open.sendStartedAt,
        kind: asks ? ('check' as const) : ('request' as const),
        by: attempt.provider,
        what: attempt.kind,
        detail: `${attempt.requestPath} · ${attempt.providerKey} · ${open.number}`,
        body: attempt.requestBody,
        authenticity: null,
      }
      if (!open.endedAt) return [sent]
      return [
        sent,
        {
          at: open.endedAt,
          kind: 'answer',
          by: attempt.provider,
          what: open.replyClass ?? 'indeterminate',
          detail: [open.replyStatus, open.because].filter(Boolean).join(' · '),
          body: open.replyBody,
          authenticity: null,
        },
      ]
    }),
    ...events.map((row) => ({
      at: row.receivedAt,
      kind: 'callback' as const,
      by: row.door,
      what: row.verdict,
      detail: row.repeats > 0 ? `+${row.repeats}` : (row.note ?? ''),
      body: row.rawBody.toString('utf8'),
      authenticity: row.authenticity,
      eventId: row.id,
    })),
    ...opened.map((row) => ({
      at: row.openedAt,
      kind: 'flag' as const,
      by: 'reducer',
      what: row.kind,
      detail: row.note,
      body: null,
      authenticity: null,
    })),
    ...statements.map((row) => ({
      at: row.at,
      kind: 'statement' as const,
      by: 'statement',
      what: 'statement',
      detail: row.reference,
      body: null,
      authenticity: null,
    })),
  ]
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime())
}
