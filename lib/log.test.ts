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

describe('a line', () => {
  const written = (work: (log: ReturnType<typeof createLog>) => void): string[] => {
    const lines: string[] = []
    work(createLog('test', { write: (line: string) => void lines.push(line) }))
    return lines
  }

  test.each([
    ['a second line', 'one\n{"level":30,"msg":"two"}'],
    ['a carriage return', 'one\rtwo'],
    ['colours and cursor moves', '\u001b[2J\u001b[31mred'],
    ['the same in one sign', '\u009b2J'],
    ['a bell and a delete', '\u0007\u007f'],
    ['a turned direction', 'abc\u202ecba'],
    ['other line ends', 'a\u2028b\u2029c\u0085d'],
    ['quotes and braces', '"},{"level":60'],
    ['an unseen sign beyond the first plane', 'a\u{e0001}b'],
    ['the end of text', 'a\u0000b'],
  ])('stays one line of JSON with %s in it, and says the same', (_what, text) => {
    const lines = written((log) => log.error(text, { error: text, operation: text }))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]*\n$/u)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ msg: text, error: text, operation: text })
  })

  test('carries no field that is not on the list, however it is handed over', () => {
    const canaries = {
      phone: '254712999111',
      account: '4111111111111111',
      token: 'eyJhbGciOi.canary',
      password: 'hunter2-canary',
      code: '123456',
      body: { Amount: 1 },
      headers: { authorization: 'Bearer canary' },
      pan: '4111111111111111',
    }
    const [line = ''] = written((log) => log.info('done', Object.assign({ id: 'p1', state: 'sent' }, canaries)))
    expect(JSON.parse(line)).toEqual({
      level: 30,
      time: expect.any(Number),
      name: 'test',
      id: 'p1',
      state: 'sent',
      msg: 'done',
    })
  })
})
