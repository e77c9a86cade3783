import { createHash, createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import {
  ACCEPTED,
  closeWorld,
  eventually,
  fault,
  hook,
  JSON_TYPE,
  movedOnce,
  openWorld,
  order,
  received,
  type Sent,
  said,
  sandbox,
  signed,
  tidyWorld,
  token,
  words,
} from '@/lib/sandbox/faulty-world'
import { rawRequest } from '@/lib/sandbox/raw-socket'

/** Every fault of a callback over real sockets, against one sending operation of each provider that calls back. */

vi.setConfig({ testTimeout: 20_000 })
beforeAll(openWorld)
afterAll(closeWorld)
beforeEach(tidyWorld)

let hookSerial = 0
const Webhook = z.object({ id: z.string() })

/** Makes the provider call our hook; answers the path on which its callbacks for the order arrive. */
async function listening(provider: 'mpesa' | 'wekeza' | 'bitpesa', events: string[]): Promise<string | undefined> {
  if (provider === 'mpesa') return undefined
  hookSerial += 1
  const path = `/hooks/${provider}/${hookSerial}`
  // Only this order's listener: a fault that strikes once must not strike the copy for another.
  sandbox.kernel.db.exec(`delete from ${provider}_webhooks`)
  if (provider === 'wekeza') {
    const authorization = `Bearer ${await token('wekeza')}`
    const body = JSON.stringify({ url: hook(path), events, secret: 'whsec_test' })
    const made = await rawRequest({
      port: sandbox.ports.wekeza,
      path: '/api/v1/webhooks',
      headers: { ...JSON_TYPE, authorization },
      body,
    })
    Webhook.parse(JSON.parse(made.body))
  } else {
    const made = await signed('/v1/webhooks', JSON.stringify({ webhook: { url: hook(path), events } }))
    expect(made.status).toBe(201)
  }
  return path
}

const FINAL: Record<'mpesa' | 'wekeza' | 'bitpesa', string[]> = {
  mpesa: [],
  wekeza: ['payment.completed'],
  bitpesa: ['transaction.paid_out'],
}
const callbacks = (path: string) => received.filter((callback) => callback.path === path)
const arrive = (path: string, count: number) =>
  eventually(
    () => callbacks(path).length,
    (seen) => seen >= count,
  )
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe.each(['mpesa', 'wekeza', 'bitpesa'] as const)('%s: faults of the callback', (provider) => {
  async function heard(): Promise<{ sent: Sent; path: string }> {
    const path = await listening(provider, FINAL[provider])
    const sent = await order(provider)
    return { sent, path: path ?? sent.resultPath }
  }

  it('callback_lost: executed, never told, and not tried again', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'callback_lost')
    await sent.send()
    await movedOnce(sent)
    await eventually(
      () => words(provider),
      (text) => text.includes('lost on the way'),
    )
    await pause(60)
    expect(callbacks(path)).toEqual([])
  })

  it('callback_late: told when the sandbox clock reaches the delay', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'callback_late', { delayMs: 3_600_000 })
    await sent.send()
    await movedOnce(sent)
    await pause(60)
    expect(callbacks(path)).toEqual([])
    await sandbox.kernel.clock.advance(3_600_000)
    await arrive(path, 1)
    await said(provider, 'sent late')
  })

  it('callback_twice: the same bytes two times', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'callback_twice')
    await sent.send()
    await arrive(path, 2)
    const [first, second] = callbacks(path)
    expect(second?.body).toBe(first?.body)
    await said(provider, 'sent twice')
  })

  it('callback_early: the callback has been answered before the sync answer leaves', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'callback_early')
    const answer = await sent.send()
    expect(answer.status).toBe(ACCEPTED[provider])
    expect(callbacks(path)).toHaveLength(1)
    await said(provider, 'the callback went out before this answer')
  })

  it('callback_reordered: the next one overtakes it', async () => {
    const first = await heard()
    await fault(provider, 'callback_reordered')
    await first.sent.send()
    await eventually(
      () => sandbox.kernel.faults.list()[0]?.struck,
      (struck) => struck === 1,
    )
    const second = await order(provider)
    const secondPath = provider === 'mpesa' ? second.resultPath : first.path
    await second.send()
    await arrive(first.path, provider === 'mpesa' ? 1 : 2)
    const order_ = received.filter(({ path }) => path === first.path || path === secondPath)
    const names = order_.map(({ body, path }) => (provider === 'mpesa' ? path : /FAULT-\d+/.exec(body)?.[0]))
    const wanted = [second, first.sent].map(({ resultPath }) =>
      provider === 'mpesa' ? resultPath : resultPath.split('/').pop(),
    )
    expect(names).toEqual(wanted)
    await said(provider, 'overtaken by a later one')
  })

  it('callback_reordered: alone, it goes out after its longest wait', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'callback_reordered', { delayMs: 30 })
    await sent.send()
    await arrive(path, 1)
    await said(provider, 'but no other came')
  })

  it('wrong_amount: another amount than was booked, under a signature that fits', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'wrong_amount')
    await sent.send()
    await arrive(path, 1)
    const [callback] = callbacks(path)
    const right = {
      mpesa: '"Key":"TransactionAmount","Value":100}',
      wekeza: '"amount":100,',
      bitpesa: '"requested_amount":37000',
    }
    const wrong = {
      mpesa: '"Key":"TransactionAmount","Value":101}',
      wekeza: '"amount":101,',
      bitpesa: '"requested_amount":37001',
    }
    expect(callback?.body).toContain(wrong[provider])
    expect(callback?.body).not.toContain(right[provider])
    if (provider === 'wekeza') expect(wekezaSignatureFits(callback)).toBe(true)
    if (provider === 'bitpesa') expect(bitpesaSignatureFits(callback)).toBe(true)
    await said(provider, 'the amount in this callback is not what was booked')
  })

  it('wrong_currency, or words that there is none in it', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'wrong_currency')
    await sent.send()
    await arrive(path, 1)
    const [callback] = callbacks(path)
    const wrong = { mpesa: '"Result"', wekeza: '"currency":"USD"', bitpesa: '"input_currency":"KES"' }
    expect(callback?.body).toContain(wrong[provider])
    // A B2C result of M-Pesa names no currency at all.
    await said(provider, provider === 'mpesa' ? 'carries no currency' : 'the currency in this callback')
  })

  it('wrong_party: another phone or account than was paid', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'wrong_party')
    await sent.send()
    await arrive(path, 1)
    const [callback] = callbacks(path)
    const wrong = {
      mpesa: '254708374140 - ',
      wekeza: '"accountNumber":"1009876544"',
      bitpesa: '"phone_number":"+256772123401"',
    }
    expect(callback?.body).toContain(wrong[provider])
    await said(provider, 'the party in this callback')
  })
})

type Heard = (typeof received)[number] | undefined

function wekezaSignatureFits(callback: Heard): boolean {
  const [, t = '', v1 = ''] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(callback?.headers['x-wekeza-signature'])) ?? []
  return createHmac('sha256', 'whsec_test').update(`${t}.${callback?.body}`).digest('hex') === v1
}

function bitpesaSignatureFits(callback: Heard): boolean {
  const hash = createHash('sha512')
    .update(callback?.body ?? '')
    .digest('hex')
  const text = [callback?.headers['authorization-nonce'], 'POST', hook(callback?.path ?? ''), hash].join('&')
  const wanted = createHmac('sha512', 'hazina-sandbox-secret').update(text).digest('hex')
  return callback?.headers['authorization-signature'] === wanted
}
