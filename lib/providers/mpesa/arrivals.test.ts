import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import type { ArrivalVerdict } from '../inbound'
import { answerJson } from '../scripted-server'
import { answerBody, arrivalQuestion, createArrivalGate } from './arrival-gate'
import { createMpesaCallbacks } from './callbacks'
import { confirmation, inbound, mpesaConfig, promptOrder, pushAcknowledgement } from './fixtures'
import { createMpesa } from './index'
import { daraja, now, railOf, refusal } from './scripted-daraja'

const ask = inbound('validation', { ...confirmation, OrgAccountBalance: '' })
const address = (door: string) => `https://hazina.example.test/hooks/${door}/token-5`

describe('answering the validation of a payment', () => {
  test('the question in our words', () => {
    expect(arrivalQuestion(ask)).toEqual({
      providerReference: 'TL46T3XP0B',
      accountKey: '174379',
      amountMinor: 50_000n,
      currency: 'KES',
      merchantReference: 'INV-2201',
      payerName: 'JANE WANJIRU',
      payerAccount: '2547 ***** 149',
    })
  })

  test('accepts without a rule, and what it cannot read', async () => {
    const gate = createArrivalGate()
    const accepted = { ResultCode: '0', ResultDesc: 'Accepted' }
    expect(JSON.parse(await gate.validateArrival(ask))).toEqual(accepted)
    const never = () => ({ accept: false, because: 'other' }) as const
    expect(JSON.parse(await gate.validateArrival(inbound('validation', '<html>'), never))).toEqual(accepted)
  })

  test('our reference goes along and comes back in the confirmation', () => {
    expect(JSON.parse(answerBody({ accept: true, ourReference: 'ord-10442' }))).toEqual({
      ResultCode: '0',
      ResultDesc: 'Accepted',
      ThirdPartyTransID: 'ord-10442',
    })
  })

  test.each([
    ['payer_number', 'C2B00011'],
    ['account_number', 'C2B00012'],
    ['amount', 'C2B00013'],
    ['payer_details', 'C2B00014'],
    ['receiving_account', 'C2B00015'],
    ['other', 'C2B00016'],
  ] as const)('refuses because of %s with %s', async (because, code) => {
    const verdict: ArrivalVerdict = { accept: false, because }
    const body = JSON.parse(await createArrivalGate().validateArrival(ask, () => verdict))
    expect(body.ResultCode).toBe(code)
    expect(body.ResultDesc.length).toBeGreaterThan(0)
    expect(JSON.parse(answerBody({ ...verdict, words: 'x'.repeat(200) })).ResultDesc).toHaveLength(89)
  })

  test('a rule that fails or is too slow does not cost the customer the payment', async () => {
    const gate = createArrivalGate(20)
    const failing = async (): Promise<ArrivalVerdict> => {
      throw new Error('database is away')
    }
    const slow = () =>
      new Promise<ArrivalVerdict>((resolve) => setTimeout(resolve, 500, { accept: false, because: 'other' }))
    for (const rule of [failing, slow]) {
      expect(JSON.parse(await gate.validateArrival(ask, rule)).ResultCode).toBe('0')
    }
  })
})

describe('registering by version', () => {
  test('version 1 and silence refused, where the settings say so; the old acknowledgement counts', async () => {
    const { calls, server } = await daraja((reply) =>
      answerJson(reply, 200, { OriginatorCoversationID: '6e86-1', ResponseDescription: 'success' }),
    )
    const config = mpesaConfig(server.url)
    const collect = { ...config.collect, noticeVersion: 1, whenSilent: 'refuse' } as const
    await createMpesa({ ...config, collect }, now).registerCallbacks?.(address)
    expect(calls[0]?.path).toBe('/mpesa/c2b/v1/registerurl')
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({ ResponseType: 'Cancelled' })
  })

  test('no address of ours holds a word that Daraja refuses', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 200, { ResponseCode: '0' }))
    await mpesa.registerCallbacks?.(address)
    await mpesa.balances?.readBalances(address)
    const addresses = calls.flatMap((call) =>
      Object.values(JSON.parse(call.body)).filter((value) => String(value).startsWith('https://hazina')),
    )
    expect(addresses.length).toBeGreaterThan(4)
    for (const one of addresses) expect(one).not.toMatch(/m-?pesa|safaricom|exec?|cmd|sql|query/i)
  })
})

