import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { type Engine, openEngine } from '../payments/engine-fixture'
import type { Payment } from '../payments/payment-order'
import { ApproveBatchInput } from '../payments/schemas'
import { submitPayment } from '../payments/submit-payment'
import { approveBatch, batchHashOf } from './approve-batch'
import { denyPayment } from './decide-payment'

let engine: Engine
let payments: Payment[]

beforeEach(async () => {
  engine = await openEngine()
  const amina = await engine.as('amina')
  payments = []
  for (const number of [1, 2, 3]) {
    engine.pass(1_000)
    payments.push(
      await submitPayment(amina, engine.payout({ counterpartyAccount: `071200000${number}`, amount: `${number}00` })),
    )
  }
})

const itemsOf = (list: readonly Payment[]) =>
  list.map(({ id, version, contentHash }) => ({ paymentId: id, version, contentHash }))

function batch(code: string, list = payments): ApproveBatchInput {
  const items = itemsOf(list)
  return { items, batchHash: batchHashOf(items), code }
}

const states = async () => Promise.all(payments.map(async (each) => (await engine.reload(each)).state))

test('one code releases all of a list, and each approval names the list it was signed in', async () => {
  const input = batch(engine.codeOf('baraka'))
  await approveBatch(await engine.as('baraka'), input)
  expect(await states()).toEqual(['approved', 'approved', 'approved'])
  const rows = await engine.store.read.select().from(engine.store.t.approvals)
  expect(rows.map((row) => row.batchHash)).toEqual(Array(3).fill(input.batchHash))
  const { audit } = engine.store.t
  const [act] = await engine.store.read.select().from(audit).where(eq(audit.action, 'approvals.batch'))
  expect(act?.subject).toBe(`batch:${input.batchHash}`)
  expect(JSON.parse(act?.facts ?? '{}')).toMatchObject({ totals: { KES: '60000' } })
})

test('the hash is of what is listed, not of its order', () => {
  const items = itemsOf(payments)
  expect(batchHashOf(items.toReversed())).toBe(batchHashOf(items))
  expect(batchHashOf(items.slice(1))).not.toBe(batchHashOf(items))
  expect(batchHashOf(items.map((item, at) => (at === 0 ? { ...item, version: 9 } : item)))).not.toBe(batchHashOf(items))
})

test('one that was decided since stops the whole list, is named, and costs no code', async () => {
  const input = batch(engine.codeOf('baraka'))
  const [first] = itemsOf(payments)
  if (!first) throw new Error('three were prepared')
  await denyPayment(await engine.as('chausiku'), { ...first, reason: 'no invoice' })
  await expect(approveBatch(await engine.as('baraka'), input)).rejects.toMatchObject({
    code: 'batch_changed',
    parts: { [first.paymentId]: { code: 'conflict', first: { act: 'deny', by: 'Chausiku Njeri' } } },
  })
  expect(await states()).toEqual(['denied', 'awaiting_approval', 'awaiting_approval'])
  // The same code still works for the others: it was not spent.
  await approveBatch(await engine.as('baraka'), batch(input.code, payments.slice(1)))
  expect(await states()).toEqual(['denied', 'approved', 'approved'])
})

test('a list with a payment of one’s own approves nothing', async () => {
  const { users } = engine.store.t
  await engine.store.tx(async (tx) => {
    await tx.update(users).set({ roles: 'maker,approver' }).where(eq(users.signInName, 'baraka'))
  })
  const own = await submitPayment(await engine.as('baraka'), engine.payout({ counterpartyAccount: '0712000009' }))
  const input = batch(engine.codeOf('baraka'), [...payments, own])
  await expect(approveBatch(await engine.as('baraka'), input)).rejects.toMatchObject({ code: 'maker_is_approver' })
  expect(await states()).toEqual(['awaiting_approval', 'awaiting_approval', 'awaiting_approval'])
})

test('another list than the one shown is refused, and so is the same payment twice', async () => {
  const input = batch(engine.codeOf('baraka'))
  const baraka = await engine.as('baraka')
  await expect(approveBatch(baraka, { ...input, items: input.items.slice(1) })).rejects.toMatchObject({
    code: 'batch_changed',
  })
  const twice = { ...input, items: [...input.items, input.items[0]] }
  expect(ApproveBatchInput.safeParse(twice).success).toBe(false)
})

test('a wrong code approves nothing; the list sent again after a lost answer says that it was approved', async () => {
  const baraka = await engine.as('baraka')
  await expect(approveBatch(baraka, batch('000000'))).rejects.toMatchObject({ code: 'wrong_code' })
  expect(await states()).toEqual(['awaiting_approval', 'awaiting_approval', 'awaiting_approval'])
  const input = batch(engine.codeOf('baraka'))
  await approveBatch(baraka, input)
  await expect(approveBatch(baraka, input)).rejects.toMatchObject({ code: 'already_approved' })
  expect(await engine.store.read.select().from(engine.store.t.approvals)).toHaveLength(3)
})

test('the same list sent ten times at once is approved once', async () => {
  const input = batch(engine.codeOf('baraka'))
  const baraka = await engine.as('baraka')
  const results = await Promise.allSettled(Array.from({ length: 10 }, () => approveBatch(baraka, input)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await engine.store.read.select().from(engine.store.t.approvals)).toHaveLength(3)
})
