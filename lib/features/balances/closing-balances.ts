import { and, asc, desc, eq, gt, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { addDays, type Day, dayOf, startOfDay } from '@/lib/core/days-and-zones'
import type { ProviderId } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { readHistoryFact } from '../history/keep-progress'

/** What closing balances are worked out from: a figure of the provider's own, and what moved since. */
export type Anchor = Readonly<{
  closingMinor: bigint
  /** No day before it is known. */
  knownFrom: Day
}>

/** The balance at the end of each day, newest last; undefined where nothing is known. */
export type ClosingDay = Readonly<{ day: Day; closingMinor: bigint | undefined }>

export type Closings = Readonly<{
  days: readonly ClosingDay[]
  /**
   * `agrees` or `differs`: the provider's own figure on its last line before the period, set beside ours;
   * `none`: the provider writes no balance on its lines; `loading`: the history is not whole yet.
   */
  check: 'agrees' | 'differs' | 'none' | 'loading'
}>

/** How much a day added to the balance, for the days that had any line. */
export type DayNets = ReadonlyMap<Day, bigint>

/** The days up to and including the last, oldest first. */
export function daysUpTo(last: Day, count: number): Day[] {
  return Array.from({ length: count }, (_, index) => addDays(last, index - count + 1))
}

/**
 * Works back from the last day's figure: the balance at the end of a day is that of the next day's end less what the next
 * day added. Exact while every line is known; what nobody told us of is not guessed.
 */
export function workBack(days: readonly Day[], anchor: Anchor | undefined, nets: DayNets): ClosingDay[] {
  if (!anchor) return days.map((day) => ({ day, closingMinor: undefined }))
  const closings: ClosingDay[] = []
  let closingMinor = anchor.closingMinor
  for (const day of days.toReversed()) {
    closings.push({ day, closingMinor: day >= anchor.knownFrom ? closingMinor : undefined })
    closingMinor -= nets.get(day) ?? 0n
  }
  return closings.reverse()
}

type Account = Readonly<{ id: string; provider: ProviderId }>

const signed = (direction: unknown, amount: unknown) =>
  sql`case when ${direction} = 'in' then ${amount} else -${amount} end`

/** What the lines after an instant added to the balance. */
async function readNetSince(rt: Runtime, accountId: string, at: Date): Promise<bigint> {
  const { transactions: t } = rt.store.t
  const [row] = await rt.store.read
    .select({ net: sql<string>`cast(coalesce(sum(${signed(t.direction, t.amountMinor)}), 0) as text)` })
    .from(t)
    .where(and(eq(t.accountId, accountId), gt(t.occurredAt, at), eq(t.state, 'succeeded')))
  return BigInt(row?.net ?? '0')
}

/** The newest figure the provider gave: a balance it told, else the balance on the newest line. */
async function readAnchor(rt: Runtime, account: Account): Promise<Anchor | undefined> {
  const { balanceSnapshots: b, dailyTotals: d } = rt.store.t
  const [told] = await rt.store.read
    .select({ minor: b.currentMinor, at: b.at })
    .from(b)
    .where(eq(b.accountId, account.id))
    .orderBy(desc(b.at))
    .limit(1)
  const figure = told ?? (await readLineBalances(rt, account.id, rt.now()))[0]
  if (!figure) return undefined
  const since = await readNetSince(rt, account.id, figure.at)
  const [firstLine] = await rt.store.read
    .select({ day: d.day })
    .from(d)
    .where(eq(d.accountId, account.id))
    .orderBy(asc(d.day))
    .limit(1)
  const [firstTold] = await rt.store.read
    .select({ at: b.at })
    .from(b)
    .where(eq(b.accountId, account.id))
    .orderBy(asc(b.at))
    .limit(1)
  const known = [...(firstLine ? [addDays(firstLine.day, -1)] : []), dayOf((firstTold ?? figure).at, rt.zone)].sort()
  return { closingMinor: figure.minor + since, knownFrom: known[0] ?? dayOf(figure.at, rt.zone) }
}

/** The balance before the first line at or after an instant, or before the very first; undefined where nothing is known. */
export async function readBalanceBefore(rt: Runtime, account: Account, at?: Date): Promise<bigint | undefined> {
  const anchor = await readAnchor(rt, account)
  const before = at ? new Date(at.getTime() - 1) : new Date(-1)
  return anchor && anchor.closingMinor - (await readNetSince(rt, account.id, before))
}

/**
 * The balance after the last line before an instant, where the provider writes it on its lines. Lines of one instant have
 * no order of their own, so each of them may be the last.
 */
async function readLineBalances(rt: Runtime, accountId: string, before: Date): Promise<{ minor: bigint; at: Date }[]> {
  const { transactions: t } = rt.store.t
  const rows = await rt.store.read
    .select({ minor: t.balanceAfterMinor, at: t.occurredAt })
    .from(t)
    .where(
      and(
        eq(t.accountId, accountId),
        lt(t.occurredAt, before),
        isNotNull(t.balanceAfterMinor),
        eq(t.state, 'succeeded'),
      ),
    )
    .orderBy(desc(t.occurredAt))
    .limit(20)
  return rows.flatMap(({ minor, at }) =>
    minor !== null && at.getTime() === rows[0]?.at.getTime() ? [{ minor, at }] : [],
  )
}

/**
 * What each day added to the balance of each account, from the roll-up. Fees are not taken off again: a provider books
 * them as lines of their own or inside the amount.
 */
export async function readDayNets(
  rt: Runtime,
  accountIds: readonly string[],
  from: Day,
): Promise<Map<string, Map<Day, bigint>>> {
  const { dailyTotals: d } = rt.store.t
  const nets = new Map<string, Map<Day, bigint>>(accountIds.map((id) => [id, new Map()]))
  if (accountIds.length === 0) return nets
  const rows = await rt.store.read
    .select({ accountId: d.accountId, day: d.day, inMinor: d.inMinor, outMinor: d.outMinor })
    .from(d)
    .where(and(inArray(d.accountId, [...accountIds]), gte(d.day, from)))
  for (const row of rows) {
    const days = nets.get(row.accountId)
    days?.set(row.day, (days.get(row.day) ?? 0n) + row.inMinor - row.outMinor)
  }
  return nets
}

/** A history that is still coming in has holes, so nothing can be worked back over it. */
export async function isHistoryLoading(rt: Runtime, provider: ProviderId): Promise<boolean> {
  return (await readHistoryFact(rt.store, provider, 'complete')) === 'false'
}

/**
 * The balance at the end of each of the last days, today so far included: worked back from the provider's newest figure by
 * the roll-up, and checked against the provider's own figure on the last line before the period.
 */
export async function readClosings(rt: Runtime, account: Account, count: number): Promise<Closings> {
  const days = daysUpTo(dayOf(rt.now(), rt.zone), count)
  const first = days[0]
  if (first === undefined || (await isHistoryLoading(rt, account.provider))) {
    return { days: workBack(days, undefined, new Map()), check: 'loading' }
  }
  const [anchor, nets] = await Promise.all([readAnchor(rt, account), readDayNets(rt, [account.id], first)])
  const ofAccount = nets.get(account.id) ?? new Map<Day, bigint>()
  const closings = workBack(days, anchor, ofAccount)
  return {
    days: closings,
    check: anchor ? await checkLines(rt, account, first, anchor, closings[0]?.closingMinor, ofAccount) : 'none',
  }
}

/** Ours beside the provider's own figure: on its last line before the period, else on its newest line. */
async function checkLines(
  rt: Runtime,
  account: Account,
  first: Day,
  anchor: Anchor,
  firstClosing: bigint | undefined,
  nets: DayNets,
): Promise<Closings['check']> {
  const before = await readLineBalances(rt, account.id, startOfDay(first, rt.zone))
  if (before.length > 0 && firstClosing !== undefined) {
    const opening = firstClosing - (nets.get(first) ?? 0n)
    return before.some(({ minor }) => minor === opening) ? 'agrees' : 'differs'
  }
  const newest = await readLineBalances(rt, account.id, rt.now())
  if (!newest[0]) return 'none'
  const then = anchor.closingMinor - (await readNetSince(rt, account.id, newest[0].at))
  return newest.some(({ minor }) => minor === then) ? 'agrees' : 'differs'
}
