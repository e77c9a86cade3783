import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Still } from '@/db/store'
import { sha256Hex } from '@/lib/core/content-hash'
import { type Attempt, hashOf, type Payment } from '../payments/payment-order'
import { everyPage, SHOWN_MAX } from './check'

/** I10: how long anything may be under way without being in front of a person. */
const UNDER_WAY_MAX_MS = 24 * 3_600_000

const text = (value: SQL) => sql<string>`cast(${value} as text)`

/** One transmission under way at a time: a second open send could pay twice. */
export async function openSends(store: Still): Promise<string[]> {
  const { attempts: a } = store.t
  const rows = await store.read
    .select({ paymentId: a.paymentId, open: sql<number>`count(*)`.mapWith(Number) })
    .from(a)
    .where(and(eq(a.kind, 'send'), eq(a.status, 'open')))
    .groupBy(a.paymentId)
    .having(sql`count(*) > 1`)
    .limit(SHOWN_MAX)
  return rows.map((row) => `payment ${row.paymentId} has ${row.open} open sends`)
}

export async function unbalancedPostings(store: Still): Promise<string[]> {
  const { postings: p } = store.t
  const rows = await store.read
    .select({ paymentId: p.paymentId, currency: p.currency, rest: text(sql`sum(${p.amountMinor})`) })
    .from(p)
    .groupBy(p.paymentId, p.currency)
    .having(sql`sum(${p.amountMinor}) <> 0`)
    .limit(SHOWN_MAX)
  return rows.map((row) => `payment ${row.paymentId}: ${row.rest} ${row.currency} (minor units) is left over`)
}

/** Succeeded: one pair of postings of exactly what moved: its amount, or what two people agreed on. Anything else: none. */
export async function wronglyPosted(store: Still): Promise<string[]> {
  const { payments: y, postings: p } = store.t
  const settled = sql`coalesce(case when ${y.confirmedCurrency} = ${y.currency} then ${y.confirmedMinor} end, ${y.amountMinor})`
  const right = sql`count(case when ${p.kind} = 'own' and ${p.currency} = ${y.currency}
    and ${p.amountMinor} = case ${y.direction} when 'in' then ${settled} else -${settled} end then 1 end)`
  const rows = await store.read
    .select({ id: y.id, state: y.state, postings: sql<number>`count(${p.id})`.mapWith(Number) })
    .from(y)
    .leftJoin(p, eq(p.paymentId, y.id))
    .groupBy(y.id, y.state)
    .having(
      sql`(${y.state} = 'succeeded' and (count(${p.id}) <> 2 or ${right} <> 1)) or (${y.state} <> 'succeeded' and count(${p.id}) > 0)`,
    )
    .limit(SHOWN_MAX)
  return rows.map((row) => `payment ${row.id} is ${row.state} and has ${row.postings} postings, or of another amount`)
}

export async function changedRequests(store: Still): Promise<string[]> {
  const { attempts: a } = store.t
  return everyPage<Attempt>(
    (last, limit) =>
      store.read
        .select()
        .from(a)
        .where(gt(a.id, last?.id ?? ''))
        .orderBy(asc(a.id))
        .limit(limit),
    (row) =>
      sha256Hex(row.requestBody) === row.requestSha256
        ? undefined
        : `attempt ${row.id} of payment ${row.paymentId}: the stored request is not the one that was hashed`,
  )
}

export async function changedContent(store: Still): Promise<string[]> {
  const { payments: y } = store.t
  return everyPage<Payment>(
    (last, limit) =>
      store.read
        .select()
        .from(y)
        .where(and(gt(y.id, last?.id ?? ''), ne(y.state, 'draft')))
        .orderBy(asc(y.id))
        .limit(limit),
    (row) => (hashOf(row) === row.contentHash ? undefined : `payment ${row.id}: its content is not what was hashed`),
  )
}

/** Money left by a payout only after others than its maker said so, on exactly what is stored. */
export async function unapprovedPayouts(store: Still): Promise<string[]> {
  const { payments: y, approvals: a } = store.t
  const counts = and(
    eq(a.paymentId, y.id),
    eq(a.decision, 'approved'),
    eq(a.contentHash, y.contentHash),
    ne(a.approverId, y.makerId),
    isNull(a.voidedAt),
  )
  const rows = await store.read
    .select({ id: y.id, needed: y.approvalsNeeded, given: sql<number>`count(${a.id})`.mapWith(Number) })
    .from(y)
    .leftJoin(a, counts)
    .where(
      and(
        eq(y.direction, 'out'),
        inArray(y.state, ['sending', 'sent', 'unknown', 'needs_review', 'succeeded', 'failed']),
      ),
    )
    .groupBy(y.id, y.approvalsNeeded)
    .having(sql`count(${a.id}) < case when ${y.approvalsNeeded} > 1 then ${y.approvalsNeeded} else 1 end`)
    .limit(SHOWN_MAX)
  return rows.map((row) => `payment ${row.id} was sent with ${row.given} of ${row.needed} approvals`)
}

/** One receipt is one money: two payments that both call it theirs count it twice. */
export async function sharedReceipts(store: Still): Promise<string[]> {
  const { payments: y } = store.t
  const rows = await store.read
    .select({ provider: y.provider, receipt: y.receipt, payments: sql<number>`count(*)`.mapWith(Number) })
    .from(y)
    .where(and(eq(y.state, 'succeeded'), isNotNull(y.receipt)))
    .groupBy(y.provider, y.receipt)
    .having(sql`count(*) > 1`)
    .limit(SHOWN_MAX)
  return rows.map((row) => `${row.payments} succeeded payments share the receipt ${row.receipt} of ${row.provider}`)
}

/** Nothing is left lying between sent and settled without a person being asked. */
export async function stuckPayments(store: Still, now: Date): Promise<string[]> {
  const { payments: y } = store.t
  const rows = await store.read
    .select({ id: y.id, state: y.state, since: y.stateSince })
    .from(y)
    .where(and(inArray(y.state, ['sending', 'unknown']), lt(y.stateSince, new Date(now.getTime() - UNDER_WAY_MAX_MS))))
    .limit(SHOWN_MAX)
  return rows.map((row) => `payment ${row.id} is ${row.state} since ${row.since.toISOString()}`)
}
