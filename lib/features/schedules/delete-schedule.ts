import { eq } from 'drizzle-orm'
import { recordAudit } from '../audit/record-audit'
import type { FeatureContext } from '../context'
import { dropJob } from '../payments/payment-jobs'
import { getScheduleToChange } from './queries'
import type { DeleteScheduleInput } from './schemas'

/** Ends a schedule; the files that it made stay as long as they would have. @throws AppError see {@link getScheduleToChange} */
export async function deleteSchedule(ctx: FeatureContext, { scheduleId, reason }: DeleteScheduleInput): Promise<void> {
  const { exportSchedules: s } = ctx.store.t
  await ctx.store.tx(async (tx) => {
    const schedule = await getScheduleToChange(ctx, tx, scheduleId)
    await tx.delete(s).where(eq(s.id, scheduleId))
    await dropJob(ctx, tx, 'schedule', scheduleId)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'schedule.deleted',
      subject: `schedule:${scheduleId}`,
      facts: { viewName: schedule.viewName, ownerId: schedule.ownerId, reason },
    })
  })
}
