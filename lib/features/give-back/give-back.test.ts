import { beforeEach, describe, expect, it } from 'vitest'
import { denyPayment } from '../approvals/decide-payment'
import { verifyMoney } from '../audit/verify-money'
import type { FeatureContext } from '../context'
import { bookLine } from '../inbox/book-arrival'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine, PHONE, success } from '../payments/engine-fixture'
import type { Payment } from '../payments/payment-order'
import { viewPayment } from '../payments/payment-view'
import { submitPayment } from '../payments/submit-payment'
import type { Place } from './original'
import { startRefund, startReversal } from './start-give-back'
import { viewWays } from './ways'

let engine: Engine
let amina: FeatureContext

beforeEach(async () => {
  engine = await openEngine()
  amina = await engine.as('amina')
})

/** A prompt that its customer paid: KES 1,000 with a receipt. */
async function collected(): Promise<Payment> {
  const wish = engine.payout({ rail: 'mpesa.stk', amount: '1,000', purpose: 'Order 7' })
  const payment = await submitPayment(await engine.as('daudi'), wish)
  engine.stk.outcome = { kind: 'accepted', providerReference: `ws_CO_${payment.id}` }
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  await engine.tell(payment.id, success({ receipt: 'UKK7AAAAAA', amountMinor: 100_000n, partyName: undefined }))
  return engine.reload(payment)
}

async function arrived(account: string, name = 'JANE'): Promise<Place> {
  const line = await engine.store.tx((tx) =>
    bookLine(
      engine.rt,
      tx,
      'mpesa',
      {
        providerReference: 'UKK7BBBBBB',
        accountKey: '600100',
        rail: 'mpesa.c2b',
        direction: 'in',
        state: 'succeeded',
        amountMinor: 70_000n,
        feeMinor: 0n,
        currency: 'KES',
        occurredAt: engine.clock.now,
        counterpartyName: name,
        counterpartyAccount: account,
        merchantReference: 'SHOP 3',
        description: '',
        channel: 'Pay Bill',
      },
      'callback',
      null,
    ),
  )
  if (!line) throw new Error('the line was not booked')
  return { transactionId: line.transactionId }
}

const reverses = (place: Place, requestKey: string = crypto.randomUUID()) =>
  startReversal(amina, { requestKey, place, reason: 'Paid twice' })
const refunds = (place: Place, amount: string, more: { requestKey?: string; name?: string } = {}) =>
  startRefund(amina, {
    requestKey: crypto.randomUUID(),
    place,
    amount,
    name: '',
    reason: 'Two crates were bad',
    sourceAccountId: engine.accountId,
    ...more,
  })

async function load({ paymentId }: { paymentId: string }): Promise<Payment> {
  return engine.reload({ id: paymentId })
}

async function booksAreRight() {
  const checks = await verifyMoney(engine.store, 'Africa/Nairobi')
  expect(checks.filter(({ broken }) => broken.length > 0)).toEqual([])
}

