import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { isLedgerFilter } from '../exports/ledger'
import { setJob } from '../payments/payment-jobs'
import { findView } from '../views/queries'
import { newestDue, nextDue } from './due-days'
import { countOwnSchedules, SCHEDULES_MAX } from './queries'
import type { CreateScheduleInput } from './schemas'

/**
 * A person has a view written out again and again, from the next due time on.
 * @throws AppError `invalid_input` with problems of `viewId` (gone, or too many schedules) and `layout`.
 */
export async function createSchedule(ctx: FeatureContext, input: CreateScheduleInput): Promise<{ scheduleId: string }> {
  requirePermission(ctx, 'export.run')
  const scheduleId = newId(ctx.now())
  const refuse = (fields: Record<string, string>) => new AppError('invalid_input', 'no such schedule', { fields })
  await ctx.store.tx(async (tx) => {
    const view = await findView(ctx, tx, input.viewId)
    if (!view) throw refuse({ viewId: 'not_chosen' })
    if (input.layout === 'ledger' && !isLedgerFilter(view.content.filter))
      throw refuse({ layout: 'ledger_needs_account' })
    if ((await countOwnSchedules(ctx.store, tx, ctx.actor.id)) >= SCHEDULES_MAX)
      throw refuse({ viewId: 'too_many_schedules' })
    await tx.insert(ctx.store.t.exportSchedules).values({
      ...input,
      id: scheduleId,
      ownerId: ctx.actor.id,
      viewName: view.name,
      // What was due before anybody asked is nobody's loss.
      handledDay: newestDue(input, ctx.now(), ctx.zone).day,
      createdAt: ctx.now(),
    })
    await setJob(ctx, tx, 'schedule', scheduleId, nextDue(input, ctx.now(), ctx.zone).at)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'schedule.created',
      subject: `schedule:${scheduleId}`,
      facts: { ...input, onDay: String(input.onDay), hour: String(input.hour), viewName: view.name },
    })
  })
  return { scheduleId }
}
