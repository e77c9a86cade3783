import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { answerJson, type SeenRequest } from '../scripted-server'
import { funded, fundOrder, KEY, paged, payoutOrder, recipientBody, TRANSACTION_ID, transactionBody } from './fixtures'
import { type Script, type ScriptedBitpesa, startBitpesa } from './scripted-bitpesa'

let bitpesa: ScriptedBitpesa | undefined
afterEach(async () => {
  await bitpesa?.server.close()
  bitpesa = undefined
})

async function start(script: Script, options?: Parameters<typeof startBitpesa>[1]): Promise<ScriptedBitpesa> {
  bitpesa = await startBitpesa(script, options)
  return bitpesa
}

const reply =
  (status: number, body: unknown): Script =>
  (_request, response) =>
    answerJson(response, status, body)

/** GET by id and the debit, scripted apart; each GET takes the next of its answers, the last one stays. */
function funding(
  seen: readonly (readonly [number, unknown])[],
  debit: (response: ServerResponse, request: SeenRequest) => unknown,
): Script {
  let reads = 0
  return (request, response) => {
    if (request.method === 'POST') return debit(response, request)
    const [status, body] = seen[Math.min(reads, seen.length - 1)] ?? [500, {}]
    reads += 1
    answerJson(response, status, body)
  }
}

const debited = { object: [{ id: 'd1', to_id: TRANSACTION_ID, to_type: 'Transaction', amount: 100, currency: 'USD' }] }
const isDebit = ({ method, path }: SeenRequest) => method === 'POST' && path === '/v1/accounts/debits'

describe('funding', () => {
  const approved = [200, { object: transactionBody() }] as const

  it('looks, then debits: 200 is accepted', async () => {
    const { run, calls, rail } = await start(funding([approved], (response) => answerJson(response, 200, debited)))
    expect((await run('fund', fundOrder())).outcome).toEqual({ kind: 'accepted', providerReference: TRANSACTION_ID })
    expect(calls().map(({ method, path }) => `${method} ${path}`)).toEqual([
      `GET /v1/transactions/${TRANSACTION_ID}`,
      'POST /v1/accounts/debits',
    ])
    expect(calls()[1]?.body).toBe(rail.prepare('fund', fundOrder()).body)
  })

  it.each([
    ['received', 'accepted'],
    ['processing', 'accepted'],
    ['manual', 'accepted'],
    ['paid', 'final'],
    ['refunded', 'final'],
  ])('a transaction that is %s already is not debited again: %s', async (state, replyClass) => {
    const { run, calls } = await start(funding([[200, { object: funded(state) }]], () => {}))
    expect((await run('fund', fundOrder())).replyClass).toBe(replyClass)
    expect(calls().some(isDebit)).toBe(false)
  })

  it.each([
    ['its rate moved', transactionBody({ input_amount: 101 }), 'refused'],
    ['it was cancelled', transactionBody({ state: 'canceled' }), 'refused'],
    ['its sender is still checked', transactionBody({ state: 'initial' }), 'refused_retry'],
    [
      'it pays somebody else',
      transactionBody({}, { payout_method: { type: 'UGX::Mobile', details: { phone_number: '+256700000000' } } }),
      'refused',
    ],
    ['it was funded with another sum', funded('received', { input_amount: 101 }), 'indeterminate'],
  ])('when %s nothing is debited', async (_name, object, replyClass) => {
    const { run, calls } = await start(funding([[200, { object }]], () => {}))
    expect((await run('fund', fundOrder())).replyClass).toBe(replyClass)
    expect(calls().some(isDebit)).toBe(false)
  })

  it('when it cannot be read first, nothing was sent', async () => {
    const { run, calls } = await start(funding([[500, {}]], () => {}))
    expect((await run('fund', fundOrder())).replyClass).toBe('not_sent')
    expect(calls().some(isDebit)).toBe(false)
  })

  const refusal = { object: [{ to_id: TRANSACTION_ID, errors: { amount: [{ error: 'insufficient_balance' }] } }] }

  it('422 is a refusal when the transaction is still unfunded', async () => {
    const { run } = await start(funding([approved], (response) => answerJson(response, 422, refusal)))
    expect((await run('fund', fundOrder())).outcome).toEqual({
      kind: 'refused',
      code: 'insufficient_balance',
      words: 'amount is more than the balance holds',
    })
  })

  it('422 because an earlier debit just got through is no refusal', async () => {
    const body = { object: [{ errors: { to_id: [{ error: 'invalid_state' }] } }] }
    const seen = [approved, [200, { object: funded('received') }]] as const
    const { run } = await start(funding(seen, (response) => answerJson(response, 422, body)))
    expect((await run('fund', fundOrder())).replyClass).toBe('accepted')
  })

  it('422 that cannot be checked afterwards stays unknown', async () => {
    const { run } = await start(funding([approved, [503, {}]], (response) => answerJson(response, 422, refusal)))
    expect((await run('fund', fundOrder())).replyClass).toBe('indeterminate')
  })

  it.each([
    ['500', (response: ServerResponse) => answerJson(response, 500, {})],
    ['201', (response: ServerResponse) => answerJson(response, 201, debited)],
    ['401', (response: ServerResponse) => answerJson(response, 401, { status: 401 })],
    ['200 about another one', (response: ServerResponse) => answerJson(response, 200, { object: [{ to_id: 'x' }] })],
    ['a cut connection', (response: ServerResponse) => response.destroy()],
    ['silence', () => {}],
  ])('%s stays unknown and is debited once', async (_name, debit) => {
    const { run, calls } = await start(funding([approved], debit))
    expect((await run('fund', fundOrder())).replyClass).toBe('indeterminate')
    expect(calls().filter(isDebit)).toHaveLength(1)
  })
})

