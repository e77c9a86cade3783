import { and, eq, gt, like, or, sql } from 'drizzle-orm'
import { addDays, type Day, dayOf } from '@/lib/core/days-and-zones'
import type { Runtime } from '../context'
import { daysUpTo, readDayNets, workBack } from './closing-balances'
import { type BalanceSnapshot, type BalanceTold, inShownOrder, type ProviderAccount, toldOf } from './queries'

/** The board's line of days. */
export const SPARK_DAYS = 14
const ACCOUNTS_MAX = 200

export type AccountBalance = Readonly<{
  account: ProviderAccount
  balance: BalanceTold
  /** Closing balances of the last days, for drawing; days without a known balance are left out. */
  closings: readonly bigint[]
}>

type BoardRow = Readonly<{
  account: ProviderAccount
  newest: BalanceSnapshot | null
  firstDay: Day | null
  firstAt: Date | null
}>

/** Every account with its newest snapshot and when anything of it was first known: one index look-up each. */
async function readRows(rt: Runtime): Promise<BoardRow[]> {
  const { providerAccounts: a, balanceSnapshots: b, dailyTotals: d } = rt.store.t
  const rows = await rt.store.read
    .select({
      account: a,
      newest: b,
      firstDay: sql<Day | null>`(select min(first_line.day) from ${d} first_line where first_line.account_id = ${a.id})`,
      firstAt: sql`(select min(first_told.at) from ${b} first_told where first_told.account_id = ${a.id})`.mapWith(
        b.at,
      ),
    })
    .from(a)
    .leftJoin(
      b,
      and(
        eq(b.accountId, a.id),
        sql`${b.at} = (select max(last_told.at) from ${b} last_told where last_told.account_id = ${a.id})`,
      ),
    )
    .orderBy(a.name)
    .limit(ACCOUNTS_MAX)
  // Two balances told in one millisecond are both the newest.
  return rows.filter((row, index) => rows.findIndex(({ account }) => account.id === row.account.id) === index)
}

/** What the lines after each account's snapshot added to it. */
async function readNetsSince(rt: Runtime, rows: readonly BoardRow[]): Promise<ReadonlyMap<string, bigint>> {
  const { transactions: t } = rt.store.t
  const later = rows.flatMap(({ account, newest }) =>
    newest ? [and(eq(t.accountId, account.id), gt(t.occurredAt, newest.at))] : [],
  )
  if (later.length === 0) return new Map()
  const nets = await rt.store.read
    .select({
      accountId: t.accountId,
      net: sql<string>`cast(sum(case when ${t.direction} = 'in' then ${t.amountMinor} else -${t.amountMinor} end) as text)`,
    })
    .from(t)
    .where(and(eq(t.state, 'succeeded'), or(...later)))
    .groupBy(t.accountId)
  return new Map(nets.map(({ accountId, net }) => [accountId, BigInt(net)]))
}

/** Providers whose history is still coming in: nothing can be worked back over its holes. */
async function readLoading(rt: Runtime): Promise<ReadonlySet<string>> {
  const { settings } = rt.store.t
  const facts = await rt.store.read
    .select({ name: settings.name })
    .from(settings)
    .where(and(like(settings.name, 'history.%.complete'), eq(settings.value, 'false')))
  return new Set(facts.map(({ name }) => name.split('.')[1] ?? ''))
}

/** One entry per account with its newest balance and its last days. No sum is made across accounts. */
export async function readBoard(rt: Runtime): Promise<AccountBalance[]> {
  const days = daysUpTo(dayOf(rt.now(), rt.zone), SPARK_DAYS)
  const rows = await readRows(rt)
  const [since, nets, loading] = await Promise.all([
    readNetsSince(rt, rows),
    readDayNets(
      rt,
      rows.map(({ account }) => account.id),
      days[0] ?? '',
    ),
    readLoading(rt),
  ])
  const board = rows.map(({ account, newest, firstDay, firstAt }): AccountBalance => {
    const known = [...(firstDay ? [addDays(firstDay, -1)] : []), ...(firstAt ? [dayOf(firstAt, rt.zone)] : [])].sort()
    const isWhole = newest && !loading.has(account.provider)
    const anchor = isWhole
      ? { closingMinor: newest.currentMinor + (since.get(account.id) ?? 0n), knownFrom: known[0] ?? '' }
      : undefined
    const closings = workBack(days, anchor, nets.get(account.id) ?? new Map())
    return {
      account,
      balance: toldOf(rt, account, newest ?? undefined),
      closings: closings.flatMap(({ closingMinor }) => (closingMinor === undefined ? [] : [closingMinor])),
    }
  })
  return inShownOrder(rt, board)
}

/** Accounts whose balance is older than its limit, or was never told though it can be asked for. */
export function staleOf(board: readonly AccountBalance[]): AccountBalance[] {
  return board.filter(({ balance }) => balance.kind === 'waiting' || (balance.kind === 'told' && balance.isStale))
}
