import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ihelaHistory } from '@/lib/sandbox/ihela'
import { FORM, type ForeignClient, ihelaUnderTest } from '@/lib/sandbox/ihela/foreign-client'
import { merchantFrancs } from '@/lib/sandbox/ihela/merchants'
import { startSandbox } from '@/lib/sandbox/server'

let gate: ForeignClient
beforeAll(async () => {
  gate = await ihelaUnderTest()
  await gate.signIn()
})
afterAll(() => gate.sandbox.close())

describe('tokens', () => {
  test('I1, I2: Basic or body credentials give a Bearer token with all four fields', async () => {
    const { status, body } = await gate.token('grant_type=client_credentials', 'Basic ZGVtb19jbGllbnQ6ZGVtb19zZWNyZXQ=')
    expect(status).toBe(200)
    expect(body).toEqual({
      access_token: expect.any(String),
      expires_in: 36_000,
      token_type: 'Bearer',
      scope: 'read write',
    })
    expect(gate.soko).toMatch(/^\w{30}$/)
    const elsewhere = await gate.send('POST', '/token', {
      authorization: 'Basic ZGVtb19jbGllbnQ6ZGVtb19zZWNyZXQ=',
      type: FORM,
      body: 'grant_type=client_credentials',
    })
    expect(elsewhere.status).toBe(200)
  })

  test('a wrong secret is 401 and a JSON object; other mistakes are 400', async () => {
    const wrong = await gate.token('client_secret=x&client_id=hazina-sandbox&grant_type=client_credentials')
    expect([wrong.status, wrong.body]).toEqual([401, { error: 'invalid_client' }])
    expect((await gate.token('grant_type=password')).body).toEqual({ error: 'unsupported_grant_type' })
    expect((await gate.token('')).body).toEqual({ error: 'invalid_request' })
  })

  test('no token or a bad one is 401 in the framework style', async () => {
    const none = await gate.send('POST', '/api/v1/payments/bill/init/', { type: FORM, body: 'amount=1' })
    expect([none.status, none.body.detail]).toEqual([401, 'Authentication credentials were not provided.'])
    expect(none.headers.get('www-authenticate')).toBe('Bearer realm="api"')
    expect((await gate.post('bill/init/', 'amount=1', 'nonsense')).body.detail).toBe('Invalid token.')
  })

  test('a code from the authorize address is good for one token', async () => {
    const query = 'state=s1&response_type=code&client_id=demo_client&redirect_uri=https%3A%2F%2Fx%2Fy'
    const target = new URL((await gate.send('GET', `/oAuth2/authorize/?${query}`)).headers.get('location') ?? '')
    const body = `grant_type=authorization_code&code=${target.searchParams.get('code')}&client_id=demo_client&client_secret=demo_secret`
    const first = await gate.token(body)
    expect([target.searchParams.get('state'), first.status, (await gate.token(body)).status]).toEqual(['s1', 200, 400])
    const user = await gate.send('GET', '/api/v1/connected-user/', { token: first.body.access_token })
    expect(Object.keys(user.body)).toEqual(['username', 'email', 'first_name', 'last_name'])
  })
})

describe('banks and look-up', () => {
  test('the three banks in order, at every address, without paging', async () => {
    for (const path of [
      '/api/v1/payments/bank/',
      '/api/v1/payments/bank',
      '/api/v1/bank/all?all=true',
      '/api/v1/bank',
    ]) {
      const { status, body } = await gate.send('GET', path, { token: gate.soko })
      expect([status, body.count, body.banks.map((bank) => bank.slug)]).toEqual([
        200,
        3,
        ['MF1-0001', 'MOB-0003', 'MOB-0006'],
      ])
    }
    const { body } = await gate.send('GET', '/api/v1/payments/bank/', { token: gate.soko })
    expect(body.banks[2]?.limits_config).toEqual({
      in_minimum: '10000.00',
      in_maximum: '50000000.00',
      out_minimum: '10000.00',
      out_maximum: '50000000.00',
    })
    expect((await fetch(body.banks[0]?.company.logo ?? '')).headers.get('content-type')).toContain('svg')
  })

  test('a customer is found without a token, by phone, e-mail, account and with the dialling code', async () => {
    const look = async (slug: string, query: string) =>
      gate.send('GET', `/api/v1/bank/${slug}/account/lookup/?${query}`)
    for (const id of ['76000111', '%2B25776000111', '+25776000111', 'fabrice%40example.test', '000001-01']) {
      expect((await look('MF1-0001', `customer_id=${id}`)).body).toEqual({
        account_number: '000001-01',
        name: 'Bigirimana Fabrice',
      })
    }
    expect((await look('MOB-0003', 'account_number=61234567&customer_id=1')).body).toEqual({
      account_number: '61234567',
      name: 'Client 61234567',
    })
    const missing = await look('MOB-0003', 'customer_id=79000404')
    expect([missing.status, missing.body.details]).toEqual([404, 'Account not found'])
    expect((await look('XYZ-1', 'customer_id=76000111')).status).toBe(404)
    expect((await look('MF1-0001', '')).status).toBe(400)
  })
})

