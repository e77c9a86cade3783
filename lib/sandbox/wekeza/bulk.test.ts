import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type ForeignClient, until, wekezaUnderTest } from '@/lib/sandbox/wekeza/foreign-client'

let bank: ForeignClient
beforeAll(async () => {
  bank = await wekezaUnderTest()
})
afterAll(() => bank.sandbox.close())

const raw = (answer: Answer): Record<string, unknown> => JSON.parse(JSON.stringify(answer.body))
const bulk = (payments: unknown[], key: string, more: Record<string, unknown> = {}) =>
  bank.call('POST', '/api/v1/payments/bulk', {
    body: { sourceAccountId: 'acc_soko_operations', currency: 'KES', payments, ...more },
    headers: { 'Idempotency-Key': key },
  })
const item = (reference: string, amount = 250, destinationAccountNumber = '1009876543') => ({
  destinationAccountNumber,
  amount,
  description: 'Wages',
  reference,
})
const inAll = async () => (await bank.call('GET', '/api/v1/payments')).body.pagination.totalRecords

describe('5.9 bulk payments', () => {
  test('creates ordinary payments, all of which complete', async () => {
    const before = await bank.balance('acc_soko_operations')
    const made = await bulk([item('W-1', 250), item('W-2', 300.5)], 'bulk-1')
    expect(made.status).toBe(201)
    expect(raw(made)).toMatchObject({
      batchId: expect.stringMatching(/^batch_/),
      status: 'PENDING',
      totalPayments: 2,
      totalAmount: 550.5,
      currency: 'KES',
      payments: [
        { id: expect.stringMatching(/^pmt_/), status: 'PENDING', amount: 250, reference: 'W-1' },
        { status: 'PENDING', amount: 300.5, reference: 'W-2' },
      ],
    })
    await until(
      () => bank.balance('acc_soko_operations'),
      (now) => now.current === before.current - 550.5,
    )
    const again = await bulk([item('W-1', 250), item('W-2', 300.5)], 'bulk-1')
    expect([again.status, again.body.error.code]).toEqual([409, 'DUPLICATE_PAYMENT'])
    expect(raw(again)).toMatchObject({ batchId: raw(made)['batchId'], status: 'COMPLETED' })
    const other = await bulk([item('W-3')], 'bulk-1')
    expect(other.body.error.details).toMatchObject({ reason: 'PAYLOAD_MISMATCH' })
  })

  test('one bad payment refuses all of them and leaves the key free', async () => {
    const before = await inAll()
    const refused = await bulk([item('X-1'), item('X-2', 1, '1002222222')], 'bulk-2')
    expect([refused.status, refused.body.error.code]).toEqual([403, 'ACCOUNT_FROZEN'])
    expect(refused.body.error.details).toMatchObject({ payment: 1, accountNumber: '1002222222' })
    expect(await inAll()).toBe(before)
    expect((await bulk([item('X-1')], 'bulk-2')).status).toBe(201)
  })

  test('needs the key and at least one payment', async () => {
    const keyless = await bank.call('POST', '/api/v1/payments/bulk', { body: { payments: [item('Y')] } })
    expect([keyless.status, keyless.body.error.details]).toEqual([400, { header: 'Idempotency-Key' }])
    expect((await bulk([], 'bulk-3')).body.error.code).toBe('INVALID_REQUEST')
  })
})

