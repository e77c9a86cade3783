import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { DarajaByHand, resultValues, securityCredential } from '@/lib/sandbox/mpesa/daraja-by-hand'

let daraja: DarajaByHand
let credential: string
beforeAll(async () => {
  daraja = await DarajaByHand.start()
  credential = securityCredential((await daraja.control('GET', '/mpesa/certificate.pem')).text, 'Safaricom999!*!')
})
afterAll(() => daraja.close())
beforeEach(() => {
  daraja.received.length = 0
})

const PAY = '/mpesa/b2c/v3/paymentrequest'
let serial = 0
const order = (changes: Record<string, unknown> = {}) => ({
  OriginatorConversationID: `payout-${++serial}`,
  InitiatorName: 'testapi',
  SecurityCredential: credential,
  CommandID: 'BusinessPayment',
  Amount: 3000,
  PartyA: '600100',
  PartyB: 254708374149,
  Remarks: 'Supplier',
  QueueTimeOutURL: daraja.hook('/timeouts'),
  ResultURL: daraja.hook('/results'),
  ...changes,
})
describe('B2C', () => {
  it('pays from the utility account, charges the charges account, and is found again by both ids', async () => {
    const before = await daraja.balances(credential)
    const sent = order()
    const ack = await daraja.post(PAY, sent)
    expect(ack).toMatchObject({
      status: 200,
      json: { OriginatorConversationID: sent.OriginatorConversationID, ResponseCode: '0' },
    })
    expect(ack.json.ConversationID).toMatch(/^AG_\d{8}_[0-9a-f]{20}$/)

    const { Result } = await daraja.callback('/results')
    expect(Result).toMatchObject({
      ResultType: 0,
      ResultCode: 0,
      OriginatorConversationID: sent.OriginatorConversationID,
      ConversationID: ack.json.ConversationID,
      ReferenceData: { ReferenceItem: { Key: 'QueueTimeoutURL' } },
    })
    const found = resultValues(Result)
    expect(found).toMatchObject({
      TransactionAmount: 3000,
      TransactionReceipt: Result.TransactionID,
      B2CRecipientIsRegisteredCustomer: 'Y',
    })
    expect(found.ReceiverPartyPublicName).toBe('254708374149 - Jane Wanjiru')
    expect(found.TransactionCompletedDateTime).toMatch(/^\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d$/)

    const after = await daraja.balances(credential)
    const spent = (account: string) => (before[account] ?? 0) - (after[account] ?? 0)
    expect(spent('Utility Account')).toBe(300_000)
    expect(spent('Charges Paid Account')).toBe(2_240)
    expect(found.B2CUtilityAccountAvailableFunds).toBe((after['Utility Account'] ?? 0) / 100)

    for (const asked of [
      { TransactionID: Result.TransactionID },
      { OriginalConversationID: sent.OriginatorConversationID },
    ]) {
      const answer = await daraja.status(credential, asked)
      expect(answer).toMatchObject({
        ResultCode: 0,
        ReferenceData: { ReferenceItem: { Key: 'Occasion', Value: 'recheck' } },
      })
      expect(resultValues(answer)).toMatchObject({
        TransactionStatus: 'Completed',
        ReceiptNo: Result.TransactionID,
        Amount: 3000,
        ConversationID: ack.json.ConversationID,
        CreditPartyName: '254708374149 - Jane Wanjiru',
        DebitPartyCharges: 'Fee For B2C Payment|KES|22.40',
      })
    }
  })

  it('refuses an id used before and pays once', async () => {
    const sent = order()
    await daraja.post(PAY, sent)
    const again = await daraja.post(PAY, sent)
    expect(again).toMatchObject({
      status: 500,
      json: { errorCode: '500.002.1001', errorMessage: 'Duplicate OriginatorConversationID.' },
    })
    await daraja.callbacks('/results')
    const moved = (await daraja.movements()).filter(
      (m: { merchantReference: string }) => m.merchantReference === sent.OriginatorConversationID,
    )
    expect(moved).toHaveLength(1)
  })

  it('executes once although the answer is lost, and status finds it', async () => {
    await daraja.control('POST', '/faults', { provider: 'mpesa', operation: 'b2c', kind: 'drop_after' })
    const sent = order()
    await expect(daraja.post(PAY, sent)).rejects.toThrow()
    await daraja.callbacks('/results')
    const moved = (await daraja.movements()).filter(
      (m: { merchantReference: string }) => m.merchantReference === sent.OriginatorConversationID,
    )
    expect(moved).toHaveLength(1)
    expect(
      resultValues(await daraja.status(credential, { OriginalConversationID: sent.OriginatorConversationID })),
    ).toMatchObject({
      TransactionStatus: 'Completed',
    })
  })

  it('executes nothing when the connection drops before', async () => {
    await daraja.control('POST', '/faults', { provider: 'mpesa', operation: 'b2c', kind: 'drop_before' })
    const sent = order()
    await expect(daraja.post(PAY, sent)).rejects.toThrow()
    const answer = await daraja.status(credential, { OriginalConversationID: sent.OriginatorConversationID })
    expect(answer).toMatchObject({ ResultCode: 25, ResultDesc: 'The format of parameter null is invalid.' })
    expect(answer.TransactionID).toMatch(/^.{3}0000000$/)
  })

  it('server_error says nothing about whether the order was executed', async () => {
    for (const executed of [true, false]) {
      await daraja.control('POST', '/faults', { provider: 'mpesa', operation: 'b2c', kind: 'server_error', executed })
      const sent = order()
      const response = await fetch(daraja.base + PAY, {
        method: 'POST',
        headers: { authorization: `Bearer ${daraja.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      })
      expect(response.status).toBe(503)
      expect(await response.text()).toContain('<html>')
      const answer = await daraja.status(credential, { OriginalConversationID: sent.OriginatorConversationID })
      expect(answer.ResultCode).toBe(executed ? 0 : 25)
    }
  })

  it('doubles, loses and delays results on demand', async () => {
    const fault = (kind: string, more = {}) =>
      daraja.control('POST', '/faults', { provider: 'mpesa', operation: 'b2c', kind, ...more })
    await fault('callback_twice')
    await daraja.post(PAY, order({ ResultURL: daraja.hook('/twice') }))
    expect(await daraja.callbacks('/twice', 2)).toHaveLength(2)
    const struck = async (kind: string) =>
      (await daraja.control('GET', '/faults')).json.faults.find((known: { kind: string }) => known.kind === kind).struck
    for (const [kind, path] of [
      ['callback_late', '/late'],
      ['callback_lost', '/lost'],
    ] as const) {
      await fault(kind, { delayMs: 3_600_000 })
      await daraja.post(PAY, order({ ResultURL: daraja.hook(path) }))
      await expect.poll(() => struck(kind)).toBe(1)
    }
    expect(daraja.received.filter((callback) => callback.path === '/late')).toEqual([])
    await daraja.control('POST', '/clock', { advanceMs: 3_700_000 })
    await daraja.login()
    expect(await daraja.callbacks('/late')).toHaveLength(1)
    expect(daraja.received.filter((callback) => callback.path === '/lost')).toEqual([])
  })

  it.each([
    [{ Amount: 9 }, 2],
    [{ Amount: 250001 }, 3],
    [{ PartyA: '174379' }, 2028],
    [{ PartyA: '512345' }, 21],
    [{ InitiatorName: 'nobody' }, 2001],
  ])('%j is accepted and then fails with %i, without parameters', async (changes, code) => {
    expect((await daraja.post(PAY, order(changes))).status).toBe(200)
    const { Result } = await daraja.callback('/results')
    expect(Result.ResultCode).toBe(code)
    expect(Result).not.toHaveProperty('ResultParameters')
    expect(Result).toHaveProperty('ReferenceData')
  })

  it.each(['1', '4', '8', '2006', '2040', 'SFC_IC0003'])('code %s can be forced', async (code) => {
    await daraja.settings({ b2cResult: code })
    await daraja.post(PAY, order())
    const { Result } = await daraja.callback('/results')
    await daraja.settings({ b2cResult: '' })
    expect(String(Result.ResultCode)).toBe(code)
    expect(typeof Result.ResultCode).toBe(code.startsWith('S') ? 'string' : 'number')
  })

  it('sends the timeout notice instead of the result when told to, with the ids and type 1', async () => {
    await daraja.settings({ b2cTimeoutNotice: 'instead' })
    const sent = order()
    await daraja.post(PAY, sent)
    const { Result } = await daraja.callback('/timeouts')
    await daraja.settings({ b2cTimeoutNotice: 'no' })
    expect(Result).toMatchObject({
      ResultType: 1,
      ResultCode: 1,
      OriginatorConversationID: sent.OriginatorConversationID,
    })
  })

  it('v1 needs no id of ours, takes Occasion, and names InitiatorName first', async () => {
    const { OriginatorConversationID: _, ...v1 } = order()
    const ack = await daraja.post('/mpesa/b2c/v1/paymentrequest', { ...v1, Occasion: '' })
    expect(ack.status).toBe(200)
    expect(ack.json.OriginatorConversationID).toMatch(/^[0-9a-f]{4}-/)
    const empty = await daraja.post('/mpesa/b2c/v1/paymentrequest', 'a=1', { 'content-type': 'text/plain' })
    expect(empty.json).toMatchObject({ errorMessage: 'Bad Request - Invalid InitiatorName' })
    expect((await daraja.post(PAY, {})).json).toMatchObject({
      errorMessage: 'Bad Request - Invalid OriginatorConversationID',
    })
  })

  it.each([
    [{ SecurityCredential: 'not base64!' }, 'SecurityCredential'],
    [{ SecurityCredential: Buffer.from('short').toString('base64') }, 'SecurityCredential'],
    [{ CommandID: 'Pay' }, 'CommandID'],
    [{ Amount: '12.50' }, 'Amount'],
    [{ PartyB: '0708374149' }, 'PartyB'],
    [{ Remarks: 'x' }, 'Remarks'],
    [{ QueueTimeOutURL: '' }, 'QueueTimeOutURL'],
  ])('refuses %j naming %s', async (changes, field) => {
    const answer = await daraja.post(PAY, order(changes))
    expect(answer).toMatchObject({
      status: 400,
      json: { errorCode: '400.002.02', errorMessage: `Bad Request - Invalid ${field}` },
    })
  })

  it('accepts a foreign certificate unless strict, and locks after five wrong passwords', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const foreign = publicEncrypt(
      { key: publicKey, padding: constants.RSA_PKCS1_PADDING },
      Buffer.from('any'),
    ).toString('base64')
    const resultWith = async (SecurityCredential: string) => {
      const path = `/credential-${++serial}`
      await daraja.post(PAY, order({ SecurityCredential, ResultURL: daraja.hook(path), Amount: 10 }))
      return (await daraja.callback(path)).Result.ResultCode
    }
    expect(await resultWith(foreign)).toBe(0)
    await daraja.settings({ strictCredentials: true })
    expect(await resultWith(foreign)).toBe(2001)
    await daraja.settings({ strictCredentials: false })
    expect(await resultWith(credential)).toBe(0)
    const wrong = securityCredential((await daraja.control('GET', '/mpesa/certificate.pem')).text, 'wrong')
    for (let i = 0; i < 5; i++) expect(await resultWith(wrong)).toBe(2001)
    expect(await resultWith(credential)).toBe(8006)
    await daraja.control('POST', '/mpesa/unlock')
    expect(await resultWith(credential)).toBe(0)
  })
})
