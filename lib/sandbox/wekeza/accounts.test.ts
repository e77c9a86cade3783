import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSandbox } from '@/lib/sandbox/server'
import { type Answer, type ForeignClient, wekezaUnderTest } from '@/lib/sandbox/wekeza/foreign-client'

const OPERATIONS = 'acc_soko_operations'
let bank: ForeignClient
beforeAll(async () => {
  bank = await wekezaUnderTest()
})
afterAll(() => bank.sandbox.close())

describe('tokens', () => {
  test('client credentials give an hour and no refresh token; every published client works', async () => {
    const { status, body } = await bank.token({ scope: 'accounts.read transactions.read payments.write' })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'accounts.read transactions.read payments.write',
    })
    expect(body).not.toHaveProperty('refresh_token')
    const other = await bank.token({ client_id: 'sandbox_client_123456', client_secret: 'sandbox_secret_abcdef123456' })
    expect(other.status).toBe(200)
  })

  test('errors have the OAuth shape', async () => {
    const wrong = await bank.token({ client_secret: 'guess' })
    expect([wrong.status, wrong.body.error]).toEqual([401, 'invalid_client'])
    expect((await bank.token({ scope: 'everything' })).body.error).toBe('invalid_scope')
    expect((await bank.token({ grant_type: 'password' })).body.error).toBe('unsupported_grant_type')
    expect((await bank.token({ grant_type: 'refresh_token', refresh_token: 'rt_none' })).body.error).toBe(
      'invalid_grant',
    )
  })

  test('the browser flow gives a code for one use, and refresh tokens that are each good once', async () => {
    const verifier = 'a-verifier-of-at-least-forty-three-characters-in-all'
    const challenge = createHash('sha256').update(verifier).digest('base64url')
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'hazina-sandbox',
      redirect_uri: 'https://app.test/back',
      scope: 'accounts.read',
      state: 's1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    })
    const consent = await fetch(`${bank.origin}/oauth/authorize?${query}`, { redirect: 'manual' })
    const target = new URL(consent.headers.get('location') ?? '')
    expect(target.searchParams.get('state')).toBe('s1')
    const exchange = {
      grant_type: 'authorization_code',
      code: target.searchParams.get('code') ?? '',
      redirect_uri: 'https://app.test/back',
      code_verifier: verifier,
      client_secret: '',
    }
    const first = await bank.token(exchange)
    expect(first.body).toMatchObject({ scope: 'accounts.read', refresh_token: expect.any(String) })
    expect((await bank.token(exchange)).body.error).toBe('invalid_grant')
    const refresh = { grant_type: 'refresh_token', refresh_token: first.body.refresh_token }
    const second = await bank.token(refresh)
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token)
    expect((await bank.token(refresh)).body.error).toBe('invalid_grant')
  })

  test('a token without the scope is forbidden, no token is unauthorized', async () => {
    const { body } = await bank.token({ scope: 'customers.read' })
    const forbidden = await bank.call('GET', '/api/v1/accounts', {
      headers: { Authorization: `Bearer ${body.access_token}` },
    })
    expect([forbidden.status, forbidden.body.error.code]).toEqual([403, 'FORBIDDEN'])
    const missing = await bank.call('GET', '/api/v1/accounts', { headers: { Authorization: '' } })
    expect([missing.status, missing.body.error.code]).toEqual([401, 'UNAUTHORIZED'])
    expect(missing.body.requestId).toBe(missing.headers.get('x-wekeza-request-id'))
    expect(missing.body.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
  })
})

describe('accounts', () => {
  test('the published test accounts are there with the published balances', async () => {
    const { body, headers } = await bank.call('GET', '/api/v1/accounts?perPage=100')
    const seen = Object.fromEntries(body.data.map((a) => [a.accountNumber, a.balance.current]))
    expect(seen).toMatchObject({
      '1001234567': 125_000,
      '1009876543': 450_000,
      '1001111111': 10_000,
      '1002222222': 5_000,
      '1003333333': 0,
      '1004444444': 1_000_000,
      '2001234567': 5_000_000,
      '2009876543': 2_500_000,
      '2001111111': 100_000,
    })
    expect(body.data).toHaveLength(11)
    expect(body.data[0]?.balance).not.toHaveProperty('pending')
    expect(Number(headers.get('x-ratelimit-remaining'))).toBeLessThan(Number(headers.get('x-ratelimit-limit')))
  })

  test('filters, pages and links; a wrong filter is 400', async () => {
    const { body } = await bank.call('GET', '/api/v1/accounts?accountType=CURRENT&perPage=2&page=2')
    expect(body.pagination).toEqual({
      page: 2,
      perPage: 2,
      totalPages: 4,
      totalRecords: 7,
      hasNext: true,
      hasPrevious: true,
    })
    expect(body.links.next).toBe('/api/v1/accounts?accountType=CURRENT&perPage=2&page=3')
    expect((await bank.call('GET', '/api/v1/accounts?status=GONE')).status).toBe(400)
    expect((await bank.call('GET', '/api/v1/accounts?page=0')).status).toBe(400)
    expect((await bank.call('GET', '/api/v1/accounts?page=99')).body.data).toEqual([])
  })

  test('an account is found by id, alias and number; a supplier account is nobody else business', async () => {
    for (const key of ['acc_1234567890', 'acc_john_savings', '1001234567']) {
      const { body } = await bank.call('GET', `/api/v1/accounts/${key}`)
      expect(body).toMatchObject({ id: 'acc_1234567890', interestRate: 4.5, closedDate: null, minimumBalance: 1000 })
    }
    const supplier = bank.sandbox.kernel.world.suppliers[0]?.wekezaAccount
    for (const key of ['9999999999', supplier]) {
      const { status, body } = await bank.call('GET', `/api/v1/accounts/${key}`)
      expect([status, body.error.code]).toEqual([404, 'ACCOUNT_NOT_FOUND'])
    }
  })

  test('the balance is nested, and an unchanged answer is 304', async () => {
    const first = await bank.call('GET', '/api/v1/accounts/acc_9876543210/balance')
    expect(first.body).toMatchObject({
      accountId: 'acc_9876543210',
      balance: { available: 450_000, current: 450_000, pending: 0, currency: 'KES' },
      holds: [],
      effectiveBalance: 450_000,
    })
    const again = await bank.call('GET', '/api/v1/accounts/acc_9876543210/balance', {
      headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
    })
    expect([again.status, again.body]).toEqual([304, null])
  })
})

