import { and, asc, count, desc, eq, exists, isNull, ne, not, type SQL, sql } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { Currency } from '@/lib/core/money'
import type { Person } from '../context'
import type { Payment } from '../payments/payment-order'
import { type Cursor, instantOf, readCursor, writeCursor } from '../transactions/cursor'

export const APPROVALS_PAGE = 50

/** Their decision is asked for: somebody else prepared it, and they have not approved exactly this content yet. */
function waitsFor(store: Store, personId: string): SQL | undefined {
  const { payments: t, approvals } = store.t
  const approvedByThem = exists(
    store.read
      .select({ one: sql`1` })
      .from(approvals)
      .where(
        and(
          eq(approvals.paymentId, t.id),
          eq(approvals.approverId, personId),
          eq(approvals.contentHash, t.contentHash),
          isNull(approvals.voidedAt),
        ),
      ),
  )
  return and(ne(t.makerId, personId), ne(t.lastEditorId, personId), not(approvedByThem))
}

/** What waits for this person (`me`), or for anyone but them (`others`). Without the right to approve nothing waits for them. */
function waitingCondition(store: Store, person: Person, whose: 'me' | 'others'): SQL | undefined {
  const { payments: t } = store.t
  const waiting = eq(t.state, 'awaiting_approval')
  const mine = waitsFor(store, person.id)
  if (!person.permissions.has('payment.approve')) return whose === 'me' ? sql`1 = 0` : waiting
  return and(waiting, whose === 'me' ? mine : mine && not(mine))
}

export async function countWaiting(store: Store, person: Person, whose: 'me' | 'others'): Promise<number> {
  const { payments: t } = store.t
  const [row] = await store.read
    .select({ waiting: count() })
    .from(t)
    .where(waitingCondition(store, person, whose))
  return Number(row?.waiting ?? 0)
}

export type WaitingRow = Payment & { makerName: string }

/** Oldest first: who has waited longest is looked at first. At most {@link APPROVALS_PAGE}; the sums tell of all. */
export async function listWaiting(store: Store, person: Person, whose: 'me' | 'others'): Promise<WaitingRow[]> {
  const { payments: t, users } = store.t
  const rows = await store.read
    .select({ payment: t, makerName: users.name })
    .from(t)
    .innerJoin(users, eq(users.id, t.makerId))
    .where(waitingCondition(store, person, whose))
    .orderBy(asc(t.createdAt), asc(t.id))
    .limit(APPROVALS_PAGE)
  return rows.map(({ payment, makerName }) => ({ ...payment, makerName }))
}

export type WaitingSum = Readonly<{ currency: Currency; payments: number; totalMinor: bigint }>

/** Per currency over everything that waits, not the page. */
export async function sumWaiting(store: Store, person: Person, whose: 'me' | 'others'): Promise<WaitingSum[]> {
  const { payments: t } = store.t
  const rows = await store.read
    .select({ currency: t.currency, payments: count(), total: sql<string>`cast(sum(${t.amountMinor}) as text)` })
    .from(t)
    .where(waitingCondition(store, person, whose))
    .groupBy(t.currency)
    .orderBy(t.currency)
  return rows.map((row) => ({ currency: row.currency, payments: Number(row.payments), totalMinor: BigInt(row.total) }))
}

export type Decision = Readonly<{
  id: string
  decision: 'approved' | 'denied'
  approverId: string
  approverName: string
  reason: string | null
  at: Date
  /** Of content that was changed afterwards: kept, but it no longer counts. */
  isVoid: boolean
}>

/** Every decision about one payment, oldest first. */
export async function listDecisions(store: Store, paymentId: string): Promise<Decision[]> {
  const { approvals, users } = store.t
  const rows = await store.read
    .select({ row: approvals, approverName: users.name })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.approverId))
    .where(eq(approvals.paymentId, paymentId))
    .orderBy(asc(approvals.at))
    .limit(APPROVALS_PAGE)
  return rows.map(({ row, approverName }) => ({ ...row, approverName, isVoid: row.voidedAt !== null }))
}

export type DecidedRow = Readonly<{ decision: Decision; payment: Payment }>
export type DecidedPage = Readonly<{ rows: DecidedRow[]; newer: string | null; older: string | null }>

/** All decisions by anyone, newest first, by keyset. */
export async function listDecided(
  store: Store,
  place: string | undefined,
  limit = APPROVALS_PAGE,
): Promise<DecidedPage> {
  const { approvals: a, payments: t, users } = store.t
  const cursor = readCursor(place)
  const backwards = cursor?.way === 'newer'
  const past =
    cursor &&
    (backwards
      ? sql`(${a.at}, ${a.id}) > (${instantOf(cursor, a.at)}, ${cursor.id})`
      : sql`(${a.at}, ${a.id}) < (${instantOf(cursor, a.at)}, ${cursor.id})`)
  const found = await store.read
    .select({ row: a, approverName: users.name, payment: t })
    .from(a)
    .innerJoin(users, eq(users.id, a.approverId))
    .innerJoin(t, eq(t.id, a.paymentId))
    .where(past)
    .orderBy(...(backwards ? [asc(a.at), asc(a.id)] : [desc(a.at), desc(a.id)]))
    .limit(limit + 1)
  const more = found.length > limit
  const kept = found.slice(0, limit).map(({ row, approverName, payment }) => ({
    decision: { ...row, approverName, isVoid: row.voidedAt !== null },
    payment,
  }))
  const rows = backwards ? kept.reverse() : kept
  const at = (one: { decision: Decision } | undefined, way: Cursor['way']) =>
    one ? writeCursor({ way, value: BigInt(one.decision.at.getTime()), id: one.decision.id }) : null
  return {
    rows,
    newer: (backwards ? more : cursor !== undefined) ? at(rows[0], 'newer') : null,
    older: backwards || more ? at(rows.at(-1), 'older') : null,
  }
}
