import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { BillRail } from '@/lib/providers/bill-rail'
import { createIhela, type IhelaConfig } from '@/lib/providers/ihela'
import type { SendOrder } from '@/lib/providers/money-rail'
import type { Provider } from '@/lib/providers/provider'
import { type RunningSandbox, startSandbox } from '@/lib/sandbox/server'
import { CALLED_BY_NOBODY, control, railOf, sandboxOf } from './office'

let sandbox: RunningSandbox
let config: IhelaConfig
let ihela: Provider
let bills: BillRail
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataFile: ':memory:', seed: 'against', days: 1, only: ['ihela'] })
  const baseUrl = `http://127.0.0.1:${sandbox.ports.ihela}`
  config = { baseUrl, clientId: 'demo_client', clientSecret: 'demo_secret' }
  ihela = createIhela(config)
  if (!ihela.bills) throw new Error('iHela raises bills')
  bills = ihela.bills
})
afterAll(() => sandbox.close())
afterEach(() => sandboxOf(sandbox.ports.control, 'ihela').settings({ lookupNeedsToken: false }))

const fault = (operation: string, kind: string, more?: object) =>
  sandboxOf(sandbox.ports.control, 'ihela').fault(operation, kind, more)

const Ledger = z.object({
  movements: z.array(z.object({ merchantReference: z.string().nullable(), amount: z.string() })),
})
async function moved(reference: string) {
  const text = await control(sandbox.ports.control, 'GET', '/ledger?provider=ihela')
  return Ledger.parse(JSON.parse(text)).movements.filter((one) => one.merchantReference === reference)
}

let serial = 0
function order(change: Partial<SendOrder> = {}): SendOrder {
  serial += 1
  return {
    ...CALLED_BY_NOBODY,
    providerKey: `cash-${serial}`,
    rail: 'ihela.cashin',
    amountMinor: 20_000n,
    currency: 'BIF',
    sourceAccountKey: 'ihela',
    counterpartyName: 'Bigirimana Fabrice',
    counterpartyAccount: '000001-01',
    counterpartyBank: 'MF1-0001',
    merchantReference: 'HZ-1',
    purpose: 'Cashin description',
    ...change,
  }
}

async function pay(wanted: SendOrder, provider = ihela) {
  const rail = railOf(provider, 'ihela.cashin')
  return rail.transmit('send', rail.prepare('send', wanted), wanted)
}

function wish(change: Partial<Parameters<BillRail['raiseBill']>[0]> = {}) {
  serial += 1
  return { merchantReference: `bill-${serial}`, amountMinor: 2_000n, payer: '76000111', description: 'Rent', ...change }
}

async function raised(change: Parameters<typeof wish>[0] = {}) {
  const bill = wish(change)
  const told = await bills.raiseBill(bill)
  if (told.kind !== 'raised')
    throw new Error(`not raised: ${JSON.stringify(told, (key, value) => (key === 'exchange' ? '' : value))}`)
  return { merchantReference: bill.merchantReference, code: told.bill.code, page: told.bill.confirmationUrl, told }
}

describe('tokens', () => {
  test.each(['/oAuth2/token/', '/token/'])('may live at %s', async (path) => {
    const elsewhere = createIhela({ ...config, baseUrl: `${config.baseUrl}/`, tokenUrl: config.baseUrl + path })
    expect((await elsewhere.directory?.listPlaces())?.length).toBe(3)
  })

  test('wrong credentials: nothing is sent, and nothing moves', async () => {
    const stranger = createIhela({ ...config, clientSecret: 'wrong' })
    const wanted = order()
    expect((await pay(wanted, stranger)).outcome.kind).toBe('not_sent')
    expect((await stranger.bills?.raiseBill(wish()))?.kind).toBe('not_sent')
    expect(await moved(wanted.providerKey)).toEqual([])
  })
})

