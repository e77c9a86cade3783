import { afterEach, describe, expect, it } from 'vitest'
import { answerJson } from '../scripted-server'
import { errorBody, pagination, paymentBody, promptOrder, transferOrder } from './fixtures'
import { type Script, stopWekeza, wekeza } from './scripted-wekeza'

afterEach(stopWekeza)

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
    await stopWekeza()
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
