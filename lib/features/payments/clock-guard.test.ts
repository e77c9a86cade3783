import { describe, expect, it } from 'vitest'
import { isHoldReason } from '@/lib/core/hold-reasons'
import { dispatchPayment } from './dispatch-payment'
import { openEngine, success } from './engine-fixture'
import { recoverAbandonedTries } from './recover-payments'
import { submitPayment } from './submit-payment'

/** Row 34 of lib/FAULT-MATRIX.md. */
const HOUR = 3_600_000
const YEAR = 365 * 24 * HOUR

describe('a clock that is set back', () => {
  it('by an hour: nothing is sent, receiving goes on, and sending resumes by itself', async () => {
    const engine = await openEngine()
    const sent = await engine.approvedPayout()
    await dispatchPayment(engine.rt, sent.id, 'worker')
    const waiting = await engine.approvedPayout({ amount: '900' })
    const prompt = await submitPayment(
      await engine.as('daudi'),
      engine.payout({ rail: 'mpesa.stk', amount: '300', counterpartyName: '' }),
    )

    engine.pass(-HOUR)
    await dispatchPayment(engine.rt, waiting.id, 'worker')
    await dispatchPayment(engine.rt, prompt.id, 'worker')
    expect(await engine.reload(waiting)).toMatchObject({ state: 'approved', reasonCode: 'clock_behind' })
    expect(await engine.reload(prompt)).toMatchObject({ state: 'approved', reasonCode: 'clock_behind' })
    expect(isHoldReason('clock_behind')).toBe(true)
    expect(engine.b2c.sent).toHaveLength(1)
    expect(engine.stk.sent).toHaveLength(0)

    await engine.tell(sent.id, success())
    expect((await engine.reload(sent)).state).toBe('succeeded')
    // What was stored meanwhile, with the wrong time, does not make the wrong time right.
    await dispatchPayment(engine.rt, waiting.id, 'worker')
    expect((await engine.reload(waiting)).state).toBe('approved')

    engine.pass(HOUR)
    await dispatchPayment(engine.rt, waiting.id, 'worker')
    expect(await engine.reload(waiting)).toMatchObject({ state: 'sent', reasonCode: null })
    expect(engine.b2c.sent).toHaveLength(2)
  })

  it('by a second, as clocks are adjusted: sending goes on', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    engine.pass(-1_000)
    await dispatchPayment(engine.rt, payment.id, 'worker')
    expect((await engine.reload(payment)).state).toBe('sent')
  })

  it('after it was a year ahead: what was stored in that future holds everything back', async () => {
    const engine = await openEngine()
    const payment = await engine.approvedPayout()
    engine.pass(YEAR)
    await engine.approvedPayout({ amount: '900' })
    engine.pass(-YEAR)
    await dispatchPayment(engine.rt, payment.id, 'worker')
    expect(await engine.reload(payment)).toMatchObject({ state: 'approved', reasonCode: 'clock_behind' })
  })
})

it.each([
  ['an hour', HOUR],
  ['a year', YEAR],
])('a clock that jumps %s ahead in the middle of a send makes it Unknown, and nothing is sent again', async (_, ms) => {
  const engine = await openEngine()
  const payment = await engine.approvedPayout()
  let jump: () => void = () => undefined
  const { transmit } = engine.b2c
  engine.b2c.transmit = async (...call) => {
    const told = await transmit.apply(engine.b2c, call)
    await new Promise<void>((resolve) => {
      jump = resolve
    })
    return told
  }
  const dispatching = dispatchPayment(engine.rt, payment.id, 'worker')
  await expect.poll(() => engine.b2c.sent.length).toBe(1)
  engine.pass(ms)
  await recoverAbandonedTries(engine.rt, () => false)
  expect((await engine.reload(payment)).state).toBe('unknown')
  jump()
  await dispatching
  expect((await engine.reload(payment)).state).toBe('unknown')
  expect(engine.b2c.sent).toHaveLength(1)
})
