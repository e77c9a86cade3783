import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { SendOrder } from '@/lib/providers/money-rail'
import { COLLECT, evidenceOf, type MpesaOffice, openMpesaOffice, PAYOUT } from './mpesa-office'

let office: MpesaOffice
beforeAll(async () => {
  office = await openMpesaOffice()
})
afterAll(() => office.close())
afterEach(() => office.usual())

describe('payments to businesses', () => {
  const business = (place: string, change: Partial<SendOrder> = {}) =>
    office.order(place, { rail: 'mpesa.b2b', amountMinor: 12_000n, counterpartyAccount: '600000', ...change })

  test('a pay bill, paid from Working, and found by the id that the answer gave', async () => {
    const order = await office.accepted(business('b2b-paid', { details: { billAccount: 'ACC-77' } }))
    const item = evidenceOf(await office.read('b2b-paid', 'results'))
    expect(item).toMatchObject({
      providerReference: order.providerReference,
      evidence: { meaning: 'succeeded', amountMinor: 12_000n, partyAccount: '600000', partyName: 'Test Biller' },
      line: { rail: 'mpesa.b2b', accountKey: PAYOUT, merchantReference: 'ACC-77' },
    })
    expect(await office.moved(order.providerReference)).toMatchObject([
      { amount: '120.00', from: '600100 Working Account', to: '600000 Utility Account' },
    ])
    await office.rail(order).ask({ ...order, callbackUrl: office.inbox.at('b2b-asked') }, 'ask')
    expect(evidenceOf(await office.read('b2b-asked', 'results'))).toMatchObject({
      providerReference: order.providerReference,
      evidence: { meaning: 'succeeded', receipt: item.evidence.receipt },
    })
  })

  test('a till, into its Merchant account', async () => {
    const order = await office.accepted(
      business('b2b-till', { counterpartyAccount: '5300777', details: { payoutKind: 'buy_goods' } }),
    )
    expect(evidenceOf(await office.read('b2b-till', 'results')).evidence.meaning).toBe('succeeded')
    expect(await office.moved(order.providerReference)).toMatchObject([{ to: '5300777 Merchant Account' }])
  })

  test.each(['1', '21', '2001', '2028', 'SFC_IC0003'])('the result %s has failed for good', async (code) => {
    await office.settings({ b2bResult: code })
    const order = await office.accepted(business(`b2b-${code}`))
    expect(evidenceOf(await office.read(`b2b-${code}`, 'results')).evidence).toMatchObject({
      meaning: 'failed',
      firm: true,
      code,
    })
    expect(await office.moved(order.providerReference)).toEqual([])
  })

  test('the answer is lost: open, nothing to ask with, and the result settles it at this address', async () => {
    await office.fault('b2b', 'drop_after')
    const order = business('b2b-lost')
    expect((await office.send(order)).outcome.kind).toBe('indeterminate')
    expect((await office.rail(order).ask(order, 'ask')).kind).toBe('cannot_ask')
    expect(evidenceOf(await office.read('b2b-lost', 'results')).evidence.meaning).toBe('succeeded')
  })

  test('what its result looks like without the address: still a payment to a business', async () => {
    await office.settings({ b2bResult: '1' })
    await office.accepted(business('b2b-bare'))
    const message = await office.inbox.next('b2b-bare', 'results')
    const items = office.mpesa.callbacks?.readInbound({ ...message, registeredUrl: '' }).items ?? []
    // By our key, as a payout to a phone would be, it would not be found.
    expect(evidenceOf(items)).not.toHaveProperty('providerKey')
    expect(evidenceOf(items)).toMatchObject({ evidence: { meaning: 'failed', code: '1' } })
  })
})

