import { afterAll, beforeAll, expect, test } from 'vitest'
import { startUnderTest, type UnderTest } from './sandbox-under-test'

let sandbox: UnderTest
beforeAll(async () => {
  sandbox = await startUnderTest()
})
afterAll(() => sandbox.close())
const get = (path: string) => sandbox.call('GET', path)

test('balances: a list with its meta, one currency, zero without an account, 404 outside the table', async () => {
  const all = await get('/v1/accounts')
  expect(all.json.at('meta')).toEqual({ negative_balance: false })
  expect((await get('/v1/accounts/USD')).json.at('object', 'currency')).toBe('USD')
  expect((await get('/v1/accounts/ZAR')).text).toBe('{"object":{"amount":0.00,"currency":"ZAR"}}')
  expect((await get('/v1/accounts/usd')).status).toBe(404)
})

test('currencies carry decimals, limits and exact rates both ways', async () => {
  const usd = (await get('/v1/info/currencies')).json
  expect(usd.at('object', 0)).toEqual({
    ...{ code: 'USD', name: 'US Dollar', symbol: '$', decimals: 2, subunit_to_unit: '100', primary: true },
    ...{ min: '1', max: '1000000', usd_equivalent: '1' },
  })
  const paidIn = await get('/v1/info/currencies/in')
  expect(paidIn.text).toContain('"code":"EUR"')
  const opposite = (json: typeof usd, from: string, to: string) => {
    const list = json.at('object')
    const row = Array.isArray(list) ? list.find(({ code }) => code === from) : undefined
    return row?.opposites.find(({ code }: { code: string }) => code === to)
  }
  expect(opposite(paidIn.json, 'USD', 'UGX')).toMatchObject({
    rate: 3700,
    mtm_rate: 3700,
    margin: '0.0',
    max: '3700000000',
  })
  expect(opposite(paidIn.json, 'EUR', 'NGN')?.rate).toBe(1684.782608695652)
  expect(opposite((await get('/v1/info/currencies/out')).json, 'UGX', 'USD')?.rate).toBe(3700)
})

test('payment methods describe their fields', async () => {
  const list = (await get('/v1/info/payment_methods/out')).json.at('object')
  const ugx = Array.isArray(list) ? list.find(({ type }) => type === 'UGX::Mobile') : undefined
  expect(ugx.details).toEqual(['first_name', 'last_name', 'phone_number', 'mobile_provider', 'transfer_reason'])
  expect(ugx.fields.mobile_provider).toMatchObject({ type: 'select', options: { airtel: 'airtel', mtn: 'mtn' } })
  const into = (await get('/v1/info/payment_methods/in')).json
  expect(into.at('object', 0, 'opposites')).toContain('UGX::Mobile')
})

test.each([
  [
    { country: 'NG', currency: 'NGN', method: 'bank', bank_code: '058', bank_account: '12345678900' },
    200,
    { object: { account_name: 'Test User' } },
  ],
  [
    { country: 'NG', currency: 'NGN', method: 'bank', bank_code: '058', bank_account: '12345678939' },
    422,
    { object: {}, meta: { error: 'Account Invalid' } },
  ],
  [
    { country: 'GH', currency: 'GHS', method: 'mobile', phone_number: '+233302123409' },
    422,
    { object: {}, meta: { error: 'Account Invalid' } },
  ],
  [
    { country: 'UG', currency: 'UGX', method: 'mobile', mobile_provider: 'mtn', phone_number: '+256772123400' },
    200,
    { object: { account_status: 'active' } },
  ],
  [
    { country: 'UG', currency: 'UGX', method: 'mobile', mobile_provider: 'mtn', phone_number: '+256772123419' },
    422,
    { object: { account_status: 'inactive' }, meta: { error: 'Account invalid' } },
  ],
  [
    { country: 'UG', currency: 'UGX', method: 'mobile', mobile_provider: 'airtel', phone_number: '+256772123400' },
    422,
    { object: { mapped_mobile_provider: 'mtn' }, meta: { error: 'Mobile provider does not match phone number.' } },
  ],
])('account validation %j is %i', async (body, status, expected) => {
  const answer = await sandbox.call('POST', '/v1/account_validations', body)
  expect([answer.status, answer.json.value]).toEqual([status, expected])
})

test('account validation names what is missing', async () => {
  const answer = await sandbox.call('POST', '/v1/account_validations', { currency: 'NGN', method: 'bank' })
  expect(answer.json.at('object', 'errors')).toEqual({
    ...{ country: [{ error: 'blank' }], bank_account: [{ error: 'blank' }] },
    bank_code: [{ error: 'blank' }],
  })
})

test('documents are kept by what they are, line breaks in base64 included', async () => {
  const document = { upload: 'data:image/png;base64,iVBO\nRw0K', upload_file_name: 'passport.png', side: 'front' }
  const made = await sandbox.call('POST', '/v1/documents', { document })
  expect(made.json.at('object')).toMatchObject({
    upload_content_type: 'image/png',
    upload_file_size: 6,
    source: 'Manual',
  })
  const read = await get(`/v1/documents/${made.json.text('object', 'id')}`)
  expect(read.json.at('object', 'upload_file_name')).toBe('passport.png')
  const bad = await sandbox.call('POST', '/v1/documents', { document: { upload: 'nonsense' } })
  expect(bad.json.at('object', 'errors')).toEqual({
    upload: [{ error: 'invalid' }],
    upload_file_name: [{ error: 'blank' }],
  })
})
