import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FeatureContext, Runtime } from '../context'
import { readLastChoice } from '../exports/export-transactions'
import { NOW, openTransactionsWorld, type TransactionsWorld } from '../transactions/transactions-fixture'
import { shareView } from '../views/change-view'
import { deleteView } from '../views/delete-view'
import { saveView } from '../views/save-view'
import { SaveViewInput } from '../views/schemas'
import { createSchedule } from './create-schedule'
import { deleteSchedule } from './delete-schedule'
import { pauseSchedule } from './pause-schedule'
import { listSchedules, SCHEDULES_MAX } from './queries'
import { runSchedule, startSchedules } from './run-schedule'
import { CreateScheduleInput } from './schemas'

/** It is noon in Nairobi on 21 November; at six it has been due today already. */
let world: TransactionsWorld
beforeEach(async () => {
  world = await openTransactionsWorld()
})
afterEach(() => world.store.close())

const change = (ctx: FeatureContext, to: { disabledAt?: Date; roles?: string }) =>
  world.store.tx(async (tx) => {
    await tx.update(world.store.t.users).set(to).where(eq(world.store.t.users.id, ctx.actor.id))
  })

const at = (ctx: FeatureContext, time: string): FeatureContext => ({ ...ctx, now: () => new Date(time) })

async function view(ctx: FeatureContext, parts: Partial<SaveViewInput> = {}): Promise<string> {
  const look = {
    name: 'Yesterday’s payouts',
    filter: { tab: 'out' },
    days: 'yesterday',
    columns: 'time.out.who',
  } as const
  const rest = { density: 'compact', isShared: false, isDefault: false } as const
  return (await saveView(ctx, SaveViewInput.parse({ ...look, ...rest, ...parts }))).viewId
}

const input = (viewId: string, parts: Partial<CreateScheduleInput> = {}) =>
  CreateScheduleInput.parse({ viewId, layout: 'machine', zone: 'UTC', rhythm: 'daily', onDay: 0, hour: 6, ...parts })

const exports = () => world.store.read.select().from(world.store.t.exportsLog)
const actions = async () => (await world.store.read.select().from(world.store.t.audit)).map((row) => row.action)
const dueOf = async (id: string) => {
  const { jobs } = world.store.t
  const [job] = await world.store.read.select().from(jobs).where(eq(jobs.subjectId, id))
  return job?.dueAt.toISOString()
}
const stateOf = async (id: string) => {
  const { exportSchedules } = world.store.t
  const [row] = await world.store.read.select().from(exportSchedules).where(eq(exportSchedules.id, id))
  return row
}

