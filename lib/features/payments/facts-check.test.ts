import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Evidence } from '@/lib/core/evidence'
import type { FlagKind } from '@/lib/core/payment-reducer'
import { verifyMoney } from '../audit/verify-money'
import { viewReview } from '../resolutions/view-review'
import { dispatchPayment } from './dispatch-payment'
import { type Engine, openEngine, PHONE, success } from './engine-fixture'
import type { Payment } from './payment-order'

let engine: Engine

beforeEach(async () => {
  engine = await openEngine()
})

async function sent(overrides = {}): Promise<Payment> {
  const payment = await engine.approvedPayout(overrides)
  await dispatchPayment(engine.rt, payment.id, 'worker-1')
  return engine.reload(payment)
}

async function openFlags(payment: Payment): Promise<FlagKind[]> {
  const { flags } = engine.store.t
  const rows = await engine.store.read
    .select()
    .from(flags)
    .where(and(eq(flags.paymentId, payment.id), isNull(flags.closedAt)))
  return rows.map(({ kind }) => kind)
}

async function booksAreRight() {
  const checks = await verifyMoney(engine.store, 'Africa/Nairobi')
  expect(checks.filter(({ broken }) => broken.length > 0)).toEqual([])
}

const ORDERED = [
  'amountMinor',
  'currency',
  'counterpartyAccount',
  'sourceAccountId',
  'direction',
  'contentHash',
] as const

describe('a success that is not what was ordered', () => {
  it.each<[string, Partial<Evidence>, FlagKind]>([
    ['another amount', { amountMinor: 1_250_100n }, 'amount_mismatch'],
    ['an amount that is no exact sum', { amountMinor: undefined, amountInexact: true }, 'amount_mismatch'],
    ['another currency', { currency: 'USD' }, 'currency_mismatch'],
    ['another receiver', { partyAccount: '254700000000' }, 'party_mismatch'],
    ['another account of ours', { ownAccount: '600999' }, 'account_mismatch'],
  ])('with %s waits for people: flagged, nothing posted, the order as it was', async (_what, other, flag) => {
    const before = await sent()
    await engine.tell(before.id, success(other))
    const after = await engine.reload(before)
    expect(after).toMatchObject({ state: 'needs_review' })
    for (const name of ORDERED) expect([name, after[name]]).toEqual([name, before[name]])
    expect(await openFlags(after)).toEqual([flag])
    expect(await engine.store.read.select().from(engine.store.t.postings)).toEqual([])
    // The same news again opens nothing new, and no later success settles it by itself.
    await engine.tell(before.id, success(other), 'query')
    await engine.tell(before.id, success(), 'query')
    expect(await engine.reload(before)).toMatchObject({ state: 'needs_review' })
    expect(await openFlags(after)).toEqual([flag])
    await booksAreRight()
  })

  it('shows what was said beside it, and from which door', async () => {
    const payment = await sent()
    await engine.tell(payment.id, success({ amountMinor: 1_250_100n, ownAccount: '600100' }))
    const { flags } = await viewReview(await engine.as('baraka'), await engine.reload(payment), true)
    expect(flags).toMatchObject([
      {
        kind: 'amount_mismatch',
        said: { source: 'callback', amountMinor: '1250100', currency: 'KES', party: PHONE, ownAccount: '600100' },
      },
    ])
  })
})

describe('the name that comes after a payout', () => {
  it.each(['JANE WANJIKU', 'WANJIKU JANE', 'Jane Akinyi Wanjiku'])('%s is the one of the book', async (partyName) => {
    const payment = await sent()
    await engine.tell(payment.id, success({ partyName }))
    expect(await openFlags(payment)).toEqual([])
  })

  it('opens an exception when it is another one, holds nothing back, and opens it once', async () => {
    const payment = await sent()
    await engine.tell(payment.id, success({ partyName: 'PETER OTIENO' }))
    await engine.tell(payment.id, success({ partyName: 'PETER OTIENO' }), 'query')
    expect(await engine.reload(payment)).toMatchObject({ state: 'succeeded', counterpartyName: 'Jane Wanjiku' })
    expect(await openFlags(payment)).toEqual(['name_mismatch'])
    await booksAreRight()
  })

  it('is compared also when it comes only with a second word', async () => {
    const payment = await sent()
    await engine.tell(payment.id, success(), 'query')
    await engine.tell(payment.id, success({ partyName: 'PETER OTIENO' }))
    expect(await engine.reload(payment)).toMatchObject({ confirmedName: 'PETER OTIENO' })
    expect(await openFlags(payment)).toEqual(['name_mismatch'])
  })
})

describe('references that a provider uses twice', () => {
  it('the receipt of another payment is a conflict: nothing is overwritten, people decide', async () => {
    const first = await sent()
    await engine.tell(first.id, success())
    engine.b2c.outcome = { kind: 'accepted', providerReference: 'CONV-2' }
    const second = await sent({ amount: '900', purpose: 'Onions' })
    await engine.tell(second.id, success({ amountMinor: 90_000n }))
    expect(await engine.reload(first)).toMatchObject({ state: 'succeeded', receipt: 'UKK7RT61SV' })
    expect(await engine.reload(second)).toMatchObject({ state: 'needs_review', receipt: null })
    expect([await openFlags(first), await openFlags(second)]).toEqual([[], ['receipt_conflict']])
    const lines = await engine.store.read.select().from(engine.store.t.transactions)
    expect(lines.map(({ paymentId, state }) => [paymentId, state]).sort()).toEqual(
      [
        [first.id, 'succeeded'],
        [second.id, 'unknown'],
      ].sort(),
    )
    await booksAreRight()
  })

  it('a second movement for one order is a line of its own that belongs to nobody, and a flag', async () => {
    const payment = await sent()
    await engine.tell(payment.id, success())
    const again = success({ receipt: 'UKK7ZZ99ZZ' })
    expect(await engine.tell(payment.id, again)).toMatchObject({ verdict: 'conflict' })
    await engine.tell(payment.id, again, 'query')
    expect(await engine.reload(payment)).toMatchObject({ state: 'succeeded', receipt: 'UKK7RT61SV' })
    expect(await openFlags(payment)).toEqual(['second_movement'])
    const { transactions, postings, dailyTotals } = engine.store.t
    const lines = await engine.store.read.select().from(transactions)
    expect(lines.map((line) => [line.providerReference, line.paymentId, line.state]).sort()).toEqual([
      ['UKK7RT61SV', payment.id, 'succeeded'],
      ['UKK7ZZ99ZZ', null, 'succeeded'],
    ])
    expect(await engine.store.read.select().from(postings)).toHaveLength(2)
    expect(await engine.store.read.select().from(dailyTotals)).toMatchObject([{ outCount: 2, outMinor: 2_500_000n }])
    await booksAreRight()
  })
})
