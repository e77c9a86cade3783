import { createServer } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Evidence } from '@/lib/core/evidence'
import type { Door } from '@/lib/providers/inbound'
import type { MoneyRail, SendOrder } from '@/lib/providers/money-rail'
import type { Provider } from '@/lib/providers/provider'
import { createWekeza, type WekezaConfig } from '@/lib/providers/wekeza'
import { createWekezaClient, type WekezaClient } from '@/lib/providers/wekeza/client'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'
import { control } from './inbox'

const ACCOUNT = 'acc_soko_operations'
const PAYEE = '1009876543'
const SHORT_MS = 1_500

let sandbox: RunningSandbox
let config: WekezaConfig
let bank: Provider
let client: WekezaClient
let transfer: MoneyRail
let prompts: MoneyRail

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'against', days: 40, only: ['wekeza'] })
  const origin = `http://127.0.0.1:${sandbox.ports.wekeza}`
  config = {
    baseUrl: `${origin}/api/v1`,
    oauthUrl: `${origin}/oauth`,
    clientId: 'hazina-sandbox',
    clientSecret: 'hazina-sandbox-secret',
    webhookSecrets: ['whsec_hazina_sandbox'],
    accountIds: [ACCOUNT],
  }
  bank = createWekeza(config, { totalTimeoutMs: SHORT_MS })
  client = createWekezaClient(config)
  const rails = [bank.rails['wekeza.transfer'], bank.rails['wekeza.stk']]
  if (!rails[0] || !rails[1]) throw new Error('both rails are expected')
  ;[transfer, prompts] = [rails[0], rails[1]]
  await settings({ pendingMs: 30, processingMs: 30 })
})
afterAll(() => sandbox.close())
afterEach(() => settings({ pendingMs: 30, processingMs: 30, rateLimitPerMinute: 1_000 }))

const settings = (wekeza: Record<string, string | number | boolean>) =>
  control(sandbox.ports.control, 'PATCH', '/settings', { wekeza })
const fault = (operation: string, kind: string, more: object = {}) =>
  control(sandbox.ports.control, 'POST', '/faults', { provider: 'wekeza', operation, kind, ...more })

let serial = 0
function order(change: Partial<SendOrder> = {}): SendOrder {
  serial += 1
  return {
    paymentId: 'payment',
    attemptId: 'attempt',
    providerKey: `against-${serial}`,
    rail: 'wekeza.transfer',
    amountMinor: 125_050n,
    currency: 'KES',
    sourceAccountKey: ACCOUNT,
    counterpartyName: 'John Doe',
    counterpartyAccount: PAYEE,
    counterpartyBank: '',
    merchantReference: `INV-${serial}`,
    purpose: 'Services',
    details: {},
    callbackUrl: (door) => `http://127.0.0.1:9/${door}`,
    ...change,
  }
}
const prompt = (change: Partial<SendOrder> = {}) =>
  order({ rail: 'wekeza.stk', counterpartyAccount: '254712345678', amountMinor: 150_000n, ...change })

const send = (wanted: SendOrder, rail = transfer) => rail.transmit('send', rail.prepare('send', wanted), wanted)