describe('reversals', () => {
  async function reversed(place: string, receipt: string, change = {}) {
    const order = office.reversal(place, { receipt, ...change })
    const reversals = office.mpesa.reversals
    if (!reversals) throw new Error('M-Pesa reverses')
    const { outcome } = await reversals.transmit(reversals.prepare(order), order)
    return { order, outcome, reversals }
  }

  test('a received payment goes back once; the second try is refused by its result', async () => {
    const { item } = await office.prompted('rev-paid', 'pay')
    const receipt = item.evidence.receipt ?? ''
    const first = await reversed('rev-1', receipt)
    if (first.outcome.kind !== 'accepted') throw new Error('not accepted')
    const told = evidenceOf(await office.read('rev-1', 'results'))
    expect(told).toMatchObject({
      providerReference: first.outcome.providerReference,
      evidence: { meaning: 'succeeded', amountMinor: 15_000n },
      line: { direction: 'out', accountKey: COLLECT, merchantReference: receipt, amountMinor: 15_000n },
    })
    const question = {
      ...first.order,
      providerReference: first.outcome.providerReference,
      callbackUrl: office.inbox.at('rev-asked'),
    }
    await first.reversals.ask(question, 'ask')
    expect(evidenceOf(await office.read('rev-asked', 'results'))).toMatchObject({
      providerReference: first.outcome.providerReference,
      evidence: { meaning: 'succeeded' },
    })
    await reversed('rev-2', receipt)
    expect(evidenceOf(await office.read('rev-2', 'results')).evidence).toMatchObject({
      meaning: 'failed',
      code: 'R000001',
    })
    expect((await office.moved(receipt)).filter(({ kind }) => kind === 'reversal')).toHaveLength(1)
  })

  test('a receipt nobody knows', async () => {
    await reversed('rev-unknown', 'TL48ZQ1WXN')
    expect(evidenceOf(await office.read('rev-unknown', 'results')).evidence).toMatchObject({
      meaning: 'failed',
      code: 'R000002',
    })
  })

  test.each(['1', '21', '2001'])('the result %s', async (code) => {
    await office.settings({ reversalResult: code })
    await reversed(`rev-result-${code}`, 'TL48ZQ1WXN')
    expect(evidenceOf(await office.read(`rev-result-${code}`, 'results')).evidence).toMatchObject({
      meaning: 'failed',
      firm: true,
      code,
    })
  })

  test('the answer is lost: open; the result settles it', async () => {
    const { item } = await office.prompted('rev-lost-paid', 'pay')
    await office.fault('reversal', 'drop_after')
    const { outcome } = await reversed('rev-lost', item.evidence.receipt ?? '')
    expect(outcome.kind).toBe('indeterminate')
    expect(evidenceOf(await office.read('rev-lost', 'results')).evidence.meaning).toBe('succeeded')
  })
})

describe('balances', () => {
  test('both short codes answer, each for itself', async () => {
    expect((await office.mpesa.balances?.readBalances(office.inbox.at('balances')))?.kind).toBe('asked')
    const items = [...(await office.read('balances', 'results', 1)), ...(await office.read('balances', 'results', 2))]
    const readings = items.flatMap((item) => (item.kind === 'balance' ? item.readings : []))
    expect(readings.map(({ accountKey }) => accountKey).toSorted()).toEqual([COLLECT, PAYOUT])
    const payout = readings.find(({ accountKey }) => accountKey === PAYOUT)
    expect(payout?.accountName).toBe('Utility Account')
    expect(payout?.parts?.map(({ name }) => name)).toContain('Charges Paid Account')
  })

  test.each(['2001', '21'])('the result %s is no balance and no payment', async (code) => {
    await office.settings({ balanceResult: code })
    await office.mpesa.balances?.readBalances(office.inbox.at(`balance-${code}`))
    expect(await office.read(`balance-${code}`, 'results')).toEqual([
      { kind: 'noise', because: expect.stringContaining(code) },
    ])
  })

  test('an error page is asked about again', async () => {
    await office.fault('account_balance', 'server_error', { count: 2 })
    expect((await office.mpesa.balances?.readBalances(office.inbox.at('balance-again')))?.kind).toBe('asked')
  })
})

