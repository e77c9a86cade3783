import type { Runtime } from '@/lib/features/context'
import { applyWaiting } from '@/lib/features/inbox/apply-event'
import { rematchOrphans } from '@/lib/features/inbox/rematch-orphans'
import { recoverAbandonedTries } from '@/lib/features/payments/recover-payments'

/** What a process that is gone left behind, and messages that can be followed by now: at the start and every now and then. */
export async function catchUp(rt: Runtime, isGone: (worker: string) => boolean): Promise<void> {
  await recoverAbandonedTries(rt, isGone)
  await applyWaiting(rt)
  await rematchOrphans(rt)
}
