import { beforeEach, describe, expect, it } from 'vitest'
import { dispatchPayment } from './dispatch-payment'
import { type Engine, openEngine } from './engine-fixture'
import { movePayment } from './move-payment'
import type { Payment } from './payment-order'
import { startPayment } from './start-payment'
import { findRetry } from './view-retry'

let engine: Engine

beforeEach(async () => {
  engine = await openEngine()
})

async function sent(): Promise<Payment> {
  const payment = await engine.approvedPayout()
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  return engine.reload(payment)
}

const again = async (failed: Payment, by = 'amina', requestKey: string = crypto.randomUUID()) =>
  startPayment(await engine.as(by), { ...engine.payout(), requestKey, retryOf: failed.id, savePayee: false })

describe('trying again', () => {
  it('makes a new payment linked to the failed one, with its content to start from', async () => {
    const failed = await sent()
    await engine.tell(failed.id, { meaning: 'failed', firm: true, code: '2040' })
    const amina = await engine.as('amina')
    expect(await findRetry(amina, failed.id)).toMatchObject({
      amount: '12500.00',
      payment: { purpose: 'Tomatoes, week 47' },
    })
    const { paymentId } = await again(failed)
    expect(await engine.reload({ id: paymentId })).toMatchObject({
      state: 'awaiting_approval',
      linkKind: 'retry',
      linkedPaymentId: failed.id,
    })
    expect(await findRetry(amina, failed.id)).toBeUndefined()
    await expect(again(failed)).rejects.toMatchObject({ code: 'conflict' })
  })

  it.each(['sent', 'unknown', 'needs_review'] as const)('is refused while the outcome is %s', async (state) => {
    const open = await sent()
    if (state === 'unknown') await engine.tell(open.id, { meaning: 'not_known', firm: true }, 'query')
    if (state === 'needs_review')
      await engine.tell(open.id, { meaning: 'succeeded', firm: true, amountMinor: 1n, currency: 'KES' })
    expect(await engine.reload(open)).toMatchObject({ state })
    expect(await findRetry(await engine.as('amina'), open.id)).toBeUndefined()
    await expect(
      startPayment(await engine.as('amina'), {
        ...engine.payout({ amount: '12,600' }),
        retryOf: open.id,
        savePayee: false,
      }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('is for its maker only, and follows two people who settled that it did not happen', async () => {
    const open = await sent()
    await engine.tell(open.id, { meaning: 'not_known', firm: true }, 'query')
    await engine.store.tx(async (tx) => {
      const review = await movePayment(engine.rt, tx, await engine.reload(open), 'unresolved', 'worker')
      await movePayment(engine.rt, tx, review, 'resolve_release', 'baraka')
    })
    expect(await findRetry(await engine.as('daudi'), open.id)).toBeUndefined()
    expect(await findRetry(await engine.as('amina'), open.id)).toBeDefined()
    const { paymentId } = await again(open)
    expect(await engine.reload({ id: paymentId })).toMatchObject({ linkedPaymentId: open.id })
  })
})
