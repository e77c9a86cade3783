import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { answerJson } from '../scripted-server'
import {
  CHECKOUT_REQUEST_ID,
  mpesaConfig,
  orderOf,
  payoutAcknowledgement,
  promptOrder,
  pushAcknowledgement,
  queryAnswer,
} from './fixtures'
import { createMpesa } from './index'
import { daraja, now, railOf, refusal, send } from './scripted-daraja'

describe('a prompt', () => {
  test('goes with the token, the password of this moment, numbers as numbers and short codes as text', async () => {
    const { mpesa, calls, server } = await daraja((reply) => answerJson(reply, 200, pushAcknowledgement))
    const transmission = await send(mpesa, promptOrder({ merchantReference: 'INV/2201-long-reference' }))
    expect(transmission.replyClass).toBe('accepted')
    expect(transmission.outcome).toEqual({
      kind: 'accepted',
      providerReference: CHECKOUT_REQUEST_ID,
      otherReference: '2f64-4b1e-97ff-b8275401c8d23130',
    })
    expect(server.seen[0]?.headers.authorization).toBe('Basic c2FuZGJveC1rZXktMDAxOnNhbmRib3gtc2VjcmV0LTAwMQ==')
    expect(calls[0]).toMatchObject({ method: 'POST', path: '/mpesa/stkpush/v1/processrequest' })
    expect(calls[0]?.headers).toMatchObject({ authorization: 'Bearer t1', 'content-type': 'application/json' })
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
      BusinessShortCode: '174379',
      Password:
        'MTc0Mzc5YmZiMjc5ZjlhYTliZGJjZjE1OGU5N2RkNzFhNDY3Y2QyZTBjODkzMDU5YjEwZjc4ZTZiNzJhZGExZWQyYzkxOTIwMjUxMjA0MTQzMDA1',
      Timestamp: '20251204143005',
      TransactionType: 'CustomerPayBillOnline',
      Amount: 1250,
      PartyA: 254708374149,
      PartyB: '174379',
      PhoneNumber: 254708374149,
      CallBackURL: 'https://hazina.example.test/hooks/prompts/token-1',
      AccountReference: 'INV-2201-lon',
      TransactionDesc: 'Maize- week 4',
    })
    expect(transmission.exchange?.request.body).toContain('{{password}}')
    expect(JSON.stringify(transmission.exchange)).not.toContain('MTc0Mzc5')
  })

  test('is prepared the same twice, without any secret', () => {
    const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:1'), now)
    const rail = railOf(mpesa, promptOrder())
    const one = rail.prepare('send', promptOrder())
    expect(one).toEqual(rail.prepare('send', promptOrder()))
    expect(one.body).toContain('"Password":"{{password}}","Timestamp":"{{timestamp}}"')
    expect(rail.resendSameKey).toBe(false)
  })

  test.each([
    ['a fraction of a shilling', { amountMinor: 125_050n }],
    ['too much', { amountMinor: 25_000_100n }],
    ['nothing', { amountMinor: 0n }],
    ['another currency', { currency: 'USD' }],
    ['a number from elsewhere', { counterpartyAccount: '255708374149' }],
    ['the payout account', { sourceAccountKey: '600100' }],
    ['a key that cannot be sent', { providerKey: 'twenty-one-characters' }],
  ] as const)('%s is refused before anything leaves', (_name, change) => {
    const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:1'), now)
    const order = promptOrder(change)
    expect(() => railOf(mpesa, order).prepare('send', order)).toThrow(AppError)
  })
})

