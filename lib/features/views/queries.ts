import { and, asc, count, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { readColumns } from '../transactions/list-columns'
import { readKept, type ViewContent } from './view-content'

export const VIEWS_MAX = 50
/** Of everybody else's; ten people may share all that they can keep. */
const SHARED_MAX = 500

type ViewRow = Store['t']['savedViews']['$inferSelect']
export type SavedView = Readonly<
  Pick<ViewRow, 'id' | 'ownerId' | 'name' | 'isShared' | 'version' | 'changedAt'> & { content: ViewContent }
>

function viewOf({ filter, columns, density, id, ownerId, name, isShared, version, changedAt }: ViewRow): SavedView {
  const content = { ...readKept(filter), columns: readColumns(columns), density }
  return { id, ownerId, name, isShared, version, changedAt, content }
}

/** This person's views by name. Not sent until it is awaited, so a test can ask the engine how it would answer. */
export function ownViews(store: Store, ownerId: string) {
  const { savedViews: v } = store.t
  return store.read.select().from(v).where(eq(v.ownerId, ownerId)).orderBy(asc(v.nameKey)).limit(VIEWS_MAX)
}

/** What others share, by name. */
export function sharedViews(store: Store, ownerId: string) {
  const { savedViews: v } = store.t
  return store.read
    .select()
    .from(v)
    .where(and(sql`${v.isShared}`, ne(v.ownerId, ownerId)))
    .orderBy(asc(v.nameKey), asc(v.id))
    .limit(SHARED_MAX)
}

export async function countOwnViews(store: Store, read: Reader, ownerId: string): Promise<number> {
  const { savedViews: v } = store.t
  const [row] = await read.select({ views: count() }).from(v).where(eq(v.ownerId, ownerId))
  return Number(row?.views ?? 0)
}

export type Views = Readonly<{ own: SavedView[]; team: SavedView[] }>

/** All that this person may open: their own, and what others share. */
export async function listViews(ctx: FeatureContext): Promise<Views> {
  requirePermission(ctx, 'view.keep')
  const [own, team] = await Promise.all([ownViews(ctx.store, ctx.actor.id), sharedViews(ctx.store, ctx.actor.id)])
  return { own: own.map(viewOf), team: team.map(viewOf) }
}

/** A view that this person may open; undefined for one that is gone or somebody else's own. */
export async function findView(ctx: FeatureContext, read: Reader, id: string): Promise<SavedView | undefined> {
  const { savedViews: v } = ctx.store.t
  const [row] = await read.select().from(v).where(eq(v.id, id)).limit(1)
  return row && (row.ownerId === ctx.actor.id || row.isShared) ? viewOf(row) : undefined
}

/** A shared view is its owner's and an administrator's to change; one of one's own, the owner's alone. */
export function mayChangeView({ actor }: Pick<FeatureContext, 'actor'>, view: SavedView): boolean {
  return view.ownerId === actor.id || (view.isShared && actor.permissions.has('people.manage'))
}

/** @throws AppError `not_found`, `forbidden`, or `conflict` when somebody changed it since it was shown. */
export async function getViewToChange(
  ctx: FeatureContext,
  read: Reader,
  { viewId, version }: { viewId: string; version: number },
): Promise<SavedView> {
  const view = await findView(ctx, read, viewId)
  if (!view) throw new AppError('not_found', `view ${viewId}`)
  if (!mayChangeView(ctx, view)) throw new AppError('forbidden', `view ${viewId} is ${view.ownerId}'s`)
  if (view.version !== version) throw new AppError('conflict', `view ${viewId} is no longer at version ${version}`)
  return view
}

/** The view that this person's page opens with; none when it is gone or no longer shared with them. */
export async function findDefaultView(ctx: FeatureContext): Promise<SavedView | undefined> {
  const { defaultViews: d } = ctx.store.t
  const [row] = await ctx.store.read.select().from(d).where(eq(d.userId, ctx.actor.id)).limit(1)
  return row && findView(ctx, ctx.store.read, row.viewId)
}

/** How many schedules run each of these views, whoever's they are. */
export async function countSchedules(store: Store, viewIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { exportSchedules: s } = store.t
  if (viewIds.length === 0) return new Map()
  const rows = await store.read
    .select({ viewId: s.viewId, schedules: count() })
    .from(s)
    .where(inArray(s.viewId, [...viewIds]))
    .groupBy(s.viewId)
  return new Map(rows.map((row) => [row.viewId, Number(row.schedules)]))
}
