import { and, eq, gte, lte, sql } from 'drizzle-orm'
import { addDays, type Day, dayOf, startOfDay } from '@/lib/core/days-and-zones'
import { CURRENCIES, type Currency } from '@/lib/core/money'
import { RAILS, type Rail } from '@/lib/core/rails'
import type { Runtime } from '../context'

/** What moved by one rail in one currency. */
export type Flow = Readonly<{ inMinor: bigint; outMinor: bigint; feeMinor: bigint; count: number }>
export type TodayRow = Readonly<{ currency: Currency; rail: Rail; today: Flow; lastWeek: Flow }>
export type TodaySoFar = Readonly<{ day: Day; lastWeekDay: Day; until: Date; rows: readonly TodayRow[] }>

export type FlowLine = Flow & Readonly<{ currency: Currency; rail: Rail }>

const WEEK_DAYS = 7
const NOTHING: Flow = { inMinor: 0n, outMinor: 0n, feeMinor: 0n, count: 0 }

function add(one: Flow, other: Flow): Flow {
  return {
    inMinor: one.inMinor + other.inMinor,
    outMinor: one.outMinor + other.outMinor,
    feeMinor: one.feeMinor + other.feeMinor,
    count: one.count + other.count,
  }
}

/** One row per currency and rail that moved on either day; currencies are never added together. */
export function besideLastWeek(today: readonly FlowLine[], lastWeek: readonly FlowLine[]): TodayRow[] {
  const of = (lines: readonly FlowLine[], currency: Currency, rail: Rail) =>
    lines.filter((line) => line.currency === currency && line.rail === rail).reduce(add, NOTHING)
  return CURRENCIES.flatMap((currency) =>
    RAILS.flatMap((rail) => {
      const row = { currency, rail, today: of(today, currency, rail), lastWeek: of(lastWeek, currency, rail) }
      return row.today.count + row.lastWeek.count > 0 ? [row] : []
    }),
  )
}

/** Today from the roll-up; the same weekday last week up to the same local time from its lines. */
export async function readTodaySoFar(rt: Runtime): Promise<TodaySoFar> {
  const { dailyTotals: d, transactions: t } = rt.store.t
  const now = rt.now()
  const day = dayOf(now, rt.zone)
  const lastWeekDay = addDays(day, -WEEK_DAYS)
  // No zone we work in has daylight saving, so the same local time is a whole week ago to the millisecond.
  const until = new Date(now.getTime() - WEEK_DAYS * 86_400_000)
  const [totals, lines] = await Promise.all([
    rt.store.read.select().from(d).where(eq(d.day, day)),
    rt.store.read
      .select({
        currency: t.currency,
        rail: t.rail,
        inMinor: sql<string>`cast(sum(case when ${t.direction} = 'in' then ${t.amountMinor} else 0 end) as text)`,
        outMinor: sql<string>`cast(sum(case when ${t.direction} = 'out' then ${t.amountMinor} else 0 end) as text)`,
        feeMinor: sql<string>`cast(sum(${t.feeMinor}) as text)`,
        count: sql<number>`count(*)`.mapWith(Number),
      })
      .from(t)
      .where(
        and(gte(t.occurredAt, startOfDay(lastWeekDay, rt.zone)), lte(t.occurredAt, until), eq(t.state, 'succeeded')),
      )
      .groupBy(t.currency, t.rail),
  ])
  const today = totals.map((row) => ({ ...row, count: row.inCount + row.outCount }))
  const before = lines.map((row) => ({
    ...row,
    inMinor: BigInt(row.inMinor),
    outMinor: BigInt(row.outMinor),
    feeMinor: BigInt(row.feeMinor),
  }))
  return { day, lastWeekDay, until, rows: besideLastWeek(today, before) }
}
