import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RawAnswer, rawRequest } from '@/lib/sandbox/raw-socket'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

/** Requests as the seed's Python example and the repository's SDKs send them (contract 2, 5, 11), byte by byte. */

let sandbox: RunningSandbox
let token = ''
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'hazina', days: 2, only: ['wekeza'] })
  const body =
    'grant_type=client_credentials&client_id=hazina-sandbox&client_secret=hazina-sandbox-secret&scope=accounts.read+transactions.read+payments.write'
  token = JSON.parse((await tokens(body)).body).access_token
})
afterAll(() => sandbox.close())

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json' }
const tokens = (body: string, headers: Record<string, string> = FORM) =>
  rawRequest({ port: sandbox.ports.wekeza, path: '/oauth/token', body, headers })
function call(method: string, path: string, body = '', headers: Record<string, string> = {}): Promise<RawAnswer> {
  const authorization = `Bearer ${token}`
  return rawRequest({
    port: sandbox.ports.wekeza,
    method,
    path: `/api/v1${path}`,
    body,
    headers: { authorization, ...JSON_TYPE, ...headers },
  })
}

describe('tokens', () => {
  it.each([
    [
      'the seed’s form',
      'grant_type=client_credentials&client_id=sandbox_client_123456&client_secret=sandbox_secret_abcdef123456&scope=accounts.read%20transactions.read%20payments.write',
      FORM,
    ],
    [
      'the auth guide’s client, without scope',
      'grant_type=client_credentials&client_id=test_client_sandbox_123&client_secret=test_secret_abc456xyz',
      FORM,
    ],
    [
      'the reference server’s JSON body',
      '{"grant_type":"client_credentials","client_id":"sandbox_client","client_secret":"sandbox_secret_key","scope":"accounts.read"}',
      JSON_TYPE,
    ],
    [
      'HTTP Basic',
      'grant_type=client_credentials',
      { ...FORM, authorization: 'Basic aGF6aW5hLXNhbmRib3g6aGF6aW5hLXNhbmRib3gtc2VjcmV0' },
    ],
  ])('%s', async (_why, body, headers) => {
    const answer = await tokens(body, headers)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
        token_type: 'Bearer',
        expires_in: 3600,
        scope: expect.any(String),
      },
    ])
  })

  it.each([
    ['a wrong secret', 'grant_type=client_credentials&client_id=hazina-sandbox&client_secret=x', 401, 'invalid_client'],
    [
      'an unknown scope',
      'grant_type=client_credentials&client_id=hazina-sandbox&client_secret=hazina-sandbox-secret&scope=everything',
      400,
      'invalid_scope',
    ],
    [
      'another grant',
      'grant_type=password&client_id=hazina-sandbox&client_secret=hazina-sandbox-secret',
      400,
      'unsupported_grant_type',
    ],
    ['no grant', 'client_id=hazina-sandbox&client_secret=hazina-sandbox-secret', 400, 'invalid_request'],
  ])('%s is refused in OAuth’s own shape', async (_why, body, status, error) => {
    const answer = await tokens(body)
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      status,
      { error, error_description: expect.any(String), error_uri: expect.any(String) },
    ])
  })
})

const PAYMENT =
  '{"sourceAccountId": "acc_1234567890", "destinationAccountNumber": "1009876543", "amount": 5000.00, "currency": "KES", "description": "Payment for services", "reference": "INV-2026-001"}'

