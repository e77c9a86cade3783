import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { InboundItem, SendOrder } from '@/lib/providers/provider'
import { COLLECT, type MpesaOffice, openMpesaOffice, PAYOUT } from './mpesa-office'

let office: MpesaOffice
beforeAll(async () => {
  office = await openMpesaOffice()
})
afterAll(() => office.close())
afterEach(() =>
  office.settings({
    stkResult: '',
    b2cResult: '',
    b2bResult: '',
    reversalResult: '',
    balanceResult: '',
    statusResult: '',
    stkPendingAsError: false,
    b2cTimeoutNotice: 'no',
    c2bValidation: false,
    spikeArrestPerSecond: 0,
    stkAlsoConfirms: true,
  }),
)

const moved = async (reference: string | null | undefined) =>
  (await office.movements()).filter((one) => one.merchantReference === reference)

async function accepted(order: SendOrder): Promise<SendOrder> {
  const { outcome } = await office.send(order)
  if (outcome.kind !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`)
  return { ...order, providerReference: outcome.providerReference }
}

function evidenceOf(items: InboundItem[]) {
  const item = items.find((one) => one.kind === 'evidence')
  if (item?.kind !== 'evidence') throw new Error(`no evidence in ${JSON.stringify(items.map(({ kind }) => kind))}`)
  return item
}

let phones = 254_711_000_000
const newPhone = () => String(++phones)

/** A prompt that the phone answers; the item of its callback. */
async function prompted(place: string, answer: string, change: Partial<SendOrder> = {}) {
  const counterpartyAccount = newPhone()
  await office.phone(counterpartyAccount, answer)
  const order = await accepted(office.prompt(place, { counterpartyAccount, ...change }))
  // Nobody touches the phone: the prompt lives its minute.
  if (answer === 'ignore') await office.advance(61_000)
  return { order, item: evidenceOf(await office.read(place, 'prompts')) }
}

describe('tokens', () => {
  test('wrong keys: nothing is sent, and nothing moves', async () => {
    const stranger = office.with((config) => ({ ...config, consumerSecret: 'wrong' }))
    const order = office.order('stranger')
    expect((await office.send(order, stranger)).outcome.kind).toBe('not_sent')
    expect(await moved(order.providerKey)).toEqual([])
  })

  test('a token that another client replaced is renewed and the same payout goes through, once', async () => {
    await office.settings({ strictTokens: true })
    const first = office.with((config) => config)
    await office.send(office.order('renew-0'), first)
    const second = office.with((config) => config)
    await office.send(office.order('renew-1'), second)
    const order = office.order('renew-2')
    expect((await office.send(order, first)).outcome.kind).toBe('accepted')
    await office.read('renew-2', 'results')
    expect(await moved(order.providerKey)).toHaveLength(1)
    await office.settings({ strictTokens: false })
  })

  test('a page instead of a token: not sent', async () => {
    await office.fault('token', 'server_error', { status: 503 })
    const order = office.order('no-token')
    expect(
      (
        await office.send(
          order,
          office.with((config) => config),
        )
      ).outcome.kind,
    ).toBe('not_sent')
  })
})

describe('prompts', () => {
  test('paid: the callback carries receipt, amount and phone; the question says the same without them', async () => {
    const { order, item } = await prompted('stk-paid', 'pay')
    expect(item).toMatchObject({
      providerReference: order.providerReference,
      evidence: {
        meaning: 'succeeded',
        amountMinor: 15_000n,
        currency: 'KES',
        partyAccount: order.counterpartyAccount,
      },
      line: { accountKey: COLLECT, direction: 'in', amountMinor: 15_000n },
    })
    expect(item.evidence.receipt).toMatch(/^[A-Z0-9]{10}$/)
    const answer = await office.rail(order).ask(order, 'ask')
    expect(answer).toMatchObject({ kind: 'evidence', evidence: { meaning: 'succeeded' } })
    expect(await moved('INV-2201')).toContainEqual(
      expect.objectContaining({ providerReference: item.evidence.receipt }),
    )
  })

  test.each([
    ['wrong_pin', '2001', true],
    ['cancel', '1032', true],
    ['no_funds', '1', true],
    ['ignore', '1037', false],
    ['unreachable', '1037', false],
  ])('%s ends with %s', async (answer, code, firm) => {
    const { order, item } = await prompted(`stk-${answer}`, answer)
    expect(item.evidence).toMatchObject({ meaning: 'failed', firm, code })
    expect(item.line).toBeUndefined()
    expect(await office.rail(order).ask(order, 'ask')).toMatchObject({ evidence: { meaning: 'failed', code } })
  })

  test.each([
    ['1019', 'failed'],
    ['1025', 'failed'],
    ['9999', 'failed'],
    ['1001', 'failed'],
    ['E3008', 'failed'],
  ])('the result %s: %s, to be confirmed', async (code, meaning) => {
    await office.settings({ stkResult: code })
    const place = `stk-forced-${code}`
    await accepted(office.prompt(place, { counterpartyAccount: newPhone() }))
    expect(evidenceOf(await office.read(place, 'prompts')).evidence).toMatchObject({ meaning, firm: false, code })
  })

  test('26 in the callback and in the question: the question decides nothing', async () => {
    await office.settings({ stkResult: '26' })
    const order = await accepted(office.prompt('stk-26', { counterpartyAccount: newPhone() }))
    await office.read('stk-26', 'prompts')
    expect(await office.rail(order).ask(order, 'ask')).toMatchObject({
      evidence: { meaning: 'undetermined', code: '26' },
    })
  })

  test.each([false, true])('pending, the older shape: %s', async (older) => {
    await office.settings({ stkPendingAsError: older })
    const counterpartyAccount = newPhone()
    await office.phone(counterpartyAccount, 'ask')
    const order = await accepted(office.prompt(`stk-pending-${older}`, { counterpartyAccount }))
    expect(await office.rail(order).ask(order, 'ask')).toMatchObject({ evidence: { meaning: 'pending' } })
    const again = await office.send(office.prompt('stk-locked', { counterpartyAccount }))
    expect(again.outcome).toMatchObject({ kind: 'refused', code: '500.001.1001' })
  })

  test('an id nobody knows', async () => {
    const order = office.prompt('stk-unknown', { providerReference: 'ws_CO_04122025143005247708374149' })
    expect(await office.rail(order).ask(order, 'ask')).toMatchObject({ evidence: { meaning: 'not_known' } })
  })

  test('a wrong pass key, and a short code without the product, are refused', async () => {
    const passkey = office.with((config) => ({ ...config, collect: { ...config.collect, passkey: 'x' } }))
    expect((await office.send(office.prompt('stk-passkey'), passkey)).outcome).toMatchObject({
      kind: 'refused',
      words: 'Wrong credentials',
    })
    const stranger = office.with((config) => ({ ...config, collect: { ...config.collect, shortcode: '999999' } }))
    const order = office.prompt('stk-merchant', { sourceAccountKey: '999999' })
    expect((await office.send(order, stranger)).outcome).toMatchObject({
      kind: 'refused',
      words: 'Merchant does not exist',
    })
  })

  test('a till is paid by buy goods', async () => {
    const counterpartyAccount = newPhone()
    await office.phone(counterpartyAccount, 'pay')
    const till = office.with((config) => ({ ...config, collect: { ...config.collect, till: '5300123' } }))
    expect((await office.send(office.prompt('stk-till', { counterpartyAccount }), till)).outcome.kind).toBe('accepted')
    expect(evidenceOf(await office.read('stk-till', 'prompts')).evidence.meaning).toBe('succeeded')
    expect(await office.movements()).toContainEqual(expect.objectContaining({ to: '5300123 Merchant Account' }))
  })

  test('the answer is lost: open, never prompted again; the callback settles it', async () => {
    const counterpartyAccount = newPhone()
    await office.phone(counterpartyAccount, 'pay')
    await office.fault('stk_push', 'drop_after')
    const order = office.prompt('stk-lost', { counterpartyAccount })
    expect((await office.send(order)).outcome.kind).toBe('indeterminate')
    expect((await office.rail(order).ask(order, 'ask')).kind).toBe('cannot_ask')
    expect(evidenceOf(await office.read('stk-lost', 'prompts')).evidence.meaning).toBe('succeeded')
    const paid = (await office.movements()).filter(({ from }) => from === counterpartyAccount)
    expect(paid).toHaveLength(1)
  })
})

describe('payouts to phones', () => {
  test('paid, found by our key, and the balance comes along', async () => {
    const order = await accepted(office.order('b2c-paid'))
    const items = await office.read('b2c-paid', 'results')
    expect(evidenceOf(items)).toMatchObject({
      providerReference: order.providerReference,
      providerKey: order.providerKey,
      evidence: { meaning: 'succeeded', amountMinor: 30_000n, partyAccount: '254708374149', partyName: 'Jane Wanjiru' },
    })
    expect(items).toContainEqual(expect.objectContaining({ kind: 'balance' }))
    expect(
      await office.rail(order).ask({ ...order, callbackUrl: office.inbox.at('b2c-asked') }, 'ask-1'),
    ).toMatchObject({
      kind: 'asked',
    })
    expect(evidenceOf(await office.read('b2c-asked', 'results'))).toMatchObject({
      providerKey: order.providerKey,
      evidence: { meaning: 'succeeded', amountMinor: 30_000n, receipt: evidenceOf(items).evidence.receipt },
    })
  })

  test.each(['1', '2', '3', '4', '8', '21', '2001', '2006', '2028', '2040', '8006', 'SFC_IC0003'])(
    'the result %s has failed for good, and nothing moved',
    async (code) => {
      await office.settings({ b2cResult: code })
      const order = await accepted(office.order(`b2c-${code}`))
      const item = evidenceOf(await office.read(`b2c-${code}`, 'results'))
      expect(item).toMatchObject({ providerKey: order.providerKey, evidence: { meaning: 'failed', firm: true, code } })
      expect(await moved(order.providerKey)).toEqual([])
      expect(office.mpesa.explain?.('mpesa.b2c', code)?.nextAction).toMatch(/\.$/)
    },
  )

  test('an internal failure decides nothing', async () => {
    await office.settings({ b2cResult: '17' })
    await accepted(office.order('b2c-17'))
    expect(evidenceOf(await office.read('b2c-17', 'results')).evidence.meaning).toBe('undetermined')
  })

  test('a wrong initiator password is accepted, then refused by result 2001', async () => {
    const wrong = office.with((config) => ({ ...config, payout: { ...config.payout, initiatorPassword: 'wrong' } }))
    expect((await office.send(office.order('b2c-password'), wrong)).outcome.kind).toBe('accepted')
    expect(evidenceOf(await office.read('b2c-password', 'results')).evidence).toMatchObject({
      meaning: 'failed',
      code: '2001',
    })
  })

  test('a timeout notice leaves it open; the real result follows', async () => {
    await office.settings({ b2cTimeoutNotice: 'before' })
    const order = await accepted(office.order('b2c-timeout'))
    const notice = evidenceOf(await office.read('b2c-timeout', 'timeouts'))
    expect(notice).toMatchObject({
      providerKey: order.providerKey,
      evidence: { meaning: 'undetermined', code: 'timeout' },
    })
    expect(evidenceOf(await office.read('b2c-timeout', 'results')).evidence.meaning).toBe('succeeded')
  })

  test('answer and result lost: the question by our key finds it paid, once', async () => {
    await office.fault('b2c', 'drop_after')
    await office.fault('b2c', 'callback_lost')
    const order = office.order('b2c-lost')
    expect((await office.send(order)).outcome.kind).toBe('indeterminate')
    await expect.poll(() => moved(order.providerKey)).toHaveLength(1)
    await office.rail(order).ask({ ...order, callbackUrl: office.inbox.at('b2c-lost-asked') }, 'ask')
    expect(evidenceOf(await office.read('b2c-lost-asked', 'results'))).toMatchObject({
      providerKey: order.providerKey,
      evidence: { meaning: 'succeeded', amountMinor: 30_000n },
    })
  })

  test('cut before it was executed: as open as the other, and the question does not find it', async () => {
    await office.fault('b2c', 'drop_before')
    const order = office.order('b2c-before')
    expect((await office.send(order)).outcome.kind).toBe('indeterminate')
    await office.rail(order).ask({ ...order, callbackUrl: office.inbox.at('b2c-before-asked') }, 'ask')
    expect(evidenceOf(await office.read('b2c-before-asked', 'results')).evidence).toMatchObject({
      meaning: 'not_known',
      code: '25',
    })
    expect(await moved(order.providerKey)).toEqual([])
  })

  test('the same key again is no refusal: the first may have been paid', async () => {
    const order = await accepted(office.order('b2c-twice'))
    const again = await office.send({ ...order, callbackUrl: office.inbox.at('b2c-twice') })
    expect(again.outcome).toMatchObject({ kind: 'indeterminate', because: expect.stringContaining('500.002.1001') })
    await office.read('b2c-twice', 'results')
    expect(await moved(order.providerKey)).toHaveLength(1)
  })

  test('a result that comes twice says the same under the same key', async () => {
    await office.fault('b2c', 'callback_twice')
    await accepted(office.order('b2c-doubled'))
    const [one, two] = await Promise.all([1, 2].map((count) => office.inbox.next('b2c-doubled', 'results', count)))
    const keys = [one, two].map((message) => message && office.mpesa.callbacks?.readInbound(message).dedupKey)
    expect(keys[0]).toBe(keys[1])
  })

  test.each([
    ['an error page', 'server_error', { status: 503 }],
    ['an error page after the fact', 'server_error', { status: 500, executed: true }],
  ])('%s decides nothing', async (name, kind, more) => {
    await office.fault('b2c', kind, more)
    expect((await office.send(office.order(`b2c-${name}`))).outcome.kind).toBe('indeterminate')
  })

  test('spike arrest: not executed, to be tried again', async () => {
    await office.send(office.order('b2c-warm'))
    await office.settings({ spikeArrestPerSecond: 1 })
    const sent = await Promise.all([1, 2, 3, 4].map((n) => office.send(office.order(`b2c-spike-${n}`))))
    expect(sent.map(({ outcome }) => outcome.kind)).toContain('refused_retry')
  })
})

describe('payments to businesses', () => {
  const business = (place: string, change: Partial<SendOrder> = {}) =>
    office.order(place, { rail: 'mpesa.b2b', amountMinor: 12_000n, counterpartyAccount: '600000', ...change })

  test('a pay bill, paid from Working, and found by the id that the answer gave', async () => {
    const order = await accepted(business('b2b-paid', { details: { billAccount: 'ACC-77' } }))
    const item = evidenceOf(await office.read('b2b-paid', 'results'))
    expect(item).toMatchObject({
      providerReference: order.providerReference,
      evidence: { meaning: 'succeeded', amountMinor: 12_000n, partyAccount: '600000', partyName: 'Test Biller' },
      line: { rail: 'mpesa.b2b', accountKey: PAYOUT, merchantReference: 'ACC-77' },
    })
    expect(await moved(order.providerReference)).toMatchObject([
      { amount: '120.00', from: '600100 Working Account', to: '600000 Utility Account' },
    ])
    await office.rail(order).ask({ ...order, callbackUrl: office.inbox.at('b2b-asked') }, 'ask')
    expect(evidenceOf(await office.read('b2b-asked', 'results'))).toMatchObject({
      providerReference: order.providerReference,
      evidence: { meaning: 'succeeded', receipt: item.evidence.receipt },
    })
  })

  test('a till, into its Merchant account', async () => {
    const order = await accepted(
      business('b2b-till', { counterpartyAccount: '5300777', details: { payoutKind: 'buy_goods' } }),
    )
    expect(evidenceOf(await office.read('b2b-till', 'results')).evidence.meaning).toBe('succeeded')
    expect(await moved(order.providerReference)).toMatchObject([{ to: '5300777 Merchant Account' }])
  })

  test.each(['1', '21', '2001', '2028', 'SFC_IC0003'])('the result %s has failed for good', async (code) => {
    await office.settings({ b2bResult: code })
    const order = await accepted(business(`b2b-${code}`))
    expect(evidenceOf(await office.read(`b2b-${code}`, 'results')).evidence).toMatchObject({
      meaning: 'failed',
      firm: true,
      code,
    })
    expect(await moved(order.providerReference)).toEqual([])
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
    await accepted(business('b2b-bare'))
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
    const { item } = await prompted('rev-paid', 'pay')
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
    expect((await moved(receipt)).filter(({ kind }) => kind === 'reversal')).toHaveLength(1)
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
    const { item } = await prompted('rev-lost-paid', 'pay')
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
    const { item } = await prompted('stk-notice', 'pay')
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
    expect(await moved('NOBODY')).toEqual([])
    expect(await moved('INV-77')).not.toEqual([])
  })

  test('what stands behind a receipt that somebody brings', async () => {
    const { order, item } = await prompted('receipt-paid', 'pay')
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