async function accepted(wanted: SendOrder, rail = transfer): Promise<SendOrder> {
  const { outcome } = await send(wanted, rail)
  if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${outcome.kind}`)
  return { ...wanted, providerReference: outcome.providerReference }
}

async function ask(wanted: SendOrder, rail = transfer): Promise<Evidence> {
  const answer = await rail.ask(wanted, 'ask')
  if (answer.kind !== 'evidence') throw new Error(`no evidence: ${answer.kind}`)
  return answer.evidence
}

async function until<T>(read: () => Promise<T>, done: (value: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + 5_000; ; ) {
    const value = await read()
    if (done(value)) return value
    if (Date.now() > deadline) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
const ended = (wanted: SendOrder, rail = transfer) =>
  until(
    () => ask(wanted, rail),
    ({ meaning }) => meaning !== 'pending',
  )

async function moved(reference: string): Promise<number> {
  const text = await control(sandbox.ports.control, 'GET', '/ledger?provider=wekeza')
  const { movements } = JSON.parse(text) as { movements: { merchantReference: string | null }[] }
  return movements.filter((one) => one.merchantReference === reference).length
}

describe('2 tokens', () => {
  test('2.1 the three scopes are granted', async () => {
    expect((await client.listAccounts({})).status).toBe(200)
    expect(client.scopes()).toEqual(['accounts.read', 'transactions.read', 'payments.write'])
  })

  test('2.1 wrong credentials: nothing is sent', async () => {
    const stranger = createWekeza({ ...config, clientSecret: 'wrong' }).rails['wekeza.transfer']
    const wanted = order()
    if (!stranger) throw new Error('a rail is expected')
    expect((await send(wanted, stranger)).replyClass).toBe('not_sent')
    expect(await moved(wanted.merchantReference)).toBe(0)
  })

  test('2.3 a token that dies in mid-flight is renewed, and the payment is made once', async () => {
    await fault('payment_create', 'unauthorized')
    const wanted = await accepted(order())
    expect((await ended(wanted)).meaning).toBe('succeeded')
    expect(await moved(wanted.merchantReference)).toBe(1)
  })

  test('2.5 a withdrawn consent is refused as such, not as token trouble', async () => {
    const id = `consent_${config.clientId}`
    expect((await client.getConsent(id)).json).toMatchObject({ consentId: id, status: 'ACTIVE' })
    const token = await control(sandbox.ports.control, 'GET', '/settings').then(() => fetchToken())
    const simulate = (newStatus: string) =>
      fetch(`${config.baseUrl}/sandbox/consents/${id}/simulate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ newStatus }),
      })
    expect((await simulate('REVOKED')).status).toBe(200)
    try {
      expect((await send(order())).outcome).toMatchObject({ kind: 'refused', code: 'FORBIDDEN' })
      const fresh = createWekeza(config)
      const balances = await fresh.balances?.readBalances(() => '')
      expect(balances).toMatchObject({ kind: 'no_answer', because: expect.stringContaining('consent') })
      expect(bank.explain?.('wekeza.transfer', 'FORBIDDEN')?.nextAction).toContain('consent')
    } finally {
      await simulate('ACTIVE')
    }
  })
})

async function fetchToken(): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: config.clientId,
    client_secret: config.clientSecret,
  })
  const response = await fetch(`${config.oauthUrl}/token`, { method: 'POST', body })
  return ((await response.json()) as { access_token: string }).access_token
}

describe('3 limits, caching, errors', () => {
  test('3.1 the request id of an error is kept in the exchange', async () => {
    const { exchange } = await send(order({ counterpartyAccount: '1002222222' }))
    expect(exchange?.reply?.requestId).toMatch(/^req_/)
  })

  test('3.2 it stops before the limit: payments still pass, and nothing is refused', async () => {
    await settings({ rateLimitPerMinute: 40 })
    const careful = createWekezaClient(config, { now: () => new Date(sandbox.kernel.now()), sleep: async () => {} })
    await control(sandbox.ports.control, 'POST', '/clock', { advanceMs: 60_000 })
    const statuses = []
    for (let call = 0; call < 45; call += 1) statuses.push((await careful.listWebhooks()).wire)
    expect(statuses.some((wire) => wire.kind === 'answered' && wire.status === 429)).toBe(false)
    expect(statuses.some((wire) => wire.kind === 'never_left' && wire.because === 'held_back')).toBe(true)
    const prepared = transfer.prepare('send', order())
    expect((await careful.createPayment(prepared, `kept-${Date.now()}`)).status).toBe(201)
    await control(sandbox.ports.control, 'POST', '/clock', { advanceMs: 60_000 })
  })

  test('3.2 429 all the same: refused for now with the wait', async () => {
    await fault('payment_create', 'rate_limit', { retryAfter: 'seconds', seconds: 3 })
    expect((await send(order())).outcome).toMatchObject({ kind: 'refused_retry', retryAfterMs: 3_000 })
  })

  test('3.4 a balance is held, then confirmed by 304, and asked for again when money moved', async () => {
    let nowMs = Date.now()
    const keeping = createWekezaClient(config, { now: () => new Date(nowMs) })
    const first = await keeping.getBalance(ACCOUNT)
    expect(first.headers.etag).toBeTruthy()
    expect((await keeping.getBalance(ACCOUNT)).exchange).toBe(first.exchange)
    nowMs += 30_001
    const confirmed = await keeping.getBalance(ACCOUNT)
    expect(confirmed.exchange?.reply?.status).toBe(304)
    expect(confirmed.json).toEqual(first.json)
    const wanted = await accepted(order())
    await ended(wanted)
    keeping.doubtReads()
    const after = await keeping.getBalance(ACCOUNT)
    expect(after.exchange?.reply?.status).toBe(200)
    expect(after.json).not.toEqual(first.json)
  })

  test('3.4 history is held for five minutes', async () => {
    let nowMs = Date.now()
    const keeping = createWekezaClient(config, { now: () => new Date(nowMs) })
    const first = await keeping.listTransactions(ACCOUNT, {})
    nowMs += 299_000
    expect((await keeping.listTransactions(ACCOUNT, {})).exchange).toBe(first.exchange)
    nowMs += 2_000
    expect((await keeping.listTransactions(ACCOUNT, {})).exchange?.reply?.status).toBe(304)
  })
})

