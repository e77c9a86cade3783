import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { CHECKOUT_REQUEST_ID } from '@/lib/providers/mpesa/fixtures'
import type { HistoryLine } from '@/lib/providers/readings'
import { verifyMoney } from '../audit/verify-money'
import { applyEvidence } from '../payments/apply-evidence'
import { bookLine } from './book-arrival'
import { newWorld, type World } from './inbox-fixture'
import { receiveCallback } from './receive-callback'

const RECEIPT = 'TL48ZQ1WXN'

async function promptOf({ rt }: World) {
  const [payment] = await rt.store.read
    .select()
    .from(rt.store.t.payments)
    .where(eq(rt.store.t.payments.rail, 'mpesa.stk'))
  if (!payment) throw new Error('no prompt was sent')
  return payment
}

async function message(world: World, index: number): Promise<void> {
  const one = world.messages[index]
  if (!one) throw new Error(`no message ${index}`)
  const request = { ...one, search: '', rawBody: Buffer.from(one.body) }
  expect((await receiveCallback(world.rt, request)).status).toBe(200)
}

/** One money, told at four doors, each as its own provider words give it. */
const DOORS = {
  callback: (world: World) => message(world, 0),
  // A prompt carries our reference to the customer's statement and back in the confirmation.
  confirmation: async (world: World) => {
    const { merchantReference } = await promptOf(world)
    const one = world.messages[1]
    if (!one) throw new Error('no confirmation')
    const body = one.body.replace(/"BillRefNumber":"[^"]*"/, `"BillRefNumber":"${merchantReference}"`)
    await receiveCallback(world.rt, { ...one, search: '', rawBody: Buffer.from(body) })
  },
  // The answer to a question says that it was paid, and neither receipt nor amount (contract 5.2).
  status: async (world: World) => {
    const payment = await promptOf(world)
    const evidence = { meaning: 'succeeded', firm: true, providerReference: CHECKOUT_REQUEST_ID, code: '0' } as const
    await world.rt.store.tx((tx) => applyEvidence(world.rt, tx, payment, evidence, 'query', null))
  },
  statement: async (world: World) => {
    const { merchantReference } = await promptOf(world)
    const line: HistoryLine = {
      providerReference: RECEIPT,
      accountKey: '174379',
      rail: 'mpesa.c2b',
      direction: 'in',
      state: 'succeeded',
      amountMinor: 125_000n,
      feeMinor: 0n,
      currency: 'KES',
      occurredAt: world.rt.now(),
      counterpartyName: '',
      counterpartyAccount: '',
      merchantReference,
      description: '',
      channel: 'Statement',
    }
    await world.rt.store.tx((tx) => bookLine(world.rt, tx, 'mpesa', line, 'statement', null))
  },
} as const
type DoorName = keyof typeof DOORS

function orders<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
}

async function books(world: World) {
  const { t, read } = world.rt.store
  const payment = await promptOf(world)
  const lines = (await read.select().from(t.transactions)).filter(({ direction }) => direction === 'in')
  const evidence = await read.select().from(t.transactionEvidence)
  const postings = (await read.select().from(t.postings)).filter(({ paymentId }) => paymentId === payment.id)
  const totals = await read.select().from(t.dailyTotals)
  const wrong = (await verifyMoney(world.rt.store, 'Africa/Nairobi')).filter(({ broken }) => broken.length > 0)
  return {
    payment: `${payment.state} ${payment.receipt}`,
    lines: lines.map((line) => `${line.providerReference} ${line.state} ${line.rail} ${line.paymentId === payment.id}`),
    pieces: evidence.filter(({ transactionId }) => transactionId === lines[0]?.id).length,
    posted: postings.length,
    cameIn: totals.reduce((sum, row) => sum + row.inMinor, 0n),
    flags: (await read.select().from(t.flags)).length,
    wrong,
  }
}

describe('one receipt is one money', () => {
  const names = Object.keys(DOORS) as DoorName[]
  it.each(orders(names).map((order) => [order.join(', '), order] as const))('told by %s', async (_words, order) => {
    const world = await newWorld()
    for (const name of order) {
      await DOORS[name](world)
      await DOORS[name](world)
    }
    for (const name of order) await DOORS[name](world)
    const seen = await books(world)
    expect(seen).toMatchObject({
      payment: `succeeded ${RECEIPT}`,
      lines: [`${RECEIPT} succeeded mpesa.stk true`],
      posted: 2,
      cameIn: 125_000n,
      flags: 0,
      wrong: [],
    })
    expect(seen.pieces).toBeGreaterThanOrEqual(3)
  })

  it.each([
    ['status', 'confirmation'],
    ['confirmation', 'status'],
  ] as const)('also when the callback is lost: %s, then %s', async (first, second) => {
    const world = await newWorld()
    await DOORS[first](world)
    await DOORS[second](world)
    expect(await books(world)).toMatchObject({
      payment: `succeeded ${RECEIPT}`,
      lines: [`${RECEIPT} succeeded mpesa.stk true`],
      posted: 2,
      cameIn: 125_000n,
      wrong: [],
    })
  })
})