describe('banks and customers', () => {
  test('the three banks, with the limits of both ways', async () => {
    expect(await ihela.directory?.listPlaces()).toEqual([
      { id: 'MF1-0001', name: 'iHela Credit Union', currency: 'BIF', accountMask: '000000-00', fields: [] },
      { id: 'MOB-0003', name: 'EcoCash', currency: 'BIF', accountMask: '00000000', fields: [] },
      {
        id: 'MOB-0006',
        name: 'PesaFlash',
        currency: 'BIF',
        minMinor: 10_000n,
        maxMinor: 50_000_000n,
        billLimits: { minMinor: 10_000n, maxMinor: 50_000_000n },
        fields: [],
      },
    ])
  })

  test.each([
    ['MF1-0001', '76000111', 'Bigirimana Fabrice', '000001-01'],
    ['MF1-0001', '+257 76000111', 'Bigirimana Fabrice', '000001-01'],
    ['MF1-0001', 'fabrice@example.test', 'Bigirimana Fabrice', '000001-01'],
    ['MF1-0001', '000016-01', 'Niyonkuru Aline', '000016-01'],
    ['MOB-0003', '71234567', 'Client 71234567', '71234567'],
  ])('%s %s is %s', async (bank, account, name, number) => {
    expect(await ihela.names?.lookUpName({ bank, account })).toEqual({ found: true, name, account: number })
  })

  test.each([
    ['MF1-0001', '76000404', 'Account not found'],
    ['NO-0000', '76000111', 'Bank not found'],
  ])('%s %s is nobody', async (bank, account, because) => {
    expect(await ihela.names?.lookUpName({ bank, account })).toEqual({ found: false, because })
  })

  test('the look-up works with a token too, and where one is required', async () => {
    await control(sandbox.ports.control, 'PATCH', '/settings', { ihela: { lookupNeedsToken: true } })
    expect((await ihela.names?.lookUpName({ bank: 'MF1-0001', account: '76000111' }))?.found).toBe(true)
  })

  test('an error page is asked past; an unreachable gateway is no "nobody"', async () => {
    await fault('lookup', 'server_error', { count: 2 })
    expect((await ihela.names?.lookUpName({ bank: 'MF1-0001', account: '76000111' }))?.found).toBe(true)
    await fault('lookup', 'drop_before', { count: 3 })
    await expect(ihela.names?.lookUpName({ bank: 'MF1-0001', account: '76000111' })).rejects.toThrow('unreachable')
  })
})

describe('bills', () => {
  test('raised with its code and page, pending until the payer pays there', async () => {
    const bill = await raised({ returnUrl: 'http://127.0.0.1:9/back?shop=1' })
    expect(bill.code).toMatch(/^BILL-\d{8}-[A-Z0-9]{10}$/)
    expect(bill.told.bill.providerWord).toBe('Initiated')
    expect(await bills.checkBill(bill)).toMatchObject({ status: { meaning: 'pending', providerWord: 'Pending' } })
    const paid = await fetch(bill.page, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'answer=pay',
    })
    expect(paid.headers.get('location')).toContain('http://127.0.0.1:9/back?shop=1&code=')
    expect(await bills.checkBill(bill)).toMatchObject({
      status: { meaning: 'paid', bankReference: expect.stringContaining('CPT-') },
    })
    expect(await moved(bill.merchantReference)).toMatchObject([{ amount: '2000.00' }])
  })

  test('refused on its page', async () => {
    const bill = await raised()
    await fetch(bill.page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ answer: 'refuse' }) })
    expect(await bills.checkBill(bill)).toMatchObject({ status: { meaning: 'cancelled', providerWord: 'Cancelled' } })
  })

  test.each([
    ['76000901', 'expired'],
    ['76000902', 'failed'],
    ['76000903', 'cancelled'],
  ])('the scripted payer %s: %s', async (payer, meaning) => {
    expect(await bills.checkBill(await raised({ payer }))).toMatchObject({ status: { meaning } })
  })

  test('the scripted payer 900: paid at the second look', async () => {
    const bill = await raised({ payer: '76000900', bank: 'MOB-0003' })
    expect(await bills.checkBill(bill)).toMatchObject({ status: { meaning: 'pending' } })
    expect(await bills.checkBill(bill)).toMatchObject({ status: { meaning: 'paid' } })
  })

  test('mobile money expires after ten minutes', async () => {
    const bill = await raised({ bank: 'MOB-0003' })
    await control(sandbox.ports.control, 'POST', '/clock', { advanceMs: 601_000 })
    expect(await bills.checkBill(bill)).toMatchObject({ status: { meaning: 'expired' } })
  })

  test('a reference used before stays open: a bill with it may be there', async () => {
    const { merchantReference } = await raised()
    expect((await bills.raiseBill(wish({ merchantReference })))?.kind).toBe('indeterminate')
  })

  test('outside the bank’s limits nothing leaves; an unknown bank is refused by the gateway', async () => {
    expect(await bills.raiseBill(wish({ bank: 'MOB-0006', amountMinor: 9_999n }))).toMatchObject({
      kind: 'refused',
      exchange: null,
    })
    expect(await bills.raiseBill(wish({ bank: 'NO-0000' }))).toMatchObject({
      kind: 'refused',
      fields: { bank: 'Bank NO-0000 does not exist.' },
    })
    expect(await bills.raiseBill(wish({ description: '' }))).toMatchObject({
      kind: 'refused',
      fields: { description: 'This field is required.' },
    })
  })

  test('the answer is lost: open, and raising the same again says so', async () => {
    await fault('bill_init', 'drop_after')
    const bill = wish()
    expect((await bills.raiseBill(bill)).kind).toBe('indeterminate')
    expect((await bills.raiseBill(bill)).kind).toBe('indeterminate')
  })

  test('the logical order of the names is another bill', async () => {
    const { merchantReference, code } = await raised()
    expect(await bills.checkBill({ merchantReference: code, code: merchantReference })).toMatchObject({
      kind: 'no_answer',
      because: 'bill: not found',
    })
  })

  test('an error page while checking is asked past', async () => {
    const bill = await raised()
    await fault('bill_verify', 'server_error', { count: 2 })
    expect(await bills.checkBill(bill)).toMatchObject({ status: { meaning: 'pending' } })
  })
})