describe('4 accounts', () => {
  test.each([
    [{ accountType: 'SAVINGS' }, 'accountType', 'SAVINGS'],
    [{ currency: 'KES' }, 'currency', 'KES'],
    [{ status: 'FROZEN' }, 'status', 'FROZEN'],
  ] as const)('4.1 filter %j', async (filter, field, value) => {
    const { data } = (await client.listAccounts(filter)).json as { data: Record<string, unknown>[] }
    expect(data.length).toBeGreaterThan(0)
    for (const account of data) expect(account[field]).toBe(value)
  })

  test('4.1, 3.5 pages', async () => {
    const one = (await client.listAccounts({ page: 2, perPage: 2 })).json as { pagination: object; data: object[] }
    expect(one.pagination).toMatchObject({ page: 2, perPage: 2, hasPrevious: true })
  })

  test('4.2 one account, by id; an unknown one', async () => {
    expect((await client.getAccount('acc_1234567890')).json).toMatchObject({ accountNumber: '1001234567' })
    expect((await client.getAccount('9999999999')).json).toMatchObject({ error: { code: 'ACCOUNT_NOT_FOUND' } })
  })

  test('4.3 balances of the configured accounts, nested', async () => {
    const balances = await bank.balances?.readBalances(() => '')
    expect(balances).toMatchObject({ kind: 'now', readings: [{ accountKey: ACCOUNT, currency: 'KES' }] })
  })

  test('4.4 the history of the account, complete; filters narrow it', async () => {
    const references = new Set<string>()
    let cursor: string | null = null
    for (;;) {
      const pull: Awaited<ReturnType<NonNullable<Provider['history']>['readHistory']>> | undefined =
        await bank.history?.readHistory(cursor)
      if (!pull) throw new Error('history is expected')
      for (const line of pull.lines) references.add(line.providerReference)
      cursor = pull.cursor
      if (pull.done) {
        expect(references.size).toBeGreaterThanOrEqual(pull.total ?? 1)
        break
      }
    }
    const credits = (await client.listTransactions(ACCOUNT, { type: 'CREDIT', minAmount: '1000' })).json
    for (const line of (credits as { data: { type: string; amount: number }[] }).data) {
      expect(line.type).toBe('CREDIT')
      expect(line.amount).toBeGreaterThanOrEqual(1000)
    }
    const wrong = await client.listTransactions(ACCOUNT, { fromDate: '2026-03-01', toDate: '2026-02-01' })
    expect(wrong).toMatchObject({ status: 400, json: { error: { code: 'INVALID_REQUEST' } } })
  })
})

