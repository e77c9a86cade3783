import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DarajaByHand, VECTOR } from '@/lib/sandbox/mpesa/daraja-by-hand'

let daraja: DarajaByHand
beforeAll(async () => {
  daraja = await DarajaByHand.start()
})
afterAll(() => daraja.close())
beforeEach(() => {
  daraja.received.length = 0
})

const PUSH = '/mpesa/stkpush/v1/processrequest'
const QUERY = '/mpesa/stkpushquery/v1/query'
let nextNumber = 110_000_001
const someone = () => `254${nextNumber++}`

const push = (changes: Record<string, unknown> = {}) => ({
  ...VECTOR,
  TransactionType: 'CustomerPayBillOnline',
  Amount: 1500,
  PartyA: 254708374149,
  PartyB: '174379',
  PhoneNumber: 254708374149,
  CallBackURL: daraja.hook('/results'),
  AccountReference: 'SF-1001',
  TransactionDesc: 'Order',
  ...changes,
})
const to = (msisdn: string, changes: Record<string, unknown> = {}) =>
  push({ PartyA: msisdn, PhoneNumber: msisdn, ...changes })
const ask = (checkoutRequestId: string) => daraja.post(QUERY, { ...VECTOR, CheckoutRequestID: checkoutRequestId })

describe('STK push', () => {
  it('rings the phone, moves the money on "pay" and calls back with the receipt', async () => {
    const msisdn = someone()
    const ack = await daraja.post(PUSH, to(msisdn))
    expect(ack.status).toBe(200)
    expect(ack.json).toMatchObject({ ResponseCode: '0', CustomerMessage: 'Success. Request accepted for processing' })
    expect(ack.json.CheckoutRequestID).toMatch(/^ws_CO_\d{14}\d{1,3}\d{9}$/)
    expect(ack.json.CheckoutRequestID.endsWith(msisdn.slice(-9))).toBe(true)

    const ringing = (await daraja.control('GET', `/phones/${msisdn}`)).json
    expect(ringing.prompts).toMatchObject([{ shortcode: '174379', amount: '1500', reference: 'SF-1001' }])
    await daraja.control('POST', `/phones/${msisdn}`, { answer: 'pay' })

    const { stkCallback } = (await daraja.callback('/results')).Body
    expect(stkCallback).toMatchObject({
      MerchantRequestID: ack.json.MerchantRequestID,
      CheckoutRequestID: ack.json.CheckoutRequestID,
      ResultCode: 0,
    })
    const items = Object.fromEntries(
      stkCallback.CallbackMetadata.Item.map((i: { Name: string; Value?: unknown }) => [i.Name, i.Value]),
    )
    expect(items).toMatchObject({ Amount: 1500, PhoneNumber: Number(msisdn), Balance: undefined })
    expect(items.MpesaReceiptNumber).toMatch(/^[A-Z][A-L][1-9A-V][A-Z0-9]{7}$/)
    expect(daraja.received[0]?.headers).toMatchObject({ businessshortcode: '174379' })
    expect(daraja.received[0]?.headers['user-agent']).toContain('ReactorNetty')

    const moved = (await daraja.movements()).filter((m: { from: string }) => m.from === msisdn)
    expect(moved).toMatchObject([
      { kind: 'stk', amount: '1500.00', currency: 'KES', providerReference: items.MpesaReceiptNumber },
    ])
    expect((await ask(ack.json.CheckoutRequestID)).json).toMatchObject({ ResponseCode: '0', ResultCode: '0' })
  })

  it('writes amounts in the callback as Java doubles', async () => {
    const msisdn = someone()
    await daraja.post(PUSH, to(msisdn, { CallBackURL: daraja.hook('/doubles') }))
    await daraja.control('POST', `/phones/${msisdn}`, { answer: 'pay' })
    await daraja.callbacks('/doubles')
    const sent = (await daraja.control('GET', '/log?latest=3')).json.entries
    expect(JSON.stringify(sent)).toContain('{\\"Name\\":\\"Amount\\",\\"Value\\":1500.0}')
  })

  it.each([
    ['wrong_pin', 2001, 'The initiator information is invalid.'],
    ['cancel', 1032, 'Request cancelled by user'],
    ['ignore', 1037, 'No response from user.'],
    ['unreachable', 1037, 'DS timeout user cannot be reached.'],
    ['no_funds', 1, 'The balance is insufficient for the transaction.'],
  ])('an answer of %s calls back with %i, without metadata, and moves nothing', async (answer, code, text) => {
    const msisdn = someone()
    const ack = await daraja.post(PUSH, to(msisdn))
    await daraja.control('POST', `/phones/${msisdn}`, { answer })
    const { stkCallback } = (await daraja.callback('/results')).Body
    expect(stkCallback).toEqual({
      MerchantRequestID: ack.json.MerchantRequestID,
      CheckoutRequestID: ack.json.CheckoutRequestID,
      ResultCode: code,
      ResultDesc: text,
    })
    expect((await daraja.movements()).filter((m: { from: string }) => m.from === msisdn)).toEqual([])
  })

  it('fails with code 1 when the wallet holds too little', async () => {
    const msisdn = someone()
    await daraja.post(PUSH, to(msisdn, { Amount: 250000 }))
    await daraja.control('POST', `/phones/${msisdn}`, { answer: 'pay' })
    expect((await daraja.callback('/results')).Body.stkCallback.ResultCode).toBe(1)
  })

  it('a prompt nobody answers ends after 60 s of the sandbox clock', async () => {
    const msisdn = someone()
    const ack = await daraja.post(PUSH, to(msisdn))
    expect((await ask(ack.json.CheckoutRequestID)).json).toMatchObject({
      ResultCode: '4999',
      ResultDesc: 'The transaction is still under processing',
    })
    await daraja.control('POST', '/clock', { advanceMs: 61_000 })
    await daraja.callbacks('/results')
    expect((await ask(ack.json.CheckoutRequestID)).json).toMatchObject({ ResultCode: '1037' })
  })

  it('answers the pending query in the older shape when told to', async () => {
    await daraja.settings({ stkPendingAsError: true })
    const ack = await daraja.post(PUSH, to(someone()))
    const answer = await ask(ack.json.CheckoutRequestID)
    await daraja.settings({ stkPendingAsError: false })
    expect(answer.status).toBe(500)
    expect(answer.json).toEqual({
      requestId: ack.json.CheckoutRequestID,
      errorCode: '500.001.1001',
      errorMessage: 'The transaction is being processed',
    })
  })

  it('refuses a second prompt on the same phone, and by switch accepts it and calls back 1001', async () => {
    const msisdn = someone()
    await daraja.post(PUSH, to(msisdn))
    const second = await daraja.post(PUSH, to(msisdn))
    expect(second.status).toBe(500)
    expect(second.json).toMatchObject({ errorCode: '500.001.1001' })
    expect(second.json.errorMessage).toContain('Unable to lock subscriber')
    await daraja.settings({ stkLockByCallback: true })
    const third = await daraja.post(PUSH, to(msisdn))
    await daraja.settings({ stkLockByCallback: false })
    expect(third.status).toBe(200)
    expect((await daraja.callback('/results')).Body.stkCallback).toMatchObject({
      CheckoutRequestID: third.json.CheckoutRequestID,
      ResultCode: 1001,
    })
  })

  it('a phone with a default answer needs no tester', async () => {
    const msisdn = someone()
    await daraja.control('POST', `/phones/${msisdn}`, { default: 'pay', delayMs: 5 })
    await daraja.post(PUSH, to(msisdn))
    expect((await daraja.callback('/results')).Body.stkCallback.ResultCode).toBe(0)
  })

  it('produces the push errors on demand', async () => {
    await daraja.settings({ stkResult: 'E3008' })
    await daraja.post(PUSH, to(someone()))
    await daraja.settings({ stkResult: '' })
    expect((await daraja.callback('/results')).Body.stkCallback).toMatchObject({ ResultCode: 'E3008' })
  })

  it.each([
    [{ BusinessShortCode: '' }, 'BusinessShortCode'],
    [{ Password: null }, 'Password'],
    [{ Timestamp: '20210230092408' }, 'Timestamp'],
    [{ TransactionType: 'Paybill' }, 'TransactionType'],
    [{ Amount: 0 }, 'Amount'],
    [{ Amount: 10.5 }, 'Amount'],
    [{ Amount: -5 }, 'Amount'],
    [{ Amount: 'ten' }, 'Amount'],
    [{ Amount: 250001 }, 'Amount'],
    [{ PartyA: '0708374149' }, 'PartyA'],
    [{ PartyB: 'abc' }, 'PartyB'],
    [{ PhoneNumber: '25470837414' }, 'PhoneNumber'],
    [{ CallBackURL: '/callback' }, 'CallBackURL'],
    [{ AccountReference: '  ' }, 'AccountReference'],
    [{ TransactionDesc: undefined }, 'Remarks'],
    // The first bad field of the table is the one named.
    [{ PartyB: 'abc', Amount: 0 }, 'Amount'],
  ])('refuses %j naming %s', async (changes, field) => {
    const answer = await daraja.post(PUSH, push(changes))
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ errorCode: '400.002.02', errorMessage: `Bad Request - Invalid ${field}` })
    expect(answer.json.requestId).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\d{4,9}$/)
  })

  it('checks the password by equality and not by the clock', async () => {
    const wrong = await daraja.post(PUSH, push({ Timestamp: '20210628092409' }))
    expect(wrong.json).toMatchObject({ errorCode: '500.001.1001', errorMessage: 'Wrong credentials' })
    const unknown = await daraja.post(PUSH, push({ BusinessShortCode: '555555' }))
    expect(unknown.json).toMatchObject({ errorCode: '500.001.1001', errorMessage: 'Merchant does not exist' })
  })

  it.each([
    [VECTOR.BusinessShortCode, VECTOR.Timestamp, VECTOR.Password],
    [
      '174379',
      '20251204143005',
      'MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkzMDU5YjEwZjc4ZTZiNzJhZGExZWQyYzkxOTIwMjUxMjA0MTQzMDA1',
    ],
    [
      '600100',
      '20260315180509',
      'NjAwMTAwMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjIwMjYwMzE1MTgwNTA5',
    ],
  ])('accepts the published password of %s at %s', async (BusinessShortCode, Timestamp, Password) => {
    const msisdn = someone()
    const answer = await daraja.post(
      PUSH,
      to(msisdn, { BusinessShortCode, PartyB: BusinessShortCode, Timestamp, Password }),
    )
    expect(answer.status).toBe(200)
  })

  it('also confirms by C2B when URLs are registered, with the receipt of the callback', async () => {
    await daraja.post('/mpesa/c2b/v2/registerurl', {
      ShortCode: '174379',
      ResponseType: 'Completed',
      ConfirmationURL: daraja.hook('/confirmation'),
      ValidationURL: daraja.hook('/validation'),
    })
    const msisdn = someone()
    await daraja.control('POST', `/phones/${msisdn}`, { default: 'pay', delayMs: 5 })
    await daraja.post(PUSH, to(msisdn))
    const { Item } = (await daraja.callback('/results')).Body.stkCallback.CallbackMetadata
    const receipt = Item.find((item: { Name: string }) => item.Name === 'MpesaReceiptNumber').Value
    expect(await daraja.callback('/confirmation')).toMatchObject({
      TransID: receipt,
      BillRefNumber: 'SF-1001',
      BusinessShortCode: '174379',
    })
    expect((await daraja.movements()).filter((m: { from: string }) => m.from === msisdn)).toHaveLength(1)
  })

  it('takes what real SDKs send: short code as number, trailing space, long description, unknown fields', async () => {
    const msisdn = someone()
    const answer = await daraja.post(
      PUSH,
      to(msisdn, {
        BusinessShortCode: 174379,
        PartyB: 174379,
        PartyA: Number(msisdn),
        Amount: '20',
        TransactionType: 'CustomerPayBillOnline ',
        TransactionDesc: 'twenty characters ok',
        Occasion: 'unknown here',
      }),
    )
    expect(answer.status).toBe(200)
    const entry = (await daraja.control('GET', '/log?latest=1')).json.entries[0]
    expect(entry.note).toContain('documented limit is 13')
  })

  it('reads a body that is not declared JSON as one without fields', async () => {
    const answer = await daraja.post(PUSH, push(), { 'content-type': 'application/x-www-form-urlencoded' })
    expect(answer.json).toMatchObject({ errorMessage: 'Bad Request - Invalid BusinessShortCode' })
    expect((await daraja.post(PUSH, '{nonsense')).json).toMatchObject({ errorCode: '400.002.05' })
  })

  it('knows only its own checkout requests', async () => {
    expect((await ask('ws_CO_04122025143005247708374149')).json).toMatchObject({
      errorCode: '400.002.02',
      errorMessage: 'Bad Request - Invalid CheckoutRequestID',
    })
  })
})