describe('2.5 consents', () => {
  const id = 'consent_hazina-sandbox'
  test('is shown, revoked and granted again', async () => {
    expect(raw(await bank.call('GET', `/api/v1/consents/${id}`))).toEqual({
      consentId: id,
      customerId: 'cust_soko',
      applicationId: 'hazina-sandbox',
      scopes: expect.arrayContaining(['accounts.read', 'payments.write']),
      status: 'ACTIVE',
      grantedAt: expect.any(String),
      expiresAt: expect.any(String),
      lastUsedAt: expect.any(String),
    })
    const change = (newStatus: string) =>
      bank.call('POST', `/api/v1/sandbox/consents/${id}/simulate`, { body: { newStatus, reason: 'Left' } })
    expect(raw(await change('REVOKED'))).toMatchObject({ status: 'REVOKED' })
    for (const refused of [await bank.call('GET', '/api/v1/accounts'), await bank.pay()]) {
      expect([refused.status, refused.body.error.code]).toEqual([403, 'FORBIDDEN'])
      expect(refused.body.error.details).toEqual({ consentId: id, status: 'REVOKED' })
    }
    await change('ACTIVE')
    expect((await bank.call('GET', '/api/v1/accounts')).status).toBe(200)
    expect((await bank.call('GET', '/api/v1/consents/consent_other')).status).toBe(404)
  })
})

describe('7 customers', () => {
  test('a person and a business, by id and profile; contact details can change', async () => {
    expect(raw(await bank.call('GET', '/api/v1/customers/cust_789'))).toMatchObject({
      customerId: 'cust_789',
      firstName: 'John',
      lastName: 'Doe',
      segment: 'RETAIL',
      kycStatus: 'VERIFIED',
      accounts: [{ accountNumber: '1001234567' }, { accountNumber: '1009876543' }],
    })
    const path = '/api/v1/customers/cust_789'
    await bank.call('PATCH', path, { body: { email: 'john@example.org' } })
    expect(raw(await bank.call('GET', `${path}/profile`))).toMatchObject({ email: 'john@example.org' })
    expect((await bank.call('GET', '/api/v1/customers/cust_none')).status).toBe(404)
  })
})

describe('8 sandbox helpers', () => {
  test('an account is opened with its balance, and generated lines add up to it', async () => {
    const body = { accountType: 'SAVINGS', currency: 'KES', initialBalance: 1000, customerName: 'Rose Atieno' }
    const opened = await bank.call('POST', '/api/v1/sandbox/accounts', { body })
    expect([opened.status, opened.body.balance.current]).toEqual([201, 1000])
    const accountId = String(raw(opened)['id'])
    const today = new Date().toISOString().slice(0, 10)
    const from = new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10)
    const generated = await bank.call('POST', '/api/v1/sandbox/transactions/generate', {
      body: { accountId, transactionCount: 7, dateRange: { from, to: today } },
    })
    expect(generated.status).toBe(201)
    const { data } = (await bank.call('GET', `/api/v1/accounts/${accountId}/transactions`)).body
    expect(data).toHaveLength(8)
    // Newest first: each balance is the one before it and the line.
    for (const [place, line] of data.entries()) {
      const before = data[place + 1]?.balanceAfter ?? 0
      expect(line.balanceAfter).toBe(before + (line.type === 'CREDIT' ? line.amount : -line.amount))
    }
    expect((await bank.balance(accountId)).current).toBe(data[0]?.balanceAfter)
  })

  test('reset brings back the published balances and keeps tokens', async () => {
    await bank.call('POST', '/api/v1/sandbox/reset')
    expect((await bank.balance('1001234567')).current).toBe(125_000)
    expect((await bank.call('GET', '/api/v1/payments')).body.pagination.totalRecords).toBe(0)
  })
})

describe('2.1 limits of the OAuth addresses', () => {
  test('off by default; on, the call above the limit is 429 for that client until the minute is over', async () => {
    bank.sandbox.kernel.settings.set('wekeza', 'tokenRatePerMinute', 2)
    const seen = [await bank.token({}), await bank.token({}), await bank.token({})]
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 429])
    expect(seen[2]?.body.error).toMatchObject({ code: 'RATE_LIMIT_EXCEEDED', retryAfter: 60 })
    await bank.sandbox.kernel.clock.advance(60_000)
    expect((await bank.token({})).status).toBe(200)
    bank.sandbox.kernel.settings.set('wekeza', 'tokenRatePerMinute', 0)
  })
})
