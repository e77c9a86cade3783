import { afterEach, describe, expect, it } from 'vitest'
import { answerJson } from '../scripted-server'
import { errorBody, paymentBody, transferOrder } from './fixtures'
import { stopWekeza, wekeza } from './scripted-wekeza'

afterEach(stopWekeza)

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
    await stopWekeza()
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
