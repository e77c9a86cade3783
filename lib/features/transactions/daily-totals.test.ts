import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TRANSACTION_STATES } from '@/db/words'
import { dayOf } from '@/lib/core/days-and-zones'
import { moveTotals } from './daily-totals'
import { recordTransaction } from './record-transaction'
import { openTransactionsWorld, type TransactionsWorld, ZONE } from './transactions-fixture'

/** One thing that happens to the history; `line` picks one of ten references, so that most are told of again. */
const step = fc.record({
  line: fc.nat({ max: 9 }),
  state: fc.constantFrom(...TRANSACTION_STATES),
  source: fc.constantFrom('callback' as const, 'statement' as const, 'query' as const),
  direction: fc.constantFrom('in' as const, 'out' as const),
  amountMinor: fc.bigInt({ min: 1n, max: 9_000_000_000_000n }),
  feeMinor: fc.bigInt({ min: 0n, max: 50_000n }),
  currency: fc.constantFrom('KES' as const, 'BIF' as const),
  // Around midnight in Nairobi, so that neighbours fall on different days.
  minutes: fc.integer({ min: -600, max: 600 }),
})
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

async function tell(world: TransactionsWorld, told: Step): Promise<void> {
  await world.store.tx((tx) =>
    recordTransaction(
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
    ),
  )
}

const NOTHING = { inCount: 0, inMinor: 0n, outCount: 0, outMinor: 0n, feeMinor: 0n }

async function recount(world: TransactionsWorld) {
  const totals = new Map<string, typeof NOTHING>()
  for (const row of await world.store.read.select().from(world.store.t.transactions)) {
    if (row.state !== 'succeeded') continue
    const key = `${dayOf(row.occurredAt, ZONE)}:${row.accountId}:${row.rail}`
    const so = { ...(totals.get(key) ?? NOTHING) }
    if (row.direction === 'in') {
      so.inCount += 1
      so.inMinor += row.amountMinor
    } else {
      so.outCount += 1
      so.outMinor += row.amountMinor
    }
    so.feeMinor += row.feeMinor
    totals.set(key, so)
  }
  return totals
}

async function rolledUp(world: TransactionsWorld) {
  const rows = await world.store.read.select().from(world.store.t.dailyTotals)
  const own = rows.map(
    ({ id, inCount, inMinor, outCount, outMinor, feeMinor }) =>
      [id, { inCount, inMinor, outCount, outMinor, feeMinor }] as const,
  )
  // A day whose lines were all taken back stays as a row of zeros.
  return new Map(
    own.filter(
      ([, total]) => total.inCount + total.outCount > 0 || total.inMinor + total.outMinor + total.feeMinor !== 0n,
    ),
  )
}

test('the roll-up equals a recount after any mix of arrivals, repeats, changes and removals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat(), async (steps, pick) => {
      const world = await openTransactionsWorld()
      for (const each of steps) await tell(world, each)
      expect(await rolledUp(world)).toEqual(await recount(world))
      const { transactions: t, transactionEvidence: e } = world.store.t
      const rows = await world.store.read.select().from(t)
      const gone = rows[pick % rows.length]
      if (!gone) throw new Error('no line was stored')
      await world.store.tx(async (tx) => {
        await tx.delete(e).where(eq(e.transactionId, gone.id))
        await tx.delete(t).where(eq(t.id, gone.id))
        await moveTotals(world.store, tx, ZONE, gone, null)
      })
      expect(await rolledUp(world)).toEqual(await recount(world))
      await world.store.close()
    }),
    { numRuns: 40 },
  )
}, 60_000)
