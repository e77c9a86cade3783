import { desc, max } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import type { Runtime } from '../context'

/** Two machines, or one that was adjusted, may differ by this much. */
const TOLERATED_MS = 2_000
const ALARM_EVERY_MS = 60_000

type Seen = { newestMs: number; alarmedAt: number }
const seenOf = new WeakMap<Store, Seen>()

/** Every change has its audit row; the newest of all is read once, then only the last row, which others write too. */
async function look(store: Store, reader: Reader): Promise<Seen> {
  const { audit } = store.t
  let seen = seenOf.get(store)
  if (!seen) {
    const [newest] = await reader.select({ at: max(audit.at) }).from(audit)
    seen = { newestMs: newest?.at?.getTime() ?? 0, alarmedAt: Number.NEGATIVE_INFINITY }
    seenOf.set(store, seen)
  }
  const [last] = await reader.select({ at: audit.at }).from(audit).orderBy(desc(audit.number)).limit(1)
  seen.newestMs = Math.max(seen.newestMs, last?.at.getTime() ?? 0)
  return seen
}

/**
 * Whether the clock stands before what is already stored (RELIABILITY.md 1.10): then key lives, day limits and the age
 * of approvals cannot be believed, and nothing is sent until it has caught up. Receiving goes on.
 */
export async function isClockBehind(rt: Pick<Runtime, 'store' | 'now' | 'log'>, reader: Reader): Promise<boolean> {
  const seen = await look(rt.store, reader)
  const behindMs = seen.newestMs - rt.now().getTime()
  if (behindMs <= TOLERATED_MS) {
    seen.newestMs = Math.max(seen.newestMs, rt.now().getTime())
    return false
  }
  // By the monotonic clock: the other one is what is wrong.
  if (performance.now() - seen.alarmedAt > ALARM_EVERY_MS) {
    seen.alarmedAt = performance.now()
    rt.log.error('the clock is behind what is stored: nothing is sent', { ms: behindMs })
  }
  return true
}
