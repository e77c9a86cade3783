import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DarajaByHand } from '@/lib/sandbox/mpesa/daraja-by-hand'

let daraja: DarajaByHand
beforeAll(async () => {
  daraja = await DarajaByHand.start({ days: 20 })
})
afterAll(() => daraja.close())
beforeEach(() => {
  daraja.received.length = 0
})

const urls = (changes: Record<string, unknown> = {}) => ({
  ShortCode: 600100,
  ResponseType: 'Completed',
  ConfirmationURL: daraja.hook('/confirmation'),
  ValidationURL: daraja.hook('/validation'),
  ...changes,
})
const payment = (changes: Record<string, unknown> = {}) => ({
  ShortCode: 600100,
  CommandID: 'CustomerPayBillOnline',
  Amount: 500,
  Msisdn: 254708374149,
  BillRefNumber: 'INV-2201',
  ...changes,
})
const moved = async (reference: string) =>
  (await daraja.movements()).filter((m: { merchantReference: string }) => m.merchantReference === reference)

describe('C2B', () => {
  it('history waits for a registered ConfirmationURL', async () => {
    const answer = await daraja.control('POST', '/history/mpesa', { resultUrl: daraja.hook('/results') })
    expect(answer.status).toBe(409)
    expect(answer.json.error).toContain('registerurl')
  })

  it.each([
    ['v1', 'success', 'bbff37cea44ac0b2d964ee0dfb8d2df8513dc7ba1b36129a929fc3fbd6dd4af4'],
    ['v2', 'Success', '2547 ***** 149'],
  ])('%s registers, and its confirmations show the phone in its own form', async (version, word, msisdn) => {
    const ack = await daraja.post(`/mpesa/c2b/${version}/registerurl`, urls())
    expect(ack).toMatchObject({ status: 200, json: { ResponseCode: '0', ResponseDescription: word } })
    expect(ack.json.OriginatorCoversationID).toMatch(/^[0-9a-f]{4}-/)
    expect(ack.json).not.toHaveProperty('ConversationID')

    await daraja.post(`/mpesa/c2b/${version}/simulate`, payment())
    const notice = await daraja.callback('/confirmation')
    expect(notice).toMatchObject({
      TransactionType: 'Pay Bill',
      TransAmount: '500.00',
      BusinessShortCode: '600100',
      BillRefNumber: 'INV-2201',
      InvoiceNumber: '',
      ThirdPartyTransID: '',
      MSISDN: msisdn,
      FirstName: 'JANE',
    })
    expect(Object.values(notice).every((value) => typeof value === 'string')).toBe(true)
    expect(notice.TransTime).toMatch(/^\d{14}$/)
    expect(notice.OrgAccountBalance).toMatch(/^\d+\.\d\d$/)
    const [movement] = (await moved('INV-2201')).slice(-1)
    expect(movement).toMatchObject({ providerReference: notice.TransID, amount: '500.00' })
  })

  it('hashes as the published vectors do', async () => {
    await daraja.post('/mpesa/c2b/v1/registerurl', urls())
    await daraja.post('/mpesa/c2b/v1/simulate', payment({ Msisdn: '254712345678' }))
    expect((await daraja.callback('/confirmation')).MSISDN).toBe(
      '7132104d6aae9c3fac82095a42c2817952bca48e09d98d5bf4ac08218982fb90',
    )
  })

  it.each([
    ['ValidationURL', '/mpesa/x', 'MPESA'],
    ['ConfirmationURL', '/M-Pesa', 'M-PESA'],
    ['ConfirmationURL', '/execute', 'EXEC'],
    ['ValidationURL', '/run.EXE', 'EXE'],
    ['ValidationURL', '/sqlite', 'SQL'],
    ['ConfirmationURL', '/safaricom', 'SAFARICOM'],
  ])('refuses a %s with %s', async (field, path, word) => {
    const answer = await daraja.post('/mpesa/c2b/v2/registerurl', urls({ [field]: daraja.hook(path) }))
    expect(answer).toMatchObject({
      status: 400,
      json: { errorCode: '400.003.02', errorMessage: `Bad Request - Invalid ${field} - URL has the word ${word}` },
    })
  })

  it('refuses another spelling of Cancelled, a foreign short code, and by switch a second registration', async () => {
    expect((await daraja.post('/mpesa/c2b/v2/registerurl', urls({ ResponseType: 'Canceled' }))).json.errorMessage).toBe(
      'Bad Request - Invalid ResponseType',
    )
    const foreign = await daraja.post('/mpesa/c2b/v2/registerurl', urls({ ShortCode: '512345' }))
    expect(foreign).toMatchObject({ status: 401, json: { errorCode: '401.003.01' } })
    expect(foreign.json.errorMessage).toContain(daraja.token)
    await daraja.settings({ c2bRegisterOnce: true })
    expect((await daraja.post('/mpesa/c2b/v2/registerurl', urls())).json).toMatchObject({ errorCode: '500.003.1001' })
    await daraja.settings({ c2bRegisterOnce: false })
  })

  it('asks for validation only when it is switched on, and a rejected payment moves nothing', async () => {
    await daraja.post('/mpesa/c2b/v2/registerurl', urls())
    await daraja.settings({ c2bValidation: true })
    daraja.answers['/validation'] = { status: 200, body: '{"ResultCode":"C2B00012","ResultDesc":"Rejected"}' }
    await daraja.post('/mpesa/c2b/v2/simulate', payment({ BillRefNumber: 'REJECTED' }))
    expect(await daraja.callback('/validation')).toMatchObject({ OrgAccountBalance: '', BillRefNumber: 'REJECTED' })
    daraja.answers['/validation'] = {
      status: 200,
      body: '{"ResultCode":"0","ResultDesc":"Accepted","ThirdPartyTransID":"ord-10442"}',
    }
    await daraja.post('/mpesa/c2b/v2/simulate', payment({ BillRefNumber: 'ACCEPTED' }))
    expect(await daraja.callback('/confirmation')).toMatchObject({
      BillRefNumber: 'ACCEPTED',
      ThirdPartyTransID: 'ord-10442',
    })
    expect(await moved('REJECTED')).toEqual([])
    expect(await moved('ACCEPTED')).toHaveLength(1)
  })

  it.each([
    ['Completed', 1],
    ['Cancelled', 0],
  ])('an unreadable validation answer leaves it to ResponseType %s', async (responseType, count) => {
    const reference = `TYPE-${responseType}`
    await daraja.settings({ c2bValidation: true })
    await daraja.post('/mpesa/c2b/v2/registerurl', urls({ ResponseType: responseType }))
    daraja.answers['/validation'] = { status: 200, body: 'yes' }
    await daraja.post('/mpesa/c2b/v2/simulate', payment({ BillRefNumber: reference }))
    await daraja.callbacks('/validation')
    if (count === 1) await daraja.callbacks('/confirmation')
    expect(await moved(reference)).toHaveLength(count)
    await daraja.settings({ c2bValidation: false })
  })

  it('a payment is refused without a bill reference, and buy goods needs none', async () => {
    expect((await daraja.post('/mpesa/c2b/v1/simulate', payment({ BillRefNumber: '' }))).json.errorMessage).toBe(
      'Bad Request - Invalid BillRefNumber',
    )
    const goods = await daraja.post(
      '/mpesa/c2b/v1/simulate',
      payment({ CommandID: 'CustomerBuyGoodsOnline', BillRefNumber: null }),
    )
    expect(goods.status).toBe(200)
    expect(await daraja.callback('/confirmation')).toMatchObject({ TransactionType: 'Buy Goods', BillRefNumber: '' })
  })
})

