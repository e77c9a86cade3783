import { expect, it } from 'vitest'
import type { Engine } from '@/lib/features/payments/engine-fixture'
import { openEngine } from '@/lib/features/payments/engine-fixture'
import type { Payment } from '@/lib/features/payments/payment-order'
import { leaseDueJobs } from './due-jobs'
import { workJob } from './run-job'

/** Rows 43 and 45 of lib/FAULT-MATRIX.md: the worker's own jobs over hours of a clock set by hand. */
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const AT_ONCE = 12

/** Lets time pass in steps, doing what falls due. */
async function pass(engine: Engine, ms: number, stepMs: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += stepMs) {
    engine.pass(stepMs)
    for (const job of await leaseDueJobs(engine.rt, AT_ONCE, 'worker')) await workJob(engine.rt, job, 'worker')
  }
}

const states = async (engine: Engine, payments: readonly Payment[]) =>
  Promise.all(payments.map(async (payment) => (await engine.reload(payment)).state))

it('no way to the provider for an hour: nothing is lost, and every payment leaves once when it heals', {
  timeout: 60_000,
}, async () => {
  const engine = await openEngine()
  const payments: Payment[] = []
  for (let index = 0; index < 6; index += 1) payments.push(await engine.approvedPayout({ amount: `${700 + index}` }))
  engine.b2c.outcome = { kind: 'not_sent', because: 'The provider could not be reached in time.' }
  await pass(engine, HOUR, 20_000)
  expect(new Set(await states(engine, payments))).toEqual(new Set(['approved']))
  const triedInVain = engine.b2c.sent.length
  // Waits grow to a quarter of an hour: an hour costs a payment some dozen tries, not one each tick.
  expect(triedInVain).toBeLessThan(payments.length * 20)
  const keys = new Set(engine.b2c.sent.map((order) => order.providerKey))
  expect(keys.size).toBe(payments.length)

  engine.b2c.outcome = { kind: 'accepted', providerReference: 'CONV-1' }
  engine.b2c.transmit = async (_step, _prepared, order) => {
    engine.b2c.sent.push(order)
    const outcome = { kind: 'accepted', providerReference: `CONV-${order.providerKey}` } as const
    return { replyClass: 'accepted', outcome, exchange: null }
  }
  await pass(engine, 20 * MINUTE, 20_000)
  expect(new Set(await states(engine, payments))).toEqual(new Set(['sent']))
  const healed = engine.b2c.sent.slice(triedInVain)
  expect(healed).toHaveLength(payments.length)
  // The same keys as before: the provider would know a payment that had reached it after all.
  expect(new Set(healed.map((order) => order.providerKey))).toEqual(keys)
})

it('a provider that forgets a payment: Unknown, then a person is called, and it is never sent again', {
  timeout: 60_000,
}, async () => {
  const engine = await openEngine()
  const payment = await engine.approvedPayout()
  engine.b2c.outcome = { kind: 'indeterminate', because: 'The connection ended before an answer came.' }
  const exchange = {
    operation: 'ask',
    startedAt: engine.clock.now,
    durationMs: 1,
    request: { method: 'POST', url: '/ask', body: '' },
    reply: null,
  }
  engine.b2c.answer = { kind: 'evidence', evidence: { meaning: 'not_known', firm: true }, exchange }
  await pass(engine, 10 * MINUTE, 5_000)
  expect((await engine.reload(payment)).state).toBe('unknown')
  await pass(engine, 25 * MINUTE, 20_000)
  expect((await engine.reload(payment)).state).toBe('needs_review')
  await pass(engine, 24 * HOUR, 10 * MINUTE)
  expect((await engine.reload(payment)).state).toBe('needs_review')
  expect(engine.b2c.sent).toHaveLength(1)
})
