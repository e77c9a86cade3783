import { and, count, eq, gt, gte, lte, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import { type Day, ZONES, type Zone } from '@/lib/core/days-and-zones'
import type { Currency } from '@/lib/core/money'
import { conditionOf, hiddenFromIndexes } from './conditions'
import type { TransactionFilter } from './filter'
import { upTo } from './rows-past'
import { spansOf } from './search'

/** Sums of one currency over the whole filter: money that moved. `rows` counts every line shown, `movedRows` those that moved it. */
export type CurrencySum = Readonly<{
  currency: Currency
  rows: number
  movedRows: number
  inMinor: bigint
  outMinor: bigint
}>
export type DayFlow = Readonly<{ day: Day; inMinor: bigint; outMinor: bigint; inCount: number; outCount: number }>

/** More lines than this are said as "10,000+" until the exact figure has been counted (SPEED.md L3). */
export const COUNTED_AT_ONCE = 10_000

const total = (value: SQL) => sql<string>`cast(coalesce(sum(${value}), 0) as text)`

/** Whether the roll-up knows the answer: it counts by day of the business zone, account, rail and direction. */
export function isRolledUp(filter: TransactionFilter): boolean {
  const { tab, q, counterparty, min, max } = filter
  return tab !== 'failed' && tab !== 'unknown' && [q, counterparty, min, max].every((part) => part === undefined)
}

/** The same filter on the days of the roll-up. */
function onDays(store: Store, filter: TransactionFilter): SQL | undefined {
  const { dailyTotals: d } = store.t
  return and(
    filter.account ? eq(d.accountId, filter.account) : undefined,
    filter.rail ? eq(d.rail, filter.rail) : undefined,
    filter.currency ? eq(d.currency, filter.currency) : undefined,
    filter.from ? gte(d.day, filter.from) : undefined,
    filter.to ? lte(d.day, filter.to) : undefined,
  )
}

/** In whatever order the list is, sums are found the quickest way. */
function byTime(store: Store, filter: TransactionFilter, zone: Zone, how?: Parameters<typeof conditionOf>[3]) {
  return conditionOf(store, { ...filter, sort: 'newest' }, zone, how)
}

/** Lines that one read of a search's sums goes over, so that nobody else's waits long for it. */
const SUMMED_AT_ONCE = 5_000

type Told = Readonly<{
  currency: Currency
  sign: number
  rows: string
  movedRows: string
  inMinor: string
  outMinor: string
}>

/** One sum a currency, what is to be taken off taken off, in the currencies' order; nothing of no lines. */
function added(told: readonly Told[]): CurrencySum[] {
  const sums = new Map<Currency, CurrencySum>()
  for (const { currency, sign, rows, movedRows, inMinor, outMinor } of told) {
    const so = sums.get(currency)
    sums.set(currency, {
      currency,
      rows: (so?.rows ?? 0) + Number(sign) * Number(rows),
      movedRows: (so?.movedRows ?? 0) + Number(sign) * Number(movedRows),
      inMinor: (so?.inMinor ?? 0n) + BigInt(sign) * BigInt(inMinor),
      outMinor: (so?.outMinor ?? 0n) + BigInt(sign) * BigInt(outMinor),
    })
  }
  return [...sums.values()].filter((sum) => sum.rows > 0).sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** By currency from the lines that a condition picks. */
function ofLines(on: Reader, store: Store, sign: 1 | -1, condition: SQL | undefined) {
  const { transactions: t } = store.t
  // Else a few lines found by their number would be sought by currency, which is to say all lines.
  const currency = hiddenFromIndexes(t.currency) as SQL<Currency>
  const moved = (direction: 'in' | 'out') =>
    total(sql`case when ${t.state} = 'succeeded' and ${t.direction} = ${direction} then ${t.amountMinor} else 0 end`)
  return on
    .select({
      currency,
      sign: sql<number>`${sql.raw(String(sign))}`.as('sign'),
      rows: sql<string>`cast(count(*) as text)`.as('lines'),
      movedRows: total(sql`case when ${t.state} = 'succeeded' then 1 else 0 end`).as('moved'),
      inMinor: moved('in').as('in_minor'),
      outMinor: moved('out').as('out_minor'),
    })
    .from(t)
    .where(condition)
    .groupBy(currency)
}

/** By currency from the roll-up. */
function ofDays(on: Reader, store: Store, filter: TransactionFilter) {
  const { dailyTotals: d } = store.t
  const side = (direction: 'in' | 'out', value: SQLWrapper) =>
    filter.tab === 'all' || filter.tab === direction ? sql`${value}` : sql`0`
  return on
    .select({
      currency: d.currency,
      sign: sql<number>`1`.as('sign'),
      rows: total(sql`${side('in', d.inLines)} + ${side('out', d.outLines)}`).as('lines'),
      movedRows: total(sql`${side('in', d.inCount)} + ${side('out', d.outCount)}`).as('moved'),
      inMinor: total(side('in', d.inMinor)).as('in_minor'),
      outMinor: total(side('out', d.outMinor)).as('out_minor'),
    })
    .from(d)
    .where(onDays(store, filter))
    .groupBy(d.currency)
}

/**
 * The sums from the roll-up, less those of the lines that came after a row. One statement, so one moment: a line that comes
 * meanwhile is in both halves or in neither. Not sent until it is awaited, so a test can ask how it would be answered.
 */
export function sumsOfDays(store: Store, filter: TransactionFilter, zone: Zone, upToRow: number) {
  const isLater = gt(store.t.transactions.rowNo, upToRow)
  const since = ofLines(store.read, store, -1, and(isLater, conditionOf(store, filter, zone, { way: 'sought' })))
  return ofDays(store.read, store, filter).unionAll(since)
}

/**
 * Per currency over everything the filter shows, not the page; `zone` is the business zone, in which the roll-up counts.
 * What the roll-up does not know is summed from the lines, away from the event loop where the engine can. `upToRow`: only
 * lines that were there when the newest had this number. `signal`: whoever asked may go away; a search is then not summed to its
 * end.
 */
export async function sumTransactions(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  upToRow?: number,
  signal?: AbortSignal,
): Promise<CurrencySum[]> {
  if (!isRolledUp(filter)) {
    const told: Told[] = []
    for await (const how of spansOf(store, filter, zone, SUMMED_AT_ONCE)) {
      signal?.throwIfAborted()
      told.push(...(await ofLines(store.aside, store, 1, and(byTime(store, filter, zone, how), upTo(store, upToRow)))))
    }
    return added(told)
  }
  return added(
    await (upToRow === undefined ? ofDays(store.read, store, filter) : sumsOfDays(store, filter, zone, upToRow)),
  )
}

/** Lines of the filter, counted no further than one more than {@link COUNTED_AT_ONCE}. */
export async function countAtOnce(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  signal?: AbortSignal,
): Promise<number> {
  const { transactions: t } = store.t
  let lines = 0
  for await (const how of spansOf(store, filter, zone, SUMMED_AT_ONCE)) {
    signal?.throwIfAborted()
    const some = store.aside
      .select({ rowNo: t.rowNo })
      .from(t)
      .where(byTime(store, filter, zone, how))
      .limit(COUNTED_AT_ONCE + 1 - lines)
      .as('some')
    const [row] = await store.aside.select({ lines: count() }).from(some)
    lines += Number(row?.lines ?? 0)
    if (lines > COUNTED_AT_ONCE) break
  }
  return lines
}

type Currencied = TransactionFilter & { currency: Currency }

function flowOfDays(store: Store, filter: Currencied) {
  const { dailyTotals: d } = store.t
  return store.read
    .select({
      day: d.day,
      inMinor: total(sql`${d.inMinor}`),
      outMinor: total(sql`${d.outMinor}`),
      inCount: total(sql`${d.inCount}`),
      outCount: total(sql`${d.outCount}`),
    })
    .from(d)
    .where(onDays(store, filter))
    .groupBy(d.day)
    .orderBy(d.day)
}

type ToldDay = Readonly<{ day: string; inMinor: string; outMinor: string; inCount: string; outCount: string }>

/** One row a day, in their order. */
function addedByDay(told: readonly ToldDay[]): ToldDay[] {
  const days = new Map<string, ToldDay>()
  for (const row of told) {
    const so = days.get(row.day)
    const plus = (of: 'inMinor' | 'outMinor' | 'inCount' | 'outCount') =>
      String(BigInt(row[of]) + BigInt(so?.[of] ?? 0))
    const [inMinor, outMinor, inCount, outCount] = [
      plus('inMinor'),
      plus('outMinor'),
      plus('inCount'),
      plus('outCount'),
    ]
    days.set(row.day, { day: row.day, inMinor, outMinor, inCount, outCount })
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

async function flowOfLines(store: Store, filter: Currencied, zone: Zone, signal?: AbortSignal): Promise<ToldDay[]> {
  const { transactions: t } = store.t
  const day = store.localDay(t.occurredAt, ZONES[zone].offsetMinutes)
  const side = (direction: 'in' | 'out', value: SQLWrapper) =>
    total(sql`case when ${t.direction} = ${direction} then ${value} else 0 end`)
  const told: ToldDay[] = []
  for await (const how of spansOf(store, filter, zone, SUMMED_AT_ONCE)) {
    signal?.throwIfAborted()
    const rows = await store.aside
      .select({
        day,
        inMinor: side('in', t.amountMinor),
        outMinor: side('out', t.amountMinor),
        inCount: side('in', sql`1`),
        outCount: side('out', sql`1`),
      })
      .from(t)
      .where(and(byTime(store, filter, zone, how), eq(t.state, 'succeeded')))
      .groupBy(day)
    told.push(...rows)
  }
  return addedByDay(told)
}

/** In and out by day of the business zone, one currency, for the filter; days on which nothing moved are left out. */
export async function flowByDay(
  store: Store,
  filter: Currencied,
  zone: Zone,
  signal?: AbortSignal,
): Promise<DayFlow[]> {
  const rows = await (isRolledUp(filter) ? flowOfDays(store, filter) : flowOfLines(store, filter, zone, signal))
  const isShown = { in: filter.tab !== 'out', out: filter.tab !== 'in' }
  return rows
    .map((row) => ({
      day: row.day,
      inMinor: isShown.in ? BigInt(row.inMinor) : 0n,
      outMinor: isShown.out ? BigInt(row.outMinor) : 0n,
      inCount: isShown.in ? Number(row.inCount) : 0,
      outCount: isShown.out ? Number(row.outCount) : 0,
    }))
    .filter((row) => row.inCount + row.outCount > 0)
}
