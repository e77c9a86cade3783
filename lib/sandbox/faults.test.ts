import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { FAULT_KINDS, type FaultRequest } from '@/lib/sandbox/faults'
import { PROVIDERS, type ProviderName } from '@/lib/sandbox/kernel'
import { securityCredential } from '@/lib/sandbox/mpesa/daraja-by-hand'
import { type RawAnswer, rawRequest } from '@/lib/sandbox/raw-socket'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

/** Every fault over real sockets, against one sending operation of each provider, written by hand from the contracts. */

let sandbox: RunningSandbox
let hooks: Server
let hookPort = 0
const received: { path: string; headers: Record<string, unknown>; body: string; at: number }[] = []

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'faults', days: 1 })
  hooks = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      received.push({ path: request.url ?? '', headers: request.headers, body, at: Date.now() })
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ResultCode":0}')
    })
  })
  await new Promise<void>((resolve) => hooks.listen(0, '127.0.0.1', resolve))
  hookPort = z.object({ port: z.number() }).parse(hooks.address()).port
  sandbox.kernel.settings.set('mpesa', 'resultDelayMs', 20)
  for (const name of ['pendingMs', 'processingMs']) sandbox.kernel.settings.set('wekeza', name, 20)
  sandbox.kernel.settings.set('bitpesa', 'payoutDelayMs', 20)
})
afterAll(async () => {
  await sandbox.close()
  hooks.closeAllConnections()
  await new Promise<void>((resolve) => hooks.close(() => resolve()))
})
beforeEach(() => {
  received.length = 0
})
afterEach(() => {
  for (const fault of sandbox.kernel.faults.list()) sandbox.kernel.faults.remove(fault.id)
})

const Access = z.object({ access_token: z.string() })
const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json' }
const hook = (path: string) => `http://127.0.0.1:${hookPort}${path}`

/** A fresh token each time: an unauthorized fault kills the one that was used. */
async function token(provider: 'mpesa' | 'wekeza' | 'ihela'): Promise<string> {
  const port = sandbox.ports[provider]
  const basic = Buffer.from('hazina-sandbox-key:hazina-sandbox-secret').toString('base64')
  const demo = { grant_type: 'client_credentials', client_id: 'hazina-sandbox', client_secret: 'hazina-sandbox-secret' }
  const answer = await {
    mpesa: () =>
      rawRequest({
        port,
        method: 'GET',
        path: '/oauth/v1/generate?grant_type=client_credentials',
        headers: { authorization: `Basic ${basic}` },
      }),
    wekeza: () => rawRequest({ port, path: '/oauth/token', headers: FORM, body: form(demo) }),
    ihela: () => rawRequest({ port, path: '/oAuth2/token/', headers: FORM, body: form(demo) }),
  }[provider]()
  return Access.parse(JSON.parse(answer.body)).access_token
}

type Sent = { send: (giveUpMs?: number) => Promise<RawAnswer>; moved: () => number; resultPath: string }
const movedWith = (reference: string) =>
  sandbox.kernel.ledger
    .list({ after: 0, limit: 100_000 })
    .filter((movement) => movement.merchantReference === reference && movement.kind !== 'payout').length

let serial = 0

/** One order that would move money, ready to go. `moved` counts what the ledger holds of it. */
async function order(provider: ProviderName): Promise<Sent> {
  serial += 1
  const reference = `FAULT-${serial}`
  const port = sandbox.ports[provider]
  const resultPath = `/results/${reference}`
  const request = (path: string, headers: Record<string, string>, body: string): Sent => ({
    send: (giveUpMs) => rawRequest({ port, path, headers, body, ...(giveUpMs === undefined ? {} : { giveUpMs }) }),
    moved: () => movedWith(reference),
    resultPath,
  })
  if (provider === 'mpesa') {
    const control = `http://127.0.0.1:${sandbox.ports.control}`
    const pem = await (await fetch(`${control}/mpesa/certificate.pem`)).text()
    const body = JSON.stringify({
      OriginatorConversationID: reference,
      InitiatorName: 'testapi',
      SecurityCredential: securityCredential(pem, 'Safaricom999!*!'),
      CommandID: 'BusinessPayment',
      Amount: 100,
      PartyA: 600100,
      PartyB: 254708374149,
      Remarks: 'Payout',
      QueueTimeOutURL: hook('/timeouts'),
      ResultURL: hook(resultPath),
      Occassion: 'none',
    })
    const authorization = `Bearer ${await token('mpesa')}`
    return request('/mpesa/b2c/v3/paymentrequest', { ...JSON_TYPE, authorization }, body)
  }
  if (provider === 'wekeza') {
    const body = JSON.stringify({
      sourceAccountId: 'acc_soko_operations',
      destinationAccountNumber: '1009876543',
      amount: 100,
      currency: 'KES',
      description: 'Payment',
      reference,
    })
    const authorization = `Bearer ${await token('wekeza')}`
    return request('/api/v1/payments', { ...JSON_TYPE, authorization, 'idempotency-key': randomUUID() }, body)
  }
  if (provider === 'ihela') {
    const body = form({
      bank_slug: 'MOB-0006',
      account: '76000555',
      amount: '20000',
      merchant_reference: reference,
      description: 'x',
    })
    const authorization = `Bearer ${await token('ihela')}`
    return request('/api/v1/payments/cash-in/', { ...FORM, authorization }, body)
  }
  const body = JSON.stringify(bitpesaPayout(reference))
  return {
    ...request('/v1/transactions/create_and_fund', {}, body),
    send: (giveUpMs) => signed('/v1/transactions/create_and_fund', body, giveUpMs),
  }
}