describe('a schedule', () => {
  test('is due the next time, not for what was due before it was made', async () => {
    const ctx = await world.person('accountant')
    const { scheduleId } = await createSchedule(ctx, input(await view(ctx)))
    expect(await dueOf(scheduleId)).toBe('2026-11-22T03:00:00.000Z')
    await runSchedule(ctx, scheduleId)
    expect(await exports()).toEqual([])
    expect(await actions()).toEqual(['view.saved', 'schedule.created'])
  })

  test('makes one file a due time for the days that the view names then, however many workers come by', async () => {
    const ctx = await world.person('accountant')
    await world.add({ direction: 'out', rail: 'mpesa.b2c', occurredAt: new Date('2026-11-21T10:00:00Z') })
    await world.add({ direction: 'out', rail: 'mpesa.b2c', occurredAt: new Date('2026-11-20T10:00:00Z') })
    const { scheduleId } = await createSchedule(ctx, input(await view(ctx)))
    const worker: Runtime = at(ctx, '2026-11-22T03:00:01Z')
    await Promise.all([1, 2, 3].map(() => runSchedule(worker, scheduleId)))
    const [made, ...more] = await exports()
    expect(more).toEqual([])
    expect(made).toMatchObject({
      ...{ userId: ctx.actor.id, scheduleId, dueDay: '2026-11-22', viewName: 'Yesterday’s payouts' },
      ...{ state: 'waiting', rows: 1, layout: 'machine', zone: 'UTC' },
      columns: 'occurred_at,zone,direction,currency,amount,debit,counterparty_name,counterparty_account',
    })
    expect(JSON.parse(made?.filter ?? '')).toMatchObject({ tab: 'out', from: '2026-11-21', to: '2026-11-21' })
    expect(await dueOf(scheduleId)).toBe('2026-11-23T03:00:00.000Z')
    expect(await dueOf(made?.id ?? '')).toBe('2026-11-22T03:00:01.000Z')
    expect(await stateOf(scheduleId)).toMatchObject({ handledDay: '2026-11-22', lastOutcome: 'made' })
    expect((await actions()).slice(2)).toEqual(['export.ordered', 'schedule.made'])
    // What a person chose at their own last export is theirs.
    expect((await readLastChoice(ctx)).columns.length).toBeGreaterThan(8)
  })

  test('after an outage makes up for the newest due time only, with the days of that time', async () => {
    const ctx = await world.person('auditor')
    const { scheduleId } = await createSchedule(ctx, input(await view(ctx), { hour: 18 }))
    const later = at(ctx, '2026-11-26T06:00:00Z')
    await startSchedules(later)
    expect(await dueOf(scheduleId)).toBe('2026-11-26T06:00:00.000Z')
    await runSchedule(later, scheduleId)
    await runSchedule(later, scheduleId)
    const made = await exports()
    expect(made.map((row) => row.dueDay)).toEqual(['2026-11-25'])
    expect(JSON.parse(made[0]?.filter ?? '')).toMatchObject({ from: '2026-11-24', to: '2026-11-24' })
    expect(await dueOf(scheduleId)).toBe('2026-11-26T15:00:00.000Z')
  })

  test('goes by the business zone of now, and makes no day twice when that changes', async () => {
    const ctx = await world.person('auditor')
    const { scheduleId } = await createSchedule(ctx, input(await view(ctx)))
    await runSchedule(at(ctx, '2026-11-22T03:00:01Z'), scheduleId)
    const moved: FeatureContext = { ...at(ctx, '2026-11-22T05:00:00Z'), zone: 'Africa/Bujumbura' }
    await startSchedules(moved)
    expect(await dueOf(scheduleId)).toBe('2026-11-23T04:00:00.000Z')
    await runSchedule(moved, scheduleId)
    expect(await exports()).toHaveLength(1)
  })

  test('is skipped with its reason when its owner may not have the file any more, and goes on waiting', async () => {
    const [owner, other] = [await world.person('maker'), await world.person('accountant')]
    const shared = await view(owner, { isShared: true })
    const { scheduleId } = await createSchedule(other, input(shared))
    const runOn = async (day: number) => {
      await runSchedule(at(other, `2026-11-${day}T03:00:01Z`), scheduleId)
      return (await stateOf(scheduleId))?.lastOutcome
    }
    await change(other, { roles: 'cashier' })
    expect(await runOn(22)).toBe('right_lost')
    await change(other, { disabledAt: NOW })
    expect(await runOn(23)).toBe('owner_gone')
    await world.store.tx(async (tx) => {
      await tx.update(world.store.t.users).set({ disabledAt: null, roles: 'accountant' })
    })
    await shareView(owner, { viewId: shared, version: 1, isShared: false })
    expect(await runOn(24)).toBe('view_gone')
    await deleteView(owner, { viewId: shared, version: 2, reason: '' })
    expect(await runOn(25)).toBe('view_gone')
    expect(await exports()).toEqual([])
    expect(await dueOf(scheduleId)).toBe('2026-11-26T03:00:00.000Z')
    expect((await actions()).filter((action) => action === 'schedule.skipped')).toHaveLength(4)
  })

  test('does nothing while it is paused, and does not make up for it afterwards', async () => {
    const ctx = await world.person('approver')
    const { scheduleId } = await createSchedule(ctx, input(await view(ctx)))
    await pauseSchedule(ctx, { scheduleId, isPaused: true })
    expect(await dueOf(scheduleId)).toBeUndefined()
    const later = at(ctx, '2026-11-24T09:00:00Z')
    await startSchedules(later)
    await runSchedule(later, scheduleId)
    await pauseSchedule(later, { scheduleId, isPaused: false })
    await runSchedule(later, scheduleId)
    expect(await exports()).toEqual([])
    expect(await dueOf(scheduleId)).toBe('2026-11-25T03:00:00.000Z')
    await runSchedule(at(ctx, '2026-11-25T03:00:00Z'), scheduleId)
    expect(await exports()).toHaveLength(1)
  })

  test('of the accountant’s layout needs one account, when it is made and when it runs', async () => {
    const ctx = await world.person('accountant')
    const viewId = await view(ctx, { filter: { account: world.shillings }, days: 'lastMonth' })
    const ledger = input(viewId, { layout: 'ledger', rhythm: 'monthly', onDay: 1 })
    const { scheduleId } = await createSchedule(ctx, ledger)
    const many = input(await view(ctx, { name: 'All' }), { layout: 'ledger' })
    await expect(createSchedule(ctx, many)).rejects.toMatchObject({ fields: { layout: 'ledger_needs_account' } })
    await runSchedule(at(ctx, '2026-12-01T03:00:00Z'), scheduleId)
    expect(await exports()).toMatchObject([{ layout: 'ledger', dueDay: '2026-12-01' }])
    const { savedViews } = world.store.t
    await world.store.tx(async (tx) => {
      await tx.update(savedViews).set({ filter: '{}' }).where(eq(savedViews.id, viewId))
    })
    await runSchedule(at(ctx, '2027-01-01T03:00:00Z'), scheduleId)
    expect(await stateOf(scheduleId)).toMatchObject({ lastOutcome: 'no_ledger', handledDay: '2027-01-01' })
  })

  test('is its owner’s to pause and to delete; of somebody who cannot sign in, everybody’s who may export', async () => {
    const [owner, other] = [await world.person('maker'), await world.person('auditor')]
    const { scheduleId } = await createSchedule(owner, input(await view(owner)))
    const reason = 'Not needed'
    await expect(deleteSchedule(other, { scheduleId, reason })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(pauseSchedule(other, { scheduleId, isPaused: true })).rejects.toMatchObject({ code: 'forbidden' })
    await change(owner, { disabledAt: NOW })
    await deleteSchedule(other, { scheduleId, reason })
    expect(await listSchedules(other)).toEqual([])
    expect(await dueOf(scheduleId)).toBeUndefined()
    await runSchedule(at(owner, '2026-11-22T03:00:01Z'), scheduleId)
    expect(await exports()).toEqual([])
  })

  test('is nobody’s without the right to export, nor of a view that is not theirs to open; twenty a person', async () => {
    const [ctx, cashier] = [await world.person('accountant'), await world.person('cashier')]
    const viewId = await view(ctx)
    await expect(createSchedule(cashier, input(viewId))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(createSchedule(await world.person('auditor'), input(viewId))).rejects.toMatchObject({
      fields: { viewId: 'not_chosen' },
    })
    for (let made = 0; made < SCHEDULES_MAX; made += 1) await createSchedule(ctx, input(viewId, { hour: made }))
    await expect(createSchedule(ctx, input(viewId))).rejects.toMatchObject({ fields: { viewId: 'too_many_schedules' } })
  })

  test('has a weekday from Monday to Sunday, a day that every month has, and an hour of the day', () => {
    const problem = (parts: object) =>
      CreateScheduleInput.safeParse({ ...input('019ac000-0000-7000-8000-000000000000'), ...parts }).success
    expect(problem({ rhythm: 'weekly', onDay: 0 })).toBe(false)
    expect(problem({ rhythm: 'weekly', onDay: 8 })).toBe(false)
    expect(problem({ rhythm: 'monthly', onDay: 29 })).toBe(false)
    expect(problem({ rhythm: 'monthly', onDay: 0 })).toBe(true)
    expect(problem({ hour: 24 })).toBe(false)
  })
})
