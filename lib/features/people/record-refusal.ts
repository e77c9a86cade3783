import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Runtime } from '@/lib/features/context'

/** A refused right is a line in the audit log: who, which right, why. */
export async function recordRefusal(
  world: Pick<Runtime, 'store' | 'key' | 'now'>,
  refusal: { actorId: string; what: string; code: string },
): Promise<void> {
  await world.store.tx((tx) =>
    recordAudit(world, tx, {
      actorId: refusal.actorId,
      action: 'refused',
      subject: `permission:${refusal.what}`,
      facts: { code: refusal.code },
    }),
  )
}