describe('a reversal', () => {
  it('is a payout of its own, approved by another person, that takes the whole receipt back once', async () => {
    const original = await collected()
    const reversal = await load(await reverses({ paymentId: original.id }))
    expect(reversal).toMatchObject({
      rail: 'mpesa.reversal',
      direction: 'out',
      state: 'awaiting_approval',
      amountMinor: 100_000n,
      counterpartyAccount: PHONE,
      linkKind: 'reversal',
      linkedPaymentId: original.id,
      approvalsNeeded: 1,
    })
    await expect(engine.approve(reversal, 'amina')).rejects.toMatchObject({ code: 'forbidden' })
    await engine.approve(reversal)
    await dispatchPayment(engine.rt, reversal.id, 'worker-1')
    expect(engine.reversal.sent).toMatchObject([{ details: { receipt: 'UKK7AAAAAA' }, sourceAccountKey: '600100' }])
    expect((await viewWays(amina, { paymentId: original.id })).reversed).toBe(false)
    await engine.tell(reversal.id, success({ receipt: 'UKK7CCCCCC', amountMinor: 100_000n, partyName: 'JANE WANJIKU' }))
    expect(await viewWays(amina, { paymentId: original.id })).toMatchObject({
      reversed: true,
      remainingMinor: 0n,
      reverseWhyNot: 'nothing_left',
      refundWhyNot: 'nothing_left',
      linked: [{ kind: 'reversal', state: 'succeeded' }],
    })
    const view = await viewPayment(amina, reversal.id)
    expect(view.earlier).toEqual({
      kind: 'reversal',
      reference: original.reference,
      href: `/payments/${original.id}`,
    })
    await booksAreRight()
  })

  it('leaves the sums as the statement has them: what came counts in, what went back counts out', async () => {
    const original = await collected()
    const reversal = await load(await reverses({ paymentId: original.id }))
    await engine.approve(reversal)
    await dispatchPayment(engine.rt, reversal.id, 'worker-1')
    await engine.tell(reversal.id, success({ receipt: 'UKK7CCCCCC', amountMinor: 100_000n }))
    const { dailyTotals, transactions } = engine.store.t
    const totals = await engine.store.read.select().from(dailyTotals)
    expect(totals.reduce((sum, row) => sum + row.inMinor - row.outMinor, 0n)).toBe(0n)
    expect(totals.map((row) => [row.rail, row.inCount, row.outCount]).sort()).toEqual([
      ['mpesa.reversal', 0, 1],
      ['mpesa.stk', 1, 0],
    ])
    const lines = await engine.store.read.select().from(transactions)
    expect(lines.map(({ state }) => state)).toEqual(['succeeded', 'succeeded'])
  })

  it('is one payment however often the form is sent, and never two at once', async () => {
    const { id } = await collected()
    const key = crypto.randomUUID()
    const first = await reverses({ paymentId: id }, key)
    expect(await reverses({ paymentId: id }, key)).toEqual(first)
    await expect(reverses({ paymentId: id })).rejects.toMatchObject({ code: 'conflict' })
    await expect(refunds({ paymentId: id }, '10')).rejects.toMatchObject({ fields: { amount: 'more_than_remains' } })
  })

  it('may be asked for again when the first one failed or was denied', async () => {
    const { id } = await collected()
    const reversal = await load(await reverses({ paymentId: id }))
    await engine.approve(reversal)
    await dispatchPayment(engine.rt, reversal.id, 'worker-1')
    await engine.tell(reversal.id, { meaning: 'failed', firm: true, code: 'R000002' })
    expect(await viewWays(amina, { paymentId: id })).toMatchObject({ remainingMinor: 100_000n, reverseWhyNot: null })
    expect(await load(await reverses({ paymentId: id }))).toMatchObject({ state: 'awaiting_approval' })
  })

  it('is not for money that went out, that is not sure yet, or that was partly given back', async () => {
    const payout = await engine.approvedPayout()
    expect(await viewWays(amina, { paymentId: payout.id })).toMatchObject({
      reverseWhyNot: 'money_out',
      refundWhyNot: 'money_out',
    })
    await expect(reverses({ paymentId: payout.id })).rejects.toThrow()
    const open = await submitPayment(
      await engine.as('daudi'),
      engine.payout({ rail: 'mpesa.stk', amount: '10', counterpartyAccount: '0712 345 679' }),
    )
    expect(await viewWays(amina, { paymentId: open.id })).toMatchObject({ reverseWhyNot: 'not_paid' })
    const { id } = await collected()
    await refunds({ paymentId: id }, '400')
    expect(await viewWays(amina, { paymentId: id })).toMatchObject({ reverseWhyNot: 'part_given' })
    await expect(reverses({ paymentId: id })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('takes back money that came without being asked for, also where its payer is masked', async () => {
    const place = await arrived('2547 ***** 678')
    expect(await viewWays(amina, place)).toMatchObject({ reverseWhyNot: null, refundWhyNot: 'payer_unknown' })
    const reversal = await load(await reverses(place))
    expect(reversal).toMatchObject({ linkedPaymentId: null, linkedTransactionId: expect.any(String) })
    await engine.approve(reversal)
    await dispatchPayment(engine.rt, reversal.id, 'worker-1')
    const told = success({
      receipt: 'UKK7CCCCCC',
      amountMinor: 70_000n,
      partyAccount: PHONE,
      partyName: 'JANE WANJIKU',
    })
    expect(await engine.tell(reversal.id, told)).toMatchObject({ payment: { state: 'succeeded' }, verdict: 'applied' })
    expect(await viewWays(amina, place)).toMatchObject({ reversed: true })
    expect((await viewPayment(amina, reversal.id)).earlier).toMatchObject({ reference: 'UKK7BBBBBB' })
    await booksAreRight()
  })

  it('needs the right to prepare payouts', async () => {
    const { id } = await collected()
    const daudi = await engine.as('daudi')
    expect(await viewWays(daudi, { paymentId: id })).toMatchObject({
      reverseWhyNot: 'no_right',
      refundWhyNot: 'no_right',
    })
    const wish = { requestKey: crypto.randomUUID(), place: { paymentId: id }, reason: 'Paid twice' }
    await expect(startReversal(daudi, wish)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('a refund', () => {
  it('sends up to what remains back to the payer, in parts, and not a shilling more', async () => {
    const original = await collected()
    const place = { paymentId: original.id }
    const first = await load(await refunds(place, '400'))
    expect(first).toMatchObject({
      rail: 'mpesa.b2c',
      counterpartyAccount: PHONE,
      counterpartyName: 'Jane Wanjiku',
      amountMinor: 40_000n,
      linkKind: 'refund',
      linkedPaymentId: original.id,
      state: 'awaiting_approval',
    })
    await expect(refunds(place, '601')).rejects.toMatchObject({ fields: { amount: 'more_than_remains' } })
    await refunds(place, '600')
    expect(await viewWays(amina, place)).toMatchObject({ remainingMinor: 0n, refundWhyNot: 'nothing_left' })
    // What is denied was never given back.
    const { id: paymentId, version, contentHash } = first
    await denyPayment(await engine.as('baraka'), { paymentId, version, contentHash, reason: 'Ask the shop first' })
    expect(await viewWays(amina, place)).toMatchObject({ remainingMinor: 40_000n, refundWhyNot: null })
  })

  it('asks for a name where the money came without one', async () => {
    const place = await arrived(PHONE, '')
    await expect(refunds(place, '700')).rejects.toMatchObject({ fields: { counterpartyName: 'required' } })
    expect(await load(await refunds(place, '700', { name: 'Jane Wanjiku' }))).toMatchObject({
      counterpartyName: 'Jane Wanjiku',
      linkedTransactionId: expect.any(String),
    })
  })

  it('of a line that turns out to be a payment still counts', async () => {
    const place = await arrived(PHONE)
    await refunds(place, '700')
    const wish = engine.payout({ rail: 'mpesa.stk', amount: '700', purpose: 'Order 8' })
    const payment = await submitPayment(await engine.as('daudi'), wish)
    engine.stk.outcome = { kind: 'accepted', providerReference: 'ws_CO_9' }
    await dispatchPayment(engine.rt, payment.id, 'worker-1')
    await engine.tell(payment.id, success({ receipt: 'UKK7BBBBBB', amountMinor: 70_000n }))
    expect(await viewWays(amina, { paymentId: payment.id })).toMatchObject({ remainingMinor: 0n })
    expect(await viewWays(amina, place)).toMatchObject({ original: { paymentId: payment.id }, remainingMinor: 0n })
  })
})
