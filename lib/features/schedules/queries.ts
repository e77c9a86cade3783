import { asc, count, eq } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { findActivePerson } from '../people/queries'

/** Schedules of one person. */
export const SCHEDULES_MAX = 20
/** Everybody's. */
const LISTED_MAX = 500

export type Schedule = Store['t']['exportSchedules']['$inferSelect']

/** Everybody's schedules, the oldest first. Not sent until it is awaited, so a test can ask the engine how it would answer. */
export function allSchedules(store: Store) {
  const { exportSchedules: s } = store.t
  return store.read.select().from(s).orderBy(asc(s.createdAt), asc(s.id)).limit(LISTED_MAX)
}

/** What is written out for whom, and when; as the exports themselves, for everybody who may export. */
export async function listSchedules(ctx: FeatureContext): Promise<Schedule[]> {
  requirePermission(ctx, 'export.run')
  return allSchedules(ctx.store)
}

export async function countOwnSchedules(store: Store, read: Reader, ownerId: string): Promise<number> {
  const { exportSchedules: s } = store.t
  const [row] = await read.select({ schedules: count() }).from(s).where(eq(s.ownerId, ownerId))
  return Number(row?.schedules ?? 0)
}

export async function findSchedule(store: Store, read: Reader, id: string): Promise<Schedule | undefined> {
  const { exportSchedules: s } = store.t
  const [row] = await read.select().from(s).where(eq(s.id, id)).limit(1)
  return row
}

/** Its owner's; of somebody who may no longer sign in, everybody's who may export, or nobody could end it. */
export async function mayChangeSchedule(ctx: FeatureContext, read: Reader, schedule: Schedule): Promise<boolean> {
  if (schedule.ownerId === ctx.actor.id) return true
  return (await findActivePerson(ctx.store, read, schedule.ownerId)) === undefined
}

/** @throws AppError `not_found`, `forbidden` */
export async function getScheduleToChange(ctx: FeatureContext, read: Reader, id: string): Promise<Schedule> {
  requirePermission(ctx, 'export.run')
  const schedule = await findSchedule(ctx.store, read, id)
  if (!schedule) throw new AppError('not_found', `schedule ${id}`)
  if (!(await mayChangeSchedule(ctx, read, schedule)))
    throw new AppError('forbidden', `schedule ${id} is ${schedule.ownerId}'s`)
  return schedule
}
