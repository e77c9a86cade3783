import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import type { MoneyRail, Provider, SendOrder } from '../provider'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from '../scripted-server'
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

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const now = () => new Date('2025-12-04T11:30:05Z')
type Answer = (reply: ServerResponse, request: SeenRequest, callNumber: number) => void

/** A Daraja that gives tokens t1, t2, … and answers calls by script. */
async function daraja(
  answer: Answer,
): Promise<{ mpesa: Provider; calls: SeenRequest[]; tokens: () => number; server: ScriptedServer }> {
  const calls: SeenRequest[] = []
  let tokens = 0
  const server = await startScriptedServer((request, reply) => {
    if (request.path.startsWith('/oauth')) {
      tokens += 1
      answerJson(reply, 200, { access_token: `t${tokens}`, expires_in: '3599' })
    } else {
      calls.push(request)
      answer(reply, request, calls.length)
    }
  })
  closing.push(server.close)
  return { mpesa: createMpesa(mpesaConfig(server.url), now), calls, tokens: () => tokens, server }
}

const refusal = (errorCode: string, errorMessage: string) => ({ requestId: '7b21-1', errorCode, errorMessage })

function railOf(mpesa: Provider, order: SendOrder): MoneyRail {
  const rail = mpesa.rails[order.rail]
  if (!rail) throw new Error(`no rail ${order.rail}`)
  return rail
}

async function send(mpesa: Provider, order: SendOrder) {
  const rail = railOf(mpesa, order)
  return rail.transmit('send', rail.prepare('send', order), order)
}

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

