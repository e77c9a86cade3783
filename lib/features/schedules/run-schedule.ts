import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { ScheduleOutcome } from '@/db/words'
import { recordAudit } from '../audit/record-audit'
import type { FeatureContext, Runtime } from '../context'
import { type Composed, compose } from '../exports/compose'
import { recordExport } from '../exports/export-transactions'
import { exportColumnsOf } from '../exports/layouts'
import { isLedgerFilter } from '../exports/ledger'
import { type ExportChoice, readChoice } from '../exports/schemas'
import { setJob } from '../payments/payment-jobs'
import { findActivePerson } from '../people/queries'
import { findView, type SavedView } from '../views/queries'
import { filterOn } from '../views/view-content'
import { type DueTime, newestDue, nextDue } from './due-days'
import { findSchedule, type Schedule } from './queries'

const STARTED_MAX = 10_000

type Order = Readonly<{ ctx: FeatureContext; view: SavedView; file: Composed; choice: ExportChoice }>

/**
 * What is due is ordered as a file of its owner, with their rights of this moment, once a due day however many workers
 * come by. After an outage the newest due time alone is made up for.
 */
export async function runSchedule(rt: Runtime, id: string): Promise<void> {
  const schedule = await findSchedule(rt.store, rt.store.read, id)
  if (!schedule || schedule.pausedAt) return
  const due = newestDue(schedule, rt.now(), rt.zone)
  if (due.day <= schedule.handledDay) return wait(rt, schedule)
  const order = await prepare(rt, schedule, due)
  await rt.store.tx(async (tx) => {
    if (!(await takeDueDay(rt, tx, schedule, due, order))) return
    const exportId = typeof order === 'string' ? undefined : await placeOrder(tx, schedule, due, order)
    await setJob(rt, tx, 'schedule', schedule.id, nextDue(schedule, rt.now(), rt.zone).at)
    await recordAudit(rt, tx, {
      actorId: 'worker',
      action: exportId ? 'schedule.made' : 'schedule.skipped',
      subject: `schedule:${schedule.id}`,
      facts: { dueDay: due.day, ...(exportId ? { exportId } : { reason: outcomeOf(order) }) },
    })
  })
}

async function wait(rt: Runtime, schedule: Schedule): Promise<void> {
  await rt.store.tx((tx) => setJob(rt, tx, 'schedule', schedule.id, nextDue(schedule, rt.now(), rt.zone).at))
}

const outcomeOf = (order: Order | ScheduleOutcome) => (typeof order === 'string' ? order : 'made')

/** The file, not yet written, or why there is none. */
async function prepare(rt: Runtime, schedule: Schedule, due: DueTime): Promise<Order | ScheduleOutcome> {
  const actor = await findActivePerson(rt.store, rt.store.read, schedule.ownerId)
  if (!actor) return 'owner_gone'
  if (!actor.permissions.has('export.run')) return 'right_lost'
  const ctx: FeatureContext = { ...rt, actor }
  const view = await findView(ctx, rt.store.read, schedule.viewId)
  if (!view) return 'view_gone'
  if (schedule.layout === 'ledger' && !isLedgerFilter(view.content.filter)) return 'no_ledger'
  const columns = exportColumnsOf(view.content.columns).join(',')
  const choice = readChoice({ layout: schedule.layout, zone: schedule.zone, columns }, rt.zone)
  return { ctx, view, choice, file: await compose(ctx, filterOn(view.content, due.day), choice) }
}

/** Matches only while nobody else has dealt with this day, paused the schedule or deleted it. */
async function takeDueDay(rt: Runtime, tx: Tx, schedule: Schedule, due: DueTime, order: Order | ScheduleOutcome) {
  const { exportSchedules: s } = rt.store.t
  const viewName = typeof order === 'string' ? schedule.viewName : order.view.name
  const taken = await tx
    .update(s)
    .set({ handledDay: due.day, lastOutcome: outcomeOf(order), lastAt: due.at, viewName })
    .where(and(eq(s.id, schedule.id), eq(s.handledDay, schedule.handledDay), isNull(s.pausedAt)))
    .returning({ id: s.id })
  return taken.length > 0
}

async function placeOrder(tx: Tx, schedule: Schedule, due: DueTime, { ctx, view, file, choice }: Order) {
  const scheduled = { scheduleId: schedule.id, dueDay: due.day, viewName: view.name }
  const exportId = await recordExport(ctx, tx, file, choice, 'waiting', scheduled)
  await setJob(ctx, tx, 'export', exportId, ctx.now())
  return exportId
}

/** When the worker starts: each schedule by the zone of now, and at once where a due time was missed. */
export async function startSchedules(rt: Runtime): Promise<void> {
  const { exportSchedules: s } = rt.store.t
  const now = rt.now()
  await rt.store.tx(async (tx) => {
    const running = await tx.select().from(s).where(isNull(s.pausedAt)).orderBy(asc(s.createdAt)).limit(STARTED_MAX)
    for (const schedule of running) {
      const isMissed = newestDue(schedule, now, rt.zone).day > schedule.handledDay
      await setJob(rt, tx, 'schedule', schedule.id, isMissed ? now : nextDue(schedule, now, rt.zone).at)
    }
  })
}