describe('cash-ins', () => {
  test('paid at once, with its reference', async () => {
    const wanted = order()
    expect(await pay(wanted)).toMatchObject({
      replyClass: 'final',
      outcome: {
        evidence: { meaning: 'succeeded', amountMinor: 20_000n, receipt: expect.stringMatching(/^CPT-1\/01-\d+$/) },
      },
    })
    expect(await moved(wanted.providerKey)).toMatchObject([{ amount: '20000.00' }])
  })

  test.each([
    ['an unknown account', { counterpartyAccount: '999999-99' }, 'error', 'Account not found'],
    ['more than we hold', { amountMinor: 6_000_000n }, 'error', 'Insufficient balance'],
    [
      'less than the bank takes',
      { counterpartyBank: 'MOB-0006', counterpartyAccount: '76000555', amountMinor: 9_999n },
      'error',
      'PesaFlash',
    ],
    ['an unknown bank', { counterpartyBank: 'NO-0000' }, 'errors', 'does not exist'],
  ])('%s is refused, and nothing moves', async (_name, change, code, words) => {
    const wanted = order(change)
    expect((await pay(wanted)).outcome).toMatchObject({ kind: 'refused', code, words: expect.stringContaining(words) })
    expect(await moved(wanted.providerKey)).toEqual([])
    expect(ihela.explain?.('ihela.cashin', code)).toBeDefined()
  })

  test('a repeated reference is no refusal: the first was paid', async () => {
    const wanted = order()
    await pay(wanted)
    expect((await pay(wanted)).outcome).toMatchObject({
      kind: 'indeterminate',
      because: 'Duplicate merchant reference',
    })
    expect(await moved(wanted.providerKey)).toHaveLength(1)
  })

  test('an account that ends in 500 gets an error page: it decides nothing', async () => {
    const change = { counterpartyBank: 'MOB-0003', counterpartyAccount: '76000500' }
    expect((await pay(order(change))).outcome.kind).toBe('indeterminate')
  })

  test.each([
    ['drop_after', {}, 1],
    ['drop_before', {}, 0],
    ['server_error', { executed: true }, 1],
  ])('%s: open, whether or not it was paid, never sent again', async (kind, more, times) => {
    await fault('cash_in', kind, more)
    const wanted = order()
    expect((await pay(wanted)).outcome.kind).toBe('indeterminate')
    expect(await moved(wanted.providerKey)).toHaveLength(times)
    expect((await ihela.rails['ihela.cashin']?.ask(wanted, 'ask'))?.kind).toBe('cannot_ask')
  })
})