describe('tokens', () => {
  test.each([
    [401, '401.002.01'],
    [404, '404.001.03'],
    [404, '404.001.04'],
    [401, '401.003.01'],
    [400, '400.003.01'],
  ])('%i %s: a new token, the same bytes, once', async (status, code) => {
    const { mpesa, calls, tokens } = await daraja((reply, request, count) =>
      count === 1
        ? answerJson(reply, status, refusal(code, `Invalid Access Token - ${request.headers.authorization?.slice(7)}`))
        : answerJson(reply, 200, payoutAcknowledgement),
    )
    const transmission = await send(mpesa, orderOf())
    expect(transmission.outcome.kind).toBe('accepted')
    expect(tokens()).toBe(2)
    expect(calls.map((call) => call.headers.authorization)).toEqual(['Bearer t1', 'Bearer t2'])
    expect(calls[0]?.body).toBe(calls[1]?.body)
  })

  test('refused twice: given up as refused, and the token is not in the evidence', async () => {
    const { mpesa, calls } = await daraja((reply, request) =>
      answerJson(
        reply,
        401,
        refusal('401.002.01', `Invalid Access Token - ${request.headers.authorization?.slice(7)}`),
      ),
    )
    const transmission = await send(mpesa, orderOf())
    expect(transmission.outcome).toMatchObject({ kind: 'refused', code: '401.002.01' })
    expect(calls).toHaveLength(2)
    expect(transmission.exchange?.reply?.body).toContain('{{token}}')
    expect(transmission.exchange?.reply?.body).not.toContain('t2')
  })

  test.each([
    ['an empty 400', 400, ''],
    ['an empty token', 200, '{"access_token":"","expires_in":"3599"}'],
    ['a page', 403, '<html></html>'],
  ])('no token (%s): nothing was sent', async (_name, status, body) => {
    const server = await startScriptedServer((_request, reply) =>
      reply.writeHead(status, { 'content-type': 'application/json' }).end(body),
    )
    closing.push(server.close)
    const transmission = await send(createMpesa(mpesaConfig(server.url), now), orderOf())
    expect(transmission).toMatchObject({ replyClass: 'not_sent', outcome: { kind: 'not_sent' }, exchange: null })
    expect(server.seen.every((request) => request.path.startsWith('/oauth'))).toBe(true)
  })

  test('one token for many calls at once', async () => {
    const { mpesa, tokens } = await daraja((reply) => answerJson(reply, 200, payoutAcknowledgement))
    await Promise.all([1, 2, 3].map(() => send(mpesa, orderOf())))
    expect(tokens()).toBe(1)
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

describe('balances', () => {
  const address = (door: string) => `https://hazina.example.test/hooks/${door}/token-9`

  test('both short codes are asked about; each answer will say which it is of', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 200, payoutAcknowledgement))
    expect((await mpesa.balances?.readBalances(address))?.kind).toBe('asked')
    const bodies = calls.map((call) => JSON.parse(call.body))
    expect(bodies.map((body) => [body.CommandID, body.PartyA, body.IdentifierType, body.ResultURL]).sort()).toEqual([
      [
        'AccountBalance',
        '174379',
        '4',
        'https://hazina.example.test/hooks/results/token-9?about=balance&account=174379',
      ],
      [
        'AccountBalance',
        '600100',
        '4',
        'https://hazina.example.test/hooks/results/token-9?about=balance&account=600100',
      ],
    ])
  })

  test('a busy provider is asked three times in all, then left alone', async () => {
    const { mpesa, calls } = await daraja((reply) => answerJson(reply, 500, refusal('500.003.02', 'System is busy.')))
    expect(await mpesa.balances?.readBalances(address)).toMatchObject({ kind: 'no_answer', because: 'System is busy.' })
    expect(calls).toHaveLength(6)
  })
})

describe('registering the pay bill notices', () => {
  const address = (door: string) => `https://hazina.example.test/hooks/${door}/token-5`

  test('version 2, both short codes', async () => {
    const { mpesa, calls } = await daraja((reply) =>
      answerJson(reply, 200, { OriginatorCoversationID: '6e86-1', ResponseCode: '0', ResponseDescription: 'Success' }),
    )
    await mpesa.registerCallbacks?.(address)
    expect(calls.map((call) => call.path)).toEqual(['/mpesa/c2b/v2/registerurl', '/mpesa/c2b/v2/registerurl'])
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({
      ShortCode: '174379',
      ResponseType: 'Completed',
      ConfirmationURL: 'https://hazina.example.test/hooks/confirmation/token-5',
      ValidationURL: 'https://hazina.example.test/hooks/validation/token-5',
    })
  })

  test.each([
    ['already there', 500, refusal('500.003.1001', 'Urls are already registered.')],
    ['the old answer', 200, { ConversationID: '', OriginatorCoversationID: '', ResponseDescription: 'success' }],
  ])('%s is success', async (_name, status, body) => {
    const { mpesa } = await daraja((reply) => answerJson(reply, status, body))
    await expect(mpesa.registerCallbacks?.(address)).resolves.toBeUndefined()
  })

  test('a refused collecting account is an error; a refused payout account is as it should be', async () => {
    const bad = refusal('400.003.02', 'Bad Request - Invalid ValidationURL - URL has the word MPESA')
    const both = await daraja((reply) => answerJson(reply, 400, bad))
    await expect(both.mpesa.registerCallbacks?.(address)).rejects.toThrow('provider_refused')
    const one = await daraja((reply, request) =>
      request.body.includes('174379') ? answerJson(reply, 200, { ResponseCode: '0' }) : answerJson(reply, 400, bad),
    )
    await expect(one.mpesa.registerCallbacks?.(address)).resolves.toBeUndefined()
  })
})

test('an unreadable certificate stops the start, not the first payout', () => {
  expect(() => createMpesa(mpesaConfig('http://127.0.0.1:9', 'nonsense'), now)).toThrow('certificate')
})

test('codes have a sentence and a next step', () => {
  const mpesa = createMpesa(mpesaConfig('http://127.0.0.1:9'), now)
  expect(mpesa.explain?.('mpesa.stk', '2001')?.sentence).toContain('PIN')
  expect(mpesa.explain?.('mpesa.b2c', '2001')?.sentence).toContain('initiator')
  expect(mpesa.explain?.('mpesa.b2c', '400.002.02')?.nextAction).not.toBe('')
  expect(mpesa.explain?.('mpesa.b2c', 'constructor')).toBeUndefined()
})