function bitpesaPayout(external_id: string) {
  const details = { first_name: 'Ada', last_name: 'Obi', phone_number: '+256772123400', mobile_provider: 'mtn' }
  const sender = {
    type: 'person',
    first_name: 'Jane',
    last_name: 'Tester',
    country: 'KE',
    street: 'Moi Avenue 1',
    city: 'Nairobi',
    postal_code: '00100',
    phone_number: '+254700000001',
    email: 'jane@example.com',
    birth_date: '1980-01-01',
    ip: '127.0.0.1',
    documents: [],
  }
  const payout_method = { type: 'UGX::Mobile', details }
  const recipients = [{ requested_amount: '37000', requested_currency: 'UGX', payout_method }]
  return { transaction: { input_currency: 'USD', external_id, sender, recipients } }
}

/** Signed as the contract says, apart from the sandbox's own code. */
function signed(path: string, body: string, giveUpMs = 5_000): Promise<RawAnswer> {
  const port = sandbox.ports.bitpesa
  const nonce = randomUUID()
  const hash = createHash('sha512').update(body).digest('hex')
  const text = [nonce, 'POST', `http://127.0.0.1:${port}${path}`, hash].join('&')
  const headers = {
    ...JSON_TYPE,
    'authorization-key': 'hazina-sandbox-key',
    'authorization-nonce': nonce,
    'authorization-signature': createHmac('sha512', 'hazina-sandbox-secret').update(text).digest('hex'),
  }
  return rawRequest({ port, path, headers, body, giveUpMs })
}

const OPERATION: Record<ProviderName, string> = {
  mpesa: 'b2c',
  wekeza: 'payment_create',
  bitpesa: 'create_and_fund',
  ihela: 'cash_in',
}
const ACCEPTED: Record<ProviderName, number> = { mpesa: 200, wekeza: 201, bitpesa: 201, ihela: 200 }

async function fault(provider: ProviderName, kind: FaultRequest['kind'], more: Partial<FaultRequest> = {}) {
  const answer = await fetch(`http://127.0.0.1:${sandbox.ports.control}/faults`, {
    method: 'POST',
    body: JSON.stringify({ provider, operation: OPERATION[provider], kind, ...more }),
  })
  expect(answer.status, await answer.text()).toBe(201)
}

/** The words of the newest log entries that are about this order's operation. */
function words(provider: ProviderName): string {
  const entries = sandbox.kernel.log.latest({ provider, limit: 30 })
  return entries.map((entry) => entry.note ?? '').join('\n')
}