describe('simulating a customer who pays', () => {
  const wish = {
    accountKey: '174379',
    to: 'pay_bill',
    amountMinor: 50_000n,
    payer: '0708374149',
    merchantReference: 'INV-2201',
  } as const

  test.each([
    ['today’s answer', { OriginatorCoversationID: '1-2-3', ResponseCode: '0', ResponseDescription: 'Accept' }],
    ['the answer of 2018', { ConversationID: 'AG_1', OriginatorCoversationID: '1-2-3', ResponseDescription: 'Accept' }],
  ])('%s', async (_name, body) => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 200, body))
    expect((await mpesa.arrivalSimulator?.simulateArrival(wish))?.kind).toBe('accepted')
    expect(calls[0]?.path).toBe('/mpesa/c2b/v2/simulate')
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
      ShortCode: '174379',
      CommandID: 'CustomerPayBillOnline',
      Amount: 500,
      Msisdn: 254708374149,
      BillRefNumber: 'INV-2201',
    })
  })

  test('to a till there is no account number', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 200, { ResponseCode: '0' }))
    await mpesa.arrivalSimulator?.simulateArrival({ ...wish, to: 'till', merchantReference: '' })
    expect(JSON.parse(calls[0]?.body ?? '')).not.toHaveProperty('BillRefNumber')
  })

  test('a refusal, no answer, and what is no payment', async () => {
    const bad = await daraja((reply) => answerJson(reply, 400, refusal('400.002.02', 'Bad Request - Invalid Msisdn')))
    expect(await bad.mpesa.arrivalSimulator?.simulateArrival(wish)).toMatchObject({
      kind: 'refused',
      words: 'Bad Request - Invalid Msisdn',
    })
    const lost = await daraja((reply) => reply.destroy())
    expect((await lost.mpesa.arrivalSimulator?.simulateArrival(wish))?.kind).toBe('no_answer')
    await expect(lost.mpesa.arrivalSimulator?.simulateArrival({ ...wish, amountMinor: 50n })).rejects.toThrow(AppError)
  })

  test('the production host has no such call', () => {
    expect(createMpesa(mpesaConfig('https://api.safaricom.co.ke'), now).arrivalSimulator).toBeUndefined()
    expect(createMpesa(mpesaConfig('https://sandbox.safaricom.co.ke'), now).arrivalSimulator).toBeDefined()
  })
})

describe('a till', () => {
  const config = mpesaConfig('http://127.0.0.1:9')
  const withTill = { ...config, collect: { ...config.collect, till: '5300123' } }

  test('is prompted for as buy goods, the store number with it', () => {
    const mpesa = createMpesa(withTill, now)
    expect(JSON.parse(railOf(mpesa, promptOrder()).prepare('send', promptOrder()).body)).toMatchObject({
      TransactionType: 'CustomerBuyGoodsOnline',
      BusinessShortCode: '174379',
      PartyB: '5300123',
    })
  })

  test('its notices are money of the account that it belongs to', () => {
    const { readInbound } = createMpesaCallbacks(withTill)
    const notice = { ...confirmation, BusinessShortCode: '5300123', TransactionType: 'Buy Goods', BillRefNumber: '' }
    expect(readInbound(inbound('confirmation', notice)).items).toMatchObject([
      { kind: 'arrival', line: { accountKey: '174379', channel: 'Buy Goods' } },
    ])
  })
})

test('a prompt question answered 4999 "Wrong credentials" is no evidence', async () => {
  const { mpesa } = await daraja((reply) =>
    answerJson(reply, 200, { ...pushAcknowledgement, ResultCode: '4999', ResultDesc: 'Wrong credentials' }),
  )
  const order = promptOrder({ providerReference: pushAcknowledgement.CheckoutRequestID })
  expect(await railOf(mpesa, order).ask(order, 'ask-1')).toMatchObject({
    kind: 'no_answer',
    because: 'Wrong credentials',
  })
})