describe('asking', () => {
  it.each([
    ['approved', transactionBody(), 'awaiting_funding'],
    ['initial', transactionBody({ state: 'initial' }), 'pending'],
    ['pending', funded('pending'), 'pending'],
    ['processing', funded('processing'), 'pending'],
    ['received', funded('received'), 'pending'],
    ['mispaid', funded('mispaid'), 'pending'],
    ['manual', funded('manual'), 'pending'],
    ['exception', funded('exception'), 'pending'],
    ['a new word', funded('halfway'), 'pending'],
    ['paid', funded('paid'), 'succeeded'],
    ['refunded', funded('refunded'), 'failed'],
    ['canceled, never funded', transactionBody({ state: 'canceled' }), 'failed'],
    ['canceled after funding', funded('canceled'), 'pending'],
    ['paid with an unreadable sum', funded('paid', { input_amount: '1e2' }), 'undetermined'],
  ])('%s', async (_name, object, meaning) => {
    const { rail } = await start(reply(200, { object }))
    expect(await rail.ask(fundOrder(), 'a')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning, firm: true, providerReference: TRANSACTION_ID },
    })
  })

  it('tells sum, fee and payee for the comparison, and the trouble of the payout', async () => {
    const object = {
      ...funded('received'),
      recipients: [
        recipientBody({
          state: 'error',
          fee_fractional: 25,
          state_reason_details: { code: '414', description: 'Not registered.' },
        }),
      ],
    }
    const { rail } = await start(reply(200, { object }))
    expect(await rail.ask(fundOrder(), 'a')).toMatchObject({
      evidence: {
        amountMinor: 10_000n,
        currency: 'USD',
        feeMinor: 25n,
        partyAccount: '+256772123400',
        code: 'received 414',
        words: 'Not registered.',
      },
    })
  })

  it('without a reference it is found by our key, by equality only', async () => {
    const near = transactionBody({ id: 'other', external_id: `${KEY}9`, state: 'paid' })
    const found = await start(reply(200, paged([near, transactionBody()], 1, 1, 2)))
    expect(await found.rail.ask(payoutOrder(), 'a')).toMatchObject({
      evidence: { meaning: 'awaiting_funding', providerReference: TRANSACTION_ID },
    })
    expect(found.calls()[0]?.path).toBe(`/v1/transactions?external_id=${KEY}`)
    await found.server.close()
    const absent = await start(reply(200, paged([near], 1, 1, 1)))
    expect(await absent.rail.ask(payoutOrder(), 'a')).toMatchObject({ evidence: { meaning: 'not_known' } })
  })

  it('404 is "not known", trouble is no answer', async () => {
    const absent = await start(reply(404, { status: 404, error: 'Not Found' }))
    expect(await absent.rail.ask(fundOrder(), 'a')).toMatchObject({ evidence: { meaning: 'not_known' } })
    await absent.server.close()
    const down = await start(reply(502, {}))
    expect((await down.rail.ask(fundOrder(), 'a')).kind).toBe('no_answer')
    expect(down.calls()).toHaveLength(3)
    await down.server.close()
    const other = await start(reply(200, { object: transactionBody({ id: 'somebody-else' }) }))
    expect((await other.rail.ask(fundOrder(), 'a')).kind).toBe('no_answer')
  })
})
