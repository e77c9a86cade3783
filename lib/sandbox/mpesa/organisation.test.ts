import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DarajaByHand, resultValues, securityCredential } from '@/lib/sandbox/mpesa/daraja-by-hand'

let daraja: DarajaByHand
let credential: string
let serial = 0
beforeAll(async () => {
  daraja = await DarajaByHand.start()
  credential = securityCredential((await daraja.control('GET', '/mpesa/certificate.pem')).text, 'Safaricom999!*!')
})
afterAll(() => daraja.close())

describe('organisation queries', () => {
  it('an account balance lists the five accounts with six fields each', async () => {
    await daraja.post(
      '/mpesa/accountbalance/v1/query',
      daraja.initiated(credential, 'AccountBalance', {
        ResultURL: daraja.hook('/ab'),
        PartyA: 174379,
        IdentifierType: 4,
      }),
    )
    const { Result } = await daraja.callback('/ab')
    expect(Result).toMatchObject({
      ResultCode: 0,
      ReferenceData: { ReferenceItem: { Value: expect.stringContaining('abresults') } },
    })
    expect(resultValues(Result).AccountBalance).toBe(
      'Working Account|KES|0.00|0.00|0.00|0.00&Float Account|KES|0.00|0.00|0.00|0.00&Utility Account|KES|184250.00|184250.00|0.00|0.00&Charges Paid Account|KES|0.00|0.00|0.00|0.00&Organization Settlement Account|KES|0.00|0.00|0.00|0.00',
    )
  })

  it('a failed balance query carries its time as a single object', async () => {
    await daraja.post(
      '/mpesa/accountbalance/v1/query',
      daraja.initiated(credential, 'AccountBalance', { ResultURL: daraja.hook('/abf'), Initiator: 'nobody' }),
    )
    const { Result } = await daraja.callback('/abf')
    expect(Result).toMatchObject({
      ResultCode: 2001,
      ResultParameters: { ResultParameter: { Key: 'BOCompletedTime' } },
    })
  })

  it('status needs a receipt or a conversation id, and takes type 1 with a short code', async () => {
    const answer = await daraja.post(
      '/mpesa/transactionstatus/v1/query',
      daraja.initiated(credential, 'TransactionStatusQuery', { ResultURL: daraja.hook('/s') }),
    )
    expect(answer.json).toMatchObject({ errorMessage: 'Bad Request - Invalid TransactionID' })
    const typed = await daraja.status(credential, { TransactionID: 'UKL0000000', IdentifierType: '1' })
    expect(typed.ResultCode).toBe(25)
  })

  it('a reversal gives the money back once', async () => {
    await daraja.post('/mpesa/c2b/v1/simulate', {
      ShortCode: 600100,
      CommandID: 'CustomerPayBillOnline',
      Amount: 700,
      Msisdn: 254711222333,
      BillRefNumber: 'SF-1002',
    })
    await expect
      .poll(async () => (await daraja.movements()).some((m: { from: string }) => m.from === '254711222333'))
      .toBe(true)
    const paid = (await daraja.movements()).find((m: { from: string }) => m.from === '254711222333')
    const reverse = async (changes: Record<string, unknown> = {}) => {
      const path = `/reversal-${++serial}`
      const ack = await daraja.post('/mpesa/reversal/v1/request', {
        Initiator: 'testapi',
        SecurityCredential: credential,
        CommandID: 'TransactionReversal',
        TransactionID: paid.providerReference,
        Amount: 700,
        ReceiverParty: '600100',
        RecieverIdentifierType: '11',
        ResultURL: daraja.hook(path),
        QueueTimeOutURL: daraja.hook('/timeouts'),
        Remarks: 'Wrong customer',
        ...changes,
      })
      return ack.status === 200 ? (await daraja.callback(path)).Result : ack.json
    }
    expect(await reverse({ RecieverIdentifierType: undefined, ReceiverIdentifierType: '11' })).toMatchObject({
      errorMessage: 'Bad Request - Invalid RecieverIdentifierType',
    })
    expect(await reverse({ TransactionID: 'TL48ZQ1WXN', RecieverIdentifierType: '4' })).toMatchObject({
      ResultCode: 'R000002',
    })
    const done = await reverse()
    expect(done.ResultCode).toBe(0)
    expect(resultValues(done)).toMatchObject({ OriginalTransactionID: paid.providerReference, Amount: 700 })
    expect(await reverse()).toMatchObject({
      ResultCode: 'R000001',
      ResultDesc: 'The transaction has already been reversed.',
    })
  })
})
