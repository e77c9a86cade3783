import { and, asc, eq, gt, inArray, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { sha256Hex } from '@/lib/core/content-hash'
import { ZONES, type Zone } from '@/lib/core/days-and-zones'
import { hashOf } from '../payments/payment-order'

/** Enough to see what is wrong; the rest is usually the same fault. */
const SHOWN_MAX = 20
const PAGE = 500

export type MoneyCheck = Readonly<{ rule: string; broken: readonly string[] }>

const text = (value: SQL) => sql<string>`cast(${value} as text)`

/** One transmission under way at a time: a second open send could pay twice. */
async function openSends(store: Store): Promise<string[]> {
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

async function unbalancedPostings(store: Store): Promise<string[]> {
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
async function wronglyPosted(store: Store): Promise<string[]> {
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

/** A succeeded payment is one line of the history; two would count its money twice. */
async function wrongLines(store: Store): Promise<string[]> {
  const { payments: y, transactions: t } = store.t
  const rows = await store.read
    .select({ id: y.id, lines: sql<number>`count(${t.id})`.mapWith(Number) })
    .from(y)
    .leftJoin(t, and(eq(t.paymentId, y.id), inArray(t.state, ['succeeded', 'reversed'])))
    .where(eq(y.state, 'succeeded'))
    .groupBy(y.id)
    .having(sql`count(${t.id}) <> 1`)
    .limit(SHOWN_MAX)
  return rows.map((row) => `payment ${row.id} succeeded and has ${row.lines} lines in the history`)
}

const FIGURES = ['inCount', 'inMinor', 'outCount', 'outMinor', 'feeMinor'] as const

/** The roll-up behind charts and today's figures, against a fresh count of every line. */
async function wrongTotals(store: Store, zone: Zone): Promise<string[]> {
  const { transactions: t, dailyTotals: d } = store.t
  const day = store.localDay(t.occurredAt, ZONES[zone].offsetMinutes)
  const side = (direction: 'in' | 'out', value: SQL) =>
    text(sql`sum(case when ${t.direction} = ${direction} then ${value} else 0 end)`)
  const counted = await store.read
    .select({
      key: sql<string>`${day} || ':' || ${t.accountId} || ':' || ${t.rail}`,
      inCount: side('in', sql`1`),
      inMinor: side('in', sql`${t.amountMinor}`),
      outCount: side('out', sql`1`),
      outMinor: side('out', sql`${t.amountMinor}`),
      feeMinor: text(sql`sum(${t.feeMinor})`),
    })
    .from(t)
    .where(eq(t.state, 'succeeded'))
    .groupBy(day, t.accountId, t.rail)
  const kept = await store.read.select().from(d)
  const line = (row: Record<(typeof FIGURES)[number], bigint | number | string>) =>
    FIGURES.map((name) => String(row[name])).join(' ')
  const zero = FIGURES.map(() => '0').join(' ')
  const recount = new Map(counted.map((row) => [row.key, line(row)]))
  const rolledUp = new Map(kept.map((row) => [row.id, line(row)]))
  const keys = new Set([...recount.keys(), ...rolledUp.keys()])
  return [...keys]
    .filter((key) => (recount.get(key) ?? zero) !== (rolledUp.get(key) ?? zero))
    .slice(0, SHOWN_MAX)
    .map((key) => `${key}: kept ${rolledUp.get(key) ?? zero}, counted ${recount.get(key) ?? zero}`)
}

/** Every page of a table with text ids, one after the other. */
async function everyPage<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
  look: (row: Row) => string | undefined,
): Promise<string[]> {
  const found: string[] = []
  let after = ''
  for (;;) {
    const rows = await read(after)
    for (const row of rows) {
      const said = look(row)
      if (said && found.length < SHOWN_MAX) found.push(said)
    }
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return found
    after = last.id
  }
}

async function changedRequests(store: Store): Promise<string[]> {
  const { attempts: a } = store.t
  return everyPage(
    (after) => store.read.select().from(a).where(gt(a.id, after)).orderBy(asc(a.id)).limit(PAGE),
    (row) =>
      sha256Hex(row.requestBody) === row.requestSha256
        ? undefined
        : `attempt ${row.id} of payment ${row.paymentId}: the stored request is not the one that was hashed`,
  )
}

async function changedContent(store: Store): Promise<string[]> {
  const { payments: y } = store.t
  return everyPage(
    (after) =>
      store.read
        .select()
        .from(y)
        .where(and(gt(y.id, after), ne(y.state, 'draft')))
        .orderBy(asc(y.id))
        .limit(PAGE),
    (row) => (hashOf(row) === row.contentHash ? undefined : `payment ${row.id}: its content is not what was hashed`),
  )
}

/** Money left by a payout only after others than its maker said so, on exactly what is stored. */
async function unapprovedPayouts(store: Store): Promise<string[]> {
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
    .having(sql`count(${a.id}) < max(1, ${y.approvalsNeeded})`)
    .limit(SHOWN_MAX)
  return rows.map((row) => `payment ${row.id} was sent with ${row.given} of ${row.needed} approvals`)
}

/** What must hold of the money tables at any moment. Run it on a copy: it reads everything and is not quick. */
export async function verifyMoney(store: Store, zone: Zone): Promise<MoneyCheck[]> {
  return [
    { rule: 'at most one open send per payment', broken: await openSends(store) },
    { rule: 'postings sum to zero', broken: await unbalancedPostings(store) },
    { rule: 'succeeded payments are posted exactly once, no others', broken: await wronglyPosted(store) },
    { rule: 'a succeeded payment is one line of the history', broken: await wrongLines(store) },
    { rule: 'daily totals equal a recount', broken: await wrongTotals(store, zone) },
    { rule: 'stored requests are the ones that were hashed', broken: await changedRequests(store) },
    { rule: 'payments are what was submitted', broken: await changedContent(store) },
    { rule: 'no payout was sent without its approvals', broken: await unapprovedPayouts(store) },
  ]
}