describe('accepted', () => {
  it.each<[why: string, method: string, path: string, body: string, headers: Record<string, string>, status: number]>([
    ['a GET with a content type', 'GET', '/accounts', '', {}, 200],
    ['an account by number instead of id', 'GET', '/accounts/1001234567/balance', '', {}, 200],
    ['an account by its published alias', 'GET', '/accounts/acc_john_savings', '', {}, 200],
    ['paging with limit', 'GET', '/accounts?limit=2', '', {}, 200],
    [
      'transactions with filters',
      'GET',
      '/accounts/acc_1234567890/transactions?fromDate=2026-01-01&toDate=2026-12-31&type=CREDIT&perPage=50&page=1',
      '',
      {},
      200,
    ],
    [
      'the seed’s payment: spaces in the JSON, 5000.00',
      'POST',
      '/payments',
      PAYMENT,
      { 'idempotency-key': 'seed-1' },
      201,
    ],
    [
      'the same constant reference under another key',
      'POST',
      '/payments',
      PAYMENT,
      { 'idempotency-key': 'seed-2' },
      201,
    ],
    [
      'metadata and method',
      'POST',
      '/payments',
      '{"sourceAccountId":"acc_1234567890","destinationAccountNumber":"1009876543","amount":12.5,"currency":"KES","description":"d","reference":"r","paymentMethod":"INTERNAL_TRANSFER","metadata":{"order":7}}',
      { 'idempotency-key': 'seed-3' },
      201,
    ],
    [
      'STK on the seed’s path',
      'POST',
      '/payments/mpesa/stkpush',
      '{"phoneNumber": "+254712345678", "amount": 1000, "accountReference": "INV-1", "transactionDesc": "Payment via M-Pesa"}',
      {},
      200,
    ],
    [
      'STK on the SDKs’ path, a local number, no description',
      'POST',
      '/payments/mpesa/stk-push',
      '{"phoneNumber":"0712345679","amount":10,"accountReference":"INV-1"}',
      {},
      200,
    ],
    [
      'STK to a 01 number',
      'POST',
      '/payments/mpesa/stkpush',
      '{"phoneNumber":"+254112345678","amount":10,"accountReference":"INV-1","transactionDesc":"x"}',
      {},
      200,
    ],
    ['the payments list by the alias of accountId', 'GET', '/payments?sourceAccountId=acc_1234567890', '', {}, 200],
  ])('%s', async (_why, method, path, body, headers, status) => {
    const answer = await call(method, path, body, headers)
    expect([answer.status, answer.body.startsWith('{')]).toEqual([status, true])
    expect(answer.headers['x-ratelimit-limit']).toBe('1000')
  })

  it('the SDKs’ status path shows the short form', async () => {
    const made = JSON.parse((await call('POST', '/payments', PAYMENT, { 'idempotency-key': 'seed-4' })).body)
    const answer = await call('GET', `/payments/${made.id}/status`)
    expect(Object.keys(JSON.parse(answer.body)).sort()).toEqual([
      'completedAt',
      'createdAt',
      'id',
      'status',
      'updatedAt',
    ])
  })

  it('5.2: the seed reads a 409 as if it were the payment', async () => {
    const first = JSON.parse((await call('POST', '/payments', PAYMENT, { 'idempotency-key': 'seed-5' })).body)
    const again = await call('POST', '/payments', PAYMENT, { 'idempotency-key': 'seed-5' })
    expect([again.status, JSON.parse(again.body)]).toMatchObject([
      409,
      { id: first.id, status: expect.any(String), error: { code: 'DUPLICATE_PAYMENT' } },
    ])
  })
})

describe('refused with the documented error, and why in the log', () => {
  it.each<
    [
      why: string,
      method: string,
      path: string,
      body: string,
      headers: Record<string, string>,
      status: number,
      code: string,
    ]
  >([
    ['no token', 'GET', '/accounts', '', { authorization: '' }, 401, 'UNAUTHORIZED'],
    ['a token nobody issued', 'GET', '/accounts', '', { authorization: 'Bearer nonsense' }, 401, 'UNAUTHORIZED'],
    ['the published account that does not exist', 'GET', '/accounts/9999999999', '', {}, 404, 'ACCOUNT_NOT_FOUND'],
    [
      'dates the wrong way round',
      'GET',
      '/accounts/acc_1234567890/transactions?fromDate=2026-02-02&toDate=2026-02-01',
      '',
      {},
      400,
      'INVALID_REQUEST',
    ],
    ['an unknown filter value', 'GET', '/accounts?status=OPEN', '', {}, 400, 'INVALID_REQUEST'],
    ['no idempotency key', 'POST', '/payments', PAYMENT, {}, 400, 'INVALID_REQUEST'],
    ['not JSON', 'POST', '/payments', 'amount=5', { 'idempotency-key': 'bad-1' }, 400, 'INVALID_REQUEST'],
    [
      'an amount of zero',
      'POST',
      '/payments',
      PAYMENT.replace('5000.00', '0'),
      { 'idempotency-key': 'bad-2' },
      400,
      'INVALID_AMOUNT',
    ],
    [
      'three decimals',
      'POST',
      '/payments',
      PAYMENT.replace('5000.00', '1.005'),
      { 'idempotency-key': 'bad-3' },
      400,
      'INVALID_AMOUNT',
    ],
    [
      'the magic amount',
      'POST',
      '/payments',
      PAYMENT.replace('5000.00', '999999999'),
      { 'idempotency-key': 'bad-4' },
      403,
      'INSUFFICIENT_FUNDS',
    ],
    [
      'the frozen account',
      'POST',
      '/payments',
      PAYMENT.replace('1009876543', '1002222222'),
      { 'idempotency-key': 'bad-5' },
      403,
      'ACCOUNT_FROZEN',
    ],
    [
      'an unknown source',
      'POST',
      '/payments',
      PAYMENT.replace('acc_1234567890', 'acc_none'),
      { 'idempotency-key': 'bad-6' },
      400,
      'INVALID_ACCOUNT',
    ],
    [
      'a phone of another country',
      'POST',
      '/payments/mpesa/stkpush',
      '{"phoneNumber":"+256712345678","amount":10,"accountReference":"r"}',
      {},
      400,
      'INVALID_REQUEST',
    ],
    ['an unknown payment', 'GET', '/payments/pmt_none', '', {}, 404, 'PAYMENT_NOT_FOUND'],
    ['an unknown path', 'GET', '/nothing', '', {}, 404, 'NOT_FOUND'],
  ])('%s', async (_why, method, path, body, headers, status, code) => {
    const answer = await call(method, path, body, headers)
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([
      status,
      {
        error: { code, message: expect.any(String) },
        requestId: answer.headers['x-wekeza-request-id'],
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      },
    ])
    expect(sandbox.kernel.log.latest({ provider: 'wekeza', limit: 1 })[0]?.note).toMatch(/\w+ .+/)
  })
})
