import { afterEach, describe, expect, it } from 'vitest'
import type { Provider } from '../provider'
import { answerJson } from '../scripted-server'
import { EVENTS } from './codes'
import { paged, transactionBody } from './fixtures'
import { createBitpesa } from './index'
import { type Script, type ScriptedBitpesa, startBitpesa } from './scripted-bitpesa'

let bitpesa: ScriptedBitpesa | undefined
afterEach(async () => {
  await bitpesa?.server.close()
  bitpesa = undefined
})

async function start(script: Script, options?: Parameters<typeof startBitpesa>[1]): Promise<ScriptedBitpesa> {
  await bitpesa?.server.close()
  bitpesa = await startBitpesa(script, options)
  return bitpesa
}
const reply =
  (status: number, body: unknown): Script =>
  (_request, response) =>
    answerJson(response, status, body)
const now = () => new Date('2026-02-13T12:00:00Z')

describe('setting up', () => {
  it('takes the base address with and without /v1 and slashes, and signs what it requests', async () => {
    for (const suffix of ['', '/', '/v1', '/v1/']) {
      const { provider, server } = await start(reply(200, { object: [] }))
      const again = createBitpesa({
        baseUrl: server.url + suffix,
        apiKey: 'key',
        apiSecret: 'secret',
        currencies: ['USD'],
        senderExternalId: 'soko-fresh',
      })
      expect((await again.balances?.readBalances(() => ''))?.kind).toBe('now')
      expect(server.seen.at(-1)?.path).toBe('/v1/accounts')
      expect(provider.accounts.map(({ key }) => key)).toEqual(['USD', 'UGX'])
    }
  })

  it('refuses a currency it does not know', () => {
    const config = {
      baseUrl: 'http://127.0.0.1:1',
      apiKey: 'k',
      apiSecret: 's',
      currencies: ['XXX'],
      senderExternalId: 's',
    }
    expect(() => createBitpesa(config)).toThrow(/XXX/)
  })
})

describe('balances', () => {
  it('are read for the configured currencies that are listed', async () => {
    const object = [
      { amount: 123.45, currency: 'USD' },
      { amount: 1000, currency: 'XOF' },
    ]
    const { provider } = await start(reply(200, { object, meta: { negative_balance: false } }), { now })
    expect(await provider.balances?.readBalances(() => '')).toMatchObject({
      kind: 'now',
      readings: [{ accountKey: 'USD', currency: 'USD', availableMinor: 12_345n, currentMinor: 12_345n, at: now() }],
    })
    expect(provider.balances?.minIntervalMs).toBe(300_000)
  })

  it.each([
    ['trouble', 500, {}],
    ['a figure nobody can read', 200, { object: [{ amount: 1.005, currency: 'USD' }] }],
  ])('%s is no answer', async (_name, status, body) => {
    const { provider } = await start(reply(status, body))
    expect((await provider.balances?.readBalances(() => ''))?.kind).toBe('no_answer')
  })
})

describe('a quote', () => {
  const wish = {
    corridor: 'UGX::Mobile',
    sendCurrency: 'USD',
    receiveCurrency: 'UGX',
    fix: 'receive',
    amountMinor: 370_000n,
  } as const
  const calculated = transactionBody({ id: undefined, state: undefined })
  const quote = (provider: Provider, change: object = {}) => provider.quotes?.quote({ ...wish, ...change })

  it('holds the asked side, tells rate and fee, and lives ten minutes', async () => {
    const { provider, calls } = await start(reply(200, { object: calculated }), { now })
    expect(await quote(provider)).toEqual({
      sendMinor: 10_000n,
      sendCurrency: 'USD',
      receiveMinor: 370_000n,
      receiveCurrency: 'UGX',
      rate: '3700',
      feeMinor: 0n,
      expiresAt: new Date('2026-02-13T12:10:00Z'),
    })
    expect(calls()[0]?.path).toBe('/v1/transactions/calculate')
    expect(JSON.parse(calls()[0]?.body ?? '').transaction.recipients).toEqual([
      { requested_amount: '370000', requested_currency: 'UGX', payout_method: { type: 'UGX::Mobile', details: {} } },
    ])
  })

  it('works out a rate over currencies with other decimals, exactly', async () => {
    const object = transactionBody(
      { input_amount: 77.52 },
      {
        output_currency: 'KES',
        output_amount: 10000,
        requested_currency: 'KES',
        requested_amount: 10000,
        fee_fractional: 12,
      },
    )
    const { provider } = await start(reply(200, { object }))
    const kenya = { corridor: 'KES::Mobile', receiveCurrency: 'KES', amountMinor: 1_000_000n }
    expect(await quote(provider, kenya)).toMatchObject({
      sendMinor: 7_752n,
      receiveMinor: 1_000_000n,
      rate: '128.998968',
      feeMinor: 12n,
    })
  })

  it.each([
    ['part of a shilling', { corridor: 'KES::Mobile', receiveCurrency: 'KES', amountMinor: 100_050n }],
    ['nothing', { amountMinor: 0n }],
    ['a corridor of another currency', { corridor: 'GHS::Mobile' }],
    ['a corridor nobody pays', { corridor: 'UGX::Cash' }],
  ])('%s is refused without asking', async (_name, change) => {
    const { provider, calls } = await start(reply(200, { object: calculated }))
    await expect(quote(provider, change)).rejects.toMatchObject({ code: 'invalid_input' })
    expect(calls()).toHaveLength(0)
  })

  it.each([
    ['a refusal', 422, { object: { errors: { input_amount: [{ error: 'greater_than' }] } } }, 'provider_refused'],
    ['less for the payee', 200, { object: transactionBody({}, { output_amount: 369_999 }) }, 'provider_refused'],
    ['another currency', 200, { object: transactionBody({}, { output_currency: 'GHS' }) }, 'provider_refused'],
    ['trouble', 500, {}, 'provider_unreachable'],
  ])('%s is said', async (_name, status, body, code) => {
    const { provider } = await start(reply(status, body))
    await expect(quote(provider)).rejects.toMatchObject({ code })
  })

  it('with the sent side fixed, another sent sum is not taken', async () => {
    const { provider } = await start(reply(200, { object: calculated }))
    expect(await quote(provider, { fix: 'send', amountMinor: 10_000n })).toMatchObject({ sendMinor: 10_000n })
    await expect(quote(provider, { fix: 'send', amountMinor: 9_999n })).rejects.toMatchObject({
      code: 'provider_refused',
    })
  })
})

