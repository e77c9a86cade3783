import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Still } from '@/db/store'
import { sha256Hex } from '@/lib/core/content-hash'
import type { Zone } from '@/lib/core/days-and-zones'
import { type DailyTotal, recountTotals } from '../transactions/recount-totals'
import { everyPage, SHOWN_MAX } from './check'

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

const FIGURES = ['inCount', 'inMinor', 'outCount', 'outMinor', 'feeMinor', 'inLines', 'outLines'] as const

/** The roll-up behind charts and today's figures, against a fresh count of every line. */
export async function wrongTotals(store: Still, zone: Zone): Promise<string[]> {
  const counted = await recountTotals(store, zone)
  const kept = await store.read.select().from(store.t.dailyTotals)
  const rolledUp = new Map(kept.map((row) => [row.id, row]))
  const figures = (row: DailyTotal | undefined) => FIGURES.map((name) => String(row?.[name] ?? 0)).join(' ')
  return [...new Set([...counted.keys(), ...rolledUp.keys()])]
    .filter((key) => figures(counted.get(key)) !== figures(rolledUp.get(key)))
    .slice(0, SHOWN_MAX)
    .map((key) => `${key}: kept ${figures(rolledUp.get(key))}, counted ${figures(counted.get(key))}`)
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
