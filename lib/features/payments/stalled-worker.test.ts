import { expect, it } from 'vitest'
import type { SendOrder, Transmission } from '@/lib/providers/money-rail'
import { dispatchPayment } from './dispatch-payment'
import { openEngine, success } from './engine-fixture'
import { recoverAbandonedTries } from './recover-payments'

/** Row 36 of lib/FAULT-MATRIX.md. Longer than the lease of a try. */
const STALL_MS = 10 * 60_000

it('a stalled worker that wakes after its lease writes nothing: the fence refuses it', async () => {
  const engine = await openEngine()
  const payment = await engine.approvedPayout()
  let wake: (sent: Transmission) => void = () => undefined
  const asleep = new Promise<Transmission>((resolve) => {
    wake = resolve
  })
  const started = new Promise<SendOrder>((resolve) => {
    engine.b2c.transmit = async (_step, _prepared, order) => {
      resolve(order)
      return asleep
    }
  })
  const dispatching = dispatchPayment(engine.rt, payment.id, 'stalled')
  await started

  engine.pass(STALL_MS)
  expect(await recoverAbandonedTries(engine.rt, () => false)).toBe(1)
  const unknown = await engine.reload(payment)
  expect(unknown.state).toBe('unknown')

  const outcome = { kind: 'refused', code: '1', words: 'The balance is insufficient' } as const
  wake({ replyClass: 'refused', outcome, exchange: null })
  await dispatching
  // Its refusal came from a worker that had lost the payment: whoever asks now decides.
  expect(await engine.reload(payment)).toEqual(unknown)
  const { attemptTries } = engine.store.t
  expect(await engine.store.read.select().from(attemptTries)).toMatchObject([{ replyClass: 'indeterminate' }])

  await engine.tell(payment.id, success(), 'query')
  expect((await engine.reload(payment)).state).toBe('succeeded')
})
