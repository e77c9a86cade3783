import { and, eq } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { fold } from '@/lib/core/fold'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { writeColumns } from '../transactions/list-columns'
import { auditedFilter, checkShared, withOwnName } from './check-view'
import { getViewToChange, type SavedView } from './queries'
import type { RenameViewInput, ReplaceViewInput, ShareViewInput } from './schemas'
import { readAsked, writeKept } from './view-content'

type Change = Partial<Store['t']['savedViews']['$inferInsert']>
type Which = Readonly<{ viewId: string; version: number }>

/** @throws AppError `invalid_input` when its owner has another view of that name; see {@link getViewToChange} for the rest. */
export async function renameView(ctx: FeatureContext, input: RenameViewInput): Promise<void> {
  await withOwnName(ctx.store, () =>
    change(ctx, input, { action: 'view.renamed' }, () => ({ name: input.name, nameKey: fold(input.name) })),
  )
}

/** Gives it to the team, or takes it back. @throws AppError as {@link renameView}, of the field `isShared` */
export async function shareView(ctx: FeatureContext, input: ShareViewInput): Promise<void> {
  await change(ctx, input, { action: input.isShared ? 'view.shared' : 'view.unshared' }, (before) => {
    if (input.isShared) checkShared(before.content)
    return { isShared: input.isShared }
  })
}

/** Keeps the list as it is shown now under the view's name. */
export async function replaceView(ctx: FeatureContext, input: ReplaceViewInput): Promise<void> {
  requirePermission(ctx, 'money.read')
  const content = readAsked(input.content)
  await change(ctx, input, { action: 'view.replaced' }, (before) => {
    if (before.isShared) checkShared(content)
    return { filter: writeKept(content), columns: writeColumns(content.columns), density: content.density }
  })
}

async function change(
  ctx: FeatureContext,
  which: Which,
  { action }: { action: string },
  changeOf: (before: SavedView) => Change,
): Promise<void> {
  requirePermission(ctx, 'view.keep')
  const { savedViews: v } = ctx.store.t
  await ctx.store.tx(async (tx) => {
    const before = await getViewToChange(ctx, tx, which)
    const set = changeOf(before)
    const moved = await tx
      .update(v)
      .set({ ...set, version: before.version + 1, changedAt: ctx.now() })
      .where(and(eq(v.id, before.id), eq(v.version, before.version)))
      .returning({ id: v.id })
    if (moved.length === 0) throw new AppError('conflict', `view ${before.id} moved`)
    const told = set.filter === undefined ? set : { ...set, filter: auditedFilter(set.filter) }
    const facts = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, String(value)]))
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action,
      subject: `view:${before.id}`,
      facts: { ...facts, before: before.name },
    })
  })
}
