import { describe, expect, onTestFinished, test } from 'vitest'
import { answerJson, startScriptedServer } from '../scripted-server'
import { BILL_REFERENCE, bankList, cashInOrder, ihelaConfig, tokenReply } from './fixtures'
import { createIhela } from './index'
import { envelopeOf, unwrapped } from './wire'

const good = (response_data: unknown) => ({ success: true, response_code: '00', response_message: 'OK', response_data })
const bad = (response_code: string, response_message: string) => ({
  success: false,
  response_code,
  response_message,
  response_data: null,
})

/** The answers of the second generation and of the SDK of 2026 (contract 10, 11), to our classic calls. */
async function answered(body: object, status = 200) {
  const calls: string[] = []
  const server = await startScriptedServer((request, reply) => {
    if (request.path.includes('token')) return answerJson(reply, 200, tokenReply)
    calls.push(request.path)
    answerJson(reply, status, body)
  })
  onTestFinished(server.close)
  return { ihela: createIhela(ihelaConfig(server.url)), calls }
}

async function pay(body: object) {
  const { ihela, calls } = await answered(body)
  const rail = ihela.rails['ihela.cashin']
  if (!rail) throw new Error('iHela pays in')
  const { replyClass, outcome } = await rail.transmit('send', rail.prepare('send', cashInOrder()), cashInOrder())
  expect(calls).toHaveLength(1)
  return { replyClass, outcome }
}

const wish = { merchantReference: BILL_REFERENCE, amountMinor: 2_000n, payer: 'a@b.c', description: 'My description' }
const CODE = 'CODE-20230321-9E29QH1'
const pair = { merchantReference: BILL_REFERENCE, code: CODE }

describe('the envelope', () => {
  test('"00" is success, in either spelling of good; a classic answer has none', () => {
    expect(envelopeOf(good({}))?.good).toBe(true)
    expect(envelopeOf({ success: true })?.good).toBe(true)
    expect(envelopeOf({ response_code: 0 })?.good).toBe(false)
    expect(envelopeOf({ success: false, response_code: '00' })?.good).toBe(false)
    expect(envelopeOf({ bill: {} })).toBeUndefined()
  })

  test('the root key comes first, then the data, then the answer itself', () => {
    expect(unwrapped({ ...good({ code: 'x' }), bill: { code: 'y' } }, 'bill')).toEqual({ code: 'y' })
    expect(unwrapped({ ...good({ code: 'x' }), bill: {} }, 'bill')).toEqual({ code: 'x' })
    expect(unwrapped({ errors: {}, bill: {} }, 'bill')).toEqual({})
    expect(unwrapped({ code: 'z' }, 'bill')).toEqual({ code: 'z' })
  })
})

describe('bills', () => {
  test.each([
    ['in the data', good({ code: CODE, reference: null })],
    ['beside the envelope', { ...good(null), bill: { code: CODE } }],
  ])('raised, its code %s', async (_name, body) => {
    const { ihela } = await answered(body)
    expect(await ihela.bills?.raiseBill(wish)).toMatchObject({ kind: 'raised', bill: { code: CODE } })
  })

  test('refused in words; trouble that passes leaves it open', async () => {
    const refused = await answered(bad('12', 'Unknown debit account'))
    expect(await refused.ihela.bills?.raiseBill(wish)).toMatchObject({
      kind: 'refused',
      words: 'Unknown debit account',
    })
    const trouble = await answered(bad('07', 'Try again'))
    expect((await trouble.ihela.bills?.raiseBill(wish))?.kind).toBe('indeterminate')
  })

  test.each([
    ['Initial', null, 'pending'],
    ['Paid', '29032360510975', 'paid'],
    ['Paid', null, 'unmapped'],
    ['Canceled', null, 'cancelled'],
    ['Error', null, 'failed'],
  ])('checked with plain names: %s with %s is %s', async (status, payment_reference, meaning) => {
    const data = { bill_code: CODE, merchant_reference: BILL_REFERENCE, payment_reference, status }
    const { ihela } = await answered(good(data))
    expect(await ihela.bills?.checkBill(pair)).toMatchObject({ kind: 'status', status: { meaning } })
  })

  test('checked: another pair is no answer', async () => {
    const data = { bill_code: CODE, merchant_reference: 'other', payment_reference: '1', status: 'Paid' }
    const { ihela } = await answered(good(data))
    expect((await ihela.bills?.checkBill(pair))?.kind).toBe('no_answer')
  })
})

