import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '@/db/store'
import { TRANSACTION_STATES } from '@/db/words'
import { dayOf, type Zone } from '@/lib/core/days-and-zones'
import { moveTotals } from './daily-totals'
import { listTransactions } from './queries'
import { recordTransaction } from './record-transaction'
import { keepTotalsOfZone } from './recount-totals'
import { sumTransactions } from './sums'
import { filterOf, NOW, openTransactionsWorld, type TransactionsWorld, ZONE } from './transactions-fixture'

/** One thing that happens to the history; `line` picks one of ten references, so that most are told of again. */
const stepParts = {
  line: fc.nat({ max: 9 }),
  state: fc.constantFrom(...TRANSACTION_STATES),
  source: fc.constantFrom('callback' as const, 'statement' as const, 'query' as const),
  direction: fc.constantFrom('in' as const, 'out' as const),
  amountMinor: fc.bigInt({ min: 1n, max: 9_000_000_000_000n }),
  feeMinor: fc.bigInt({ min: 0n, max: 50_000n }),
  currency: fc.constantFrom('KES' as const, 'BIF' as const),
  // Around midnight in Nairobi, so that neighbours fall on different days.
  minutes: fc.integer({ min: -600, max: 600 }),
}
const step = fc.record(stepParts)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

async function tell(world: TransactionsWorld, ...steps: Step[]): Promise<void> {
  await world.store.tx(async (tx) => {
    for (const step of steps) await record(world, tx, step)
  })
}

async function record(world: TransactionsWorld, tx: Tx, told: Step): Promise<void> {
  await recordTransaction(
    world.keeping,
    tx,
    {
      accountId: told.currency === 'BIF' ? world.francs : world.shillings,
      provider: 'mpesa',
      rail: told.direction === 'in' ? 'mpesa.c2b' : 'mpesa.b2c',
      direction: told.direction,
      state: told.state,
      amountMinor: told.amountMinor,
      feeMinor: told.feeMinor,
      currency: told.currency,
      occurredAt: new Date(Date.parse('2026-11-20T21:00:00Z') + told.minutes * 60_000),
      providerReference: `R-${told.line}`,
      merchantReference: '',
      counterpartyName: 'Jane',
      counterpartyAccount: '254712345678',
      description: '',
      channel: '',
    },
    told.source,
  )
}

const NOTHING = { inCount: 0, inMinor: 0n, outCount: 0, outMinor: 0n, feeMinor: 0n, inLines: 0, outLines: 0 }

/** Counted line by line in plain code: knows nothing of the SQL that the application counts with. */
async function recount(world: TransactionsWorld, zone: Zone = ZONE) {
  const totals = new Map<string, typeof NOTHING>()
  for (const row of await world.store.read.select().from(world.store.t.transactions)) {
    const key = `${dayOf(row.occurredAt, zone)}:${row.accountId}:${row.rail}`
    const so = { ...(totals.get(key) ?? NOTHING) }
    const side = row.direction === 'in' ? 'in' : 'out'
    so[`${side}Lines`] += 1
    if (row.state === 'succeeded') {
      so[`${side}Count`] += 1
      so[`${side}Minor`] += row.amountMinor
      so.feeMinor += row.feeMinor
    }
    totals.set(key, so)
  }
  return totals
}

async function rolledUp(world: TransactionsWorld) {
  const rows = await world.store.read.select().from(world.store.t.dailyTotals)
  const own = rows.map(
    ({ id, day: _day, accountId: _account, rail: _rail, currency: _currency, ...total }) => [id, total] as const,
  )
  // A day whose lines were all taken back stays as a row of zeros.
  return new Map(own.filter(([, total]) => Object.values(total).some((figure) => BigInt(figure) !== 0n)))
}

async function takeAway(world: TransactionsWorld, pick: number): Promise<void> {
  const { transactions: t, transactionEvidence: e } = world.store.t
  const rows = await world.store.read.select().from(t)
  const gone = rows[pick % rows.length]
  if (!gone) throw new Error('no line was stored')
  await world.store.tx(async (tx) => {
    await tx.delete(e).where(eq(e.transactionId, gone.id))
    await tx.delete(t).where(eq(t.id, gone.id))
    await moveTotals(world.store, tx, ZONE, gone, null)
  })
}

test('the roll-up equals a recount after any mix of arrivals, repeats, changes and removals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat(), async (steps, pick) => {
      const world = await openTransactionsWorld()
      for (const each of steps) await tell(world, each)
      expect(await rolledUp(world)).toEqual(await recount(world))
      await takeAway(world, pick)
      expect(await rolledUp(world)).toEqual(await recount(world))
      await world.store.close()
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('the roll-up equals a recount after 10,000 arrivals, repeats, state changes and late arrivals, over two months', async () => {
  const wide = fc.record({
    ...stepParts,
    line: fc.nat({ max: 2_500 }),
    // Mostly late: a line is told of weeks after its day.
    minutes: fc.integer({ min: -60 * 24 * 30, max: 60 * 24 * 30 }),
  })
  const [steps = []] = fc.sample(fc.array(wide, { minLength: 10_000, maxLength: 10_000, size: 'max' }), 1)
  const world = await openTransactionsWorld()
  for (let from = 0; from < steps.length; from += 50) await tell(world, ...steps.slice(from, from + 50))
  for (let pick = 0; pick < 20; pick += 1) await takeAway(world, pick * 7_919)
  const counted = await recount(world)
  expect(steps).toHaveLength(10_000)
  expect(counted.size).toBeGreaterThan(200)
  expect(await rolledUp(world)).toEqual(counted)
  await world.store.close()
}, 120_000)

test('another business zone counts every line on its new day at the next start, once', async () => {
  const world = await openTransactionsWorld()
  const { store } = world
  // 00:30 of the 1st in Nairobi is still the 31st in Bujumbura.
  await world.add({ occurredAt: new Date('2026-10-31T21:30:00Z') })
  await world.add({ occurredAt: new Date('2026-10-31T23:30:00Z'), state: 'failed' })
  const october = filterOf({ from: '2026-10-01', to: '2026-10-31' })
  const rowsIn = async (zone: Zone) => (await sumTransactions(store, october, zone))[0]?.rows ?? 0
  expect(await keepTotalsOfZone(store, 'Africa/Nairobi', NOW)).toBe(true)
  expect(await rowsIn('Africa/Nairobi')).toBe(0)

  expect(await keepTotalsOfZone(store, 'Africa/Bujumbura', NOW)).toBe(true)
  expect(await keepTotalsOfZone(store, 'Africa/Bujumbura', NOW)).toBe(false)
  expect(await rolledUp(world)).toEqual(await recount(world, 'Africa/Bujumbura'))
  expect(await rowsIn('Africa/Bujumbura')).toBe(1)
  expect((await listTransactions(store, october, 'Africa/Bujumbura', undefined)).rows).toHaveLength(1)
  await store.close()
})
