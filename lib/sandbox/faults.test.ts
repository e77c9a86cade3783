import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { FAULT_KINDS } from '@/lib/sandbox/faults'
import {
  ACCEPTED,
  closeWorld,
  fault,
  isJson,
  movedOnce,
  openWorld,
  order,
  said,
  sandbox,
  tidyWorld,
} from '@/lib/sandbox/faulty-world'
import { PROVIDERS } from '@/lib/sandbox/kernel'
import { rawRequest } from '@/lib/sandbox/raw-socket'

/** Every fault of an answer over real sockets, against one sending operation of each provider. */

vi.setConfig({ testTimeout: 20_000 })
beforeAll(openWorld)
afterAll(closeWorld)
beforeEach(tidyWorld)

describe.each(PROVIDERS)('%s: faults of the answer', (provider) => {
  it('drop_before: the connection ends without a byte and nothing is executed', async () => {
    const sent = await order(provider)
    await fault(provider, 'drop_before')
    expect(await sent.send()).toMatchObject({ status: 0, body: '' })
    await said(provider, 'cut before anything was executed')
    expect((await sent.send()).status).toBe(ACCEPTED[provider])
    await movedOnce(sent)
  })

  it('drop_after: the connection ends without a byte, and the order was executed', async () => {
    const sent = await order(provider)
    await fault(provider, 'drop_after')
    expect(await sent.send()).toMatchObject({ status: 0, body: '' })
    await movedOnce(sent)
    await said(provider, `the answer would have been ${ACCEPTED[provider]}`)
  })

  it.each([false, true])('reset (executed: %s): the peer sends RST', async (executed) => {
    const sent = await order(provider)
    await fault(provider, 'reset', { executed })
    expect(await sent.send()).toMatchObject({ status: 0, ended: 'ECONNRESET' })
    if (executed) await movedOnce(sent)
    else expect(sent.moved()).toBe(0)
    await said(provider, 'TCP RST')
  })

  it('truncate: the head promises more bytes than come', async () => {
    const sent = await order(provider)
    await fault(provider, 'truncate')
    const answer = await sent.send()
    expect(answer.status).toBe(ACCEPTED[provider])
    expect(answer.body.length).toBeGreaterThan(0)
    expect(answer.body.length).toBeLessThan(Number(answer.headers['content-length']))
    expect(isJson(answer.body)).toBe(false)
    await movedOnce(sent)
    await said(provider, 'cut short after')
  })

  it('drip: one byte at a time, without an end before any sensible deadline', async () => {
    const sent = await order(provider)
    await fault(provider, 'drip', { delayMs: 40 })
    const answer = await sent.send(300)
    expect(answer).toMatchObject({ status: ACCEPTED[provider], ended: 'timeout' })
    expect(answer.body.length).toBeLessThan(10)
    expect(answer.pieces).toBeGreaterThan(2)
    await movedOnce(sent)
    await said(provider, 'drips out')
  })

  it('drip: whoever waits gets the whole answer', async () => {
    const sent = await order(provider)
    await fault(provider, 'drip', { delayMs: 1 })
    const answer = await sent.send()
    expect([answer.ended, isJson(answer.body)]).toEqual(['end', true])
  })

  it.each([false, true])('html (executed: %s): a page with a good status', async (executed) => {
    const sent = await order(provider)
    await fault(provider, 'html', { executed })
    const answer = await sent.send()
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.body).toContain('<html>')
    if (executed) await movedOnce(sent)
    else expect(sent.moved()).toBe(0)
    await said(provider, 'HTML page')
  })

  it('wrong_type: the right JSON under another content type', async () => {
    const sent = await order(provider)
    await fault(provider, 'wrong_type')
    const answer = await sent.send()
    expect([answer.status, answer.headers['content-type']]).toEqual([ACCEPTED[provider], 'text/plain; charset=utf-8'])
    expect(isJson(answer.body)).toBe(true)
    await movedOnce(sent)
    await said(provider, 'text/plain')
  })

  it('unauthorized: the provider’s own words, nothing executed, and the token stays dead', async () => {
    const sent = await order(provider)
    await fault(provider, 'unauthorized')
    const answer = await sent.send()
    expect([answer.status, JSON.parse(answer.body)]).toEqual(
      {
        mpesa: [
          401,
          {
            requestId: expect.any(String),
            errorCode: '401.002.01',
            errorMessage: expect.stringMatching(/^Error Occurred - Invalid Access Token - \w{28}$/),
          },
        ],
        wekeza: [
          401,
          {
            error: { code: 'UNAUTHORIZED', message: expect.any(String) },
            requestId: expect.stringMatching(/^req_/),
            timestamp: expect.any(String),
          },
        ],
        bitpesa: [401, { status: 401, error: 'Unauthorized' }],
        ihela: [401, { detail: 'Invalid token.' }],
      }[provider],
    )
    expect(sent.moved()).toBe(0)
    await said(provider, 'died mid-flight')
    // BitPesa has no token: there, the next signed request is good again.
    expect((await sent.send()).status).toBe(provider === 'bitpesa' ? 201 : 401)
  })

  it.each([
    ['seconds', /^7$/],
    ['http-date', /^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/],
    ['absent', undefined],
    ['negative', /^-1$/],
    ['year', /^31536000$/],
  ] as const)('rate_limit with Retry-After as %s', async (retryAfter, header) => {
    const sent = await order(provider)
    await fault(provider, 'rate_limit', { retryAfter, seconds: 7 })
    const answer = await sent.send()
    expect(answer.status).toBe(429)
    expect(isJson(answer.body)).toBe(true)
    if (header) expect(answer.headers['retry-after']).toMatch(header)
    else expect(answer.headers).not.toHaveProperty('retry-after')
    expect(sent.moved()).toBe(0)
    await said(provider, '429')
    expect((await sent.send()).status).toBe(ACCEPTED[provider])
  })

  it.each([false, true])('server_error (executed: %s)', async (executed) => {
    const sent = await order(provider)
    await fault(provider, 'server_error', { executed, status: 502 })
    const answer = await sent.send()
    expect([answer.status, answer.headers['content-type']]).toEqual([502, 'text/html; charset=utf-8'])
    if (executed) await movedOnce(sent)
    else expect(sent.moved()).toBe(0)
    await said(provider, 'error page')
  })

  it('latency: the answer comes late, and complete', async () => {
    const sent = await order(provider)
    await fault(provider, 'latency', { delayMs: 120 })
    const answer = await sent.send()
    expect(answer.status).toBe(ACCEPTED[provider])
    expect(answer.ms).toBeGreaterThanOrEqual(115)
    await said(provider, '120 ms late')
  })
})

