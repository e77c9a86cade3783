import { and, eq, inArray } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { setJob } from '../payments/payment-jobs'
import { listPersonNames } from '../people/queries'
import { type Hold, liftHold, listHeldPayments, readHold } from './hold'
import type { ReleaseHoldInput } from './schemas'

/** More would go out within the minute by their own looks. */
const WOKEN_MAX = 1_000
const SHOWN_MAX = 50

export type HoldView = Readonly<{
  /** Undefined when only single payments are still held. */
  hold: (Hold & Readonly<{ byName: string }>) | undefined
  /** References of payments of the restored database that are held one by one; at most {@link SHOWN_MAX}. */
  references: readonly string[]
  count: number
}>

/** What is held and why; undefined when nothing is. */
export async function viewHold(ctx: FeatureContext): Promise<HoldView | undefined> {
  const { payments: p } = ctx.store.t
  const hold = await readHold(ctx.store, ctx.store.read)
  const ids = await listHeldPayments(ctx.store, ctx.store.read)
  const waiting = await ctx.store.read
    .select({ reference: p.reference })
    .from(p)
    .where(and(inArray(p.id, [...ids]), inArray(p.state, ['draft', 'awaiting_approval', 'approved'])))
    .orderBy(p.createdAt)
  if (!hold && waiting.length === 0) return undefined
  const names = await listPersonNames(ctx.store, hold ? [hold.actorId] : [])
  return {
    hold: hold && { ...hold, byName: names.get(hold.actorId) ?? hold.actorId },
    references: waiting.slice(0, SHOWN_MAX).map((row) => row.reference),
    count: waiting.length,
  }
}

/**
 * A person takes the responsibility that sending may go on. Payments that a restored database had not sent yet go too only
 * if that person says they were compared with what the provider paid; otherwise they stay held, and are cancelled and
 * prepared again.
 * @throws AppError `forbidden`, `conflict` when nothing is held.
 */
export async function releaseHold(ctx: FeatureContext, input: ReleaseHoldInput): Promise<void> {
  requirePermission(ctx, 'provider.resume')
  const { payments } = ctx.store.t
  await ctx.store.tx(async (tx) => {
    const hold = await readHold(ctx.store, tx)
    const held = await listHeldPayments(ctx.store, tx)
    if (!hold && held.length === 0) throw new AppError('conflict', 'nothing is held')
    await liftHold(ctx, tx, { payments: input.letEarlierGo })
    const waiting = await tx
      .select({ id: payments.id })
      .from(payments)
      .where(and(eq(payments.state, 'approved'), inArray(payments.reasonCode, ['dispatch_held', 'before_restore'])))
      .limit(WOKEN_MAX)
    for (const { id } of waiting) await setJob(ctx, tx, 'dispatch', id, ctx.now())
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'dispatch.release',
      subject: 'dispatch',
      facts: {
        reason: input.reason,
        cause: hold?.cause ?? 'restored',
        earlierPayments: input.letEarlierGo ? 'released' : 'stay held',
        held: String(held.length),
      },
    })
  })
}
