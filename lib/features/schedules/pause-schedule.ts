import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record-audit'
import type { FeatureContext } from '../context'
import { dropJob, setJob } from '../payments/payment-jobs'
import { newestDue, nextDue } from './due-days'
import { getScheduleToChange } from './queries'
import type { PauseScheduleInput } from './schemas'

/** Stops a schedule for a while, or lets it go on; what was due meanwhile is not made up for. @throws AppError see {@link getScheduleToChange} */
export async function pauseSchedule(ctx: FeatureContext, { scheduleId, isPaused }: PauseScheduleInput): Promise<void> {
  const { exportSchedules: s } = ctx.store.t
  const now = ctx.now()
  await ctx.store.tx(async (tx) => {
    const schedule = await getScheduleToChange(ctx, tx, scheduleId)
    if ((schedule.pausedAt !== null) === isPaused) return
    const newest = newestDue(schedule, now, ctx.zone).day
    // Never back: a day is dealt with once, whatever became of the clock or the zone.
    const handledDay = newest > schedule.handledDay ? newest : schedule.handledDay
    const change = isPaused ? { pausedAt: now } : { pausedAt: null, handledDay }
    await tx.update(s).set(change).where(eq(s.id, scheduleId))
    if (isPaused) await dropJob(ctx, tx, 'schedule', scheduleId)
    else await setJob(ctx, tx, 'schedule', scheduleId, nextDue(schedule, now, ctx.zone).at)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: isPaused ? 'schedule.paused' : 'schedule.resumed',
      subject: `schedule:${scheduleId}`,
      facts: { viewName: schedule.viewName },
    })
  })
}
