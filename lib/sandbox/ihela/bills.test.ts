import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decimals, francsFrom } from '@/lib/sandbox/ihela/amounts'
import { FORM, type ForeignClient, ihelaUnderTest } from '@/lib/sandbox/ihela/foreign-client'
import { merchantFrancs } from '@/lib/sandbox/ihela/merchants'

let gate: ForeignClient
beforeAll(async () => {
  gate = await ihelaUnderTest()
  await gate.signIn()
})
afterAll(() => gate.sandbox.close())

describe('bills', () => {
  test('I3, I7, I9: the urlencoded body of the Python client gives a bill as the only root key', async () => {
    const { status, body } = await gate.post(
      'bill/init/',
      'amount=2000&description=My+description&merchant_reference=ref1&user=a%40b.c&redirect_uri=https%3A%2F%2Fx%2Fy',
      gate.demo,
    )
    expect(status).toBe(200)
    expect(Object.keys(body)).toEqual(['bill'])
    expect(body.bill).toMatchObject({
      merchant: { title: 'Global Test Merchant' },
      amount: '2000.00',
      currency: 108,
      description: 'Global Test Merchant (1) My description ref1',
      merchant_reference: 'ref1',
      status: { label: 'Initiated', value: 'I', css: 'tag is-info' },
      expired: false,
      redirect_uri: 'https://x/y',
      payment_reference: null,
    })
    expect(body.bill.code).toMatch(/^BILL-\d{8}-[A-Z0-9]{10}$/)
    expect(body.bill.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
    const long = await gate.init({ merchant_reference: '58646cc904c471d6413e' }, gate.demo)
    expect(long.body.bill.description).toBe('Global Test Merchant (1) My description 58646cc904c471d6413e')
  })

  test('I4: JSON with nulls as PHP sends it, and multipart, without the slash and without a redirect', async () => {
    const php =
      '{"amount":2000,"merchant_reference":"ref1","description":"My description","user":"a@b.c","bank_slug":null,"redirect_uri":"https:\\/\\/x\\/y"}'
    const json = await gate.send('POST', '/api/v1/payments/bill/init', {
      token: gate.soko,
      type: 'application/json',
      body: php,
    })
    expect([json.status, json.body.bill.amount, json.body.bill.redirect_uri]).toEqual([200, '2000.00', 'https://x/y'])
    const form = new FormData()
    for (const [name, value] of Object.entries({
      amount: '2.0E7',
      user: '76000111',
      description: 'x',
      merchant_reference: 'multi',
      bank: 'MOB-0006',
    }))
      form.set(name, value)
    const multipart = await gate.send('POST', '/api/v1/payments/bill/init/', { token: gate.soko, body: form })
    expect([multipart.status, multipart.body.bill.amount]).toEqual([200, '20000000.00'])
  })

  test('I5: verify takes our reference as code and the bill code as reference; the logical way round is not found', async () => {
    const { body } = await gate.init()
    const { code, merchant_reference } = body.bill
    const answer = await gate.verify(body.bill)
    expect(answer.body).toEqual({
      bill: {
        bank_reference: null,
        reference: code,
        code: merchant_reference,
        status: 'Pending',
        message: expect.any(String),
      },
    })
    const swapped = await gate.post('bill/verify/', `code=${code}&reference=${merchant_reference}`)
    expect([swapped.status, swapped.body]).toEqual([404, { errors: { bill: ['not found'] }, bill: {} }])
    const log = gate.sandbox.kernel.log.list({ after: 0, limit: 1_000 })
    expect(log.at(-1)?.note).toContain('the other way round')
    expect((await gate.verify(body.bill, gate.demo)).status).toBe(404)
  })

  test('I8: amounts', async () => {
    expect(['2000', '2000.0', '2.0E7', '1'].map((text) => decimals(francsFrom(text) ?? -1))).toEqual([
      '2000.00',
      '2000.00',
      '20000000.00',
      '1.00',
    ])
    for (const amount of ['0.5', '0', '-1', 'abc', '1e99', '2000.5', '']) {
      const { status, body } = await gate.init({ amount })
      expect([amount, status, Object.keys(body.errors), body.bill]).toEqual([amount, 400, ['amount'], {}])
    }
  })

  test('missing fields, unknown banks, limits and a used reference are named', async () => {
    const empty = await gate.post('bill/init/', '')
    expect(Object.keys(empty.body.errors)).toEqual(['amount', 'user', 'description', 'merchant_reference'])
    expect((await gate.init({ bank: 'XYZ-1' })).body.errors).toHaveProperty('bank')
    expect((await gate.init({ bank_slug: 'MOB-0006', amount: '9999' })).body.errors).toHaveProperty('amount')
    await gate.init({ merchant_reference: 'once' })
    expect((await gate.init({ merchant_reference: 'once' })).body.errors).toEqual({
      merchant_reference: ['already used'],
    })
  })

  test('scripted payers end their bills by themselves', async () => {
    const paid = (await gate.init({ user: 'payer900@example.test' })).body.bill
    expect((await gate.verify(paid)).body.bill.status).toBe('Pending')
    const before = merchantFrancs(gate.sandbox.kernel, 'hazina-sandbox')
    expect((await gate.verify(paid)).body.bill).toMatchObject({
      status: 'Paid',
      bank_reference: expect.stringMatching(/^CPT-\d+\/\d+-\d+$/),
    })
    expect((await gate.verify(paid)).body.bill.status).toBe('Paid')
    expect(merchantFrancs(gate.sandbox.kernel, 'hazina-sandbox')).toBe(before + 2_000)
    for (const [ending, status] of [
      ['901', 'Expired'],
      ['902', 'Error'],
      ['903', 'Cancelled'],
    ]) {
      const { body } = await gate.init({ bank: 'MOB-0003', bank_client_id: `76000${ending}` })
      expect((await gate.verify(body.bill)).body.bill.status).toBe(status)
    }
  })

  test('a mobile bill expires after ten minutes, another after a week', async () => {
    const mobile = (await gate.init({ bank: 'MOB-0003', bank_client_id: '76000333' })).body.bill
    const inside = (await gate.init()).body.bill
    await gate.sandbox.kernel.clock.advance(11 * 60_000)
    expect([(await gate.verify(mobile)).body.bill.status, (await gate.verify(inside)).body.bill.status]).toEqual([
      'Expired',
      'Pending',
    ])
  })

  test('the page shows the bill; paying moves the money once and goes back to the merchant', async () => {
    const { bill } = (
      await gate.init({ redirect_uri: 'https://shop.test/back?order=7', amount: '12500', merchant_reference: 'page-1' })
    ).body
    const path = new URL(bill.confirmation_uri).pathname
    expect(bill.confirmation_uri).toBe(`${gate.origin}/u/operations/bill/confirm/${bill.code}`)
    const page = await gate.send('GET', path)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(page.text).toContain('BIF 12,500')
    expect(page.text).toContain('Soko Fresh Bujumbura (27) My description page-1')
    const paid = await gate.send('POST', path, { type: FORM, body: 'answer=pay' })
    expect([paid.status, paid.headers.get('location')]).toEqual([
      303,
      `https://shop.test/back?order=7&code=page-1&reference=${bill.code}`,
    ])
    await gate.send('POST', path, { type: FORM, body: 'answer=refuse' })
    expect((await gate.verify(bill)).body.bill.status).toBe('Paid')
    const moved = gate.sandbox.kernel.ledger
      .list({ provider: 'ihela', after: 0, limit: 100 })
      .filter((m) => m.merchantReference === 'page-1')
    expect(moved).toMatchObject([{ kind: 'bill', providerReference: bill.code, amount: '12500.00', currency: 'BIF' }])
    expect((await gate.send('GET', path)).text).not.toContain('<form')
  })

  test('refusing cancels; without a redirect the page itself comes back; markup in a description stays text', async () => {
    const { bill } = (await gate.init({ description: '<b>bold</b>' })).body
    const path = new URL(bill.confirmation_uri).pathname
    expect((await gate.send('GET', path)).text).toContain('&lt;b&gt;bold')
    const refused = await gate.send('POST', path, { type: FORM, body: 'answer=refuse' })
    expect([refused.status, refused.headers.get('location')]).toEqual([303, path])
    expect((await gate.verify(bill)).body.bill.status).toBe('Cancelled')
    expect((await gate.send('GET', '/u/operations/bill/confirm/BILL-20200813-B8GUIUDIN0')).status).toBe(404)
  })
})
