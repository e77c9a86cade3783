import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { handSigned, payoutBody, SENDER, startUnderTest, type UnderTest, until } from './sandbox-under-test'

let sandbox: UnderTest
beforeAll(async () => {
  sandbox = await startUnderTest()
  sandbox.kernel.settings.set('bitpesa', 'payoutDelayMs', 20)
  sandbox.kernel.settings.set('bitpesa', 'refundDelayMs', 20)
})
afterAll(() => sandbox.close())

const post = (path: string, body: unknown) => sandbox.call('POST', path, body)
const get = (path: string) => sandbox.call('GET', path)
const balance = async (currency: string) => (await get(`/v1/accounts/${currency}`)).json.at('object', 'amount')
const stateOf = async (id: string) => (await get(`/v1/transactions/${id}`)).json.text('object', 'state')
const becomes = (id: string, state: string) =>
  until(
    () => stateOf(id),
    (now) => now === state,
  )
async function created(options: Parameters<typeof payoutBody>[0] = {}) {
  const answer = await post('/v1/transactions', payoutBody(options))
  expect(answer.status, answer.text).toBe(201)
  return { id: answer.json.text('object', 'id'), recipient: answer.json.text('object', 'recipients', 0, 'id'), answer }
}
const fund = (id: string) => post('/v1/accounts/debits', { debit: { to_type: 'Transaction', to_id: id } })
const movesOf = (id: string) =>
  sandbox.kernel.ledger
    .list({ provider: 'bitpesa', after: 0, limit: 10_000 })
    .filter(({ providerReference }) => providerReference === id)
    .map(({ kind, amount, currency }) => `${kind} ${amount} ${currency}`)

describe('quote, create, fund, outcome', () => {
  test('calculate prices without storing; the sender may be missing', async () => {
    const { sender: _, ...body } = payoutBody({ externalId: 'calc', amount: 370_000 }).transaction
    const answer = await post('/v1/transactions/calculate', { transaction: body })
    expect(answer.status).toBe(200)
    expect(answer.json.at('object', 'input_amount')).toBe(100)
    expect(answer.json.at('object', 'recipients', 0, 'output_amount')).toBe(370_000)
    expect(answer.json.at('object', 'recipients', 0, 'exchange_rate')).toBe(3_700)
    expect(answer.text).not.toContain('"id"')
    expect((await get('/v1/transactions?external_id=calc')).json.at('object')).toEqual([])
  })

  test('validate checks everything and stores nothing', async () => {
    expect((await post('/v1/transactions/validate', payoutBody({ externalId: 'valid' }))).status).toBe(200)
    expect((await get('/v1/transactions?external_id=valid')).json.at('meta', 'pagination', 'total_count')).toBe(0)
    expect((await post('/v1/transactions/validate', payoutBody({ phone: 'none' }))).status).toBe(422)
  })

  test('a funded payout is paid; the balance falls by the input amount once', async () => {
    const before = await balance('USD')
    const { id, answer } = await created({ externalId: 'paid-1' })
    expect(answer.json.at('object', 'state')).toBe('approved')
    expect(answer.json.at('object', 'due_amount')).toBe(100)
    expect(answer.json.at('object', 'sender', 'state')).toBe('approved')
    const [createdAt, expiresAt] = [answer.json.text('object', 'created_at'), answer.json.text('object', 'expires_at')]
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(3_600_000)
    const debit = await fund(id)
    expect(debit.status).toBe(200)
    expect(debit.json.at('object', 0, 'amount')).toBe(100)
    expect(debit.json.at('object', 0, 'running_balance')).toBe(await balance('USD'))
    await becomes(id, 'paid')
    const after = await get('/v1/transactions?external_id=paid-1')
    expect(after.json.at('object', 0, 'recipients', 0, 'state')).toBe('success')
    expect(after.json.at('object', 0, 'due_amount')).toBe(0)
    expect(Number(before) - Number(await balance('USD'))).toBeCloseTo(100, 6)
    expect(movesOf(id)).toEqual(['funding 100.00 USD', 'payout 370000 UGX'])
    const again = await fund(id)
    expect(again.status).toBe(422)
    expect(again.json.at('object', 0, 'errors')).toEqual({ to_id: [{ error: 'invalid_state' }] })
    expect(movesOf(id)).toHaveLength(2)
  })

  test('create_and_fund needs an external id, and is received at once', async () => {
    const without = await post('/v1/transactions/create_and_fund', payoutBody({}))
    expect(without.json.at('object', 'errors')).toEqual({ external_id: [{ error: 'blank' }] })
    const answer = await post('/v1/transactions/create_and_fund', payoutBody({ externalId: 'caf-1' }))
    expect(answer.status).toBe(201)
    expect(answer.json.at('object', 'state')).toBe('received')
    await becomes(answer.json.text('object', 'id'), 'paid')
  })

  test('create_and_fund beyond the balance creates nothing', async () => {
    const body = payoutBody({ externalId: 'caf-2', amount: '3000000000' })
    const answer = await post('/v1/transactions/create_and_fund', body)
    expect(answer.status).toBe(422)
    expect(answer.json.at('object', 'errors', 'base', 0, 'error')).toBe('insufficient_balance')
    expect((await get('/v1/transactions?external_id=caf-2')).json.at('object')).toEqual([])
  })

  test('a repeated external id is refused with the existing transaction, by every creating call', async () => {
    const { id } = await created({ externalId: 'twice' })
    for (const path of ['/v1/transactions', '/v1/transactions/create_and_fund', '/v1/transactions/validate']) {
      const again = await post(path, payoutBody({ externalId: 'twice' }))
      expect(again.status).toBe(422)
      expect(again.json.at('object', 'errors')).toEqual({ external_id: [{ error: 'taken' }] })
      expect(again.json.at('meta', 'existing', 'transaction', 'id')).toBe(id)
      expect(again.json.at('meta', 'existing', 'transaction', 'state')).toBe('approved')
    }
  })

  test('the /payout helper pays a waiting payout and refuses an unfunded one with 422', async () => {
    const { id } = await created({ phone: '+256772123411' })
    expect((await sandbox.call('POST', `/v1/transactions/${id}/payout`)).status).toBe(422)
    await fund(id)
    const pending = await until(
      () => get(`/v1/transactions/${id}`),
      (a) => a.json.at('object', 'recipients', 0, 'state') === 'pending',
    )
    expect(pending.json.at('object', 'recipients', 0, 'state_reason_details', 'code')).toBe('14')
    expect(pending.json.at('object', 'recipients', 0, 'may_cancel')).toBe(false)
    const forced = await sandbox.call('POST', `/v1/transactions/${id}/payout`)
    expect(forced.json.at('object', 'state')).toBe('paid')
  })

  test('the /payin helper funds from outside: the balance stays', async () => {
    const before = await balance('USD')
    const { id } = await created()
    const answer = await post(`/v1/transactions/${id}/payin`, { payin_method: { type: 'NGN::Bank' } })
    expect(answer.json.at('object', 'state')).toBe('received')
    await becomes(id, 'paid')
    expect(await balance('USD')).toBe(before)
  })

  test('unfunded for an hour, a transaction is cancelled and cannot be funded any more', async () => {
    const { id } = await created({ externalId: 'late' })
    await sandbox.kernel.clock.advance(3_600_000)
    expect(await stateOf(id)).toBe('canceled')
    expect((await fund(id)).json.at('object', 0, 'errors', 'to_id', 0, 'error')).toBe('invalid_state')
  })
})

