import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BitpesaConfig, createBitpesa } from '@/lib/providers/bitpesa'
import { createBitpesaClient } from '@/lib/providers/bitpesa/client'
import { type BitpesaOffice, openBitpesaOffice } from './bitpesa-office'
import { until } from './office'

let office: BitpesaOffice
beforeAll(async () => {
  office = await openBitpesaOffice()
})
afterAll(() => office.close())

describe('2 signatures', () => {
  test('a wrong secret is refused for now, and nothing is made', async () => {
    const stranger = createBitpesa({ ...office.config, apiSecret: 'wrong' })
    const wanted = await office.order()
    const payout = stranger.rails['bitpesa.payout']
    const told = await payout?.transmit('send', office.rail.prepare('send', wanted), wanted)
    expect(told?.replyClass).toBe('not_sent')
    expect(await office.meaning(wanted)).toBe('not_known')
  })

  test.each(['', '/', '/v1', '/v1/'])(
    'the exact address is signed, also strictly: base ending "%s"',
    async (ending) => {
      await office.settings({ strictUrls: true })
      const baseUrl = `http://127.0.0.1:${office.sandbox.ports.bitpesa}${ending}`
      expect((await createBitpesaClient({ ...office.config, baseUrl }).listAccounts()).status).toBe(200)
      await office.settings({ strictUrls: false })
    },
  )
})

describe('5 senders', () => {
  const facts = {
    name: 'New Trader Ltd',
    country: 'KE',
    city: 'Nairobi',
    street: 'Market Street 1',
    postalCode: '00100',
    email: 'office@trader.example',
    phoneNumber: '+254700000200',
    registrationNumber: 'PVT-1',
    natureOfBusiness: 'wholesale_trade',
    legalEntityType: 'privately_owned_company',
  }
  const trader = (change: Partial<BitpesaConfig> = {}) =>
    createBitpesa({ ...office.config, senderExternalId: 'trader', sender: facts, ...change }).rails['bitpesa.payout']
  const senders = async () =>
    ((await office.client.findSenders('trader')).json as { object: { id: string; city: string; state: string }[] })
      .object

  test('5.3 created once, used again, changed when its details change, never doubled', async () => {
    const first = await office.order()
    const told = await trader()?.transmit('send', office.rail.prepare('send', first), first)
    expect(told?.replyClass).toBe('accepted')
    const [made, ...others] = await senders()
    expect(others).toEqual([])
    expect((await office.client.getSender(made?.id ?? '')).json).toMatchObject({ object: { external_id: 'trader' } })
    const second = await office.order()
    const moved = trader({ sender: { ...facts, city: 'Mombasa' } })
    expect((await moved?.transmit('send', office.rail.prepare('send', second), second))?.replyClass).toBe('accepted')
    expect(await senders()).toMatchObject([{ id: made?.id, city: 'Mombasa' }])
  })

  test('5.4 a deleted sender is refused in words before anything is made', async () => {
    const [made] = await senders()
    expect((await office.client.deleteSender(made?.id ?? '')).json).toMatchObject({ object: { state: 'disabled' } })
    const wanted = await office.order()
    const told = await trader()?.transmit('send', office.rail.prepare('send', wanted), wanted)
    expect(told?.outcome).toMatchObject({ kind: 'refused', code: 'sender_disabled' })
  })
})

describe('6, 7 corridors, rates, prices', () => {
  test('corridors come from the API with their own fields and limits', async () => {
    const places = (await office.aza.directory?.listPlaces()) ?? []
    const ids = places.map(({ id }) => id)
    for (const id of ['NGN::Bank', 'GHS::Bank', 'GHS::Mobile', 'UGX::Mobile', 'KES::Mobile', 'EUR::Bank']) {
      expect(ids).toContain(id)
    }
    const lagos = places.find(({ id }) => id === 'NGN::Bank')
    expect(lagos?.fields.find(({ name }) => name === 'bankCode')).toMatchObject({ required: true })
    expect(lagos?.maxMinor).toBeGreaterThan(0n)
  })

  test('currencies in and out tell rates', async () => {
    const { object } = (await office.client.listCurrencies('in')).json as {
      object: { code: string; opposites: { code: string; rate: number }[] }[]
    }
    const usd = object.find(({ code }) => code === 'USD')
    expect(usd?.opposites.find(({ code }) => code === 'KES')?.rate).toBe(129)
    expect((await office.client.listCurrencies('out')).status).toBe(200)
  })

  test('8.2 a calculation holds the receiving side and stores nothing', async () => {
    expect(await office.quoted()).toMatchObject({ sendMinor: 10_000n, receiveMinor: 370_000n })
  })

  test('8.3 the order is checked in full before it is made', async () => {
    const wanted = await office.order()
    expect(await office.aza.orderChecks?.checkOrder(wanted)).toEqual({ ok: true })
    const nigeria = await office.order({
      counterpartyBank: 'NGN::Bank',
      counterpartyAccount: '12345678900',
      details: { fix: 'send', sendCurrency: 'USD', bankCode: '999' },
    })
    expect(await office.aza.orderChecks?.checkOrder(nigeria)).toMatchObject({
      ok: false,
      fields: { bankCode: 'inclusion' },
    })
    expect(await office.meaning(wanted)).toBe('not_known')
  })
})