describe('what the answer to a push proves', () => {
  test.each([
    ['wrong pass key', 500, refusal('500.001.1001', 'Wrong credentials'), 'refused'],
    ['older words', 500, refusal('500.001.1001', '[MerchantValidate] - Wrong credentials'), 'refused'],
    ['unknown short code', 500, refusal('500.001.1001', 'Merchant does not exist'), 'refused'],
    [
      'an open prompt',
      500,
      refusal(
        '500.001.1001',
        'Unable to lock subscriber, a transaction is already in process for the current subscriber',
      ),
      'refused',
    ],
    [
      'the same code with other words',
      500,
      refusal('500.001.1001', 'The transaction is being processed'),
      'indeterminate',
    ],
    ['a bad field', 400, refusal('400.002.02', 'Bad Request - Invalid CallBackURL'), 'refused'],
    ['spike arrest', 500, refusal('500.003.02', 'Error Occurred: Spike Arrest Violation'), 'refused_retry'],
    ['overload', 500, refusal('500.003.02', 'System is busy. Please try again in few minutes.'), 'refused_retry'],
    ['quota', 500, refusal('500.003.03', 'Error Occurred: Quota Violation'), 'refused_retry'],
    ['maintenance', 503, refusal('00.002.1001', 'Service is currently under maintenance.'), 'refused_retry'],
    ['too many', 429, {}, 'refused_retry'],
    ['an internal error', 500, refusal('500.003.1001', 'Internal Server Error'), 'indeterminate'],
    ['a fault object', 500, { fault: { faultstring: 'x', detail: { errorcode: 'y' } } }, 'indeterminate'],
    ['an unknown code', 400, refusal('400.999.99', 'New'), 'indeterminate'],
    ['another ResponseCode', 200, { ...pushAcknowledgement, ResponseCode: '1' }, 'refused'],
    ['eight zeros', 200, { ...pushAcknowledgement, ResponseCode: '00000000' }, 'accepted'],
    ['a number zero', 200, { ...pushAcknowledgement, ResponseCode: 0 }, 'accepted'],
    ['acceptance without a name', 200, { ResponseCode: '0' }, 'indeterminate'],
    ['an empty object', 200, {}, 'indeterminate'],
    ['a redirect', 302, pushAcknowledgement, 'indeterminate'],
  ])('%s', async (_name, status, body, replyClass) => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, status, body))
    const transmission = await send(mpesa, promptOrder())
    expect(transmission.replyClass).toBe(replyClass)
    expect(transmission.outcome.kind).toBe(replyClass)
    expect(calls).toHaveLength(1)
  })

  test('a page instead of an answer, and a cut connection, decide nothing', async () => {
    const page = await daraja((reply) => reply.writeHead(503, { 'content-type': 'text/html' }).end('<html>busy</html>'))
    expect((await send(page.mpesa, promptOrder())).outcome.kind).toBe('indeterminate')
    const cut = await daraja((reply) => reply.destroy())
    const transmission = await send(cut.mpesa, promptOrder())
    expect(transmission).toMatchObject({ replyClass: 'indeterminate', exchange: { reply: null, lost: 'reset' } })
    expect(cut.calls).toHaveLength(1)
  })
})

describe('a payout', () => {
  test('goes by version 3 with our own id; the password is encrypted and stays out of the evidence', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 200, payoutAcknowledgement))
    const transmission = await send(mpesa, orderOf({ details: { payoutKind: 'salary' } }))
    expect(transmission.outcome).toEqual({
      kind: 'accepted',
      providerReference: 'AG_20251204_20104f1c9a77e0b3d25e',
      otherReference: 'payout-000812-a1',
    })
    expect(calls[0]?.path).toBe('/mpesa/b2c/v3/paymentrequest')
    const { SecurityCredential, ...body } = JSON.parse(calls[0]?.body ?? '')
    expect(SecurityCredential).toMatch(/^[A-Za-z0-9+/]{342}==$/)
    expect(body).toEqual({
      OriginatorConversationID: 'payout-000812-a1',
      InitiatorName: 'testapi',
      CommandID: 'SalaryPayment',
      Amount: 3000,
      PartyA: '600100',
      PartyB: 254708374149,
      Remarks: 'Maize- week 48',
      QueueTimeOutURL: 'https://hazina.example.test/hooks/timeouts/token-1',
      ResultURL: 'https://hazina.example.test/hooks/results/token-1',
      Occassion: 'INV-2201',
    })
    expect(transmission.exchange?.request.body).toContain('"SecurityCredential":"{{security_credential}}"')
    expect(transmission.exchange?.request.body).not.toContain(SecurityCredential)
  })

  test('"duplicate id" is no refusal: an earlier request with it may have been paid', async () => {
    const { mpesa } = await daraja((reply) =>
      answerJson(reply, 500, refusal('500.002.1001', 'Duplicate OriginatorConversationID.')),
    )
    expect((await send(mpesa, orderOf())).outcome.kind).toBe('indeterminate')
  })

  test('less than ten shillings is refused here', () => {
    const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:1'), now)
    const order = orderOf({ amountMinor: 900n })
    expect(() => railOf(mpesa, order).prepare('send', order)).toThrow(/amount/)
  })

  test('a provider that cannot be reached: not sent', async () => {
    const transmission = await send(createMpesa(mpesaConfig('http://127.0.0.1:9'), now), orderOf())
    expect(transmission).toMatchObject({ replyClass: 'not_sent', exchange: null })
  })

  test('is asked about by the id we chose; the answer comes later', async () => {
    const { mpesa, calls } = await daraja((reply) =>
      answerJson(reply, 200, { ...payoutAcknowledgement, ConversationID: 'AG_ask' }),
    )
    const answer = await railOf(mpesa, orderOf()).ask(orderOf(), 'ask-7')
    expect(answer).toMatchObject({ kind: 'asked', providerReference: 'AG_ask' })
    expect(calls[0]?.path).toBe('/mpesa/transactionstatus/v1/query')
    const { SecurityCredential, ...body } = JSON.parse(calls[0]?.body ?? '')
    expect(SecurityCredential).toHaveLength(344)
    expect(body).toEqual({
      Initiator: 'testapi',
      CommandID: 'TransactionStatusQuery',
      OriginalConversationID: 'payout-000812-a1',
      PartyA: '600100',
      IdentifierType: '4',
      ResultURL: 'https://hazina.example.test/hooks/results/token-1?about=status',
      QueueTimeOutURL: 'https://hazina.example.test/hooks/timeouts/token-1?about=status',
      Remarks: 'Status question',
      Occasion: 'ask-7',
    })
  })

  test('a question that is refused is no evidence', async () => {
    const { mpesa } = await daraja((reply) =>
      answerJson(reply, 400, refusal('400.002.02', 'Bad Request - Invalid PartyA')),
    )
    expect((await railOf(mpesa, orderOf()).ask(orderOf(), 'ask-7')).kind).toBe('no_answer')
  })
})

