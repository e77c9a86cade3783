import { eq } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { findEvent } from './apply-event'
import type { CloseOrphanInput } from './schemas'

/**
 * A person puts away a message that nothing of ours claims; it stays readable and can be replayed.
 * @throws AppError `forbidden`, `not_found`, `conflict` when it is no orphan (any more)
 */
export async function closeOrphan(ctx: FeatureContext, { messageId, reason }: CloseOrphanInput): Promise<void> {
  requirePermission(ctx, 'inbox.replay')
  await ctx.store.tx(async (tx) => {
    const event = await findEvent(ctx, tx, messageId)
    if (!event) throw new AppError('not_found', `message ${messageId}`)
    if (event.verdict !== 'orphan') throw new AppError('conflict', `message ${messageId} is ${event.verdict}`)
    const { providerEvents } = ctx.store.t
    await tx
      .update(providerEvents)
      .set({ verdict: 'closed', note: `${event.note ?? ''}; closed by ${ctx.actor.name}: ${reason}`.slice(0, 300) })
      .where(eq(providerEvents.id, event.id))
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'inbox.close',
      subject: `message:${event.id}`,
      facts: { reason },
    })
  })
}