describe('the directory', () => {
  const field = (presence: boolean, options?: Record<string, string>) => ({
    type: options ? 'select' : 'input',
    options,
    validations: { presence },
  })
  const methods = {
    object: [
      {
        type: 'UGX::Mobile',
        details: ['first_name', 'last_name', 'phone_number', 'mobile_provider'],
        fields: {
          first_name: field(true),
          phone_number: field(true),
          mobile_provider: field(false, { airtel: 'airtel', mtn: 'mtn' }),
        },
      },
      {
        type: 'NGN::Bank',
        fields: {
          bank_code: field(true, { '058': 'Guaranty Trust Bank' }),
          bank_account: field(true),
          sort_code: field(true),
        },
      },
      { type: 'KES::Mobile', fields: { mobile_provider: field(false, { mpesa: 'mpesa' }) } },
      { type: 'GHS::Mobile' },
      { type: 'MAD::Cash' },
      { type: 'USD::Balance' },
      { type: 'AED::Bank' },
    ],
  }
  const currencies = { object: [{ code: 'UGX', min: '1', max: '3700000000' }] }
  const script: Script = (request, response) =>
    answerJson(response, 200, request.path.endsWith('/out') ? methods : currencies)

  it('lists the corridors this client can fill, with what they ask by our own names', async () => {
    const { provider, calls } = await start(script, { now })
    const places = (await provider.directory?.listPlaces()) ?? []
    expect(places.map(({ id, name }) => [id, name])).toEqual([
      ['GHS::Mobile', 'Ghana, mobile money'],
      ['KES::Mobile', 'Kenya, mobile money'],
      ['NGN::Bank', 'Nigeria, bank account'],
      ['UGX::Mobile', 'Uganda, mobile money'],
    ])
    const uganda = places.find(({ id }) => id === 'UGX::Mobile')
    expect(uganda).toMatchObject({ currency: 'UGX', minMinor: 1n, maxMinor: 3_700_000_000n })
    expect(uganda?.fields.map(({ name, required }) => [name, required])).toEqual([
      ['mobileProvider', true],
      ['transferReason', false],
    ])
    expect(uganda?.fields[0]?.options).toEqual([
      { value: 'airtel', label: 'Airtel' },
      { value: 'mtn', label: 'Mtn' },
    ])
    const nigeria = places.find(({ id }) => id === 'NGN::Bank')
    expect(nigeria?.fields.map(({ name, required }) => [name, required])).toEqual([
      ['bankCode', true],
      ['sortCode', true],
      ['bankAccountType', true],
      ['street', false],
    ])
    await provider.directory?.listPlaces()
    expect(calls()).toHaveLength(2)
  })

  it('says when it cannot be read', async () => {
    const { provider } = await start(reply(500, {}))
    await expect(provider.directory?.listPlaces()).rejects.toMatchObject({ code: 'provider_unreachable' })
  })
})

describe('registering our callback address', () => {
  const url = 'http://127.0.0.1:3000/hooks/b/token'
  const register = (provider: Provider) =>
    provider.registerCallbacks?.((door) => `http://127.0.0.1:3000/hooks/${door}/token`)
  const listing =
    (webhooks: object[]): Script =>
    (request, response) =>
      request.method === 'GET'
        ? answerJson(response, 200, paged(webhooks, 1, 1, webhooks.length))
        : answerJson(response, 201, { object: { id: 'w2' } })
  const told = () => bitpesa?.calls().map(({ method, path }) => `${method} ${path.split('?')[0]}`)

  it('creates it when it is not there', async () => {
    const { provider, calls } = await start(
      listing([{ id: 'w1', url: 'http://elsewhere.example', events: [...EVENTS] }]),
    )
    await register(provider)
    expect(told()).toEqual(['GET /v1/webhooks', 'POST /v1/webhooks'])
    expect(JSON.parse(calls()[1]?.body ?? '')).toEqual({ webhook: { url, events: [...EVENTS], metadata: {} } })
  })

  it('leaves a complete one alone', async () => {
    const { provider } = await start(listing([{ id: 'w1', url, events: [...EVENTS, 'sender.approved'] }]))
    await register(provider)
    expect(told()).toEqual(['GET /v1/webhooks'])
  })

  it('replaces an incomplete one, the new one first', async () => {
    const { provider } = await start(listing([{ id: 'w1', url, events: ['transaction.created'] }]))
    await register(provider)
    expect(told()).toEqual(['GET /v1/webhooks', 'POST /v1/webhooks', 'DELETE /v1/webhooks/w1'])
  })
})
