import { eq, lt } from 'drizzle-orm'
import type { Store, Tx } from '@/db/store'
import type { Runtime } from '../context'
import { LIMITS, type Limit, LONGEST_WINDOW_MS } from './limits'

type Count = Pick<Store['t']['rateCounts']['$inferSelect'], 'windowStart' | 'hits' | 'hitsBefore'>
/** `last`: granted, and the next one at once would be refused. */
export type Turn = 'granted' | 'last' | 'refused'

/** The count as it is now: a window that is over becomes the one before, an older one is forgotten. */
function broughtUpTo(now: Date, count: Count | undefined, windowMs: number): Count {
  const passed = count ? Math.floor((now.getTime() - count.windowStart.getTime()) / windowMs) : 2
  // A clock that was set back opens no new window.
  if (count && passed <= 0) return count
  if (count && passed === 1)
    return { windowStart: new Date(count.windowStart.getTime() + windowMs), hits: 0, hitsBefore: count.hits }
  return { windowStart: now, hits: 0, hitsBefore: 0 }
}

/**
 * Uses one turn of a limit, inside the transaction of what it is for. Of the window before, the part that a window of
 * the same length up to now still covers is counted, so that no burst fits around the seam of two windows. A refusal
 * writes nothing.
 */
export async function spendTurn(
  rt: Pick<Runtime, 'store' | 'now'>,
  tx: Tx,
  limit: Limit,
  whose: string,
): Promise<Turn> {
  const { rateCounts } = rt.store.t
  const { turns, windowMs } = LIMITS[limit]
  const name = `${limit}:${whose}`
  const now = rt.now()
  const [stored] = await tx.select().from(rateCounts).where(eq(rateCounts.name, name)).limit(1)
  const count = broughtUpTo(now, stored, windowMs)
  const since = Math.max(0, now.getTime() - count.windowStart.getTime())
  const used = count.hits + count.hitsBefore * (1 - since / windowMs)
  if (used + 1 > turns) return 'refused'
  const spent = { ...count, hits: count.hits + 1 }
  await tx
    .insert(rateCounts)
    .values({ name, ...spent })
    .onConflictDoUpdate({ target: rateCounts.name, set: spent })
  if (!stored) await forgetOld(rt, tx, now)
  return used + 2 > turns ? 'last' : 'granted'
}

/** Whenever somebody new is counted, whoever no longer counts goes: strangers cannot fill the table. */
async function forgetOld(rt: Pick<Runtime, 'store'>, tx: Tx, now: Date): Promise<void> {
  const { rateCounts } = rt.store.t
  await tx.delete(rateCounts).where(lt(rateCounts.windowStart, new Date(now.getTime() - 2 * LONGEST_WINDOW_MS)))
}
