import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { dispatchPayment } from './dispatch-payment'
import { type Engine, openEngine } from './engine-fixture'
import type { Payment } from './payment-order'

let engine: Engine
let approved: Payment

beforeEach(async () => {
  engine = await openEngine()
  approved = await engine.approvedPayout()
})

async function change(signInName: string, to: { roles?: string; disabledAt?: Date }): Promise<void> {
  const { users } = engine.store.t
  await engine.store.tx(async (tx) => {
    await tx.update(users).set(to).where(eq(users.signInName, signInName))
  })
}

async function afterDispatch(): Promise<Payment> {
  await dispatchPayment(engine.rt, approved.id, 'worker-1')
  return engine.reload(approved)
}

describe('the last look before money leaves', () => {
  it('lets go what others approved', async () => {
    expect((await afterDispatch()).state).toBe('sent')
  })

  it('holds it when the approver lost the role between approval and sending', async () => {
    await change('baraka', { roles: 'accountant' })
    expect(await afterDispatch()).toMatchObject({ state: 'approved', reasonCode: 'approver_without_right' })
    expect(engine.b2c.sent).toHaveLength(0)
  })

  it('holds it when the approver was disabled between approval and sending', async () => {
    await change('baraka', { disabledAt: engine.rt.now() })
    expect(await afterDispatch()).toMatchObject({ state: 'approved', reasonCode: 'approver_without_right' })
  })

  it('holds it when the approval is a day old', async () => {
    engine.pass(24 * 3_600_000 - 1)
    expect((await afterDispatch()).state).toBe('sent')
    approved = await engine.approvedPayout({ counterpartyAccount: '0712000009' })
    engine.pass(24 * 3_600_000)
    expect(await afterDispatch()).toMatchObject({ state: 'approved', reasonCode: 'approvals_expired' })
  })

  it('holds it when the approval was taken back', async () => {
    const { approvals } = engine.store.t
    await engine.store.tx(async (tx) => {
      await tx.update(approvals).set({ voidedAt: engine.rt.now() })
    })
    expect(await afterDispatch()).toMatchObject({ state: 'approved', reasonCode: 'approvals_missing' })
  })
})