describe('what is refused, and where the tree says so', () => {
  test('every level carries its own errors, and the form fields come back', async () => {
    const answer = await post('/v1/transactions', {
      transaction: {
        input_currency: 'EUR',
        external_id: 'T-1',
        sender: { country: 'US' },
        recipients: [
          {
            requested_amount: '100',
            requested_currency: 'NGN',
            payout_method: {
              type: 'NGN::Bank',
              details: { first_name: 'A', bank_code: '999', bank_account: '12345678900' },
            },
          },
        ],
      },
    })
    expect(answer.status).toBe(422)
    expect(answer.json.at('object', 'errors')).toEqual({
      recipients: [{ error: 'invalid' }],
      sender: [{ error: 'invalid' }],
    })
    expect(answer.json.at('object', 'sender', 'errors', 'city')).toEqual([{ error: 'blank' }])
    const method = ['object', 'recipients', 0, 'payout_method']
    expect(answer.json.at(...method, 'errors')).toEqual({
      last_name: [{ error: 'blank' }],
      bank_code: [{ error: 'inclusion' }],
    })
    expect(answer.json.at(...method, 'fields', 'bank_code', 'options', '058')).toBe('Guaranty Trust')
    expect(answer.json.at(...method, 'fields', 'bank_code', 'validations', 'presence')).toBe(true)
  })

  test.each([
    ['0', 'greater_than'],
    ['-5', 'greater_than'],
    ['ten', 'not_a_number'],
    ['', 'blank'],
  ])('an amount of "%s" is %s', async (amount, word) => {
    const answer = await post('/v1/transactions/calculate', payoutBody({ amount }))
    expect(answer.json.at('object', 'recipients', 0, 'errors', 'requested_amount')).toEqual([{ error: word }])
  })

  test('the smallest and the largest transaction', async () => {
    const tooSmall = await post('/v1/transactions/calculate', payoutBody({ amount: '3000' }))
    expect(tooSmall.json.at('object', 'errors')).toEqual({ input_amount: [{ error: 'greater_than_or_equal_to' }] })
    const largest = await post('/v1/transactions/calculate', payoutBody({ amount: '3700000000' }))
    expect(largest.json.at('object', 'input_amount')).toBe(1_000_000)
    const tooLarge = await post('/v1/transactions/calculate', payoutBody({ amount: '3700000100' }))
    expect(tooLarge.json.at('object', 'errors')).toEqual({ input_amount: [{ error: 'less_than_or_equal_to' }] })
  })

  test('unknown currencies, a missing root, no recipients, an unknown id', async () => {
    const currency = await post('/v1/transactions/calculate', payoutBody({ input: 'usd' }))
    expect(currency.json.at('object', 'errors', 'input_currency')).toEqual([{ error: 'inclusion' }])
    const root = await post('/v1/transactions', { nothing: true })
    expect([root.status, root.json.at('object', 'errors', 'transaction')]).toEqual([422, [{ error: 'blank' }]])
    const none = await post('/v1/transactions', { transaction: { input_currency: 'USD', sender: SENDER } })
    expect(none.json.at('object', 'errors')).toEqual({ recipients: [{ error: 'blank' }] })
    const unknown = await get('/v1/transactions/5f44026b-7904-4c30-87d6-f8972d790ded')
    expect(unknown.text).toBe('{"status":404,"error":"Not Found"}')
  })

  test('a broken body or another content type is a 400', async () => {
    const signed = (body: string) => {
      const url = `${sandbox.base}/v1/transactions`
      const keys = { key: 'hazina-sandbox-key', secret: 'hazina-sandbox-secret', nonce: randomUUID() }
      return handSigned({ ...keys, method: 'POST', url, body })
    }
    const broken = await sandbox.raw('POST', '/v1/transactions', signed('{"transaction"'), '{"transaction"')
    expect([broken.status, broken.text]).toEqual([400, '{"status":400,"error":"Bad Request"}'])
    const form = { ...signed('{}'), 'Content-Type': 'text/plain' }
    expect((await sandbox.raw('POST', '/v1/transactions', form, '{}')).status).toBe(400)
  })

  test('the 2025 switch asks for the later fields', async () => {
    sandbox.kernel.settings.set('bitpesa', 'corridors2025', true)
    const answer = await post('/v1/transactions/validate', payoutBody({}))
    sandbox.kernel.settings.set('bitpesa', 'corridors2025', false)
    expect(answer.json.at('object', 'recipients', 0, 'payout_method', 'errors')).toEqual({
      mobile_provider: [{ error: 'blank' }],
      transfer_reason: [{ error: 'blank' }],
    })
    expect(answer.json.at('object', 'sender', 'errors', 'nationality')).toEqual([{ error: 'blank' }])
  })
})

