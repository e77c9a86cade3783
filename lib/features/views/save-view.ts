import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { fold } from '@/lib/core/fold'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { writeColumns } from '../transactions/list-columns'
import { auditedFilter, checkShared, withOwnName } from './check-view'
import { setDefault } from './choose-default'
import { countOwnViews, VIEWS_MAX } from './queries'
import type { SaveViewInput } from './schemas'
import { readAsked, writeKept } from './view-content'

/**
 * A person keeps the list as they see it under a name.
 * @throws AppError `invalid_input` with problems of `name` (used already, or too many views) and `isShared`.
 */
export async function saveView(ctx: FeatureContext, input: SaveViewInput): Promise<{ viewId: string }> {
  requirePermission(ctx, 'money.read')
  const content = readAsked(input)
  if (input.isShared) checkShared(content)
  const viewId = newId(ctx.now())
  const { name, isShared } = input
  const kept = { filter: writeKept(content), columns: writeColumns(content.columns), density: content.density }
  await withOwnName(ctx.store, () =>
    ctx.store.tx(async (tx) => {
      if ((await countOwnViews(ctx.store, tx, ctx.actor.id)) >= VIEWS_MAX)
        throw new AppError('invalid_input', 'no more views for this person', { fields: { name: 'too_many_views' } })
      await tx.insert(ctx.store.t.savedViews).values({
        ...kept,
        id: viewId,
        ownerId: ctx.actor.id,
        name,
        nameKey: fold(name),
        isShared,
        version: 1,
        createdAt: ctx.now(),
        changedAt: ctx.now(),
      })
      await recordAudit(ctx, tx, {
        actorId: ctx.actor.id,
        action: 'view.saved',
        subject: `view:${viewId}`,
        facts: { name, isShared, ...kept, filter: auditedFilter(kept.filter) },
      })
      if (input.isDefault) await setDefault(ctx, tx, viewId)
    }),
  )
  return { viewId }
}