describe('5 payments', () => {
  test('5.1, 5.3 made, followed to its end, with all facts equal', async () => {
    const wanted = await accepted(order())
    expect(await ended(wanted)).toMatchObject({
      meaning: 'succeeded',
      amountMinor: 125_050n,
      currency: 'KES',
      partyAccount: PAYEE,
      providerReference: wanted.providerReference,
    })
    expect(await moved(wanted.merchantReference)).toBe(1)
  })

  test('5.2 the same key again is the same payment', async () => {
    await settings({ pendingMs: 500 })
    const wanted = order()
    const first = await accepted(wanted)
    expect((await accepted(wanted)).providerReference).toBe(first.providerReference)
    await ended(first)
    expect((await send(wanted)).outcome.kind).toBe('final')
    expect(await moved(wanted.merchantReference)).toBe(1)
  })

  test('5.2 the same key with another amount stays unknown', async () => {
    const wanted = order()
    await accepted(wanted)
    expect((await send({ ...wanted, amountMinor: 100n })).replyClass).toBe('indeterminate')
  })

  test.each([['drop_after'], ['truncate'], ['html'], ['reset'], ['wrong_type'], ['server_error']])(
    '5.2 answer lost by %s after it was carried out: found by reference and mark, paid once',
    async (kind) => {
      await fault('payment_create', kind, {
        ...(kind !== 'drop_after' && kind !== 'truncate' && kind !== 'wrong_type' && { executed: true }),
      })
      const wanted = order()
      expect((await send(wanted)).replyClass).toBe('indeterminate')
      const found = await ended(wanted)
      expect(found).toMatchObject({ meaning: 'succeeded', amountMinor: 125_050n })
      expect((await send(wanted)).outcome).toMatchObject({ kind: 'final' })
      expect(await moved(wanted.merchantReference)).toBe(1)
    },
  )

  test('lost before it was carried out: not known, and the same key pays once', async () => {
    await fault('payment_create', 'drop_before')
    const wanted = order()
    expect((await send(wanted)).replyClass).toBe('indeterminate')
    expect((await ask(wanted)).meaning).toBe('not_known')
    await ended(await accepted(wanted))
    expect(await moved(wanted.merchantReference)).toBe(1)
  })

  test.each([
    ['ACCOUNT_FROZEN', 'a frozen payee', { counterpartyAccount: '1002222222' }],
    ['INSUFFICIENT_FUNDS', 'too much', { amountMinor: 99_999_999_900n }],
    ['INVALID_ACCOUNT', 'an unknown payee', { counterpartyAccount: '1008888888' }],
    ['INVALID_ACCOUNT', 'an unknown source', { sourceAccountKey: 'acc_nobody' }],
  ])('3.1 %s for %s: refused, with sentence and next step', async (code, _case, change) => {
    const wanted = order(change)
    expect((await send(wanted)).outcome).toMatchObject({ kind: 'refused', code })
    expect(bank.explain?.('wekeza.transfer', code)?.nextAction).toBeTruthy()
    expect(await moved(wanted.merchantReference)).toBe(0)
  })

  test('8 FAIL-TEST-001 fails, firmly', async () => {
    const wanted = await accepted(order({ merchantReference: 'FAIL-TEST-001' }))
    expect(await ended(wanted)).toMatchObject({ meaning: 'failed', firm: true })
  })

  test('8 a held payment is accepted and not final', async () => {
    const wanted = await accepted(order({ counterpartyAccount: '9999999999', amountMinor: 20_000_000n }))
    expect((await ask(wanted)).meaning).toBe('pending')
  })

  test('5.4 the list, by account and status', async () => {
    const wanted = await accepted(order())
    await ended(wanted)
    const { data } = (await client.listPayments({ accountId: ACCOUNT, status: 'COMPLETED' })).json as {
      data: { id: string; status: string }[]
    }
    expect(data.map(({ id }) => id)).toContain(wanted.providerReference)
    expect(new Set(data.map(({ status }) => status))).toEqual(new Set(['COMPLETED']))
  })

  test('5.5 a scheduled payment is cancelled, and repeating it changes nothing', async () => {
    const scheduledDate = new Date(sandbox.kernel.now().getTime() + 86_400_000).toISOString()
    const wanted = await accepted(order({ details: { scheduledDate } }))
    const cancelled = await bank.cancellations?.cancel(wanted, 'Ordered twice')
    expect(cancelled).toMatchObject({ kind: 'evidence', evidence: { meaning: 'failed', firm: true } })
    expect(await bank.cancellations?.cancel(wanted, 'Ordered twice')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning: 'failed', code: 'CANCELLED' },
    })
    expect(await moved(wanted.merchantReference)).toBe(0)
  })

  test('5.5 a cancellation whose answer is lost is found by reading', async () => {
    await settings({ pendingMs: 5_000 })
    const wanted = await accepted(order())
    await fault('payment_cancel', 'drop_after')
    expect(await bank.cancellations?.cancel(wanted, 'Late')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning: 'failed' },
    })
  })

  test('5.5 what is done cannot be cancelled', async () => {
    const wanted = await accepted(order())
    await ended(wanted)
    expect(await bank.cancellations?.cancel(wanted, 'Too late')).toMatchObject({
      kind: 'refused',
      code: 'PAYMENT_NOT_CANCELLABLE',
      words: expect.stringContaining('COMPLETED'),
    })
  })

  test('5.9 a batch: each is a payment of its own', async () => {
    const bulk = bank.bulk
    if (!bulk) throw new Error('bulk is expected')
    const orders = [order({ amountMinor: 10_000n }), order({ amountMinor: 20_000n })]
    const told = await bulk.transmitBulk(bulk.prepareBulk(orders), orders, `batch-${serial}`)
    expect(told.map(({ replyClass }) => replyClass)).toEqual(['accepted', 'accepted'])
    for (const [index, { outcome }] of told.entries()) {
      const one = orders[index]
      if (outcome.kind !== 'accepted' || !one) throw new Error('both are accepted')
      expect((await ended({ ...one, providerReference: outcome.providerReference })).meaning).toBe('succeeded')
      expect(await moved(one.merchantReference)).toBe(1)
    }
  })
})

