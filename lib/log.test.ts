import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { dispatchPayment } from '@/lib/features/payments/dispatch-payment'
import { openEngine, success } from '@/lib/features/payments/engine-fixture'
import { createLog } from './log'

describe('a log whose sink fails', () => {
  test('throws nothing at whoever writes to it', () => {
    const log = createLog('test', {
      write() {
        throw new Error('the log disk is full')
      },
    })
    expect(() => log.info('one')).not.toThrow()
    expect(() => log.error('two', { id: '1' })).not.toThrow()
  })

  test('nor does one that fails later, as a closed pipe does', async () => {
    const sink = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
    const log = createLog('test', sink)
    log.info('one')
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(() => log.info('two')).not.toThrow()
  })

  test('stops no payment', async () => {
    const engine = await openEngine()
    const log = createLog('test', {
      write() {
        throw new Error('the log disk is full')
      },
    })
    const rt = { ...engine.rt, log }
    const payment = await engine.approvedPayout()
    await dispatchPayment(rt, payment.id, 'worker-1')
    await engine.tell(payment.id, success())
    rt.log.info('done')
    expect((await engine.reload(payment)).state).toBe('succeeded')
    await engine.store.close()
  })
})
