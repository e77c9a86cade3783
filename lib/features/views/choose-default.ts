import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { findView } from './queries'
import type { ChooseDefaultInput } from './schemas'

/**
 * A person says with which view their page of transactions opens; with none, everything is there again.
 * @throws AppError `not_found` for a view that they may not open.
 */
export async function chooseDefault(ctx: FeatureContext, { viewId }: ChooseDefaultInput): Promise<void> {
  requirePermission(ctx, 'money.read')
  await ctx.store.tx(async (tx) => {
    if (viewId !== '' && !(await findView(ctx, tx, viewId))) throw new AppError('not_found', `view ${viewId}`)
    await setDefault(ctx, tx, viewId)
  })
}

export async function setDefault(ctx: FeatureContext, tx: Tx, viewId: string): Promise<void> {
  const { defaultViews: d } = ctx.store.t
  if (viewId === '') await tx.delete(d).where(eq(d.userId, ctx.actor.id))
  else
    await tx
      .insert(d)
      .values({ userId: ctx.actor.id, viewId })
      .onConflictDoUpdate({ target: d.userId, set: { viewId } })
  await recordAudit(ctx, tx, {
    actorId: ctx.actor.id,
    action: 'view.default',
    subject: `user:${ctx.actor.id}`,
    facts: { viewId },
  })
}
