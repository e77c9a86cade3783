import type { Runtime } from '@/lib/features/context'
import { applyWaiting } from '@/lib/features/inbox/apply-event'
import { rematchOrphans } from '@/lib/features/inbox/rematch-orphans'
import { recoverAbandonedTries } from '@/lib/features/payments/recover-payments'

/**
 * What a process that is gone left behind, and messages that can be followed by now: at the start and every now and then.
 * `inHandMs`: messages that came so recently are still in the hand of the process that answered them.
 */
export async function catchUp(rt: Runtime, isGone: (worker: string) => boolean, inHandMs = 0): Promise<void> {
  await recoverAbandonedTries(rt, isGone)
  await applyWaiting(rt, inHandMs)
  await rematchOrphans(rt)
}
