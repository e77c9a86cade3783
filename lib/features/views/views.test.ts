import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openTransactionsWorld, type TransactionsWorld } from '../transactions/transactions-fixture'
import { renameView, replaceView, shareView } from './change-view'
import { chooseDefault } from './choose-default'
import { deleteView } from './delete-view'
import { findDefaultView, findView, listViews, VIEWS_MAX } from './queries'
import { saveView } from './save-view'
import { SaveViewInput } from './schemas'
import { filterOn } from './view-content'

describe('saved views', () => {
  let world: TransactionsWorld
  beforeEach(async () => {
    world = await openTransactionsWorld()
  })
  afterEach(() => world.store.close())

  const input = (parts: Partial<SaveViewInput> = {}): SaveViewInput =>
    SaveViewInput.parse({
      ...{ name: 'Payouts', filter: { tab: 'out' }, days: '', columns: 'time.out.who', density: 'compact' },
      ...{ isShared: false, isDefault: false },
      ...parts,
    })

  const actions = async () => (await world.store.read.select().from(world.store.t.audit)).map((row) => row.action)

  test('a view keeps filter, columns in their order and row height; its days move along with the date', async () => {
    const ctx = await world.person('accountant')
    const filter = { tab: 'out', currency: 'KES', sort: 'largest', from: '2026-11-15', to: '2026-11-21' }
    await saveView(ctx, input({ filter, days: 'last7' }))
    const [view] = (await listViews(ctx)).own
    expect(view?.content).toMatchObject({ days: 'last7', columns: ['time', 'out', 'who'], density: 'compact' })
    const on = (day: string) => view && filterOn(view.content, day)
    expect(on('2026-11-21')).toMatchObject({ ...filter, from: '2026-11-15', to: '2026-11-21' })
    expect(on('2026-12-02')).toMatchObject({ ...filter, from: '2026-11-26', to: '2026-12-02' })
    expect(await actions()).toEqual(['view.saved'])
  })

  test('days that were kept as dates stay these dates', async () => {
    const ctx = await world.person('accountant')
    await saveView(ctx, input({ filter: { from: '2026-11-15', to: '2026-11-21' } }))
    const [view] = (await listViews(ctx)).own
    expect(view && filterOn(view.content, '2027-01-01')).toMatchObject({ from: '2026-11-15', to: '2026-11-21' })
  })

  test('a name is its owner’s once, whatever its capitals and accents; another person may use it too', async () => {
    const ctx = await world.person('maker')
    await saveView(ctx, input({ name: '  Été   payouts ' }))
    expect((await listViews(ctx)).own.map((view) => view.name)).toEqual(['Été payouts'])
    const again = saveView(ctx, input({ name: 'ETE PAYOUTS' }))
    await expect(again).rejects.toMatchObject({ code: 'invalid_input', fields: { name: 'view_name_used' } })
    await saveView(await world.person('maker'), input({ name: 'ETE PAYOUTS' }))
    const { viewId } = await saveView(ctx, input({ name: 'Other' }))
    const renamed = renameView(ctx, { viewId, version: 1, name: 'été payouts' })
    await expect(renamed).rejects.toMatchObject({ fields: { name: 'view_name_used' } })
    expect(await actions()).toHaveLength(3)
  })

  test('an empty name and a long one are refused with their reason', () => {
    const problem = (text: string) => SaveViewInput.safeParse({ ...input(), name: text }).error?.issues[0]?.message
    expect(problem('   ')).toBe('required')
    expect(problem('x'.repeat(61))).toBe('view_name_long')
    expect(problem('x'.repeat(60))).toBeUndefined()
  })

  test('fifty views a person, and no more until one is deleted', async () => {
    const ctx = await world.person('auditor')
    for (let number = 1; number <= VIEWS_MAX; number += 1) await saveView(ctx, input({ name: `View ${number}` }))
    const more = () => saveView(ctx, input({ name: 'One more' }))
    await expect(more()).rejects.toMatchObject({ code: 'invalid_input', fields: { name: 'too_many_views' } })
    const [first] = (await listViews(ctx)).own
    await deleteView(ctx, { viewId: first?.id ?? '', version: 1, reason: '' })
    await more()
    expect((await listViews(ctx)).own).toHaveLength(VIEWS_MAX)
  }, 60_000)

  test('nobody else sees a view until it is shared; then all do, and only its owner and an administrator change it', async () => {
    const [owner, other, admin] = [
      await world.person('maker'),
      await world.person('approver'),
      await world.person('administrator'),
    ]
    const { viewId } = await saveView(owner, input())
    for (const ctx of [other, admin]) {
      expect((await listViews(ctx)).team).toEqual([])
      await expect(deleteView(ctx, { viewId, version: 1, reason: 'Old' })).rejects.toMatchObject({ code: 'not_found' })
      await expect(renameView(ctx, { viewId, version: 1, name: 'Mine' })).rejects.toMatchObject({ code: 'not_found' })
    }
    await shareView(owner, { viewId, version: 1, isShared: true })
    expect((await listViews(other)).team.map((view) => view.id)).toEqual([viewId])
    const mine = { viewId, version: 2, name: 'Mine', reason: 'Old' }
    await expect(renameView(other, mine)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(deleteView(other, mine)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(shareView(other, { ...mine, isShared: false })).rejects.toMatchObject({ code: 'forbidden' })
    await renameView(admin, { viewId, version: 2, name: 'Everybody’s payouts' })
    await expect(renameView(owner, mine)).rejects.toMatchObject({ code: 'conflict' })
    const unsaid = deleteView(admin, { viewId, version: 3, reason: '' })
    await expect(unsaid).rejects.toMatchObject({ code: 'invalid_input', fields: { reason: 'required' } })
    await deleteView(admin, { viewId, version: 3, reason: 'Nobody uses it' })
    expect((await listViews(owner)).own).toEqual([])
    expect(await actions()).toEqual(['view.saved', 'view.shared', 'view.renamed', 'view.deleted'])
  })

  test('a view that tells a phone or an account cannot be shared, nor a shared one be made to', async () => {
    const ctx = await world.person('approver')
    const phones: SaveViewInput['filter'][] = [
      { q: '0712 345 678' },
      { q: '254712345678' },
      { counterparty: '0712345678' },
      { q: 'a@example.org' },
    ]
    phones.push({ q: '1150123456789' })
    for (const filter of phones)
      await expect(saveView(ctx, input({ filter, isShared: true }))).rejects.toMatchObject({
        fields: { isShared: 'view_tells_account' },
      })
    const { viewId } = await saveView(ctx, input({ filter: { q: '0712345678' } }))
    await expect(shareView(ctx, { viewId, version: 1, isShared: true })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const shared = await saveView(
      ctx,
      input({ name: 'Jane', filter: { q: 'jane UKK7RT61SV 1,500.00' }, isShared: true }),
    )
    const content = { ...input({ filter: { q: '0712345678' } }) }
    await expect(replaceView(ctx, { ...shared, version: 1, content })).rejects.toMatchObject({ code: 'invalid_input' })
    const facts = (await world.store.read.select().from(world.store.t.audit)).map((row) => row.facts).join()
    expect(facts).not.toContain('0712345678')
  })

  test('a view is kept as the list is now, unless somebody changed it meanwhile', async () => {
    const ctx = await world.person('cashier')
    const { viewId } = await saveView(ctx, input())
    const content = input({ filter: { tab: 'in' }, columns: 'time.in', density: 'comfortable' })
    await replaceView(ctx, { viewId, version: 1, content })
    await expect(replaceView(ctx, { viewId, version: 1, content })).rejects.toMatchObject({ code: 'conflict' })
    expect((await findView(ctx, world.store.read, viewId))?.content).toMatchObject({
      ...{ columns: ['time', 'in'], density: 'comfortable', filter: { tab: 'in' } },
    })
  })

  test('a default is one’s own; it goes when the view is deleted or no longer shared', async () => {
    const [owner, other] = [await world.person('maker'), await world.person('auditor')]
    const { viewId } = await saveView(owner, input({ isShared: true, isDefault: true }))
    expect((await findDefaultView(owner))?.id).toBe(viewId)
    expect(await findDefaultView(other)).toBeUndefined()
    await chooseDefault(other, { viewId })
    await shareView(owner, { viewId, version: 1, isShared: false })
    expect(await findDefaultView(other)).toBeUndefined()
    expect((await findDefaultView(owner))?.id).toBe(viewId)
    await expect(chooseDefault(other, { viewId })).rejects.toMatchObject({ code: 'not_found' })
    await chooseDefault(owner, { viewId: '' })
    expect(await findDefaultView(owner)).toBeUndefined()
    await chooseDefault(owner, { viewId })
    await deleteView(owner, { viewId, version: 2, reason: '' })
    const { defaultViews } = world.store.t
    expect(await world.store.read.select().from(defaultViews).where(eq(defaultViews.viewId, viewId))).toEqual([])
  })

  test('without the right to see money nobody keeps a view or opens with one', async () => {
    const admin = await world.person('administrator')
    await expect(saveView(admin, input())).rejects.toMatchObject({ code: 'forbidden' })
    await expect(chooseDefault(admin, { viewId: '' })).rejects.toMatchObject({ code: 'forbidden' })
    expect(await actions()).toEqual([])
  })
})