describe('8, 10.1 create and fund', () => {
  test('created, funded, paid, with the sum told', async () => {
    const wanted = await office.funded()
    expect(
      await until(
        () => office.meaning(wanted),
        (word) => word === 'succeeded',
      ),
    ).toBe('succeeded')
    const answer = await office.rail.ask(wanted, 'a')
    expect(answer).toMatchObject({ evidence: { amountMinor: 10_000n, currency: 'USD', partyAccount: '+256772123400' } })
    expect(await office.movements(wanted)).toHaveLength(2)
  })

  test('3.4 the same external id is the same transaction', async () => {
    const wanted = await office.order()
    const first = await office.run('send', wanted)
    const again = await office.run('send', wanted)
    expect(again.outcome).toEqual(first.outcome)
  })

  test('3.4 the same external id for another payee stays unknown', async () => {
    const wanted = await office.created()
    const other = { ...wanted, providerReference: undefined, counterpartyAccount: '+256772999900' }
    expect((await office.run('send', other)).replyClass).toBe('indeterminate')
  })

  test.each([['drop_after'], ['truncate'], ['wrong_type']])(
    '8.5 an answer to creating lost by %s: found by our key, made once',
    async (kind) => {
      await office.fault('create_transaction', kind)
      const wanted = await office.order()
      expect((await office.run('send', wanted)).replyClass).toBe('indeterminate')
      expect(await office.meaning(wanted)).toBe('awaiting_funding')
      expect((await office.run('send', wanted)).replyClass).toBe('accepted')
    },
  )

  test.each([['drop_after'], ['truncate'], ['drop_before']])(
    '8.5 an answer to funding lost by %s: looked up, debited once',
    async (kind) => {
      const wanted = await office.created()
      await office.fault('debit', kind)
      expect((await office.run('fund', wanted)).replyClass).toBe('indeterminate')
      expect(['accepted', 'final']).toContain((await office.run('fund', wanted)).replyClass)
      await until(
        () => office.meaning(wanted),
        (word) => word === 'succeeded',
      )
      expect(await office.debits(wanted)).toBe(1)
    },
  )

  test('3.3 a refusal in words from every level, by our names to people', async () => {
    const wanted = await office.order({
      counterpartyBank: 'NGN::Bank',
      counterpartyAccount: '12345678900',
      details: { fix: 'send', sendCurrency: 'USD', bankCode: '999', bankAccountType: '10' },
    })
    const { outcome } = await office.run('send', wanted)
    expect(outcome).toMatchObject({ kind: 'refused', code: 'inclusion', words: expect.stringContaining('bank_code') })
    expect(office.aza.explain?.('bitpesa.payout', 'inclusion')?.nextAction).toBeTruthy()
  })

  test('10.1 too little balance: refused, and it can be explained', async () => {
    const wish = { corridor: 'UGX::Mobile', sendCurrency: 'USD', receiveCurrency: 'UGX', fix: 'send' } as const
    const big = await office.aza.quotes?.quote({ ...wish, amountMinor: 90_000_000n })
    if (!big) throw new Error('quotes are expected')
    const details = {
      fix: 'send',
      sendCurrency: 'USD',
      receiveCurrency: 'UGX',
      receiveMinor: `${big.receiveMinor}`,
      mobileProvider: 'mtn',
    }
    const wanted = await office.created({ amountMinor: 90_000_000n, details })
    const { outcome } = await office.run('fund', wanted)
    expect(outcome).toMatchObject({ kind: 'refused', code: 'insufficient_balance' })
    expect(office.aza.explain?.('bitpesa.payout', 'insufficient_balance')?.again).toBe('later')
    expect(await office.movements(wanted)).toEqual([])
  })

  test('11.1 balances and 8.6 history', async () => {
    const balances = await office.aza.balances?.readBalances(() => '')
    expect(balances).toMatchObject({ kind: 'now', readings: [{ accountKey: 'USD' }, { accountKey: 'KES' }] })
    expect((await office.client.getAccount('USD')).json).toMatchObject({ object: { currency: 'USD' } })
    const history = await office.aza.history?.readHistory(null)
    expect(history?.lines.length).toBeGreaterThan(0)
  })
})
