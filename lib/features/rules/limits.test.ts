import { beforeEach, describe, expect, it } from 'vitest'
import { cancelPayment } from '../approvals/decide-payment'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine } from '../payments/engine-fixture'
import type { Payment } from '../payments/payment-order'
import { submitPayment } from '../payments/submit-payment'
import { installRule } from './rules-fixture'

let engine: Engine

beforeEach(async () => {
  engine = await openEngine()
})

let number = 0
/** To another phone each time, so that nothing looks like a duplicate. */
async function submit(amount: string): Promise<Payment> {
  number += 1
  engine.pass(1)
  const counterpartyAccount = `0712${String(number).padStart(6, '0')}`
  return submitPayment(await engine.as('amina'), engine.payout({ amount, counterpartyAccount }))
}
const limit = (kind: 'limit_payment' | 'limit_maker_day' | 'limit_provider_day', units: bigint) =>
  installRule(engine, { kind, overMinor: units * 100n, approvers: 0 })
const refusal = (kind: string) => ({ code: 'invalid_input', fields: { amount: `over_${kind}` } })

async function dispatched(payment: Payment): Promise<Payment> {
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  return engine.reload(payment)
}

describe('a limit', () => {
  it('for one payment takes exactly its amount and refuses one shilling more, on the amount', async () => {
    await limit('limit_payment', 1_000n)
    expect((await submit('1,000')).state).toBe('awaiting_approval')
    await expect(submit('1,001')).rejects.toMatchObject(refusal('limit_payment'))
  })

  it('of another currency or rail is not meant', async () => {
    await installRule(engine, { kind: 'limit_payment', overMinor: 0n, approvers: 0, currency: 'BIF' })
    await installRule(engine, { kind: 'limit_payment', overMinor: 0n, approvers: 0, rail: 'wekeza.transfer' })
    expect((await submit('1,000')).state).toBe('awaiting_approval')
  })

  it('for what one maker prepares in a day counts what still stands, and begins anew at midnight of the zone', async () => {
    await limit('limit_maker_day', 1_000n)
    const first = await submit('600')
    await expect(submit('401')).rejects.toMatchObject(refusal('limit_maker_day'))
    expect((await submit('400')).state).toBe('awaiting_approval')
    await cancelPayment(await engine.as('amina'), { paymentId: first.id, reason: 'not needed' })
    expect((await submit('600')).state).toBe('awaiting_approval')
    // 12:00 in Nairobi when the engine opens.
    engine.pass(11.9 * 3_600_000)
    await expect(submit('10')).rejects.toMatchObject(refusal('limit_maker_day'))
    engine.pass(0.2 * 3_600_000)
    expect((await submit('1,000')).state).toBe('awaiting_approval')
  })

  it('for what leaves through one provider in a day counts what was prepared today', async () => {
    await limit('limit_provider_day', 1_000n)
    await submit('600')
    await expect(submit('401')).rejects.toMatchObject(refusal('limit_provider_day'))
  })

  it('that is new holds what was approved before it, in the last look before sending', async () => {
    const payment = await engine.approve(await submit('1,001'))
    await limit('limit_payment', 1_000n)
    expect(await dispatched(payment)).toMatchObject({ state: 'approved', reasonCode: 'over_limit_payment' })
    expect(engine.b2c.sent).toHaveLength(0)
  })

  it('of a day stops in the last look what goes over it, and lets the earlier ones go', async () => {
    const first = await engine.approve(await submit('600'))
    const second = await engine.approve(await submit('600'))
    await limit('limit_maker_day', 1_000n)
    expect((await dispatched(first)).state).toBe('sent')
    expect(await dispatched(second)).toMatchObject({ state: 'approved', reasonCode: 'over_limit_maker_day' })
  })

  it('of a provider holds in the last look what goes over it until the next day', async () => {
    const first = await engine.approve(await submit('600'))
    const second = await engine.approve(await submit('600'))
    await limit('limit_provider_day', 1_000n)
    expect((await dispatched(first)).state).toBe('sent')
    expect(await dispatched(second)).toMatchObject({ state: 'approved', reasonCode: 'over_limit_provider_day' })
    engine.pass(12.5 * 3_600_000)
    expect((await dispatched(second)).state).toBe('sent')
  })
})