describe('faults by count, probability and seed', () => {
  it('count: so many times and no more; an operation left out is any', async () => {
    await fault('ihela', 'drop_before', { operation: '*', count: 2 })
    const ask = () => rawRequest({ port: sandbox.ports.ihela, method: 'GET', path: '/api/v1/payments/bank/' })
    const seen = [await ask(), await ask(), await ask()]
    expect(seen.map((answer) => answer.status)).toEqual([0, 0, 401])
  })

  it('probability: the same seed strikes at the same tries', async () => {
    const run = async () => {
      await fault('ihela', 'html', { operation: 'banks', probability: 0.5, seed: 'dice', status: 403 })
      const seen: number[] = []
      for (let i = 0; i < 12; i++) {
        seen.push(
          (await rawRequest({ port: sandbox.ports.ihela, method: 'GET', path: '/api/v1/payments/bank/' })).status,
        )
      }
      for (const { id } of sandbox.kernel.faults.list()) sandbox.kernel.faults.remove(id)
      return seen
    }
    const first = await run()
    expect(new Set(first)).toEqual(new Set([401, 403]))
    expect(await run()).toEqual(first)
  })

  it('a fault of another provider or operation leaves a request alone', async () => {
    await fault('mpesa', 'drop_before')
    await fault('wekeza', 'drop_before', { operation: 'accounts' })
    expect((await (await order('wekeza')).send()).status).toBe(201)
    expect(sandbox.kernel.faults.list().map(({ struck }) => struck)).toEqual([0, 0])
  })

  it('every kind of the design is known', () => {
    const design =
      'latency, drip, drop_before, drop_after, reset, truncate, html, wrong_type, unauthorized, rate_limit, server_error, callback_lost, callback_late, callback_twice, callback_early, callback_reordered, wrong_amount, wrong_currency, wrong_party'
    expect([...FAULT_KINDS].sort()).toEqual(design.split(', ').sort())
  })
})

describe('wrong facts in an answer', () => {
  it('iHela calls nobody, so its answers lie', async () => {
    for (const kind of ['wrong_amount', 'wrong_party'] as const) {
      const sent = await order('ihela')
      await fault('ihela', kind)
      const body: unknown = JSON.parse((await sent.send()).body)
      expect(body).toMatchObject(kind === 'wrong_amount' ? { amount: '20001.00' } : { account: '76000556' })
      await movedOnce(sent)
      await said('ihela', 'in this answer is not what was booked')
    }
  })

  it('others do by where: "answer"', async () => {
    const sent = await order('wekeza')
    await fault('wekeza', 'wrong_currency', { where: 'answer' })
    expect(JSON.parse((await sent.send()).body)).toMatchObject({ currency: 'USD', amount: 100 })
  })
})
