import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, asc, eq, gt, gte, inArray, lt, max, min, type SQL, sql } from 'drizzle-orm'
import type { Still } from '@/db/store'
import { sha256Hex } from '@/lib/core/content-hash'
import { ZONES, type Zone } from '@/lib/core/days-and-zones'
import { everyPage, SHOWN_MAX } from './check'

const text = (value: SQL) => sql<string>`cast(${value} as text)`

/** A succeeded payment is one line of the history; two would count its money twice. */
export async function wrongLines(store: Still): Promise<string[]> {
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
/** So much is counted at a time; a year of lines in one go would keep everybody else waiting. */
const COUNTED_MS = 31 * 86_400_000

/** A fresh count of every succeeded line, by the key of its total. */
async function recount(store: Still, zone: Zone): Promise<Map<string, bigint[]>> {
  const { transactions: t } = store.t
  const day = store.localDay(t.occurredAt, ZONES[zone].offsetMinutes)
  const side = (direction: 'in' | 'out', value: SQL) =>
    text(sql`sum(case when ${t.direction} = ${direction} then ${value} else 0 end)`)
  const [span] = await store.read.select({ first: min(t.occurredAt), last: max(t.occurredAt) }).from(t)
  const sums = new Map<string, bigint[]>()
  if (!span?.first || !span.last) return sums
  for (let from = span.first.getTime(); from <= span.last.getTime(); from += COUNTED_MS) {
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
      .where(
        and(eq(t.state, 'succeeded'), gte(t.occurredAt, new Date(from)), lt(t.occurredAt, new Date(from + COUNTED_MS))),
      )
      .groupBy(day, t.accountId, t.rail)
    for (const row of counted) {
      const before = sums.get(row.key) ?? []
      sums.set(
        row.key,
        FIGURES.map((name, index) => BigInt(row[name]) + (before[index] ?? 0n)),
      )
    }
    await yieldToOthers()
  }
  return sums
}

/** The roll-up behind charts and today's figures, against a fresh count of every line. */
export async function wrongTotals(store: Still, zone: Zone): Promise<string[]> {
  const counted = await recount(store, zone)
  const kept = await store.read.select().from(store.t.dailyTotals)
  const rolledUp = new Map(kept.map((row) => [row.id, FIGURES.map((name) => BigInt(row[name]))]))
  const line = (figures: readonly bigint[] | undefined) => (figures ?? FIGURES.map(() => 0n)).join(' ')
  return [...new Set([...counted.keys(), ...rolledUp.keys()])]
    .filter((key) => line(counted.get(key)) !== line(rolledUp.get(key)))
    .slice(0, SHOWN_MAX)
    .map((key) => `${key}: kept ${line(rolledUp.get(key))}, counted ${line(counted.get(key))}`)
}

/** What a provider said is kept as it came. */
export async function changedMessages(store: Still): Promise<string[]> {
  const { providerEvents: e } = store.t
  return everyPage<Pick<Still['t']['providerEvents']['$inferSelect'], 'rowNo' | 'id' | 'rawBody' | 'bodySha256'>>(
    (last, limit) =>
      store.read
        .select({ rowNo: e.rowNo, id: e.id, rawBody: e.rawBody, bodySha256: e.bodySha256 })
        .from(e)
        .where(gt(e.rowNo, last?.rowNo ?? 0))
        .orderBy(asc(e.rowNo))
        .limit(limit),
    (row) =>
      row.rawBody && sha256Hex(row.rawBody) === row.bodySha256
        ? undefined
        : `message ${row.id}: the stored body is not the one that came`,
  )
}
