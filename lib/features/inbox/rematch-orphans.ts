import { and, desc, eq, gte } from 'drizzle-orm'
import type { Runtime } from '../context'
import { applyStored, findEvent } from './apply-event'
import { ofVerdict } from './of-verdict'

/** Orphans are tried again this long; then only a person closes them (RELIABILITY.md 1.6 rule 8). */
const REMATCH_FOR_MS = 7 * 24 * 3_600_000
const ROUND_MAX = 100

/**
 * Messages that nothing of ours claimed, read again: an early callback finds its payment once the reference is learned.
 * `sinceMs`: only those that came so recently.
 */
export async function rematchOrphans(rt: Runtime, sinceMs = REMATCH_FOR_MS): Promise<number> {
  const { providerEvents } = rt.store.t
  const orphans = await rt.store.read
    .select({ id: providerEvents.id })
    .from(providerEvents)
    .where(and(ofVerdict(rt.store, 'orphan'), gte(providerEvents.receivedAt, new Date(rt.now().getTime() - sinceMs))))
    .orderBy(desc(providerEvents.receivedAt))
    .limit(ROUND_MAX)
  let matched = 0
  for (const { id } of orphans) if (await rematch(rt, id)) matched += 1
  return matched
}

async function rematch(rt: Runtime, eventId: string): Promise<boolean> {
  const { providerEvents } = rt.store.t
  try {
    return await rt.store.tx(async (tx) => {
      const event = await findEvent(rt, tx, eventId)
      if (event?.verdict !== 'orphan') return false
      const told = await applyStored(rt, tx, event)
      if (told.verdict === 'orphan') return false
      await tx
        .update(providerEvents)
        .set({ ...told, note: `matched later: ${told.note}`, error: null })
        .where(eq(providerEvents.id, eventId))
      return true
    })
  } catch (error) {
    rt.log.error('orphan not matched', { id: eventId, error: error instanceof Error ? error.message : 'unknown' })
    return false
  }
}
