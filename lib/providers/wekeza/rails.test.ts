import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { answerJson, type ScriptedServer, type SeenRequest, startScriptedServer } from '../scripted-server'
import { errorBody, pagination, paymentBody, promptOrder, transferOrder } from './fixtures'
import { createWekeza } from './index'

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

type Script = (request: SeenRequest, reply: ServerResponse) => void

/** A Wekeza that hands out tokens `t1`, `t2`… and answers the API by the script. */
async function wekeza(script: Script, tokenStatus = 200) {
  let tokens = 0
  server = await startScriptedServer((request, reply) => {
    if (request.path === '/oauth/token') {
      tokens += 1
      const body = { access_token: `t${tokens}`, token_type: 'Bearer', expires_in: 3600 }
      return answerJson(reply, tokenStatus, tokenStatus === 200 ? body : { error: 'invalid_client' })
    }
    script(request, reply)
  })
  const provider = createWekeza(
    {
      baseUrl: `${server.url}/api/v1`,
      oauthUrl: `${server.url}/oauth/`,
      clientId: 'client',
      clientSecret: 'secret',
      webhookSecrets: ['whsec'],
      accountIds: ['acc_1234567890'],
    },
    { sleep: () => Promise.resolve(), totalTimeoutMs: 500 },
  )
  const { seen } = server
  const api = () => seen.filter(({ path }) => path !== '/oauth/token')
  const transfer = provider.rails['wekeza.transfer']
  const stk = provider.rails['wekeza.stk']
  if (!transfer || !stk) throw new Error('both rails are expected')
  const send = (order = transferOrder()) => transfer.transmit('send', transfer.prepare('send', order), order)
  return { provider, transfer, stk, send, seen, api }
}

describe('a transfer is written exactly', () => {
  it('as the contract asks, with the amount as a shortest JSON number and our mark', async () => {
    const { transfer } = await wekeza(() => {})
    const prepared = transfer.prepare('send', transferOrder({ amountMinor: 1_250n }))
    expect(prepared).toEqual({
      operation: 'payment',
      method: 'POST',
      path: '/payments',
      body: '{"sourceAccountId":"acc_1234567890","destinationAccountNumber":"1009876543","amount":12.5,"currency":"KES","description":"Payment for services","reference":"INV-2026-001","metadata":{"instruction":"key-0000000000000001"}}',
    })
    expect(transfer.prepare('send', transferOrder({ amountMinor: 100_000_000_000_001n })).body).toContain(
      '"amount":1000000000000.01,',
    )
    expect(transfer.prepare('send', transferOrder({ amountMinor: 100_000n })).body).toContain('"amount":1000,')
  })

  it('under its own key where the payment has no reference', async () => {
    const { transfer } = await wekeza(() => {})
    const { body } = transfer.prepare('send', transferOrder({ merchantReference: '', purpose: '' }))
    expect(body).toContain('"description":"key-0000000000000001","reference":"key-0000000000000001"')
  })

  it.each([
    ['a currency Wekeza does not pay', { currency: 'UGX' }],
    ['nothing', { amountMinor: 0n }],
    ['a negative amount', { amountMinor: -1n }],
    ['an account with blanks', { counterpartyAccount: '1009 876' }],
    ['a long reference', { merchantReference: 'x'.repeat(51) }],
    ['a long purpose', { purpose: 'x'.repeat(201) }],
  ] as const)('%s is refused before anything is stored', async (_name, change) => {
    const { transfer } = await wekeza(() => {})
    expect(() => transfer.prepare('send', transferOrder(change))).toThrow(/invalid_input/)
  })
})

