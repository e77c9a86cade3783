import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import type { SendOrder } from '../money-rail'
import type { Provider } from '../provider'
import { answerJson, type SeenRequest, startScriptedServer } from '../scripted-server'
import {
  BILL_CODE,
  BILL_REFERENCE,
  bankList,
  billChecked,
  billRaised,
  cashInOrder,
  cashInPaid,
  ihelaConfig,
  tokenReply,
} from './fixtures'
import { createIhela } from './index'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

type Answer = (reply: ServerResponse, request: SeenRequest, callNumber: number) => void

async function gateway(
  answer: Answer,
): Promise<{ ihela: Provider; calls: SeenRequest[]; tokenCalls: SeenRequest[]; url: string }> {
  const calls: SeenRequest[] = []
  const tokenCalls: SeenRequest[] = []
  const server = await startScriptedServer((request, reply) => {
    if (request.path.includes('token')) {
      tokenCalls.push(request)
      answerJson(reply, 200, { ...tokenReply, access_token: `tok-${tokenCalls.length}` })
    } else {
      calls.push(request)
      answer(reply, request, calls.length)
    }
  })
  closing.push(server.close)
  return { ihela: createIhela(ihelaConfig(server.url)), calls, tokenCalls, url: server.url }
}

async function pay(ihela: Provider, order: SendOrder = cashInOrder()) {
  const rail = ihela.rails['ihela.cashin']!
  return rail.transmit('send', rail.prepare('send', order), order)
}

const wish = { merchantReference: BILL_REFERENCE, amountMinor: 2_000n, payer: 'a@b.c', description: 'My description' }
const pair = { merchantReference: BILL_REFERENCE, code: BILL_CODE }

describe('tokens', () => {
  test('I1, I2: Basic credentials and the grant, at the slash-ended path', async () => {
    const { ihela, calls, tokenCalls } = await gateway((reply) => answerJson(reply, 200, cashInPaid))
    await Promise.all([pay(ihela), pay(ihela)])
    expect(tokenCalls).toHaveLength(1)
    expect(tokenCalls[0]).toMatchObject({
      method: 'POST',
      path: '/oAuth2/token/',
      body: 'grant_type=client_credentials',
    })
    expect(tokenCalls[0]?.headers.authorization).toBe('Basic ZGVtb19jbGllbnQ6ZGVtb19zZWNyZXQ=')
    expect(calls[0]?.headers.authorization).toBe('Bearer tok-1')
  })

  test.each(['/token/', '/token'])('they may live elsewhere: %s', async (path) => {
    const { tokenCalls, url } = await gateway((reply) => answerJson(reply, 200, cashInPaid))
    await pay(createIhela({ ...ihelaConfig(`${url}/`), tokenUrl: url + path }))
    expect(tokenCalls[0]?.path).toBe(path)
  })

  test('a 401 gets one new token and the same bytes, then is refused', async () => {
    const once = await gateway((reply, _request, count) =>
      count === 1 ? answerJson(reply, 401, { detail: 'Invalid token.' }) : answerJson(reply, 200, cashInPaid),
    )
    expect((await pay(once.ihela)).outcome.kind).toBe('final')
    expect(once.calls.map((call) => call.headers.authorization)).toEqual(['Bearer tok-1', 'Bearer tok-2'])
    expect(once.calls[0]?.body).toBe(once.calls[1]?.body)
    const always = await gateway((reply) => answerJson(reply, 401, { detail: 'Invalid token.' }))
    expect((await pay(always.ihela)).outcome).toMatchObject({ kind: 'refused', words: 'Invalid token.' })
    expect(always.calls).toHaveLength(2)
  })

  test('no token: nothing was sent', async () => {
    const server = await startScriptedServer((_request, reply) => answerJson(reply, 401, { error: 'invalid_client' }))
    closing.push(server.close)
    const ihela = createIhela(ihelaConfig(server.url))
    expect(await pay(ihela)).toMatchObject({ replyClass: 'not_sent', exchange: null })
    expect((await ihela.bills?.raiseBill(wish))?.kind).toBe('not_sent')
  })
})