async function eventually<T>(read: () => T, wanted: (value: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 4_000; ; ) {
    const value = read()
    if (wanted(value)) return value
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
const movedOnce = (sent: Sent) => eventually(sent.moved, (count) => count === 1)
const isJson = (text: string) => {
  try {
    return JSON.parse(text) !== undefined
  } catch {
    // Cut short or HTML.
    return false
  }
}

describe.each(PROVIDERS)('%s: faults of the answer', (provider) => {
  it('drop_before: the connection ends without a byte and nothing is executed', async () => {
    const sent = await order(provider)
    await fault(provider, 'drop_before')
    expect(await sent.send()).toMatchObject({ status: 0, body: '' })
    expect(words(provider)).toContain('cut before anything was executed')
    expect((await sent.send()).status).toBe(ACCEPTED[provider])
    await movedOnce(sent)
  })

  it('drop_after: the connection ends without a byte, and the order was executed', async () => {
    const sent = await order(provider)
    await fault(provider, 'drop_after')
    expect(await sent.send()).toMatchObject({ status: 0, body: '' })
    await movedOnce(sent)
    expect(words(provider)).toContain(`the answer would have been ${ACCEPTED[provider]}`)
  })

  it.each([false, true])('reset (executed: %s): the peer sends RST', async (executed) => {
    const sent = await order(provider)
    await fault(provider, 'reset', { executed })
    expect(await sent.send()).toMatchObject({ status: 0, ended: 'ECONNRESET' })
    if (executed) await movedOnce(sent)
    else expect(sent.moved()).toBe(0)
    expect(words(provider)).toContain('TCP RST')
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
    expect(words(provider)).toContain('cut short after')
  })

  it('drip: one byte at a time, without an end before any sensible deadline', async () => {
    const sent = await order(provider)
    await fault(provider, 'drip', { delayMs: 40 })
    const answer = await sent.send(300)
    expect(answer).toMatchObject({ status: ACCEPTED[provider], ended: 'timeout' })
    expect(answer.body.length).toBeLessThan(10)
    expect(answer.pieces).toBeGreaterThan(2)
    await movedOnce(sent)
    expect(words(provider)).toContain('drips out')
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
    expect(words(provider)).toContain('HTML page')
  })

  it('wrong_type: the right JSON under another content type', async () => {
    const sent = await order(provider)
    await fault(provider, 'wrong_type')
    const answer = await sent.send()
    expect([answer.status, answer.headers['content-type']]).toEqual([ACCEPTED[provider], 'text/plain; charset=utf-8'])
    expect(isJson(answer.body)).toBe(true)
    await movedOnce(sent)
    expect(words(provider)).toContain('text/plain')
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
    expect(words(provider)).toContain('died mid-flight')
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
    expect(words(provider)).toContain('429')
    expect((await sent.send()).status).toBe(ACCEPTED[provider])
  })

  it.each([false, true])('server_error (executed: %s)', async (executed) => {
    const sent = await order(provider)
    await fault(provider, 'server_error', { executed, status: 502 })
    const answer = await sent.send()
    expect([answer.status, answer.headers['content-type']]).toEqual([502, 'text/html; charset=utf-8'])
    if (executed) await movedOnce(sent)
    else expect(sent.moved()).toBe(0)
    expect(words(provider)).toContain('error page')
  })

  it('latency: the answer comes late, and complete', async () => {
    const sent = await order(provider)
    await fault(provider, 'latency', { delayMs: 120 })
    const answer = await sent.send()
    expect(answer.status).toBe(ACCEPTED[provider])
    expect(answer.ms).toBeGreaterThanOrEqual(115)
    expect(words(provider)).toContain('120 ms late')
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

const Webhook = z.object({ id: z.string() })

/** Makes the provider call our hook; answers the path on which its callbacks for the order arrive. */
async function listening(provider: 'mpesa' | 'wekeza' | 'bitpesa', events: string[]): Promise<string | undefined> {
  if (provider === 'mpesa') return undefined
  serial += 1
  const path = `/hooks/${provider}/${serial}`
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
    expect(words(provider)).toContain('sent late')
  })

  it('callback_twice: the same bytes two times', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'callback_twice')
    await sent.send()
    await arrive(path, 2)
    const [first, second] = callbacks(path)
    expect(second?.body).toBe(first?.body)
    expect(words(provider)).toContain('sent twice')
  })

  it('callback_early: the callback has been answered before the sync answer leaves', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'callback_early')
    const answer = await sent.send()
    expect(answer.status).toBe(ACCEPTED[provider])
    expect(callbacks(path)).toHaveLength(1)
    expect(words(provider)).toContain('the callback went out before this answer')
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
    expect(words(provider)).toContain('overtaken by a later one')
  })

  it('callback_reordered: alone, it goes out after its longest wait', async () => {
    const { sent, path } = await heard()
    await fault(provider, 'callback_reordered', { delayMs: 30 })
    await sent.send()
    await arrive(path, 1)
    expect(words(provider)).toContain('but no other came')
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
    expect(words(provider)).toContain('the amount in this callback is not what was booked')
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
    expect(words(provider)).toContain(provider === 'mpesa' ? 'carries no currency' : 'the currency in this callback')
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
    expect(words(provider)).toContain('the party in this callback')
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

describe('wrong facts in an answer', () => {
  it('iHela calls nobody, so its answers lie', async () => {
    for (const kind of ['wrong_amount', 'wrong_party'] as const) {
      const sent = await order('ihela')
      await fault('ihela', kind)
      const body: unknown = JSON.parse((await sent.send()).body)
      expect(body).toMatchObject(kind === 'wrong_amount' ? { amount: '20001.00' } : { account: '76000556' })
      await movedOnce(sent)
      expect(words('ihela')).toContain('in this answer is not what was booked')
    }
  })

  it('others do by where: "answer"', async () => {
    const sent = await order('wekeza')
    await fault('wekeza', 'wrong_currency', { where: 'answer' })
    expect(JSON.parse((await sent.send()).body)).toMatchObject({ currency: 'USD', amount: 100 })
  })
})
