import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { control } from './office'
import { ACCOUNT, openWekezaOffice, PAYEE, type WekezaOffice } from './wekeza-office'

let office: WekezaOffice
beforeAll(async () => {
  office = await openWekezaOffice()
})
afterAll(() => office.close())
afterEach(() => office.usual())

describe('5 payments', () => {
  test('5.1, 5.3 made, followed to its end, with all facts equal', async () => {
    const wanted = await office.accepted(office.order())
    expect(await office.ended(wanted)).toMatchObject({
      meaning: 'succeeded',
      amountMinor: 125_050n,
      currency: 'KES',
      partyAccount: PAYEE,
      providerReference: wanted.providerReference,
    })
    expect(await office.moved(wanted.merchantReference)).toBe(1)
  })

  test('5.2 the same key again is the same payment', async () => {
    await office.settings({ pendingMs: 500 })
    const wanted = office.order()
    const first = await office.accepted(wanted)
    expect((await office.accepted(wanted)).providerReference).toBe(first.providerReference)
    await office.ended(first)
    expect((await office.send(wanted)).outcome.kind).toBe('final')
    expect(await office.moved(wanted.merchantReference)).toBe(1)
  })

  test('5.2 the same key with another amount stays unknown', async () => {
    const wanted = office.order()
    await office.accepted(wanted)
    expect((await office.send({ ...wanted, amountMinor: 100n })).replyClass).toBe('indeterminate')
  })

  test.each([['drop_after'], ['truncate'], ['html'], ['reset'], ['wrong_type'], ['server_error']])(
    '5.2 answer lost by %s after it was carried out: found by reference and mark, paid once',
    async (kind) => {
      await office.fault('payment_create', kind, {
        ...(kind !== 'drop_after' && kind !== 'truncate' && kind !== 'wrong_type' && { executed: true }),
      })
      const wanted = office.order()
      expect((await office.send(wanted)).replyClass).toBe('indeterminate')
      const found = await office.ended(wanted)
      expect(found).toMatchObject({ meaning: 'succeeded', amountMinor: 125_050n })
      expect((await office.send(wanted)).outcome).toMatchObject({ kind: 'final' })
      expect(await office.moved(wanted.merchantReference)).toBe(1)
    },
  )

  test('lost before it was carried out: not known, and the same key pays once', async () => {
    await office.fault('payment_create', 'drop_before')
    const wanted = office.order()
    expect((await office.send(wanted)).replyClass).toBe('indeterminate')
    expect((await office.ask(wanted)).meaning).toBe('not_known')
    await office.ended(await office.accepted(wanted))
    expect(await office.moved(wanted.merchantReference)).toBe(1)
  })

  test.each([
    ['ACCOUNT_FROZEN', 'a frozen payee', { counterpartyAccount: '1002222222' }],
    ['INSUFFICIENT_FUNDS', 'too much', { amountMinor: 99_999_999_900n }],
    ['INVALID_ACCOUNT', 'an unknown payee', { counterpartyAccount: '1008888888' }],
    ['INVALID_ACCOUNT', 'an unknown source', { sourceAccountKey: 'acc_nobody' }],
  ])('3.1 %s for %s: refused, with sentence and next step', async (code, _case, change) => {
    const wanted = office.order(change)
    expect((await office.send(wanted)).outcome).toMatchObject({ kind: 'refused', code })
    expect(office.bank.explain?.('wekeza.transfer', code)?.nextAction).toBeTruthy()
    expect(await office.moved(wanted.merchantReference)).toBe(0)
  })

  test('8 FAIL-TEST-001 fails, firmly', async () => {
    const wanted = await office.accepted(office.order({ merchantReference: 'FAIL-TEST-001' }))
    expect(await office.ended(wanted)).toMatchObject({ meaning: 'failed', firm: true })
  })

  test('8 a held payment is accepted and not final', async () => {
    const wanted = await office.accepted(office.order({ counterpartyAccount: '9999999999', amountMinor: 20_000_000n }))
    expect((await office.ask(wanted)).meaning).toBe('pending')
  })

  test('5.4 the list, by account and status', async () => {
    const wanted = await office.accepted(office.order())
    await office.ended(wanted)
    const { data } = (await office.client.listPayments({ accountId: ACCOUNT, status: 'COMPLETED' })).json as {
      data: { id: string; status: string }[]
    }
    expect(data.map(({ id }) => id)).toContain(wanted.providerReference)
    expect(new Set(data.map(({ status }) => status))).toEqual(new Set(['COMPLETED']))
  })

  test('5.5 a scheduled payment is cancelled, and repeating it changes nothing', async () => {
    const scheduledDate = new Date(office.sandbox.kernel.now().getTime() + 86_400_000).toISOString()
    const wanted = await office.accepted(office.order({ details: { scheduledDate } }))
    const cancelled = await office.bank.cancellations?.cancel(wanted, 'Ordered twice')
    expect(cancelled).toMatchObject({ kind: 'evidence', evidence: { meaning: 'failed', firm: true } })
    expect(await office.bank.cancellations?.cancel(wanted, 'Ordered twice')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning: 'failed', code: 'CANCELLED' },
    })
    expect(await office.moved(wanted.merchantReference)).toBe(0)
  })

  test('5.5 a cancellation whose answer is lost is found by reading', async () => {
    await office.settings({ pendingMs: 5_000 })
    const wanted = await office.accepted(office.order())
    await office.fault('payment_cancel', 'drop_after')
    expect(await office.bank.cancellations?.cancel(wanted, 'Late')).toMatchObject({
      kind: 'evidence',
      evidence: { meaning: 'failed' },
    })
  })

  test('5.5 what is done cannot be cancelled', async () => {
    const wanted = await office.accepted(office.order())
    await office.ended(wanted)
    expect(await office.bank.cancellations?.cancel(wanted, 'Too late')).toMatchObject({
      kind: 'refused',
      code: 'PAYMENT_NOT_CANCELLABLE',
      words: expect.stringContaining('COMPLETED'),
    })
  })

  test('5.9 a batch: each is a payment of its own', async () => {
    const bulk = office.bank.bulk
    if (!bulk) throw new Error('bulk is expected')
    const orders = [office.order({ amountMinor: 10_000n }), office.order({ amountMinor: 20_000n })]
    const told = await bulk.transmitBulk(bulk.prepareBulk(orders), orders, `batch-of-${orders[0]?.providerKey}`)
    expect(told.map(({ replyClass }) => replyClass)).toEqual(['accepted', 'accepted'])
    for (const [index, { outcome }] of told.entries()) {
      const one = orders[index]
      if (outcome.kind !== 'accepted' || !one) throw new Error('both are accepted')
      expect((await office.ended({ ...one, providerReference: outcome.providerReference })).meaning).toBe('succeeded')
      expect(await office.moved(one.merchantReference)).toBe(1)
    }
  })
})

