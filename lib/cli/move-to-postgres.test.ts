import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startEngine, type TestEngine } from '@/db/engines-fixture'
import { newId } from '@/db/uuid-v7'
import { filterOf } from '@/lib/features/transactions/transactions-fixture'
import { brokenChecks, verifyEverything } from '../features/audit/verify-everything'
import { dispatchPayment } from '../features/payments/dispatch-payment'
import { type Engine, openEngine, success } from '../features/payments/engine-fixture'
import { submitPayment } from '../features/payments/submit-payment'
import { listTransactions } from '../features/transactions/queries'
import { recordTransaction } from '../features/transactions/record-transaction'
import { sumTransactions } from '../features/transactions/sums'
import type { TransactionDraft } from '../features/transactions/transaction-line'
import { moveToPostgres } from './move-to-postgres'

let postgres: TestEngine
beforeAll(async () => {
  postgres = await startEngine('PostgreSQL')
}, 60_000)
afterAll(() => postgres.stop())

const ZONE = 'Africa/Nairobi'
const proofOf = (engine: Engine) => ({ key: engine.rt.key, zone: ZONE, now: engine.clock.now }) as const

/** An installation with some past: payments in several states, decided approvals, and more lines than one batch holds. */
async function lived(): Promise<Engine> {
  const engine = await openEngine()
  for (let index = 0; index < 3; index += 1) {
    const payment = await engine.approvedPayout({ counterpartyAccount: `071234567${index}`, secondPrompt: true })
    engine.b2c.outcome = { kind: 'accepted', providerReference: `CONV-${index}` }
    await dispatchPayment(engine.rt, payment.id, 'w1')
    if (index < 2)
      await engine.tell(payment.id, success({ receipt: `UKK7RT61S${index}`, partyAccount: `25471234567${index}` }))
  }
  await submitPayment(await engine.as('amina'), engine.payout({ counterpartyAccount: '0712345679' }))
  await engine.store.tx(async (tx) => {
    for (let index = 0; index < 1_100; index += 1)
      await recordTransaction(engine.rt, tx, lineOf(engine, index), 'callback')
  })
  return engine
}

function lineOf(engine: Engine, index: number): TransactionDraft {
  return {
    accountId: engine.accountId,
    provider: 'mpesa',
    rail: 'mpesa.c2b',
    direction: 'in',
    state: 'succeeded',
    amountMinor: BigInt(100 + index),
    feeMinor: 1n,
    currency: 'KES',
    occurredAt: new Date(engine.clock.now.getTime() - index * 3_600_123),
    providerReference: `SBJ${index}`,
    merchantReference: `INV-${index}`,
    counterpartyName: 'Élodie N.',
    counterpartyAccount: '254700000001',
    description: 'Tomatoes',
    channel: 'pay bill',
  }
}

it('an installation with history moves over, verifies there, and goes on', async () => {
  const from = await lived()
  const to = await postgres.openStore()
  const rowsBefore = await from.store.read.select().from(from.store.t.transactions)
  const moved = await moveToPostgres(from.store, to, proofOf(from))
  expect(moved.rows.get('transactions')).toBe(rowsBefore.length)
  expect(moved.searchTexts).toBe(rowsBefore.length)
  expect(moved.auditRecords).toBeGreaterThan(10)
  expect(await to.read.select().from(to.t.transactions).orderBy(to.t.transactions.rowNo)).toEqual(rowsBefore)
  expect(await to.read.select().from(to.t.audit).orderBy(to.t.audit.number)).toEqual(
    await from.store.read.select().from(from.store.t.audit),
  )
  const filter = filterOf({ q: 'elodie' })
  expect(await sumTransactions(to, filter, ZONE)).toEqual(await sumTransactions(from.store, filter, ZONE))
  expect((await listTransactions(to, filter, ZONE, undefined)).rows).toHaveLength(50)

  // The same people go on in the moved installation: the log continues, and the guards are back on.
  const there = { ...from.rt, store: to }
  await to.tx(async (tx) => {
    await recordTransaction(there, tx, lineOf(from, 5_000), 'callback')
  })
  const [sent] = await to.read.select().from(to.t.payments).where(eq(to.t.payments.state, 'sent'))
  const change = to.tx((tx) =>
    tx
      .update(to.t.payments)
      .set({ amountMinor: 1n })
      .where(eq(to.t.payments.id, sent?.id ?? '')),
  )
  await expect(change).rejects.toThrow('the content of a submitted payment is fixed')
  const verdict = await verifyEverything(to, { ...proofOf(from), anchors: [] })
  expect(brokenChecks(verdict)).toEqual([])
  await to.close()
}, 60_000)

it('a target that is not empty is refused, and keeps what it has', async () => {
  const from = await openEngine()
  const to = await postgres.openStore()
  await to.tx((tx) => tx.insert(to.t.settings).values({ name: 'a', value: '1', changedAt: new Date() }))
  await expect(moveToPostgres(from.store, to, proofOf(from))).rejects.toThrow('not empty: it has rows in settings')
  expect(await to.read.select().from(to.t.users)).toEqual([])
  await to.close()
})

it('a source that does not verify is not moved', async () => {
  const from = await openEngine()
  const to = await postgres.openStore()
  // A total that no line accounts for.
  await from.store.tx((tx) =>
    tx.insert(from.store.t.dailyTotals).values({
      ...{ id: newId(), day: '2026-11-20', accountId: from.accountId, rail: 'mpesa.c2b', currency: 'KES' },
      ...{ inCount: 1, inMinor: 1n, outCount: 0, outMinor: 0n, feeMinor: 0n },
    }),
  )
  await expect(moveToPostgres(from.store, to, proofOf(from))).rejects.toThrow('mend that first')
  expect(await to.read.select().from(to.t.users)).toEqual([])
  await to.close()
})