describe('debits in their three shapes', () => {
  test('a list is all or nothing', async () => {
    const [a, b] = [await created(), await created()]
    const order = (to_id: string) => ({ to_type: 'Transaction', to_id })
    const before = await balance('USD')
    const refused = await post('/v1/accounts/debits', { debit: [order(a.id), order('unknown')] })
    expect(refused.status).toBe(422)
    expect(refused.json.at('object', 1, 'errors')).toEqual({ to_id: [{ error: 'not_found' }] })
    expect([await balance('USD'), await stateOf(a.id)]).toEqual([before, 'approved'])
    const twice = await post('/v1/accounts/debits', { debit: [order(a.id), order(a.id)] })
    expect(twice.json.at('object', 1, 'errors')).toEqual({ to_id: [{ error: 'invalid_state' }] })
    const done = await post('/v1/accounts/debits', { debit: [order(a.id), order(b.id)] })
    expect([done.status, done.json.at('object', 1, 'to_id')]).toEqual([200, b.id])
  })

  test('the flat shape and the guarded one compare currency and amount exactly', async () => {
    const { id } = await created()
    const order = { to_type: 'Transaction', to_id: id }
    const amount = await post('/v1/accounts/debits', { debit: { ...order, currency: 'USD', amount: '100.01' } })
    expect(amount.json.at('object', 0, 'errors')).toEqual({ amount: [{ error: 'invalid' }] })
    const currency = await post('/v1/accounts/debits', { ...order, currency: 'EUR', amount: 100 })
    expect(currency.json.at('object', 0, 'errors')).toEqual({ currency: [{ error: 'invalid' }] })
    expect((await post('/v1/accounts/debits', { ...order, currency: 'USD', amount: '100.0' })).status).toBe(200)
  })

  test('more than the balance is refused', async () => {
    const { id } = await created({ amount: '2000000000' })
    expect((await fund(id)).json.at('object', 0, 'errors')).toEqual({ amount: [{ error: 'insufficient_balance' }] })
    expect(await stateOf(id)).toBe('approved')
  })
})