describe('pay bill notices', () => {
  const wish = {
    accountKey: COLLECT,
    to: 'pay_bill',
    amountMinor: 50_000n,
    payer: '254708374149',
    merchantReference: 'INV-77',
  } as const

  test('registered, a customer pays: the notice arrives with the payer masked', async () => {
    await office.mpesa.registerCallbacks?.(office.inbox.at('c2b'))
    expect((await office.mpesa.arrivalSimulator?.simulateArrival(wish))?.kind).toBe('accepted')
    expect(await office.read('c2b', 'confirmation')).toMatchObject([
      {
        kind: 'arrival',
        line: {
          rail: 'mpesa.c2b',
          accountKey: COLLECT,
          amountMinor: 50_000n,
          merchantReference: 'INV-77',
          counterpartyAccount: '2547 ***** 149',
        },
      },
    ])
  })

  test('version 1 tells the hash of the payer', async () => {
    const first = office.with((config) => ({ ...config, collect: { ...config.collect, noticeVersion: 1 } }))
    await first.registerCallbacks?.(office.inbox.at('c2b-v1'))
    await first.arrivalSimulator?.simulateArrival(wish)
    const [item] = await office.read('c2b-v1', 'confirmation')
    expect(item).toMatchObject({
      line: { counterpartyAccount: 'bbff37cea44ac0b2d964ee0dfb8d2df8513dc7ba1b36129a929fc3fbd6dd4af4' },
    })
  })

  test('a prompt that was paid also comes as a notice with the same receipt', async () => {
    await office.mpesa.registerCallbacks?.(office.inbox.at('c2b-stk'))
    const { item } = await office.prompted('stk-notice', 'pay')
    expect(await office.read('c2b-stk', 'confirmation')).toMatchObject([
      { line: { providerReference: item.evidence.receipt } },
    ])
  })

  test('validation: refused by our rule nothing moves; accepted, our reference comes back', async () => {
    await office.settings({ c2bValidation: true })
    await office.mpesa.registerCallbacks?.(office.inbox.at('c2b-validated'))
    office.inbox.answer = async (message) =>
      message.door === 'validation'
        ? ((await office.mpesa.arrivalGate?.validateArrival(message, ({ merchantReference }) =>
            merchantReference === 'INV-77'
              ? { accept: true, ourReference: 'ord-10442' }
              : { accept: false, because: 'account_number' },
          )) ?? '')
        : '{}'
    await office.mpesa.arrivalSimulator?.simulateArrival({ ...wish, merchantReference: 'NOBODY' })
    await office.inbox.next('c2b-validated', 'validation')
    await office.mpesa.arrivalSimulator?.simulateArrival(wish)
    const message = await office.inbox.next('c2b-validated', 'confirmation')
    expect(JSON.parse(new TextDecoder().decode(message.rawBody))).toMatchObject({ ThirdPartyTransID: 'ord-10442' })
    expect(await office.moved('NOBODY')).toEqual([])
    expect(await office.moved('INV-77')).not.toEqual([])
  })

  test('what stands behind a receipt that somebody brings', async () => {
    const { order, item } = await office.prompted('receipt-paid', 'pay')
    const question = {
      receipt: item.evidence.receipt ?? '',
      accountKey: COLLECT,
      callbackUrl: office.inbox.at('receipt'),
    }
    expect((await office.mpesa.receipts?.askReceipt(question, 'ask'))?.kind).toBe('asked')
    expect(evidenceOf(await office.read('receipt', 'results')).evidence).toMatchObject({
      meaning: 'succeeded',
      receipt: item.evidence.receipt,
      amountMinor: 15_000n,
      partyAccount: order.counterpartyAccount,
    })
    await office.mpesa.receipts?.askReceipt(
      { ...question, receipt: 'TL00000001', callbackUrl: office.inbox.at('no-receipt') },
      'ask',
    )
    expect(evidenceOf(await office.read('no-receipt', 'results')).evidence.meaning).toBe('not_known')
  })

  test('registered once only, as in production: being told so is success', async () => {
    await office.settings({ c2bRegisterOnce: true })
    await expect(office.mpesa.registerCallbacks?.(office.inbox.at('c2b-again'))).resolves.toBeUndefined()
    await office.settings({ c2bRegisterOnce: false })
  })

  test('a short code that is not of this app is refused', async () => {
    const stranger = office.with((config) => ({ ...config, collect: { ...config.collect, shortcode: '999999' } }))
    await expect(stranger.registerCallbacks?.(office.inbox.at('c2b-no'))).rejects.toThrow('provider_refused')
    expect((await stranger.arrivalSimulator?.simulateArrival({ ...wish, accountKey: '999999' }))?.kind).toBe('refused')
  })
})
