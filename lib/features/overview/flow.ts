import { and, eq, gte, sql } from 'drizzle-orm'
import { type Day, dayOf } from '@/lib/core/days-and-zones'
import { CURRENCIES, type Currency } from '@/lib/core/money'
import { daysUpTo } from '../balances/closing-balances'
import type { Runtime } from '../context'

export const FLOW_DAYS = 30

export type FlowOfDay = Readonly<{ day: Day; inMinor: bigint; outMinor: bigint }>

/** The currencies that any account of ours holds, most lines in the period first. */
export async function listFlowCurrencies(rt: Runtime): Promise<Currency[]> {
  const { dailyTotals: d, providerAccounts: a } = rt.store.t
  const [from = ''] = daysUpTo(dayOf(rt.now(), rt.zone), FLOW_DAYS)
  const [held, moved] = await Promise.all([
    rt.store.read.selectDistinct({ currency: a.currency }).from(a),
    rt.store.read
      .select({ currency: d.currency, lines: sql<number>`sum(${d.inCount} + ${d.outCount})`.mapWith(Number) })
      .from(d)
      .where(gte(d.day, from))
      .groupBy(d.currency),
  ])
  const lines = new Map(moved.map((row) => [row.currency, row.lines]))
  const known = CURRENCIES.filter((currency) => lines.has(currency) || held.some((row) => row.currency === currency))
  return known.toSorted((one, other) => (lines.get(other) ?? 0) - (lines.get(one) ?? 0))
}

/** In and out of one currency on each of the last days over all accounts, from the roll-up; a day without lines is zero. */
export async function readFlow(rt: Runtime, currency: Currency): Promise<FlowOfDay[]> {
  const { dailyTotals: d } = rt.store.t
  const days = daysUpTo(dayOf(rt.now(), rt.zone), FLOW_DAYS)
  const rows = await rt.store.read
    .select({ day: d.day, inMinor: d.inMinor, outMinor: d.outMinor })
    .from(d)
    .where(and(gte(d.day, days[0] ?? ''), eq(d.currency, currency)))
  return days.map((day) => {
    const own = rows.filter((row) => row.day === day)
    return {
      day,
      inMinor: own.reduce((sum, row) => sum + row.inMinor, 0n),
      outMinor: own.reduce((sum, row) => sum + row.outMinor, 0n),
    }
  })
}
