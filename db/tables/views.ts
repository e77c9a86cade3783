import { sql } from 'drizzle-orm'
import { RHYTHMS, type Rhythm } from '@/lib/core/rhythms'
import type { Kit } from '../kit'
import { listed, type ScheduleOutcome } from '../words'
import type { definePeople } from './people'

/** How people keep the transactions list, and when it is written out for them. */
export function defineViews(kit: Kit, { users }: Pick<ReturnType<typeof definePeople>, 'users'>) {
  const savedViews = kit.table(
    'saved_views',
    {
      id: kit.text('id').primaryKey(),
      ownerId: kit
        .text('owner_id')
        .notNull()
        .references(() => users.id),
      name: kit.text('name').notNull(),
      /** The name as comparison sees it: two that only differ in capitals or accents are one. */
      nameKey: kit.text('name_key').notNull(),
      /** Canonical JSON of the filter; days that move along are kept by their word, not as dates. */
      filter: kit.text('filter').notNull(),
      columns: kit.text('columns').notNull(), // in their order, a point between them
      density: kit.text('density').$type<'comfortable' | 'compact'>().notNull(),
      isShared: kit.flag('is_shared').notNull(),
      version: kit.count('version').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      changedAt: kit.instant('changed_at').notNull(),
    },
    (t) => [
      // A person's own, by name.
      kit.uniqueIndex('saved_views_name').on(t.ownerId, t.nameKey),
      // What the team shares, by name.
      kit.index('saved_views_shared').on(t.nameKey, t.id).where(sql`${t.isShared}`),
    ],
  )

  /** The view that a person's page of transactions opens with; no row: none. */
  const defaultViews = kit.table(
    'default_views',
    {
      userId: kit
        .text('user_id')
        .primaryKey()
        .references(() => users.id),
      viewId: kit
        .text('view_id')
        .notNull()
        .references(() => savedViews.id),
    },
    // Whose default a view is, when it is deleted.
    (t) => [kit.index('default_views_view').on(t.viewId)],
  )

  const exportSchedules = kit.table(
    'export_schedules',
    {
      id: kit.text('id').primaryKey(),
      ownerId: kit
        .text('owner_id')
        .notNull()
        .references(() => users.id),
      /** No reference: a schedule outlives its view and says that it is gone. */
      viewId: kit.text('view_id').notNull(),
      /** As it was called when it was last seen. */
      viewName: kit.text('view_name').notNull(),
      layout: kit.text('layout').notNull(),
      zone: kit.text('zone').notNull(), // of the times in the file; the hour is one of the business zone
      rhythm: kit.text('rhythm').$type<Rhythm>().notNull(),
      /** Weekly: 1 (Monday) to 7; monthly: 1 to 28, or 0 for the last day; daily: 0. */
      onDay: kit.count('on_day').notNull(),
      hour: kit.count('hour').notNull(),
      /** The newest day of the business zone whose due time is dealt with or was before anybody asked. */
      handledDay: kit.text('handled_day').notNull(),
      pausedAt: kit.instant('paused_at'), // null while it runs
      // What became of the last due time; null before the first.
      lastOutcome: kit.text('last_outcome').$type<ScheduleOutcome>(),
      lastAt: kit.instant('last_at'),
      createdAt: kit.instant('created_at').notNull(),
    },
    (t) => [
      kit.index('export_schedules_oldest').on(t.createdAt, t.id),
      kit.index('export_schedules_owner').on(t.ownerId),
      // What runs a view, when it is deleted.
      kit.index('export_schedules_view').on(t.viewId),
      kit.check('export_schedules_rhythm_listed', sql`${t.rhythm} in (${listed(RHYTHMS)})`),
      kit.check('export_schedules_hour', sql`${t.hour} between 0 and 23`),
      kit.check('export_schedules_day', sql`${t.onDay} between 0 and 28`),
    ],
  )

  return { savedViews, defaultViews, exportSchedules }
}