describe('5.8 prompts', () => {
  const phone = (answer: string) =>
    control(office.sandbox.ports.control, 'POST', '/phones/254712345678', { default: answer, delayMs: 20 })

  test.each([
    ['pay', 'succeeded', '0'],
    ['cancel', 'failed', '1032'],
    ['wrong_pin', 'failed', '2001'],
  ])('the customer answers %s: %s', async (answer, meaning, code) => {
    await phone(answer)
    const wanted = await office.accepted(office.prompt(), office.prompts)
    const evidence = await office.ended(wanted, office.prompts)
    expect(evidence).toMatchObject({ meaning, code, firm: true })
    expect(office.bank.explain?.('wekeza.stk', code)?.sentence).toBeTruthy()
    expect(await office.moved(wanted.merchantReference)).toBe(meaning === 'succeeded' ? 1 : 0)
  })

  test('an answer lost after ringing: unknown, not asked, not sent again', async () => {
    await phone('cancel')
    await office.fault('stk_push', 'drop_after')
    const wanted = office.prompt()
    expect((await office.send(wanted, office.prompts)).replyClass).toBe('indeterminate')
    expect((await office.prompts.ask(wanted, 'a')).kind).toBe('cannot_ask')
    expect(office.prompts.resendSameKey).toBe(false)
  })
})
