import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RawAnswer, rawRequest } from '@/lib/sandbox/raw-socket'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'

/** Bytes of the Python, Java, PHP and shop clients (contract 2, 5, 6, 7, 12), sent over a socket as they are. */

let sandbox: RunningSandbox
let token = ''
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'hazina', days: 2, only: ['ihela'] })
  const answer = await post('/oAuth2/token/', 'grant_type=client_credentials', { ...FORM, authorization: BASIC })
  token = JSON.parse(answer.body).access_token
})
afterAll(() => sandbox.close())

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const JSON_TYPE = { 'content-type': 'application/json' }
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=XX' }
/** I1. */
const BASIC = 'Basic ZGVtb19jbGllbnQ6ZGVtb19zZWNyZXQ='
const multipart = (fields: Record<string, string>) =>
  `${Object.entries(fields)
    .map(([name, value]) => `--XX\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--XX--\r\n`

function post(path: string, body: string, headers: Record<string, string>): Promise<RawAnswer> {
  return rawRequest({
    port: sandbox.ports.ihela,
    path,
    body,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
  })
}

describe('2.1 tokens', () => {
  it.each([
    ['Python: I1 and I2', '/oAuth2/token/', 'grant_type=client_credentials', { ...FORM, authorization: BASIC }],
    [
      'Java: everything in the body',
      '/oAuth2/token/',
      'client_secret=demo_secret&client_id=demo_client&grant_type=client_credentials',
      { ...FORM, authorization: '' },
    ],
    [
      'PHP: at token/ of a custom host',
      '/token/',
      'grant_type=client_credentials&client_id=demo_client&client_secret=demo_secret',
      { ...FORM, authorization: '' },
    ],
    [
      'multipart',
      '/oAuth2/token/',
      multipart({ grant_type: 'client_credentials', client_id: 'demo_client', client_secret: 'demo_secret' }),
      { ...MULTIPART, authorization: '' },
    ],
  ])('%s', async (_why, path, body, headers) => {
    const answer = await post(path, body, headers)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      200,
      { access_token: expect.any(String), expires_in: 36_000, token_type: 'Bearer', scope: 'read write' },
    ])
  })
})

describe('6.1 bill/init/', () => {
  const path = '/api/v1/payments/bill/init/'
  it.each<[why: string, path: string, body: string, headers: Record<string, string>, amount: string]>([
    [
      'Python: I3',
      path,
      'amount=2000&description=My+description&merchant_reference=ref1&user=a%40b.c&redirect_uri=https%3A%2F%2Fx%2Fy',
      FORM,
      '2000.00',
    ],
    [
      'PHP: I4 with nulls and escaped slashes',
      path,
      '{"amount":2000,"merchant_reference":"ref2","description":"My description","user":"a@b.c","bank_slug":null,"redirect_uri":"https:\\/\\/x\\/y"}',
      JSON_TYPE,
      '2000.00',
    ],
    [
      'Java: a double in scientific notation, redirect_uri always',
      path,
      'amount=2.0E7&user=a%40b.c&description=d&merchant_reference=ref3&redirect_uri=https%3A%2F%2Fx%2Fy',
      FORM,
      '20000000.00',
    ],
    [
      'shop: multipart, amount with decimals',
      path,
      multipart({
        amount: '2000.0',
        user: 'a@b.c',
        description: 'd',
        merchant_reference: 'ref4',
        bank: 'MOB-0006',
        bank_client_id: '76000111',
      }).replace('2000.0', '20000.0'),
      MULTIPART,
      '20000.00',
    ],
    [
      'PHP: bank_slug instead of bank',
      path,
      '{"amount":"15000","merchant_reference":"ref5","description":"d","user":"76000111","bank_slug":"MOB-0006"}',
      JSON_TYPE,
      '15000.00',
    ],
    [
      'without the slash at the end: 200 and no redirect',
      '/api/v1/payments/bill/init',
      'amount=1&description=d&merchant_reference=ref6&user=u&bank=',
      FORM,
      '1.00',
    ],
  ])('%s', async (_why, at, body, headers, amount) => {
    const answer = await post(at, body, headers)
    const json = JSON.parse(answer.body)
    expect(answer.status).toBe(200)
    expect(Object.keys(json)).toEqual(['bill'])
    expect(json.bill).toMatchObject({
      amount,
      currency: 108,
      status: { label: 'Initiated', value: 'I', css: 'tag is-info' },
    })
    expect(json.bill.code).toMatch(/^BILL-\d{8}-[A-Z0-9]{10}$/)
    expect(json).not.toHaveProperty('response_status')
  })

  it.each([
    ['0', 'amount'],
    ['-1', 'amount'],
    ['0.5', 'amount'],
    ['abc', 'amount'],
  ])('I8: an amount of %s is 400 with bill beside errors', async (amount, field) => {
    const answer = await post(path, `amount=${amount}&description=d&merchant_reference=bad-${amount}&user=u`, FORM)
    expect([answer.status, JSON.parse(answer.body)]).toEqual([
      400,
      { errors: { [field]: [expect.any(String)] }, bill: {} },
    ])
    expect(sandbox.kernel.log.latest({ limit: 1 })[0]?.note).toContain('refused: amount')
  })
})

describe('6.2 bill/verify/', () => {
  it('I5: code is the merchant’s reference, reference the bill code; the other way round is 404 with a hint in the log', async () => {
    const made = await post(
      '/api/v1/payments/bill/init/',
      'amount=2000&description=d&merchant_reference=v1&user=u',
      FORM,
    )
    const { code } = JSON.parse(made.body).bill
    const right = await post('/api/v1/payments/bill/verify/', `code=v1&reference=${code}`, FORM)
    expect(JSON.parse(right.body).bill).toMatchObject({
      status: 'Pending',
      bank_reference: null,
      reference: code,
      code: 'v1',
    })
    const json = await post('/api/v1/payments/bill/verify/', `{"code":"v1","reference":"${code}"}`, JSON_TYPE)
    expect(JSON.parse(json.body).bill.status).toBe('Pending')
    const wrong = await post('/api/v1/payments/bill/verify/', `code=${code}&reference=v1`, FORM)
    expect([wrong.status, JSON.parse(wrong.body)]).toEqual([404, { errors: { bill: ['not found'] }, bill: {} }])
    expect(sandbox.kernel.log.latest({ limit: 1 })[0]?.note).toContain('these came the other way round')
  })
})

describe('5 look-up', () => {
  it.each([
    ['without a token', '/api/v1/bank/MF1-0001/account/lookup/?customer_id=76000111', '000001-01'],
    ['an e-mail', '/api/v1/bank/MF1-0001/account/lookup/?customer_id=fabrice%40example.test', '000001-01'],
    ['an account number, no slash', '/api/v1/bank/MF1-0001/account/lookup?customer_id=000016-01', '000016-01'],
    [
      'the newer name wins',
      '/api/v1/bank/MF1-0001/account/lookup/?customer_id=x&account_number=000001-01',
      '000001-01',
    ],
    ['a prefix that became a blank', '/api/v1/bank/MOB-0003/account/lookup/?customer_id=+25776000555', '76000555'],
  ])('%s', async (_why, path, account_number) => {
    const answer = await rawRequest({ port: sandbox.ports.ihela, method: 'GET', path })
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([200, { account_number, name: expect.any(String) }])
  })
})

describe('7 cash-in/', () => {
  it.each<[why: string, body: string, headers: Record<string, string>]>([
    [
      'Python: I6',
      'bank_slug=MF1-0001&account=000001-01&amount=20000&merchant_reference=REF3223&description=Cashin+description',
      FORM,
    ],
    [
      'PHP: JSON',
      '{"bank_slug":"MF1-0001","account":"000001-01","amount":20000,"merchant_reference":"REF3224","description":"Cashin description"}',
      JSON_TYPE,
    ],
    [
      'shop: multipart',
      multipart({
        bank_slug: 'MF1-0001',
        account: '000001-01',
        amount: '20000',
        merchant_reference: 'REF3225',
        description: 'Cashin description',
      }),
      MULTIPART,
    ],
  ])('%s', async (_why, body, headers) => {
    const answer = await post('/api/v1/payments/cash-in/', body, headers)
    expect(JSON.parse(answer.body)).toEqual({
      bank_slug: 'MF1-0001',
      account: '000001-01',
      amount: '20000.00',
      description: 'Cashin description',
      merchant_reference: expect.stringMatching(/^REF322\d$/),
      error: false,
      error_message: 'Success',
      reference: expect.stringMatching(/^CPT-\d+\/\d+-\d+$/),
    })
  })
})

describe('refusals are JSON objects', () => {
  it.each<[why: string, method: string, path: string, headers: Record<string, string>, status: number]>([
    ['no token', 'POST', '/api/v1/payments/bill/init/', { authorization: '' }, 401],
    ['a wrong secret', 'POST', '/oAuth2/token/', { authorization: 'Basic eDp5' }, 401],
    ['an unknown customer', 'GET', '/api/v1/bank/MF1-0001/account/lookup/?customer_id=404', {}, 404],
    ['no customer', 'GET', '/api/v1/bank/MF1-0001/account/lookup/', {}, 400],
    ['an unknown path', 'GET', '/api/v1/payments/', {}, 404],
  ])('%s', async (_why, method, path, headers, status) => {
    const body = method === 'POST' ? 'grant_type=client_credentials' : ''
    const answer = await rawRequest({ port: sandbox.ports.ihela, method, path, body, headers: { ...FORM, ...headers } })
    expect([answer.status, typeof JSON.parse(answer.body)]).toEqual([status, 'object'])
    expect(sandbox.kernel.log.latest({ limit: 1 })[0]?.note).toMatch(/\w+/)
  })
})