describe('cash-in', () => {
  test('I6: the body of the Python client pays and answers flat', async () => {
    const before = merchantFrancs(gate.sandbox.kernel, 'demo_client')
    const { status, body } = await gate.post(
      'cash-in/',
      'bank_slug=MF1-0001&account=000001-01&amount=20000&merchant_reference=REF3223&description=Cashin+description',
      gate.demo,
    )
    expect(status).toBe(200)
    expect(body).toEqual({
      bank_slug: 'MF1-0001',
      account: '000001-01',
      amount: '20000.00',
      description: 'Cashin description',
      merchant_reference: 'REF3223',
      error: false,
      error_message: 'Success',
      reference: expect.stringMatching(/^CPT-/),
    })
    expect(merchantFrancs(gate.sandbox.kernel, 'demo_client')).toBe(before - 20_000)
    const moved = gate.sandbox.kernel.ledger
      .list({ provider: 'ihela', after: 0, limit: 100 })
      .filter((m) => m.merchantReference === 'REF3223')
    expect(moved).toMatchObject([{ kind: 'cashin', providerReference: body.reference, to: '000001-01' }])
    const again = await gate.post(
      'cash-in/',
      'bank_slug=MF1-0001&account=000001-01&amount=20000&merchant_reference=REF3223&description=x',
      gate.demo,
    )
    expect(again.body).toMatchObject({ error: true, error_message: 'Duplicate merchant reference', reference: null })
    expect(merchantFrancs(gate.sandbox.kernel, 'demo_client')).toBe(before - 20_000)
  })

  test('business refusals are 200 with error, malformed requests 400, scripted failures as told', async () => {
    expect((await gate.cashIn({ amount: '9999' })).body).toMatchObject({
      error: true,
      error_message: expect.stringContaining('between 10000.00'),
    })
    expect((await gate.cashIn({ account: '76000404' })).body).toMatchObject({
      error: true,
      error_message: 'Account not found',
    })
    expect((await gate.cashIn({ amount: '40000000' })).body).toMatchObject({
      error: true,
      error_message: 'Insufficient balance',
    })
    expect((await gate.cashIn({ amount: '0' })).status).toBe(400)
    expect((await gate.cashIn({ bank_slug: 'none' })).body.errors).toHaveProperty('bank_slug')
    const broken = await gate.cashIn({ account: '76000500' })
    expect([broken.status, broken.headers.get('content-type')]).toEqual([500, 'text/html; charset=utf-8'])
  })

  test('an account that ends in 504 is paid, but its answer comes after thirty seconds', async () => {
    const before = merchantFrancs(gate.sandbox.kernel, 'hazina-sandbox')
    let answered = false
    const sent = gate.cashIn({ bank_slug: 'MOB-0003', account: '76000504' }).finally(() => {
      answered = true
    })
    while (merchantFrancs(gate.sandbox.kernel, 'hazina-sandbox') === before)
      await new Promise((go) => setTimeout(go, 10))
    await gate.sandbox.kernel.clock.advance(29_000)
    expect(answered).toBe(false)
    await gate.sandbox.kernel.clock.advance(1_000)
    expect((await sent).body).toMatchObject({ error: false, error_message: 'Success' })
  })
})

describe('the year before', () => {
  test('about 700 entries, oldest first, whose bills verify, ending at the starting balance', async () => {
    const year = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'hazina', days: 365, only: ['ihela'] })
    const entries: ReturnType<typeof ihelaHistory>['entries'] = []
    for (let after = 0; ; ) {
      const { entries: page, total } = ihelaHistory(year.kernel, after, 200)
      entries.push(...page)
      after = page.at(-1)?.id ?? after
      if (page.length === 0) {
        expect(entries).toHaveLength(total)
        break
      }
    }
    expect(entries.length).toBeGreaterThan(600)
    expect(entries.length).toBeLessThan(850)
    expect(entries.every((entry, i) => i === 0 || (entries[i - 1]?.createdAt ?? '') <= entry.createdAt)).toBe(true)
    expect(entries.some((entry) => entry.kind === 'cashin' && entry.error)).toBe(true)
    expect(merchantFrancs(year.kernel, 'hazina-sandbox')).toBe(5_000_000)
    const lowest = year.kernel.db
      .prepare<[string], { low: number }>(
        'select min(total) as low from (select sum(francs) over (order by id) as total from ihela_movements where clientId = ?)',
      )
      .get('hazina-sandbox')
    expect(lowest?.low).toBeGreaterThanOrEqual(0)
    const statuses = year.kernel.db
      .prepare<[], { status: string }>('select status, count(*) as bills from ihela_bills group by status')
      .all()
    expect(statuses.map((row) => row.status)).toEqual(expect.arrayContaining(['Paid', 'Expired', 'Cancelled', 'Error']))
    await year.close()
    const bill = ihelaHistory(gate.sandbox.kernel, 0, 50).entries.find((entry) => entry.kind === 'bill')
    if (bill?.kind !== 'bill') throw new Error('no bill in the small world')
    expect((await gate.verify({ merchant_reference: bill.merchantReference, code: bill.code })).status).toBe(200)
  })
})
