import { and, eq } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { getViewToChange } from './queries'
import type { DeleteViewInput } from './schemas'

/** Too short to say anything. */
const REASON_MIN = 3

/**
 * The pages that opened with it open with everything again; schedules that run it say that it is gone.
 * @throws AppError `invalid_input` without a reason for a shared one; see {@link getViewToChange} for the rest.
 */
export async function deleteView(ctx: FeatureContext, input: DeleteViewInput): Promise<void> {
  requirePermission(ctx, 'view.keep')
  const { savedViews: v, defaultViews: d } = ctx.store.t
  await ctx.store.tx(async (tx) => {
    const view = await getViewToChange(ctx, tx, input)
    if (view.isShared && input.reason.length < REASON_MIN)
      throw new AppError('invalid_input', 'others lose the view too', { fields: { reason: 'required' } })
    await tx.delete(d).where(eq(d.viewId, view.id))
    const gone = await tx
      .delete(v)
      .where(and(eq(v.id, view.id), eq(v.version, view.version)))
      .returning({ id: v.id })
    if (gone.length === 0) throw new AppError('conflict', `view ${view.id} moved`)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'view.deleted',
      subject: `view:${view.id}`,
      facts: { name: view.name, ownerId: view.ownerId, reason: input.reason },
    })
  })
}
