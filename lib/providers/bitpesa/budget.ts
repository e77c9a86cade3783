const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** The documented soft limits of a day (contract 12). */
const PER_DAY = { transaction: 2_500, accounts: 300, currencies: 300 } as const
const FIRST_HOUR_MAX = 6

export type Family = keyof typeof PER_DAY

export interface Budget {
  /** True when one more reading of this kind fits into the day. */
  take(family: Family): boolean
  /**
   * As above for one transaction, which is read at most six times in its first hour and hourly afterwards. `anyway`
   * readings guard money that is about to move: they are counted, never refused.
   */
  takeTransaction(id: string, anyway: boolean): boolean
}

/** BitPesa enforces nothing and asks for restraint; callbacks are the first source of news there. */
export function createBudget(now: () => number): Budget {
  let day = Math.floor(now() / DAY_MS)
  const used = new Map<Family, number>()
  const asked = new Map<string, { first: number; last: number; count: number }>()

  function count(family: Family): number {
    const today = Math.floor(now() / DAY_MS)
    if (today !== day) {
      day = today
      used.clear()
      // What was not asked about for a day is over, or starts afresh.
      for (const [id, { last }] of asked) if (now() - last > DAY_MS) asked.delete(id)
    }
    const next = (used.get(family) ?? 0) + 1
    used.set(family, next)
    return next
  }
  const take = (family: Family) => count(family) <= PER_DAY[family]

  return {
    take,
    takeTransaction(id, anyway) {
      const at = now()
      const before = asked.get(id)
      if (!anyway && before) {
        const firstHour = at - before.first < HOUR_MS
        if (firstHour ? before.count >= FIRST_HOUR_MAX : at - before.last < HOUR_MS) return false
      }
      if (!take('transaction') && !anyway) return false
      if (!anyway) asked.set(id, { first: before?.first ?? at, last: at, count: (before?.count ?? 0) + 1 })
      return true
    },
  }
}