describe('what a reply to a transfer proves', () => {
  it('201 with an id is accepted; key, token and exact bytes were sent', async () => {
    const { send, api, transfer } = await wekeza((_request, reply) => answerJson(reply, 201, paymentBody()))
    const transmission = await send()
    expect(transmission).toMatchObject({
      replyClass: 'accepted',
      outcome: { kind: 'accepted', providerReference: 'pmt_abc123xyz' },
      exchange: { operation: 'payment', reply: { status: 201 } },
    })
    expect(api()[0]).toMatchObject({
      method: 'POST',
      path: '/api/v1/payments',
      body: transfer.prepare('send', transferOrder()).body,
    })
    expect(api()[0]?.headers).toMatchObject({
      'idempotency-key': 'key-0000000000000001',
      authorization: 'Bearer t1',
      'content-type': 'application/json',
    })
    expect(
      JSON.stringify(transmission.exchange, (_key, value) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toContain('t1"')
  })

  it('409 carrying the payment is "already created", also when it is final by now', async () => {
    const duplicate = errorBody('DUPLICATE_PAYMENT', { details: { paymentId: 'pmt_abc123xyz' } })
    const pending = await wekeza((_request, reply) => answerJson(reply, 409, { ...paymentBody(), ...duplicate }))
    expect((await pending.send()).outcome).toEqual({ kind: 'accepted', providerReference: 'pmt_abc123xyz' })
    await server?.close()
    const done = await wekeza((_request, reply) =>
      answerJson(reply, 409, { ...paymentBody({ status: 'COMPLETED' }), ...duplicate }),
    )
    expect((await done.send()).outcome).toMatchObject({
      kind: 'final',
      evidence: { meaning: 'succeeded', amountMinor: 500_000n },
    })
  })

  it.each([
    ['that is another payment', { ...paymentBody({ amount: 5001 }), ...errorBody('DUPLICATE_PAYMENT') }],
    [
      'to another account',
      { ...paymentBody({ destinationAccount: { accountNumber: '1001111111' } }), ...errorBody('DUPLICATE_PAYMENT') },
    ],
    [
      'about other bytes',
      { ...paymentBody(), ...errorBody('DUPLICATE_PAYMENT', { details: { reason: 'PAYLOAD_MISMATCH' } }) },
    ],
    ['without a payment', errorBody('DUPLICATE_PAYMENT')],
  ])('409 %s stays unknown', async (_name, body) => {
    const { send } = await wekeza((_request, reply) => answerJson(reply, 409, body))
    expect((await send()).replyClass).toBe('indeterminate')
  })

  it.each([
    [400, 'INVALID_REQUEST'],
    [400, 'INVALID_ACCOUNT'],
    [400, 'INVALID_AMOUNT'],
    [403, 'FORBIDDEN'],
    [403, 'ACCOUNT_FROZEN'],
    [403, 'INSUFFICIENT_FUNDS'],
    [403, 'PAYMENT_LIMIT_EXCEEDED'],
    [403, 'FRAUD_DETECTED'],
    [403, 'SCA_REQUIRED'],
    [404, 'ACCOUNT_NOT_FOUND'],
  ])('%i %s is a refusal, in the words of Wekeza', async (status, code) => {
    const { send } = await wekeza((_request, reply) => answerJson(reply, status, errorBody(code)))
    expect((await send()).outcome).toEqual({ kind: 'refused', code, words: `said by Wekeza: ${code}` })
  })

  it.each([
    ['an unlisted code', 403, errorBody('SOMETHING_NEW')],
    ['a listed code under another status', 500, errorBody('INSUFFICIENT_FUNDS')],
    ['an internal error', 500, errorBody('INTERNAL_ERROR')],
    ['a success without an id', 201, { status: 'PENDING' }],
    ['a redirect', 302, errorBody('INVALID_REQUEST')],
  ])('%s decides nothing', async (_name, status, body) => {
    const { send } = await wekeza((_request, reply) => answerJson(reply, status, body))
    expect((await send()).replyClass).toBe('indeterminate')
  })

  it('a refusal that is not JSON decides nothing', async () => {
    const { send } = await wekeza((_request, reply) => {
      reply.writeHead(403, { 'content-type': 'text/html' }).end('<h1>no</h1>')
    })
    expect((await send()).replyClass).toBe('indeterminate')
  })

  it('a lost answer is sent once and stays unknown', async () => {
    const { send, api } = await wekeza((_request, reply) => reply.destroy())
    expect(await send()).toMatchObject({ replyClass: 'indeterminate', exchange: { reply: null } })
    expect(api()).toHaveLength(1)
  })

  it('an answer that never comes is unknown at the deadline', async () => {
    const { send } = await wekeza(() => {})
    expect((await send()).replyClass).toBe('indeterminate')
  })

  it('401 renews the token once and sends the same bytes and key again', async () => {
    const { send, api } = await wekeza((request, reply) =>
      request.headers.authorization === 'Bearer t1'
        ? answerJson(reply, 401, errorBody('UNAUTHORIZED'))
        : answerJson(reply, 201, paymentBody()),
    )
    expect((await send()).replyClass).toBe('accepted')
    expect(api().map(({ body }) => body)).toEqual([api()[0]?.body, api()[0]?.body])
    expect(api().map(({ headers }) => headers['idempotency-key'])).toEqual([
      'key-0000000000000001',
      'key-0000000000000001',
    ])
  })

  it('401 twice is refused for now, not failed', async () => {
    const { send, api } = await wekeza((_request, reply) => answerJson(reply, 401, errorBody('UNAUTHORIZED')))
    expect((await send()).replyClass).toBe('refused_retry')
    expect(api()).toHaveLength(2)
  })

  it('429 waits as long as Wekeza says, in header or body', async () => {
    const body = errorBody('RATE_LIMIT_EXCEEDED', { retryAfter: 60 })
    const { send } = await wekeza((_request, reply) => answerJson(reply, 429, body))
    expect((await send()).outcome).toMatchObject({ kind: 'refused_retry', retryAfterMs: 60_000 })
  })

  it('without a token nothing was sent', async () => {
    const { send, api } = await wekeza(() => {}, 401)
    expect((await send()).replyClass).toBe('not_sent')
    expect(api()).toHaveLength(0)
  })
})

describe('asking about a transfer', () => {
  const asked = transferOrder({ providerReference: 'pmt_abc123xyz' })

  it.each([
    ['PENDING', 'pending'],
    ['PROCESSING', 'pending'],
    ['PENDING_REVIEW', 'pending'],
    ['SCHEDULED', 'pending'],
    ['A_NEW_WORD', 'pending'],
    ['COMPLETED', 'succeeded'],
    ['FAILED', 'failed'],
    ['CANCELLED', 'failed'],
    ['REVERSED', 'failed'],
  ])('%s means %s', async (status, meaning) => {
    const { transfer } = await wekeza((_request, reply) => answerJson(reply, 200, paymentBody({ status })))
    expect(await transfer.ask(asked, 'ask-1')).toMatchObject({ kind: 'evidence', evidence: { meaning, firm: true } })
  })

  it.each([
    ['more decimals than the currency has', { amount: 5000.001 }],
    ['no amount', { amount: undefined }],
    ['a currency nobody knows', { currency: 'XXX' }],
  ])('a success with %s decides nothing', async (_name, change) => {
    const { transfer } = await wekeza((_request, reply) =>
      answerJson(reply, 200, paymentBody({ status: 'COMPLETED', ...change })),
    )
    expect(await transfer.ask(asked, 'ask-1')).toMatchObject({ evidence: { meaning: 'undetermined' } })
  })

  it('404 PAYMENT_NOT_FOUND is "not known"; any other 404 is no answer', async () => {
    const known = await wekeza((_request, reply) => answerJson(reply, 404, errorBody('PAYMENT_NOT_FOUND')))
    expect(await known.transfer.ask(asked, 'a')).toMatchObject({ evidence: { meaning: 'not_known' } })
    await server?.close()
    const path = await wekeza((_request, reply) => answerJson(reply, 404, errorBody('NOT_FOUND')))
    expect((await path.transfer.ask(asked, 'a')).kind).toBe('no_answer')
  })

  it('a read is tried three times, then it is no answer', async () => {
    const { transfer, api } = await wekeza((_request, reply) => answerJson(reply, 503, errorBody('INTERNAL_ERROR')))
    expect((await transfer.ask(asked, 'a')).kind).toBe('no_answer')
    expect(api()).toHaveLength(3)
  })

  function lookup(details: Record<string, Record<string, unknown>>, pages = 1): Script {
    return (request, reply) => {
      const id = /^\/api\/v1\/payments\/([^?]+)$/.exec(request.path)?.[1]
      if (id) return answerJson(reply, 200, details[id])
      const page = Number(new URLSearchParams(request.path.split('?')[1]).get('page'))
      const data = page === pages ? Object.values(details) : []
      const filler = { id: 'pmt_x', status: 'COMPLETED', amount: 1, currency: 'KES', reference: 'OTHER' }
      answerJson(reply, 200, { data: [filler, ...data], pagination: pagination(page, pages, 2) })
    }
  }

  it('after a lost reply it is found by reference and our own mark, over pages', async () => {
    const twin = paymentBody({ id: 'pmt_twin', metadata: { instruction: 'another-key' } })
    const { transfer } = await wekeza(
      lookup({ pmt_twin: twin, pmt_abc123xyz: paymentBody({ status: 'COMPLETED' }) }, 2),
    )
    expect(await transfer.ask(transferOrder(), 'a')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning: 'succeeded', providerReference: 'pmt_abc123xyz' },
    })
  })

  it('another payment with the same reference is not taken for ours', async () => {
    const twin = paymentBody({ id: 'pmt_twin', metadata: { instruction: 'another-key' } })
    const { transfer } = await wekeza(lookup({ pmt_twin: twin }))
    expect(await transfer.ask(transferOrder(), 'a')).toMatchObject({ evidence: { meaning: 'not_known' } })
  })

  it('one with equal facts but without a mark is left to a person', async () => {
    const { transfer } = await wekeza(lookup({ pmt_u: paymentBody({ id: 'pmt_u', metadata: null }) }))
    expect((await transfer.ask(transferOrder(), 'a')).kind).toBe('no_answer')
  })
})

