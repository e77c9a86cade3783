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

describe('B2B', () => {
  const transfer = async (changes: Record<string, unknown> = {}) => {
    const path = `/b2b-${++serial}`
    const answer = await daraja.post('/mpesa/b2b/v1/paymentrequest', {
      Initiator: 'testapi',
      SecurityCredential: credential,
      CommandID: 'BusinessPayBill',
      SenderIdentifierType: 4,
      RecieverIdentifierType: '4',
      Amount: 120,
      PartyA: 600100,
      PartyB: '600000',
      AccountReference: 'INV-2201',
      Remarks: 'ok',
      QueueTimeOutURL: daraja.hook('/timeouts'),
      ResultURL: daraja.hook(path),
      ...changes,
    })
    return answer.status === 200 ? (await daraja.callback(path)).Result : answer.json
  }

  it('pays from the working account and prints the balance as a Java map', async () => {
    const before = (await daraja.balances(credential))['Working Account'] ?? 0
    const result = await transfer()
    const after = (await daraja.balances(credential))['Working Account'] ?? 0
    expect(before - after).toBe(12_000)
    expect(result.ResultCode).toBe(0)
    const found = resultValues(result)
    expect(found).toMatchObject({ Amount: '120.00', Currency: 'KES', ReceiverPartyPublicName: '600000 - Test Biller' })
    expect(found['DebitAccountBalance']).toContain(`MinimumAmount=${after},`)
    expect(result.ReferenceData.ReferenceItem[0]).toEqual({ Key: 'BillReferenceNumber', Value: 'INV-2201' })
    expect(resultValues(await daraja.status(credential, { TransactionID: result.TransactionID }))).toMatchObject({
      TransactionStatus: 'Completed',
      CreditPartyName: '600000 - Test Biller',
    })
  })

  it('takes what SDKs send, refuses the rest, and fails with a single-object parameter', async () => {
    const old = await transfer({ CommandID: 'BusinessToBusinessTransfer', AccountReference: null })
    expect(old.ResultCode).toBe(0)
    expect(await transfer({ RecieverIdentifierType: undefined, ReceiverIdentifierType: 4 })).toMatchObject({
      errorMessage: 'Bad Request - Invalid RecieverIdentifierType',
    })
    expect(await transfer({ CommandID: 'Transfer' })).toMatchObject({ errorMessage: 'Bad Request - Invalid CommandID' })
    expect(await transfer({ Amount: 100_000_000 })).toMatchObject({
      ResultCode: 1,
      ResultParameters: { ResultParameter: { Key: 'BOCompletedTime' } },
    })
    expect(await transfer({ PartyA: '174379' })).toMatchObject({ ResultCode: 2028 })
  })
})
