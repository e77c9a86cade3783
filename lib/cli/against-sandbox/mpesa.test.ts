import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { COLLECT, evidenceOf, type MpesaOffice, openMpesaOffice } from './mpesa-office'

let office: MpesaOffice
beforeAll(async () => {
  office = await openMpesaOffice()
})
afterAll(() => office.close())
afterEach(() => office.usual())

describe('tokens', () => {
  test('wrong keys: nothing is sent, and nothing moves', async () => {
    const stranger = office.with((config) => ({ ...config, consumerSecret: 'wrong' }))
    const order = office.order('stranger')
    expect((await office.send(order, stranger)).outcome.kind).toBe('not_sent')
    expect(await office.moved(order.providerKey)).toEqual([])
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
    expect(await office.moved(order.providerKey)).toHaveLength(1)
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
    const { order, item } = await office.prompted('stk-paid', 'pay')
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
    expect(await office.moved('INV-2201')).toContainEqual(
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
    const { order, item } = await office.prompted(`stk-${answer}`, answer)
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
    await office.accepted(office.prompt(place, { counterpartyAccount: office.newPhone() }))
    expect(evidenceOf(await office.read(place, 'prompts')).evidence).toMatchObject({ meaning, firm: false, code })
  })

  test('26 in the callback and in the question: the question decides nothing', async () => {
    await office.settings({ stkResult: '26' })
    const order = await office.accepted(office.prompt('stk-26', { counterpartyAccount: office.newPhone() }))
    await office.read('stk-26', 'prompts')
    expect(await office.rail(order).ask(order, 'ask')).toMatchObject({
      evidence: { meaning: 'undetermined', code: '26' },
    })
  })

  test.each([false, true])('pending, the older shape: %s', async (older) => {
    await office.settings({ stkPendingAsError: older })
    const counterpartyAccount = office.newPhone()
    await office.phone(counterpartyAccount, 'ask')
    const order = await office.accepted(office.prompt(`stk-pending-${older}`, { counterpartyAccount }))
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
    const counterpartyAccount = office.newPhone()
    await office.phone(counterpartyAccount, 'pay')
    const till = office.with((config) => ({ ...config, collect: { ...config.collect, till: '5300123' } }))
    expect((await office.send(office.prompt('stk-till', { counterpartyAccount }), till)).outcome.kind).toBe('accepted')
    expect(evidenceOf(await office.read('stk-till', 'prompts')).evidence.meaning).toBe('succeeded')
    expect(await office.movements()).toContainEqual(expect.objectContaining({ to: '5300123 Merchant Account' }))
  })

  test('the answer is lost: open, never prompted again; the callback settles it', async () => {
    const counterpartyAccount = office.newPhone()
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
    const order = await office.accepted(office.order('b2c-paid'))
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
      const order = await office.accepted(office.order(`b2c-${code}`))
      const item = evidenceOf(await office.read(`b2c-${code}`, 'results'))
      expect(item).toMatchObject({ providerKey: order.providerKey, evidence: { meaning: 'failed', firm: true, code } })
      expect(await office.moved(order.providerKey)).toEqual([])
      expect(office.mpesa.explain?.('mpesa.b2c', code)?.nextAction).toMatch(/\.$/)
    },
  )

  test('an internal failure decides nothing', async () => {
    await office.settings({ b2cResult: '17' })
    await office.accepted(office.order('b2c-17'))
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
    const order = await office.accepted(office.order('b2c-timeout'))
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
    await expect.poll(() => office.moved(order.providerKey)).toHaveLength(1)
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
    expect(await office.moved(order.providerKey)).toEqual([])
  })

  test('the same key again is no refusal: the first may have been paid', async () => {
    const order = await office.accepted(office.order('b2c-twice'))
    const again = await office.send({ ...order, callbackUrl: office.inbox.at('b2c-twice') })
    expect(again.outcome).toMatchObject({ kind: 'indeterminate', because: expect.stringContaining('500.002.1001') })
    await office.read('b2c-twice', 'results')
    expect(await office.moved(order.providerKey)).toHaveLength(1)
  })

  test('a result that comes twice says the same under the same key', async () => {
    await office.fault('b2c', 'callback_twice')
    await office.accepted(office.order('b2c-doubled'))
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
