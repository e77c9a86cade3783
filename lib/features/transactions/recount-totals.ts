import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, gte, lt, max, min, ne, type SQL, sql } from 'drizzle-orm'
import type { Still, Store, Tx } from '@/db/store'
import { ZONES, type Zone } from '@/lib/core/days-and-zones'

/** So much is counted at a time; a year of lines in one go would keep everybody else waiting. */
const COUNTED_MS = 31 * 86_400_000
const INSERTED_ROWS = 500
/** With the zone: how the kept totals were counted. Another number makes every installation count again at its start. */
const BASIS_SETTING = 'history.totals'
const BASIS_VERSION = 2

export type DailyTotal = Store['t']['dailyTotals']['$inferInsert']

type MinorFigure = 'inMinor' | 'outMinor' | 'feeMinor'
type CountFigure = 'inCount' | 'outCount' | 'inLines' | 'outLines'

/** One day, account and rail from its lines. */
type Counted = Pick<DailyTotal, 'day' | 'accountId' | 'rail' | 'currency'> &
  Readonly<Record<MinorFigure | CountFigure, string>>

function added(known: DailyTotal | undefined, counted: Counted): DailyTotal {
  const { day, accountId, rail, currency } = counted
  const minor = (name: MinorFigure) => (known?.[name] ?? 0n) + BigInt(counted[name])
  const count = (name: CountFigure) => (known?.[name] ?? 0) + Number(counted[name])
  return {
    id: `${day}:${accountId}:${rail}`,
    day,
    accountId,
    rail,
    currency,
    inCount: count('inCount'),
    inMinor: minor('inMinor'),
    outCount: count('outCount'),
    outMinor: minor('outMinor'),
    feeMinor: minor('feeMinor'),
    inLines: count('inLines'),
    outLines: count('outLines'),
  }
}

/** The roll-up as a fresh count of every line makes it, by its keys; a month at a time. */
export async function recountTotals(store: Still, zone: Zone): Promise<Map<string, DailyTotal>> {
  const { transactions: t } = store.t
  const day = store.localDay(t.occurredAt, ZONES[zone].offsetMinutes)
  const total = (value: SQL) => sql<string>`cast(sum(${value}) as text)`
  const lines = (direction: 'in' | 'out') => sql`${t.direction} = ${direction}`
  const moved = (direction: 'in' | 'out') => sql`${t.state} = 'succeeded' and ${lines(direction)}`
  const where = (condition: SQL, value: SQL) => total(sql`case when ${condition} then ${value} else 0 end`)
  const [span] = await store.read.select({ first: min(t.occurredAt), last: max(t.occurredAt) }).from(t)
  const totals = new Map<string, DailyTotal>()
  if (!span?.first || !span.last) return totals
  for (let from = span.first.getTime(); from <= span.last.getTime(); from += COUNTED_MS) {
    const counted = await store.read
      .select({
        day,
        accountId: t.accountId,
        rail: t.rail,
        currency: t.currency,
        inCount: where(moved('in'), sql`1`),
        inMinor: where(moved('in'), sql`${t.amountMinor}`),
        outCount: where(moved('out'), sql`1`),
        outMinor: where(moved('out'), sql`${t.amountMinor}`),
        feeMinor: where(sql`${t.state} = 'succeeded'`, sql`${t.feeMinor}`),
        inLines: where(lines('in'), sql`1`),
        outLines: where(lines('out'), sql`1`),
      })
      .from(t)
      .where(and(gte(t.occurredAt, new Date(from)), lt(t.occurredAt, new Date(from + COUNTED_MS))))
      .groupBy(day, t.accountId, t.rail, t.currency)
    for (const each of counted) {
      const next = added(totals.get(`${each.day}:${each.accountId}:${each.rail}`), each)
      totals.set(next.id, next)
    }
    await yieldToOthers()
  }
  return totals
}

/**
 * Counts the roll-up anew when it was kept for another zone or in an earlier form, so that a merchant who moves from EAT to
 * CAT finds every payment on its new day at once. In one transaction: a process that is killed over it starts again.
 * @returns whether it was counted anew
 */
export async function keepTotalsOfZone(store: Store, zone: Zone, now: Date): Promise<boolean> {
  const { settings, dailyTotals } = store.t
  const value = `${BASIS_VERSION} ${zone}`
  return store.tx(async (tx: Tx) => {
    // The write comes first: of several processes that start together one counts, the others wait and find it done.
    const claimed = await tx
      .insert(settings)
      .values({ name: BASIS_SETTING, value, changedAt: now })
      .onConflictDoUpdate({
        target: settings.name,
        set: { value, changedAt: now },
        setWhere: ne(settings.value, value),
      })
      .returning({ name: settings.name })
    if (claimed.length === 0) return false
    const totals = [...(await recountTotals({ t: store.t, read: tx, localDay: store.localDay }, zone)).values()]
    await tx.delete(dailyTotals)
    for (let from = 0; from < totals.length; from += INSERTED_ROWS)
      await tx.insert(dailyTotals).values(totals.slice(from, from + INSERTED_ROWS))
    return true
  })
}