describe('cash-ins', () => {
  test('paid', async () => {
    const data = {
      reference: '29032360510975',
      bank_reference: 'B1',
      pending_id: null,
      date: '2026',
      is_partial: false,
    }
    expect(await pay(good(data))).toMatchObject({
      replyClass: 'final',
      outcome: { evidence: { meaning: 'succeeded', receipt: '29032360510975' } },
    })
  })

  test.each([
    ['too little money', bad('05', 'Insufficient funds'), 'refused'],
    ['trouble that passes', bad('07', 'Try again'), 'indeterminate'],
    ['a code nobody listed', bad('99', 'Something'), 'indeterminate'],
    ['held back', good({ reference: '1', pending_id: '77', is_partial: false }), 'indeterminate'],
    ['in part', good({ reference: '1', pending_id: null, is_partial: true }), 'indeterminate'],
    ['no reference', good({}), 'indeterminate'],
    ['two words against each other', { ...good({ reference: '1' }), success: false }, 'indeterminate'],
  ])('%s', async (_name, body, replyClass) => {
    expect((await pay(body)).replyClass).toBe(replyClass)
  })
})

describe('look-ups', () => {
  test('a customer, and nobody', async () => {
    const found = await answered(good({ account_number: '30001-01-00-0000000001-01-95', name: 'Aline', html: '' }))
    const place = { bank: 'MF1-0001', account: '76000222' }
    expect(await found.ihela.names?.lookUpName(place)).toEqual({
      found: true,
      name: 'Aline',
      account: '30001-01-00-0000000001-01-95',
    })
    const absent = await answered(bad('14', 'No such account'))
    expect(await absent.ihela.names?.lookUpName(place)).toEqual({ found: false, because: 'No such account' })
    const trouble = await answered(bad('07', 'Try again'))
    await expect(trouble.ihela.names?.lookUpName(place)).rejects.toThrow('provider_unreachable')
  })

  test('banks as objects', async () => {
    const { ihela } = await answered(good({ objects: bankList.banks, count: 3 }))
    expect((await ihela.directory?.listPlaces())?.map(({ id }) => id)).toEqual(['MF1-0001', 'MOB-0003', 'MOB-0006'])
  })
})

describe('limits of a bill paid from a bank', () => {
  async function raise(amountMinor: bigint, bank: string, banks: object = bankList) {
    const { ihela, calls } = await answered(banks)
    return { told: await ihela.bills?.raiseBill({ ...wish, amountMinor, bank }), calls }
  }

  test.each([
    [9_999n, 'PesaFlash takes BIF 10,000 or more.'],
    [50_000_001n, 'PesaFlash takes BIF 50,000,000 at most.'],
    [0n, 'The least amount is BIF 1.'],
  ])('%s is refused before anything leaves, with the range', async (amountMinor, words) => {
    const { told, calls } = await raise(amountMinor, 'MOB-0006')
    expect(told).toEqual({ kind: 'refused', words, fields: { amount: words }, exchange: null })
    expect(calls).toEqual(['/api/v1/payments/bank/'])
  })

  test('inside them, at a bank without limits, and where the list cannot be had, the gateway decides', async () => {
    expect((await raise(10_000n, 'MOB-0006')).calls).toHaveLength(2)
    expect((await raise(1n, 'MF1-0001')).calls).toHaveLength(2)
    expect((await raise(1n, 'MOB-0006', {})).calls).toContain('/api/v1/payments/bill/init/')
  })
})

test('codes have a sentence, a next step and whether a new request is allowed', () => {
  const ihela = createIhela(ihelaConfig('http://127.0.0.1:9'))
  for (const code of ['error', 'errors', 'not_authorised', '05', '07']) {
    expect(ihela.explain?.('ihela.cashin', code)).toMatchObject({
      sentence: expect.stringMatching(/\.$/),
      nextAction: expect.stringMatching(/\.$/),
      again: expect.stringMatching(/^(never|now|later|wait)$/),
    })
  }
  expect(ihela.explain?.('ihela.cashin', 'constructor')).toBeUndefined()
})
