import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DarajaByHand, VECTOR } from '@/lib/sandbox/mpesa/daraja-by-hand'

let daraja: DarajaByHand
beforeAll(async () => {
  daraja = await DarajaByHand.start()
})
afterAll(() => daraja.close())
beforeEach(() => {
  daraja.received.length = 0
})

let phone = 20_000_000
const push = (changes: Record<string, unknown> = {}) => {
  const msisdn = `2541${phone++}`
  return daraja.post('/mpesa/stkpush/v1/processrequest', {
    ...VECTOR,
    TransactionType: 'CustomerPayBillOnline',
    Amount: 10,
    PartyA: msisdn,
    PartyB: '174379',
    PhoneNumber: msisdn,
    CallBackURL: daraja.hook('/results'),
    AccountReference: 'SF-1001',
    TransactionDesc: 'Order',
    ...changes,
  })
}

describe('switches that are off by default', () => {
  it('strictLengths: 12 and 13 characters are taken, one more is refused', async () => {
    await daraja.settings({ strictLengths: true })
    expect((await push({ AccountReference: 'A'.repeat(12), TransactionDesc: 'B'.repeat(13) })).status).toBe(200)
    const reference = await push({ AccountReference: 'A'.repeat(13) })
    const description = await push({ TransactionDesc: 'B'.repeat(14) })
    await daraja.settings({ strictLengths: false })
    expect(reference.json.errorMessage).toBe('Bad Request - Invalid AccountReference')
    expect(description.json.errorMessage).toBe('Bad Request - Invalid Remarks')
    expect((await push({ TransactionDesc: 'B'.repeat(100) })).status).toBe(200)
  })

  it('stkExpiryCode: a prompt that nobody touched ends as 1019', async () => {
    await daraja.settings({ stkExpiryCode: '1019' })
    await push()
    await daraja.control('POST', '/clock', { advanceMs: 61_000 })
    const { stkCallback } = (await daraja.callback('/results')).Body
    await daraja.settings({ stkExpiryCode: '1037' })
    expect(stkCallback).toMatchObject({ ResultCode: 1019, ResultDesc: 'Transaction has expired' })
  })

  it.each([
    ['plain', /^254708374149$/],
    ['masked', /^2547 \*{5} 149$/],
    ['hashed', /^bbff37cea44ac0b2[0-9a-f]{48}$/],
  ])('c2bMsisdn: %s in a confirmation, whatever the version registered', async (form, shown) => {
    await daraja.settings({ c2bMsisdn: form })
    const path = `/confirm-${form}`
    await daraja.post('/mpesa/c2b/v2/registerurl', {
      ShortCode: 600100,
      ResponseType: 'Completed',
      ConfirmationURL: daraja.hook(path),
      ValidationURL: daraja.hook('/validate'),
    })
    await daraja.post('/mpesa/c2b/v2/simulate', {
      ShortCode: 600100,
      CommandID: 'CustomerPayBillOnline',
      Amount: 10,
      Msisdn: 254708374149,
      BillRefNumber: 'SF-1001',
    })
    expect((await daraja.callback(path)).MSISDN).toMatch(shown)
  })

  it('a confirmation is lost or doubled on demand, and the money moved either way', async () => {
    const simulate = (BillRefNumber: string) =>
      daraja.post('/mpesa/c2b/v2/simulate', {
        ShortCode: 600100,
        CommandID: 'CustomerPayBillOnline',
        Amount: 10,
        Msisdn: 254708374149,
        BillRefNumber,
      })
    const fault = (kind: string) =>
      daraja.control('POST', '/faults', { provider: 'mpesa', operation: 'c2b_confirmation', kind })
    await fault('callback_twice')
    await simulate('TWICE')
    await daraja.callbacks('/confirm-hashed', 2)
    await fault('callback_lost')
    await simulate('LOST')
    const lost = async () =>
      (await daraja.movements()).filter((m: { merchantReference: string }) => m.merchantReference === 'LOST').length
    await expect.poll(lost).toBe(1)
    expect(daraja.received.filter(({ json }) => JSON.stringify(json).includes('LOST'))).toEqual([])
  })
})
