import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Provider } from '@/lib/providers/provider'
import { createWekeza } from '@/lib/providers/wekeza'
import { createWekezaClient } from '@/lib/providers/wekeza/client'
import { control, railOf } from './office'
import { ACCOUNT, openWekezaOffice, type WekezaOffice } from './wekeza-office'

let office: WekezaOffice
beforeAll(async () => {
  office = await openWekezaOffice()
})
afterAll(() => office.close())
afterEach(() => office.usual())

describe('2 tokens', () => {
  test('2.1 the three scopes are granted', async () => {
    expect((await office.client.listAccounts({})).status).toBe(200)
    expect(office.client.scopes()).toEqual(['accounts.read', 'transactions.read', 'payments.write'])
  })

  test('2.1 wrong credentials: nothing is sent', async () => {
    const stranger = railOf(createWekeza({ ...office.config, clientSecret: 'wrong' }), 'wekeza.transfer')
    const wanted = office.order()
    expect((await office.send(wanted, stranger)).replyClass).toBe('not_sent')
    expect(await office.moved(wanted.merchantReference)).toBe(0)
  })

  test('2.3 a token that dies in mid-flight is renewed, and the payment is made once', async () => {
    await office.fault('payment_create', 'unauthorized')
    const wanted = await office.accepted(office.order())
    expect((await office.ended(wanted)).meaning).toBe('succeeded')
    expect(await office.moved(wanted.merchantReference)).toBe(1)
  })

  test('2.5 a withdrawn consent is refused as such, not as token trouble', async () => {
    const id = `consent_${office.config.clientId}`
    expect((await office.client.getConsent(id)).json).toMatchObject({ consentId: id, status: 'ACTIVE' })
    const token = await control(office.sandbox.ports.control, 'GET', '/settings').then(() => fetchToken())
    const simulate = (newStatus: string) =>
      fetch(`${office.config.baseUrl}/sandbox/consents/${id}/simulate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ newStatus }),
      })
    expect((await simulate('REVOKED')).status).toBe(200)
    try {
      expect((await office.send(office.order())).outcome).toMatchObject({ kind: 'refused', code: 'FORBIDDEN' })
      const fresh = createWekeza(office.config)
      const balances = await fresh.balances?.readBalances(() => '')
      expect(balances).toMatchObject({ kind: 'no_answer', because: expect.stringContaining('consent') })
      expect(office.bank.explain?.('wekeza.transfer', 'FORBIDDEN')?.nextAction).toContain('consent')
    } finally {
      await simulate('ACTIVE')
    }
  })
})

async function fetchToken(): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: office.config.clientId,
    client_secret: office.config.clientSecret,
  })
  const response = await fetch(`${office.config.oauthUrl}/token`, { method: 'POST', body })
  return ((await response.json()) as { access_token: string }).access_token
}

describe('3 limits, caching, errors', () => {
  test('3.1 the request id of an error is kept in the exchange', async () => {
    const { exchange } = await office.send(office.order({ counterpartyAccount: '1002222222' }))
    expect(exchange?.reply?.requestId).toMatch(/^req_/)
  })

  test('3.2 it stops before the limit: payments still pass, and nothing is refused', async () => {
    await office.settings({ rateLimitPerMinute: 40 })
    const careful = createWekezaClient(office.config, {
      now: () => new Date(office.sandbox.kernel.now()),
      sleep: async () => {},
    })
    await control(office.sandbox.ports.control, 'POST', '/clock', { advanceMs: 60_000 })
    const statuses = []
    for (let call = 0; call < 45; call += 1) statuses.push((await careful.listWebhooks()).wire)
    expect(statuses.some((wire) => wire.kind === 'answered' && wire.status === 429)).toBe(false)
    expect(statuses.some((wire) => wire.kind === 'never_left' && wire.because === 'held_back')).toBe(true)
    const prepared = office.transfer.prepare('send', office.order())
    expect((await careful.createPayment(prepared, `kept-${Date.now()}`)).status).toBe(201)
    await control(office.sandbox.ports.control, 'POST', '/clock', { advanceMs: 60_000 })
  })

  test('3.2 429 all the same: refused for now with the wait', async () => {
    await office.fault('payment_create', 'rate_limit', { retryAfter: 'seconds', seconds: 3 })
    expect((await office.send(office.order())).outcome).toMatchObject({ kind: 'refused_retry', retryAfterMs: 3_000 })
  })

  test('3.4 a balance is held, then confirmed by 304, and asked for again when money moved', async () => {
    let nowMs = Date.now()
    const keeping = createWekezaClient(office.config, { now: () => new Date(nowMs) })
    const first = await keeping.getBalance(ACCOUNT)
    expect(first.headers.etag).toBeTruthy()
    expect((await keeping.getBalance(ACCOUNT)).exchange).toBe(first.exchange)
    nowMs += 30_001
    const confirmed = await keeping.getBalance(ACCOUNT)
    expect(confirmed.exchange?.reply?.status).toBe(304)
    expect(confirmed.json).toEqual(first.json)
    const wanted = await office.accepted(office.order())
    await office.ended(wanted)
    keeping.doubtReads()
    const after = await keeping.getBalance(ACCOUNT)
    expect(after.exchange?.reply?.status).toBe(200)
    expect(after.json).not.toEqual(first.json)
  })

  test('3.4 history is held for five minutes', async () => {
    let nowMs = Date.now()
    const keeping = createWekezaClient(office.config, { now: () => new Date(nowMs) })
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
    const { data } = (await office.client.listAccounts(filter)).json as { data: Record<string, unknown>[] }
    expect(data.length).toBeGreaterThan(0)
    for (const account of data) expect(account[field]).toBe(value)
  })

  test('4.1, 3.5 pages', async () => {
    const one = (await office.client.listAccounts({ page: 2, perPage: 2 })).json as {
      pagination: object
      data: object[]
    }
    expect(one.pagination).toMatchObject({ page: 2, perPage: 2, hasPrevious: true })
  })

  test('4.2 one account, by id; an unknown one', async () => {
    expect((await office.client.getAccount('acc_1234567890')).json).toMatchObject({ accountNumber: '1001234567' })
    expect((await office.client.getAccount('9999999999')).json).toMatchObject({ error: { code: 'ACCOUNT_NOT_FOUND' } })
  })

  test('4.3 balances of the configured accounts, nested', async () => {
    const balances = await office.bank.balances?.readBalances(() => '')
    expect(balances).toMatchObject({ kind: 'now', readings: [{ accountKey: ACCOUNT, currency: 'KES' }] })
  })

  test('4.4 the history of the account, complete; filters narrow it', async () => {
    const references = new Set<string>()
    let cursor: string | null = null
    for (;;) {
      const pull: Awaited<ReturnType<NonNullable<Provider['history']>['readHistory']>> | undefined =
        await office.bank.history?.readHistory(cursor)
      if (!pull) throw new Error('history is expected')
      for (const line of pull.lines) references.add(line.providerReference)
      cursor = pull.cursor
      if (pull.done) {
        expect(references.size).toBeGreaterThanOrEqual(pull.total ?? 1)
        break
      }
    }
    const credits = (await office.client.listTransactions(ACCOUNT, { type: 'CREDIT', minAmount: '1000' })).json
    for (const line of (credits as { data: { type: string; amount: number }[] }).data) {
      expect(line.type).toBe('CREDIT')
      expect(line.amount).toBeGreaterThanOrEqual(1000)
    }
    const wrong = await office.client.listTransactions(ACCOUNT, { fromDate: '2026-03-01', toDate: '2026-02-01' })
    expect(wrong).toMatchObject({ status: 400, json: { error: { code: 'INVALID_REQUEST' } } })
  })
})