describe('transactions', () => {
  test('the lines of the provider reference are on the savings account', async () => {
    const { body } = await bank.call(
      'GET',
      '/api/v1/accounts/acc_1234567890/transactions?fromDate=2026-02-01&toDate=2026-02-12',
    )
    expect(body.data.map((line) => line.id)).toEqual(['txn_abc123', 'txn_def456', 'txn_ghi789'])
    expect(body.data.map((line) => line.balanceAfter)).toEqual([125_000, 75_000, 80_000])
    expect(body.summary).toEqual({ totalTransactions: 3, totalCredits: 50_000, totalDebits: 20_000, netAmount: 30_000 })
  })

  test('every page of the whole history adds up to the balance, newest first', async () => {
    const lines: Answer['body']['data'] = []
    for (let page = 1; ; page++) {
      const { body } = await bank.call(
        'GET',
        `/api/v1/accounts/${OPERATIONS}/transactions?fromDate=2020-01-01&perPage=100&page=${page}`,
      )
      lines.push(...body.data)
      if (!body.pagination.hasNext) break
    }
    expect(lines.length).toBeGreaterThan(80)
    expect(new Set(lines.map((line) => line.id)).size).toBe(lines.length)
    for (const [i, line] of lines.entries()) {
      const older = lines[i + 1]
      expect(Date.parse(line.transactionDate)).toBeLessThanOrEqual(Date.now())
      if (!older) continue
      expect(older.transactionDate <= line.transactionDate).toBe(true)
      const step = Math.round((line.balanceAfter - older.balanceAfter) * 100)
      expect(step).toBe(Math.round((line.type === 'CREDIT' ? line.amount : -line.amount) * 100))
    }
    expect(lines[0]?.balanceAfter).toBe((await bank.balance(OPERATIONS)).current)
  })

  test('filters narrow the list and its summary alike', async () => {
    const path = `/api/v1/accounts/${OPERATIONS}/transactions`
    const { body } = await bank.call('GET', `${path}?type=DEBIT&search=SUPPLIER&minAmount=20000&perPage=5`)
    expect(body.data).toHaveLength(5)
    for (const line of body.data) {
      expect(line.type).toBe('DEBIT')
      expect(line.description).toContain('Supplier')
      expect(line.amount).toBeGreaterThanOrEqual(20_000)
    }
    expect(body.summary.totalTransactions).toBe(body.pagination.totalRecords)
    expect(body.summary.netAmount).toBe(-body.summary.totalDebits)
    const wrong = await bank.call('GET', `${path}?fromDate=2026-03-02&toDate=2026-03-01`)
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 'INVALID_REQUEST'])
    expect((await bank.call('GET', `${path}?fromDate=2026-02-30`)).status).toBe(400)
  })
})

describe('limits and unknown paths', () => {
  test('above the limit: 429 with the wait in body and header', async () => {
    bank.sandbox.kernel.settings.set('wekeza', 'rateLimitPerMinute', 1)
    await bank.call('GET', '/api/v1/accounts')
    const { status, body, headers } = await bank.call('GET', '/api/v1/accounts')
    bank.sandbox.kernel.settings.set('wekeza', 'rateLimitPerMinute', 1_000)
    expect([status, body.error.code, body.error.retryAfter, headers.get('retry-after')]).toEqual([
      429,
      'RATE_LIMIT_EXCEEDED',
      60,
      '60',
    ])
  })

  test('health needs no token; an unknown path has the error envelope', async () => {
    expect((await bank.call('GET', '/health', { headers: { Authorization: '' } })).body.status).toBe('ok')
    const { status, body } = await bank.call('GET', '/api/v1/nothing')
    expect([status, body.error.code]).toEqual([404, 'NOT_FOUND'])
  })
})

test('a full year is about 3,200 lines on the two own accounts, never overdrawn, the same for the same seed', async () => {
  const year = () => startSandbox({ port: 0, dataFile: ':memory:', seed: 'hazina', days: 365, only: ['wekeza'] })
  const [one, two] = await Promise.all([year(), year()])
  const sums = (world: typeof one) =>
    world.kernel.db
      .prepare<[], { accountId: string; lines: number; lowest: number }>(
        `select accountId, count(*) as lines, min(balanceAfterMinor) as lowest from wekeza_transactions
          where accountId like 'acc_soko%' group by accountId order by accountId`,
      )
      .all()
  const own = sums(one)
  const lines = own.reduce((sum, row) => sum + row.lines, 0)
  expect(lines).toBeGreaterThan(3_000)
  expect(lines).toBeLessThan(3_500)
  for (const row of own) expect(row.lowest).toBeGreaterThanOrEqual(0)
  expect(sums(two)).toEqual(own)
  await Promise.all([one.close(), two.close()])
})
