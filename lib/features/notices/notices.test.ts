import { beforeEach, expect, test } from 'vitest'
import { cancelPayment, denyPayment } from '../approvals/decide-payment'
import { dispatchPayment } from '../payments/dispatch-payment'
import { type Engine, openEngine, success } from '../payments/engine-fixture'
import { APPROVAL_LIFE_MS } from '../payments/payment-jobs'
import { expireApproval } from '../payments/recover-payments'
import { requestCollection } from '../payments/request-collection'
import { submitPayment } from '../payments/submit-payment'
import { hasUnread, readNoticeBoard } from './queries'
import { readNotices } from './read-notices'

let engine: Engine
beforeEach(async () => {
  engine = await openEngine()
})

const kindsOf = async (name: string) => (await readNoticeBoard(await engine.as(name))).notices.map(({ kind }) => kind)

test('a denial is told to its maker in the same commit, and to nobody else', async () => {
  const payment = await submitPayment(await engine.as('amina'), engine.payout())
  const seen = { paymentId: payment.id, version: payment.version, contentHash: payment.contentHash }
  await denyPayment(await engine.as('baraka'), { ...seen, reason: 'no invoice' })
  expect(await kindsOf('amina')).toEqual(['denied'])
  expect(await kindsOf('baraka')).toEqual([])
  expect(await kindsOf('chausiku')).toEqual([])
})

test('the end is told to the maker and to who approved, once, however often the provider says it', async () => {
  const payment = await engine.approvedPayout()
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  for (let times = 0; times < 3; times += 1) await engine.tell(payment.id, success())
  expect(await kindsOf('amina')).toEqual(['succeeded'])
  expect(await kindsOf('baraka')).toEqual(['succeeded'])
  expect(await kindsOf('chausiku')).toEqual([])
})

test('needs review is told, and the end after it as well', async () => {
  const payment = await engine.approvedPayout()
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  await engine.tell(payment.id, success({ amountMinor: 1n }))
  expect(await kindsOf('amina')).toEqual(['needs_review'])
})

test('an approval that ran out and a cancellation by somebody else are told', async () => {
  const first = await submitPayment(await engine.as('amina'), engine.payout())
  const second = await submitPayment(await engine.as('amina'), engine.payout({ counterpartyAccount: '0712000002' }))
  await cancelPayment(await engine.as('baraka'), { paymentId: second.id, reason: 'not ours' })
  engine.pass(APPROVAL_LIFE_MS)
  await expireApproval(engine.rt, first.id)
  expect((await kindsOf('amina')).toSorted()).toEqual(['cancelled', 'expired'])
})

test('who cancels their own is told nothing', async () => {
  const payment = await submitPayment(await engine.as('amina'), engine.payout())
  await cancelPayment(await engine.as('amina'), { paymentId: payment.id, reason: 'typed twice' })
  expect(await kindsOf('amina')).toEqual([])
})

test('money in is told only when a person has to look', async () => {
  const { rail: _, ...wish } = engine.payout({ amount: '100' })
  const asked = await requestCollection(await engine.as('daudi'), { ...wish, rail: 'mpesa.stk' })
  await dispatchPayment(engine.rt, asked.paymentId, 'worker-1')
  await engine.tell(asked.paymentId, success({ amountMinor: 10_000n }))
  expect(await kindsOf('daudi')).toEqual([])
})

test('reading marks only one’s own, of that payment or of all', async () => {
  const payment = await engine.approvedPayout()
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  await engine.tell(payment.id, success())
  const [amina, baraka] = [await engine.as('amina'), await engine.as('baraka')]
  await readNotices(amina, { paymentId: crypto.randomUUID() })
  expect(await hasUnread(amina, payment.id)).toBe(true)
  await readNotices(amina, { paymentId: payment.id })
  expect(await hasUnread(amina, payment.id)).toBe(false)
  expect((await readNoticeBoard(baraka)).unread).toBe(1)
  await readNotices(baraka, {})
  expect((await readNoticeBoard(baraka)).unread).toBe(0)
})