describe('a cash-in', () => {
  test('is final at once, with its reference and what was paid to whom', async () => {
    const { ihela, calls } = await gateway((reply) => answerJson(reply, 200, cashInPaid))
    const transmission = await pay(ihela)
    expect(transmission.replyClass).toBe('final')
    expect(transmission.outcome).toEqual({
      kind: 'final',
      evidence: {
        meaning: 'succeeded',
        firm: true,
        providerReference: 'CPT-5/01-199',
        receipt: 'CPT-5/01-199',
        amountMinor: 20_000n,
        currency: 'BIF',
        partyAccount: '000001-01',
        words: 'Success',
      },
    })
    expect(calls[0]).toMatchObject({
      method: 'POST',
      path: '/api/v1/payments/cash-in/',
      body: 'bank_slug=MF1-0001&account=000001-01&amount=20000&merchant_reference=REF3223&description=Cashin+description',
    })
    expect(calls[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded')
  })

  test.each([
    ['under a root key', 200, { operation: cashInPaid }, 'final'],
    [
      'refused in words',
      200,
      { ...cashInPaid, error: true, error_message: 'Insufficient balance', reference: null },
      'refused',
    ],
    ['a malformed request', 400, { errors: { account: ['unknown'] } }, 'refused'],
    [
      'a repeated reference',
      200,
      { ...cashInPaid, error: true, error_message: 'Duplicate merchant reference' },
      'indeterminate',
    ],
    ['success without a reference', 200, { ...cashInPaid, reference: null }, 'indeterminate'],
    ['nothing said of error', 200, { reference: 'CPT-1' }, 'indeterminate'],
    ['error as a word', 200, { ...cashInPaid, error: 'false' }, 'indeterminate'],
    ['another order', 200, { ...cashInPaid, merchant_reference: 'OTHER' }, 'indeterminate'],
    ['a fraction of a franc', 200, { ...cashInPaid, amount: '20000.50' }, 'indeterminate'],
    ['an empty object', 200, {}, 'indeterminate'],
    ['not found', 404, { detail: 'Not found.' }, 'indeterminate'],
    ['a server error in JSON', 500, { error: true, error_message: 'x' }, 'indeterminate'],
    ['too often', 429, {}, 'refused_retry'],
  ])('%s', async (_name, status, body, replyClass) => {
    const { ihela, calls } = await gateway((reply) => answerJson(reply, status, body))
    const transmission = await pay(ihela)
    expect(transmission.replyClass).toBe(replyClass)
    expect(transmission.outcome.kind).toBe(replyClass)
    expect(calls).toHaveLength(1)
  })

  test('another amount or account is said as it is, for the facts check to flag', async () => {
    const { ihela } = await gateway((reply) =>
      answerJson(reply, 200, { ...cashInPaid, amount: '2000.00', account: '000016-01' }),
    )
    expect((await pay(ihela)).outcome).toMatchObject({ evidence: { amountMinor: 2_000n, partyAccount: '000016-01' } })
  })

  test('a page, or nothing, decides nothing and is never repeated', async () => {
    const page = await gateway((reply) =>
      reply.writeHead(500, { 'content-type': 'text/html' }).end('<h1>Server Error</h1>'),
    )
    expect((await pay(page.ihela)).outcome.kind).toBe('indeterminate')
    const cut = await gateway((reply) => reply.destroy())
    expect((await pay(cut.ihela)).outcome.kind).toBe('indeterminate')
    expect(cut.calls).toHaveLength(1)
    expect(cut.ihela.rails['ihela.cashin']?.resendSameKey).toBe(false)
  })

  test('cannot be asked about', async () => {
    const ihela = createIhela(ihelaConfig('http://127.0.0.1:9'))
    expect((await ihela.rails['ihela.cashin']?.ask(cashInOrder(), 'ask-1'))?.kind).toBe('cannot_ask')
  })

  test.each([
    ['shillings', { currency: 'KES' }],
    ['nothing', { amountMinor: 0n }],
    ['no bank', { counterpartyBank: '' }],
    ['no account', { counterpartyAccount: '' }],
    ['another of our accounts', { sourceAccountKey: '600100' }],
  ] as const)('%s is refused before anything leaves', (_name, change) => {
    const ihela = createIhela(ihelaConfig('http://127.0.0.1:9'))
    expect(() => ihela.rails['ihela.cashin']?.prepare('send', cashInOrder(change))).toThrow(AppError)
  })
})

describe('bills', () => {
  test('raised with the bytes of the contract', async () => {
    const { ihela, calls } = await gateway((reply) => answerJson(reply, 200, billRaised))
    expect(await ihela.bills?.raiseBill(wish)).toMatchObject({
      kind: 'raised',
      bill: { code: BILL_CODE, providerWord: 'Initiated' },
    })
    expect(calls[0]).toMatchObject({
      path: '/api/v1/payments/bill/init/',
      body: `amount=2000&description=My+description&merchant_reference=${BILL_REFERENCE}&user=a%40b.c`,
    })
  })

  test('a refusal names our fields', async () => {
    const { ihela } = await gateway((reply) =>
      answerJson(reply, 400, { errors: { user: ['Unknown client'] }, bill: {} }),
    )
    expect(await ihela.bills?.raiseBill(wish)).toMatchObject({
      kind: 'refused',
      words: 'user: Unknown client',
      fields: { payer: 'Unknown client' },
    })
  })

  test.each([
    ['a used reference', 400, { errors: { merchant_reference: ['already used'] }, bill: {} }],
    ['no bill in it', 200, { bill: {} }],
    ['a server error', 500, {}],
  ])('%s leaves it open, and it is not raised again', async (_name, status, body) => {
    const { ihela, calls } = await gateway((reply) => answerJson(reply, status, body))
    expect((await ihela.bills?.raiseBill(wish))?.kind).toBe('indeterminate')
    expect(calls).toHaveLength(1)
  })

  test('a lost answer leaves it open', async () => {
    const { ihela } = await gateway((reply) => reply.destroy())
    expect(await ihela.bills?.raiseBill(wish)).toMatchObject({ kind: 'indeterminate', exchange: { lost: 'reset' } })
  })

  test('checked with the swapped names', async () => {
    const { ihela, calls } = await gateway((reply) => answerJson(reply, 200, billChecked('Paid', 'CPT-5/01-200')))
    expect(await ihela.bills?.checkBill(pair)).toMatchObject({
      kind: 'status',
      status: { meaning: 'paid', providerWord: 'Paid', bankReference: 'CPT-5/01-200' },
    })
    expect(calls[0]).toMatchObject({
      path: '/api/v1/payments/bill/verify/',
      body: `code=${BILL_REFERENCE}&reference=${BILL_CODE}`,
    })
  })

  test('not found is no answer; trouble is tried three times', async () => {
    const absent = await gateway((reply) => answerJson(reply, 404, { errors: { bill: ['not found'] }, bill: {} }))
    expect(await absent.ihela.bills?.checkBill(pair)).toMatchObject({ kind: 'no_answer', because: 'bill: not found' })
    expect(absent.calls).toHaveLength(1)
    const trouble = await gateway((reply, _request, count) =>
      count < 3 ? answerJson(reply, 503, {}) : answerJson(reply, 200, billChecked('Pending')),
    )
    expect(await trouble.ihela.bills?.checkBill(pair)).toMatchObject({ status: { meaning: 'pending' } })
    expect(trouble.calls).toHaveLength(3)
  })
})

describe('look-ups', () => {
  test('a customer by phone: the account to pay and the name to confirm', async () => {
    const { ihela, calls } = await gateway((reply) =>
      answerJson(reply, 200, { account_number: '000001-01', name: 'Bigirimana Fabrice' }),
    )
    expect(await ihela.names?.lookUpName({ bank: 'MF1-0001', account: ' +25776000111 ' })).toEqual({
      found: true,
      name: 'Bigirimana Fabrice',
      account: '000001-01',
    })
    expect(calls[0]?.path).toBe('/api/v1/bank/MF1-0001/account/lookup/?customer_id=%2B25776000111')
  })

  test('nobody there, and no answer, are two things', async () => {
    const absent = await gateway((reply) => answerJson(reply, 404, { details: 'Account not found' }))
    expect(await absent.ihela.names?.lookUpName({ bank: 'MF1-0001', account: '404' })).toEqual({
      found: false,
      because: 'Account not found',
    })
    const silent = createIhela(ihelaConfig('http://127.0.0.1:9'))
    await expect(silent.names?.lookUpName({ bank: 'MF1-0001', account: '1' })).rejects.toThrow('provider_unreachable')
  })

  test('the banks, asked for once in ten minutes', async () => {
    let clock = 0
    const { calls, url } = await gateway((reply) => answerJson(reply, 200, bankList))
    const ihela = createIhela(ihelaConfig(url), () => clock)
    expect((await ihela.directory?.listPlaces())?.map((place) => place.id)).toEqual([
      'MF1-0001',
      'MOB-0003',
      'MOB-0006',
    ])
    await ihela.directory?.listPlaces()
    expect(calls).toHaveLength(1)
    clock = 600_000
    await ihela.directory?.listPlaces()
    expect(calls).toHaveLength(2)
  })
})
