import { afterEach, beforeEach, expect, test } from 'vitest'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine } from '../payments/engine-fixture'
import { placeHold, readHold } from './hold'
import { holdSending } from './hold-sending'
import { releaseHold, viewHold } from './release-hold'

let engine: Engine
beforeEach(async () => {
  engine = await openEngine()
})
afterEach(() => engine.store.close())

const reason = 'A stolen laptop'

test('nothing leaves once an approver stopped all sending; an administrator lets it go, and what waited leaves', async () => {
  const approved = await engine.approvedPayout()
  await holdSending(await engine.as('baraka'), { reason })
  await dispatchPayment(engine.rt, approved.id, 'worker-1')
  expect(engine.b2c.sent).toHaveLength(0)
  expect(await engine.reload(approved)).toMatchObject({ state: 'approved', reasonCode: 'dispatch_held' })

  const gitau = await engine.as('gitau')
  expect((await viewHold(gitau))?.hold).toMatchObject({ cause: 'person', detail: reason, byName: 'Baraka Mwangi' })
  await expect(releaseHold(await engine.as('baraka'), { reason: 'found it', letEarlierGo: false })).rejects.toThrow(
    'provider.resume',
  )
  await releaseHold(gitau, { reason: 'Found again', letEarlierGo: false })
  await dispatchPayment(engine.rt, approved.id, 'worker-1')
  expect(engine.b2c.sent).toHaveLength(1)
})

test('it is placed once, with who and why in the audit log, and by nobody without the right', async () => {
  await expect(holdSending(await engine.as('amina'), { reason })).rejects.toThrow('provider.pause')
  const baraka = await engine.as('baraka')
  await holdSending(baraka, { reason })
  await expect(holdSending(baraka, { reason: 'Once more' })).rejects.toThrow('held already')
  const { audit } = engine.store.t
  const rows = (await engine.store.read.select().from(audit)).filter((row) => row.action === 'dispatch.hold')
  expect(rows.map(({ actorId, facts }) => ({ actorId, facts: JSON.parse(facts) }))).toEqual([
    { actorId: baraka.actor.id, facts: { cause: 'person', detail: reason } },
  ])
})

test('what the program finds broken meanwhile takes the place of a person’s reason, and of nothing else', async () => {
  const { rt, store } = engine
  const place = (cause: 'broken' | 'restored', detail: string) => store.tx((tx) => placeHold(rt, tx, { cause, detail }))
  await holdSending(await engine.as('baraka'), { reason })
  expect(await place('broken', 'payment 7')).toBe(true)
  expect(await place('restored', 'a backup')).toBe(false)
  await expect(holdSending(await engine.as('baraka'), { reason })).rejects.toThrow('held already')
  expect(await readHold(store, store.read)).toMatchObject({ cause: 'broken', detail: 'payment 7', actorId: 'system' })
})
