import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { answerJson, type SeenRequest } from '../scripted-server'
import { funded, fundOrder, KEY, paged, payoutOrder, SENDER_ID, TRANSACTION_ID, transactionBody } from './fixtures'
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
function _funding(
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

const _debited = { object: [{ id: 'd1', to_id: TRANSACTION_ID, to_type: 'Transaction', amount: 100, currency: 'USD' }] }
const _isDebit = ({ method, path }: SeenRequest) => method === 'POST' && path === '/v1/accounts/debits'

describe('creating is written exactly', () => {
  it('with our key, our sender, the fixed side and the corridor', async () => {
    const { rail } = await start(() => {})
    const prepared = rail.prepare('send', payoutOrder())
    expect(prepared).toMatchObject({ method: 'POST', path: '/v1/transactions' })
    expect(JSON.parse(prepared.body)).toEqual({
      transaction: {
        input_currency: 'USD',
        external_id: KEY,
        sender: { id: '{{sender_id}}' },
        recipients: [
          {
            type: 'person',
            requested_amount: '370000',
            requested_currency: 'UGX',
            payout_method: {
              type: 'UGX::Mobile',
              details: {
                first_name: 'Grace Akello',
                last_name: 'Nakato',
                mobile_provider: 'mtn',
                transfer_reason: 'other_business_services',
                phone_number: '+256772123400',
              },
            },
          },
        ],
        traits: { auto_refund: true, account_validation: false },
        metadata: { sendRef: 'HZ-7K3M2QXA', account: '+256772123400' },
      },
    })
    expect(rail.prepare('send', payoutOrder())).toEqual(prepared)
    expect(rail.steps).toEqual(['send', 'fund'])
  })

  it.each([
    [
      'NGN::Bank',
      '0123456789',
      { bankCode: '058', bankAccountType: '10' },
      { bank_code: '058', bank_account_type: '10', bank_account: '0123456789' },
    ],
    ['KES::Mobile', '254712345678', {}, { mobile_provider: 'mpesa', phone_number: '+254712345678' }],
    [
      'GHS::Mobile',
      '+233302123400',
      { mobileProvider: 'mtn', branchCode: 'B1' },
      { mobile_provider: 'mtn', branch_code: 'B1', phone_number: '+233302123400' },
    ],
  ])('%s takes its own details', async (corridor, account, details, expected) => {
    const { rail } = await start(() => {})
    const order = payoutOrder({
      counterpartyBank: corridor,
      counterpartyAccount: account,
      details: { fix: 'send', sendCurrency: 'USD', ...details },
    })
    const [recipient] = JSON.parse(rail.prepare('send', order).body).transaction.recipients
    expect(recipient).toMatchObject({
      requested_amount: '100',
      requested_currency: 'USD',
      payout_method: { type: corridor, details: expected },
    })
  })

  it('a business is named whole', async () => {
    const { rail } = await start(() => {})
    const order = payoutOrder({
      counterpartyName: 'Kampala Coffee Ltd',
      details: { ...payoutOrder().details, recipientType: 'business' },
    })
    expect(JSON.parse(rail.prepare('send', order).body).transaction.recipients[0]).toMatchObject({
      type: 'business',
      payout_method: { details: { name: 'Kampala Coffee Ltd' } },
    })
  })

  it.each([
    ['an unknown corridor', { counterpartyBank: 'MAD::Cash' }],
    ['no name', { counterpartyName: ' ' }],
    ['no amount', { amountMinor: 0n }],
    ['a quote in another currency', { currency: 'KES' }],
    ['a quote of another corridor', { counterpartyBank: 'GHS::Mobile' }],
    ['an account with letters for a phone', { counterpartyAccount: 'abc1234567' }],
    [
      'a quote without its receiving side',
      { details: { fix: 'receive', sendCurrency: 'USD', receiveCurrency: 'UGX' } },
    ],
  ] as const)('%s is refused before anything is stored', async (_name, change) => {
    const { rail } = await start(() => {})
    expect(() => rail.prepare('send', payoutOrder(change))).toThrow(/invalid_input/)
  })

  it('funding names transaction, currency and amount, so that a changed sum is refused', async () => {
    const { rail } = await start(() => {})
    expect(rail.prepare('fund', fundOrder({ amountMinor: 7_752n }))).toEqual({
      operation: 'fund',
      method: 'POST',
      path: '/v1/accounts/debits',
      body: `{"debit":{"to_type":"Transaction","to_id":"${TRANSACTION_ID}","currency":"USD","amount":"77.52"}}`,
    })
    expect(() => rail.prepare('fund', payoutOrder())).toThrow(/funded after/)
  })
})

describe('what a reply to creating proves', () => {
  it('201 is accepted; the stored bytes were sent with the sender filled in', async () => {
    const { run, rail, calls } = await start(reply(201, { object: transactionBody() }))
    expect(await run('send', payoutOrder())).toMatchObject({
      replyClass: 'accepted',
      outcome: { kind: 'accepted', providerReference: TRANSACTION_ID },
      exchange: { operation: 'transaction' },
    })
    expect(calls()[0]?.body).toBe(rail.prepare('send', payoutOrder()).body.replace('{{sender_id}}', SENDER_ID))
  })

  it('a repeated key shows the existing one: ours if every field agrees', async () => {
    const taken = { external_id: [{ error: 'taken' }] }
    const existing = (transaction: object) => ({ object: { errors: taken }, meta: { existing: { transaction } } })
    const same = await start(reply(422, existing(transactionBody())))
    expect((await same.run('send', payoutOrder())).outcome).toEqual({
      kind: 'accepted',
      providerReference: TRANSACTION_ID,
    })
    await same.server.close()
    const paid = await start(reply(422, existing(funded('paid'))))
    expect((await paid.run('send', payoutOrder())).outcome).toMatchObject({
      kind: 'final',
      evidence: { meaning: 'succeeded' },
    })
    await paid.server.close()
    const hidden = await start(reply(422, { object: { errors: taken } }))
    expect((await hidden.run('send', payoutOrder())).replyClass).toBe('indeterminate')
  })

  it.each([
    ['payee', {}, { payout_method: { type: 'UGX::Mobile', details: { phone_number: '+256772999999' } } }],
    ['corridor', {}, { payout_method: { type: 'NGN::Mobile', details: { phone_number: '+256772123400' } } }],
    ['currency', { input_currency: 'KES' }, {}],
    ['requested amount', {}, { requested_amount: 370001 }],
    ['external id', { external_id: `${KEY}-2` }, {}],
  ])('a transaction with another %s under our key is nobody’s to fund', async (_name, change, recipient) => {
    const { run } = await start(reply(201, { object: transactionBody(change, recipient) }))
    expect((await run('send', payoutOrder())).replyClass).toBe('indeterminate')
  })

  it.each([
    ['takes more from us than was approved', { input_amount: 100.01 }, {}],
    ['takes less than was approved', { input_amount: 99.99 }, {}],
    ['takes a sum that cannot be read', { input_amount: 100.001 }, {}],
    ['gives the payee less than was quoted', {}, { output_amount: 369999 }],
  ])('one that %s is refused as rate_moved', async (_name, change, recipient) => {
    const { run } = await start(reply(201, { object: transactionBody(change, recipient) }))
    expect((await run('send', payoutOrder())).outcome).toMatchObject({ kind: 'refused', code: 'rate_moved' })
  })

  it('422 is a refusal in words, from every level', async () => {
    const body = {
      object: {
        errors: { sender: [{ error: 'invalid' }], recipients: [{ error: 'invalid' }] },
        sender: { errors: { city: [{ error: 'blank' }] } },
        recipients: [{ errors: {}, payout_method: { errors: { bank_code: [{ error: 'blank' }] }, fields: {} } }],
      },
    }
    const { run } = await start(reply(422, body))
    expect((await run('send', payoutOrder())).outcome).toEqual({
      kind: 'refused',
      code: 'blank',
      words: 'sender.city is missing; recipients.payout_method.bank_code is missing',
    })
  })

  it('an unknown word and trouble outside the fields are shown as they came', async () => {
    const { run } = await start(
      reply(422, { object: { errors: { base: [{ error: 'The corridor is inactive' }] } }, meta: { error: 'Closed' } }),
    )
    expect((await run('send', payoutOrder())).outcome).toMatchObject({ words: 'Closed; base The corridor is inactive' })
  })

  it.each([
    [500, { status: 500, error: 'x' }],
    [502, {}],
    [404, {}],
    [201, { object: {} }],
    [200, {}],
    [409, {}],
  ])('%i %j decides nothing', async (status, body) => {
    const { run } = await start(reply(status, body))
    expect((await run('send', payoutOrder())).replyClass).toBe('indeterminate')
  })

  it('a lost answer is sent once and stays unknown', async () => {
    const { run, calls } = await start((_request, response) => response.destroy())
    expect((await run('send', payoutOrder())).replyClass).toBe('indeterminate')
    expect(calls()).toHaveLength(1)
  })

  it('401 is refused for now', async () => {
    const { run } = await start(reply(401, { status: 401, error: 'Unauthorized' }))
    expect((await run('send', payoutOrder())).replyClass).toBe('refused_retry')
  })
})

describe('the sender', () => {
  const sender = {
    name: 'Soko Fresh Ltd',
    country: 'KE',
    city: 'Nairobi',
    street: 'Market 1',
    postalCode: '00100',
    email: 'a@example.com',
  }
  const paths = () => bitpesa?.server.seen.map(({ method, path }) => `${method} ${path.split('?')[0]}`) ?? []

  it('is looked up once and used again', async () => {
    const { run, server } = await start(reply(201, { object: transactionBody() }))
    await run('send', payoutOrder())
    await run('send', payoutOrder())
    expect(server.seen.filter(({ path }) => path === '/v1/senders?external_id=soko-fresh')).toHaveLength(1)
  })

  it('is created once when it is not there, and a row with a like id is not taken for it', async () => {
    const script: Script = (request, response, url) => {
      if (url.pathname !== '/v1/senders') return answerJson(response, 201, { object: transactionBody() })
      if (request.method === 'POST')
        return answerJson(response, 201, { object: { id: SENDER_ID, external_id: 'soko-fresh', state: 'approved' } })
      answerJson(response, 200, paged([{ id: 'other', external_id: 'soko-fresh-2', state: 'approved' }], 1, 1, 1))
    }
    const { run, calls } = await start(script, { knowsSender: false, config: { sender } })
    expect((await run('send', payoutOrder())).replyClass).toBe('accepted')
    expect((await run('send', payoutOrder())).replyClass).toBe('accepted')
    expect(paths()).toEqual(['GET /v1/senders', 'POST /v1/senders', 'POST /v1/transactions', 'POST /v1/transactions'])
    expect(calls()[0]?.body).toContain(SENDER_ID)
  })

  it.each([
    ['is not there and not set up', paged([], 1, 1, 0), undefined, 'no_sender'],
    [
      'is banned',
      paged([{ id: SENDER_ID, external_id: 'soko-fresh', state: 'banned' }], 1, 1, 1),
      sender,
      'sender_banned',
    ],
  ])('%s: refused, nothing was sent', async (_name, list, facts, code) => {
    const { run, calls } = await start(reply(200, list), { knowsSender: false, config: { sender: facts } })
    expect((await run('send', payoutOrder())).outcome).toMatchObject({ kind: 'refused', code })
    expect(calls()).toHaveLength(0)
  })

  it('cannot be looked up: not sent', async () => {
    const { run, calls } = await start(reply(503, {}), { knowsSender: false })
    expect((await run('send', payoutOrder())).replyClass).toBe('not_sent')
    expect(calls()).toHaveLength(0)
  })
})
