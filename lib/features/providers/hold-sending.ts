import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { placeHold } from './hold'
import type { HoldSendingInput } from './schemas'

/**
 * The switch for an incident: nothing is sent by any provider, and no customer is asked for money, until an administrator
 * releases it. What was handed over is asked about, and what comes in is received, as ever.
 * @throws AppError `forbidden`, `conflict` when all sending is held already.
 */
export async function holdSending(ctx: FeatureContext, { reason }: HoldSendingInput): Promise<void> {
  requirePermission(ctx, 'provider.pause')
  await ctx.store.tx(async (tx) => {
    const isPlaced = await placeHold(ctx, tx, { cause: 'person', detail: reason, actorId: ctx.actor.id })
    if (!isPlaced) throw new AppError('conflict', 'all sending is held already')
  })
}