describe('history', () => {
  it('posts the past in order, page by page, and stops where the client refuses', async () => {
    await daraja.post('/mpesa/c2b/v2/registerurl', urls())
    const page = (after: number, limit = 200) =>
      daraja.control('POST', '/history/mpesa', { resultUrl: daraja.hook('/results'), after, limit })
    const first = (await page(0, 100)).json
    expect(first).toMatchObject({ done: false, refused: 0 })
    expect(daraja.received).toHaveLength(100)

    daraja.answers['/confirmation'] = { status: 500, body: 'busy' }
    const broken = (await page(first.lastId)).json
    daraja.answers['/confirmation'] = undefined
    expect(broken.refused).toBeGreaterThan(0)
    expect(broken.done).toBe(false)
    expect(broken.lastId).toBeLessThan(first.lastId + 20)

    daraja.received.length = 0
    let last = broken
    while (!last.done) last = (await page(last.lastId)).json
    expect(daraja.received.length).toBe(first.total - 100 - (broken.lastId - first.lastId))
    const ids = daraja.received.flatMap((callback) =>
      Object.entries(JSON.parse(JSON.stringify(callback.json))).filter(([key]) => key === 'TransID'),
    )
    expect(new Set(ids.map(([, id]) => id)).size).toBe(ids.length)
    expect(daraja.received.some((callback) => callback.path === '/results')).toBe(true)
  })
})
