import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import type { ProviderId } from '@/lib/core/rails'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { setJob } from '../payments/payment-jobs'
import { isPaused, PAUSED, settingOfPause, writePause } from './pause'
import type { PauseSendingInput, ResumeSendingInput } from './schemas'

/** More would go out within the minute by their own looks. */
const WOKEN_MAX = 1_000

/**
 * Holds a provider's payouts: they stay Approved and are looked at every minute. Drafts, approvals, prompts, bills and
 * everything that comes in go on; what was handed over already is asked about as ever.
 * @throws AppError `forbidden`, `not_configured`, `conflict` when it is paused already.
 */
export async function pauseSending(ctx: FeatureContext, { provider, reason }: PauseSendingInput): Promise<void> {
  requirePermission(ctx, 'provider.pause')
  ctx.providers.get(provider)
  await ctx.store.tx(async (tx) => {
    if (await isPaused(ctx.store, tx, provider)) throw new AppError('conflict', `${provider} is paused already`)
    const at = ctx.now()
    const value = writePause({ actorId: ctx.actor.id, reason, at })
    await tx.insert(ctx.store.t.settings).values({ name: settingOfPause(provider), value, changedAt: at })
    await audit(ctx, tx, 'provider.pause', provider, { reason })
  })
}

/**
 * Lets a provider's payouts go again; those that waited are looked at now.
 * @throws AppError `forbidden`, `conflict` when it is not paused.
 */
export async function resumeSending(ctx: FeatureContext, { provider, reason }: ResumeSendingInput): Promise<void> {
  requirePermission(ctx, 'provider.resume')
  const { settings } = ctx.store.t
  await ctx.store.tx(async (tx) => {
    if (!(await isPaused(ctx.store, tx, provider))) throw new AppError('conflict', `${provider} is not paused`)
    await tx.delete(settings).where(eq(settings.name, settingOfPause(provider)))
    const woken = await wakeHeld(ctx, tx, provider)
    await audit(ctx, tx, 'provider.resume', provider, { reason, woken: String(woken) })
  })
}

async function wakeHeld(ctx: FeatureContext, tx: Tx, provider: ProviderId): Promise<number> {
  const { payments } = ctx.store.t
  const held = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.state, 'approved'), eq(payments.provider, provider), eq(payments.reasonCode, PAUSED)))
    .limit(WOKEN_MAX)
  for (const { id } of held) await setJob(ctx, tx, 'dispatch', id, ctx.now())
  return held.length
}

function audit(ctx: FeatureContext, tx: Tx, action: string, provider: ProviderId, facts: Record<string, string>) {
  return recordAudit(ctx, tx, { actorId: ctx.actor.id, action, subject: `provider:${provider}`, facts })
}