describe('asking about a prompt', () => {
  const order = promptOrder({ providerReference: CHECKOUT_REQUEST_ID })
  const processing = {
    requestId: CHECKOUT_REQUEST_ID,
    errorCode: '500.001.1001',
    errorMessage: 'The transaction is being processed',
  }

  test.each([
    ['paid', 200, queryAnswer('0', 'The service request is processed successfully.'), 'succeeded'],
    ['cancelled', 200, queryAnswer('1032', 'Request cancelled by user'), 'failed'],
    ['pending, today’s shape', 200, queryAnswer('4999', 'The transaction is still under processing'), 'pending'],
    ['pending, as a number', 200, queryAnswer(4999, 'The transaction is still under processing'), 'pending'],
    ['pending, the older shape', 500, processing, 'pending'],
    ['an id it does not know', 400, refusal('400.002.02', 'Bad Request - Invalid CheckoutRequestID'), 'not_known'],
    ['trouble', 200, queryAnswer('26', 'System busy'), 'undetermined'],
  ])('%s', async (_name, status, body, meaning) => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, status, body))
    const answer = await railOf(mpesa, order).ask(order, 'ask-1')
    expect(answer).toMatchObject({ kind: 'evidence', evidence: { meaning } })
    expect(JSON.parse(calls[0]?.body ?? '')).toMatchObject({
      BusinessShortCode: '174379',
      CheckoutRequestID: CHECKOUT_REQUEST_ID,
    })
  })

  test.each([
    ['spike arrest', 500, refusal('500.003.02', 'Error Occurred: Spike Arrest Violation')],
    ['quota', 500, refusal('500.003.03', 'Quota')],
    ['too many', 429, {}],
    ['another prompt', 200, { ...queryAnswer('0', ''), CheckoutRequestID: 'ws_CO_other' }],
    ['no result code', 200, { ResponseCode: '0' }],
    ['wrong credentials', 500, refusal('500.001.1001', 'Wrong credentials')],
  ])('%s is no evidence', async (_name, status, body) => {
    const { mpesa } = await daraja((reply) => answerJson(reply, status, body))
    expect((await railOf(mpesa, order).ask(order, 'ask-1')).kind).toBe('no_answer')
  })

  test('without its name it cannot be asked about', async () => {
    const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:9'), now)
    expect((await railOf(mpesa, promptOrder()).ask(promptOrder(), 'ask-1')).kind).toBe('cannot_ask')
  })
})