describe('an M-Pesa prompt through Wekeza', () => {
  const accepted = { id: 'mpesa_1', checkoutRequestId: 'ws_CO_1', merchantRequestId: '29115-1', status: 'PENDING' }

  it('is written as the contract asks and accepted by its checkout id', async () => {
    const { stk, api } = await wekeza((_request, reply) => answerJson(reply, 200, accepted))
    const order = promptOrder()
    const prepared = stk.prepare('send', order)
    expect(prepared.body).toBe(
      '{"phoneNumber":"+254712345678","amount":1500,"accountReference":"ORDER-17","transactionDesc":"Vegetables"}',
    )
    const { outcome } = await stk.transmit('send', prepared, order)
    expect(outcome).toEqual({ kind: 'accepted', providerReference: 'ws_CO_1', otherReference: 'mpesa_1' })
    expect(api()[0]?.path).toBe('/api/v1/payments/mpesa/stkpush')
    expect(stk.resendSameKey).toBe(false)
  })

  it.each([
    ['cents', { amountMinor: 150_050n }],
    ['a foreign phone', { counterpartyAccount: '256752403639' }],
    ['another currency', { currency: 'USD' }],
    ['a reference over 20', { merchantReference: 'x'.repeat(21) }],
  ] as const)('%s cannot be prompted for', async (_name, change) => {
    const { stk } = await wekeza(() => {})
    expect(() => stk.prepare('send', promptOrder(change))).toThrow(/invalid_input/)
  })

  it.each([
    ['PENDING', null, 'pending', true],
    ['COMPLETED', 0, 'succeeded', true],
    ['COMPLETED', 1, 'undetermined', true],
    ['FAILED', 0, 'undetermined', true],
    ['FAILED', 1, 'failed', true],
    ['FAILED', 2001, 'failed', true],
    ['CANCELLED', 1032, 'failed', true],
    ['FAILED', 1037, 'failed', false],
    ['FAILED', null, 'failed', false],
  ])('%s with result %s means %s, firm: %s', async (status, resultCode, meaning, firm) => {
    const body = {
      ...accepted,
      status,
      resultCode,
      phoneNumber: '+254712345678',
      amount: 1500,
      mpesaReceiptNumber: 'SKQ1',
    }
    const { stk } = await wekeza((_request, reply) => answerJson(reply, 200, body))
    expect(await stk.ask(promptOrder({ providerReference: 'ws_CO_1' }), 'a')).toMatchObject({
      kind: 'evidence',
      evidence: {
        meaning,
        firm,
        amountMinor: 150_000n,
        currency: 'KES',
        partyAccount: '254712345678',
        receipt: 'SKQ1',
      },
    })
  })

  it('cannot be asked about when the reply was lost', async () => {
    const { stk, seen } = await wekeza(() => {})
    expect((await stk.ask(promptOrder(), 'a')).kind).toBe('cannot_ask')
    expect(seen).toHaveLength(0)
  })
})