describe('5.8 prompts', () => {
  const phone = (answer: string) =>
    control(sandbox.ports.control, 'POST', '/phones/254712345678', { default: answer, delayMs: 20 })

  test.each([
    ['pay', 'succeeded', '0'],
    ['cancel', 'failed', '1032'],
    ['wrong_pin', 'failed', '2001'],
  ])('the customer answers %s: %s', async (answer, meaning, code) => {
    await phone(answer)
    const wanted = await accepted(prompt(), prompts)
    const evidence = await ended(wanted, prompts)
    expect(evidence).toMatchObject({ meaning, code, firm: true })
    expect(bank.explain?.('wekeza.stk', code)?.sentence).toBeTruthy()
    expect(await moved(wanted.merchantReference)).toBe(meaning === 'succeeded' ? 1 : 0)
  })

  test('an answer lost after ringing: unknown, not asked, not sent again', async () => {
    await phone('cancel')
    await fault('stk_push', 'drop_after')
    const wanted = prompt()
    expect((await send(wanted, prompts)).replyClass).toBe('indeterminate')
    expect((await prompts.ask(wanted, 'a')).kind).toBe('cannot_ask')
    expect(prompts.resendSameKey).toBe(false)
  })
})

describe('6 webhooks', () => {
  test('6.1 to 6.4 registered once, genuine, told once, and made anew when the secret changes', async () => {
    const received: { body: Buffer; headers: Record<string, string> }[] = []
    const server = createServer((request, reply) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]))
        received.push({ body: Buffer.concat(chunks), headers })
        reply.writeHead(200).end('{"received":true}')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (typeof address !== 'object' || !address) throw new Error('no port')
    const url = (door: Door) => `http://127.0.0.1:${address.port}/hooks/${door}/t`
    try {
      await bank.registerCallbacks?.(url)
      await bank.registerCallbacks?.(url)
      const ours = async () => {
        const { data } = (await client.listWebhooks()).json as { data: { id: string; url: string }[] }
        return data.filter((hook) => hook.url === url('w'))
      }
      expect(await ours()).toHaveLength(1)

      const wanted = await accepted(order())
      await until(
        async () => received,
        (all) => all.some(({ body }) => body.toString().includes('payment.completed')),
      )
      const readings = received.map(({ body, headers }) =>
        bank.callbacks?.readInbound({
          door: 'w',
          registeredUrl: url('w'),
          rawBody: body,
          headers,
          receivedAt: sandbox.kernel.now(),
        }),
      )
      expect(new Set(readings.map((reading) => reading?.authenticity))).toEqual(new Set(['signed']))
      expect(bank.callbacks?.acknowledgement).toBe('{"received":true}')
      const evidence = readings
        .flatMap((reading) => reading?.items ?? [])
        .find((item) => item.kind === 'evidence' && item.evidence.meaning === 'succeeded')
      expect(evidence).toMatchObject({ providerReference: wanted.providerReference })

      const [hook] = await ours()
      const { data } = (await client.listDeliveries(hook?.id ?? '')).json as { data: { eventId: string }[] }
      expect(data.length).toBeGreaterThan(0)
      const again = await client.retryDelivery(hook?.id ?? '', data[0]?.eventId ?? '')
      expect(again.status).toBe(202)

      const rotated = createWekeza({ ...config, webhookSecrets: ['whsec_new', 'whsec_hazina_sandbox'] })
      await rotated.registerCallbacks?.(url, { renew: true })
      expect(await ours()).toHaveLength(1)
      const before = received.length
      await accepted(order())
      await until(
        async () => received.length,
        (count) => count > before,
      )
      const [latest] = received.slice(-1)
      const message = { door: 'w', registeredUrl: url('w'), rawBody: latest?.body ?? Buffer.alloc(0) } as const
      const late = { ...message, headers: latest?.headers ?? {}, receivedAt: sandbox.kernel.now() }
      expect(rotated.callbacks?.readInbound(late).authenticity).toBe('signed')
      expect(bank.callbacks?.readInbound(late).authenticity).toBe('bad_signature')
    } finally {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    }
  })
})
