import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { ihelaUnderTest } from '@/lib/sandbox/ihela/foreign-client'
import { DarajaByHand, securityCredential, VECTOR } from '@/lib/sandbox/mpesa/daraja-by-hand'
import { KNOWN_OUTCOMES } from '@/lib/sandbox/outcomes'
import { wekezaUnderTest } from '@/lib/sandbox/wekeza/foreign-client'

vi.setConfig({ testTimeout: 20_000 })

let daraja: DarajaByHand
let credential = ''
beforeAll(async () => {
  daraja = await DarajaByHand.start()
  credential = securityCredential((await daraja.control('GET', '/mpesa/certificate.pem')).text, 'Safaricom999!*!')
})
afterAll(() => daraja.close())
beforeEach(() => {
  daraja.received.length = 0
})

let serial = 0
const ids = () => {
  serial += 1
  return { reference: `OUT-${serial}`, msisdn: `2541${String(10_000_000 + serial)}` }
}
const script = (operation: string, result: string, more: Record<string, unknown> = {}) =>
  daraja.control('POST', '/outcomes', { provider: 'mpesa', operation, result, ...more })
const urls = () => ({ QueueTimeOutURL: daraja.hook('/timeouts'), ResultURL: daraja.hook('/results') })
const resultOf = async (path = '/results') => (await daraja.callback(path)).Result

/** One valid request of each operation with a result, by hand. */
const REQUEST: Record<string, () => Promise<{ status: number; json: unknown }>> = {
  b2c: () => {
    const { reference, msisdn } = ids()
    return daraja.post('/mpesa/b2c/v3/paymentrequest', {
      OriginatorConversationID: reference,
      InitiatorName: 'testapi',
      SecurityCredential: credential,
      CommandID: 'BusinessPayment',
      Amount: 100,
      PartyA: 600100,
      PartyB: Number(msisdn),
      Remarks: 'Payout',
      ...urls(),
    })
  },
  b2b: () =>
    daraja.post('/mpesa/b2b/v1/paymentrequest', {
      Initiator: 'testapi',
      SecurityCredential: credential,
      CommandID: 'BusinessPayBill',
      SenderIdentifierType: 4,
      RecieverIdentifierType: 4,
      Amount: 10,
      PartyA: 600100,
      PartyB: 600000,
      AccountReference: 'INV-1',
      Remarks: 'Bill',
      ...urls(),
    }),
  account_balance: () =>
    daraja.post('/mpesa/accountbalance/v1/query', daraja.initiated(credential, 'AccountBalance', urls())),
  transaction_status: () => {
    const query = { TransactionID: 'UKA0000001', ...urls() }
    return daraja.post(
      '/mpesa/transactionstatus/v1/query',
      daraja.initiated(credential, 'TransactionStatusQuery', query),
    )
  },
  reversal: () =>
    daraja.post('/mpesa/reversal/v1/request', {
      Initiator: 'testapi',
      SecurityCredential: credential,
      CommandID: 'TransactionReversal',
      TransactionID: 'UKA0000001',
      Amount: 10,
      ReceiverParty: 600100,
      RecieverIdentifierType: '11',
      Remarks: 'Back',
      ...urls(),
    }),
}
const wireCode = (code: string) => (/^\d+$/.test(code) ? Number(code) : code)
const failures = (operation: string) =>
  (KNOWN_OUTCOMES.mpesa[operation] ?? []).filter((code) => code !== '0' && !code.startsWith('timeout'))

describe.each(Object.keys(REQUEST))('every result of %s is reachable by POST /outcomes', (operation) => {
  it.each(failures(operation))('%s', async (code) => {
    expect((await script(operation, code)).status).toBe(201)
    expect((await REQUEST[operation]?.())?.status).toBe(200)
    const result = await resultOf()
    expect(result).toMatchObject({ ResultType: 0, ResultCode: wireCode(code) })
    expect(result.ResultDesc).not.toBe('')
    expect(result.ResultDesc === 'Internal Failure').toBe(code === '17')
    expect((await daraja.control('GET', '/outcomes')).json.outcomes).toEqual([])
  })
})

describe('every result of stk_push is reachable by POST /outcomes', () => {
  it.each(KNOWN_OUTCOMES.mpesa['stk_push'] ?? [])('%s', async (code) => {
    const { msisdn } = ids()
    await script('stk_push', code, { for: msisdn })
    const push = {
      ...VECTOR,
      TransactionType: 'CustomerPayBillOnline',
      Amount: 10,
      PartyA: msisdn,
      PartyB: '174379',
      PhoneNumber: msisdn,
      CallBackURL: daraja.hook('/results'),
      AccountReference: 'SF-1001',
      TransactionDesc: 'Order',
    }
    expect((await daraja.post('/mpesa/stkpush/v1/processrequest', push)).status).toBe(200)
    const { stkCallback } = (await daraja.callback('/results')).Body
    expect(stkCallback.ResultCode).toBe(wireCode(code))
    expect('CallbackMetadata' in stkCallback).toBe(code === '0')
  })
})

describe('the timeout notice of B2C', () => {
  it('alone: only QueueTimeOutURL is called', async () => {
    await script('b2c', 'timeout')
    await REQUEST['b2c']?.()
    expect(await resultOf('/timeouts')).toMatchObject({ ResultType: 1, ResultDesc: 'The service request timed out.' })
    expect(daraja.received.map(({ path }) => path)).toEqual(['/timeouts'])
  })

  it('and the real result after it', async () => {
    await script('b2c', 'timeout_then_result')
    await REQUEST['b2c']?.()
    await daraja.callbacks('/timeouts')
    await daraja.control('POST', '/clock', { advanceMs: 2_000 })
    expect(await resultOf()).toMatchObject({ ResultCode: 0 })
  })
})

describe('a script', () => {
  it('counts down, and touches only the order it is for', async () => {
    const { id } = (await script('b2c', '2040', { count: 2, for: '254199999999' })).json
    await REQUEST['b2c']?.()
    expect(await resultOf()).toMatchObject({ ResultCode: 0 })
    expect((await daraja.control('GET', '/outcomes')).json.outcomes).toMatchObject([{ id, remaining: 2 }])
    expect((await daraja.control('DELETE', `/outcomes/${id}`)).status).toBe(200)
    expect((await daraja.control('DELETE', `/outcomes/${id}`)).status).toBe(404)
  })

  it('names what is possible when it is refused', async () => {
    const code = await script('b2c', '1032')
    expect([code.status, code.json.error]).toEqual([400, expect.stringContaining('the results of b2c are 0, 1, 2')])
    expect((await script('nothing', '0')).json.error).toContain('the operations are stk_push, b2c')
  })
})

describe('M-Pesa switches', () => {
  it.each([
    ['busy', 500, '500.003.02', 'System is busy. Please try again in few minutes.'],
    ['quota', 500, '500.003.03', 'Error Occurred: Quota Violation'],
    ['internal', 500, '500.003.1001', 'Internal Server Error'],
    ['maintenance', 503, '00.002.1001', 'Service is currently under maintenance. Please try again later'],
  ])('gatewayTrouble %s refuses everything with %i', async (trouble, status, errorCode, errorMessage) => {
    await daraja.settings({ gatewayTrouble: trouble })
    const answer = await REQUEST['b2b']?.()
    await daraja.settings({ gatewayTrouble: '' })
    expect(answer).toMatchObject({ status, json: { errorCode, errorMessage, requestId: expect.any(String) } })
  })

  it('urlWords refuses the forbidden words in every URL, not only those of C2B', async () => {
    const query = daraja.initiated(credential, 'AccountBalance', { ...urls(), ResultURL: daraja.hook('/my-mpesa') })
    expect((await daraja.post('/mpesa/accountbalance/v1/query', query)).status).toBe(200)
    await daraja.settings({ urlWords: true })
    const answer = await daraja.post('/mpesa/accountbalance/v1/query', query)
    await daraja.settings({ urlWords: false })
    expect(answer.json.errorMessage).toBe('Bad Request - Invalid ResultURL - URL has the word MPESA')
  })

  it('apigeeFaults answers an unknown path with a body that has no errorCode', async () => {
    expect((await daraja.post('/mpesa/nothing/v1', {})).json).toMatchObject({ errorCode: '404.001.01' })
    await daraja.settings({ apigeeFaults: true })
    const answer = await daraja.post('/mpesa/nothing/v1', {})
    await daraja.settings({ apigeeFaults: false })
    expect(answer).toMatchObject({ status: 404, json: { fault: { faultstring: expect.any(String) } } })
  })
})

describe('scripts of the other providers', () => {
  it('Wekeza: a payment fails or is reversed, and the balance is whole', async () => {
    const bank = await wekezaUnderTest()
    const { outcomes } = bank.sandbox.kernel
    const before = (await bank.balance('acc_soko_operations')).current
    for (const result of ['FAILED', 'REVERSED']) {
      outcomes.add({ provider: 'wekeza', operation: 'payment_create', result, count: 1 })
      const { id } = (await bank.pay()).body
      expect((await bank.ended(id, result)).status).toBe(result)
    }
    expect((await bank.balance('acc_soko_operations')).current).toBe(before)
    await bank.sandbox.close()
  })

  it('iHela: a bill ends as told, a cash-in is refused', async () => {
    const gate = await ihelaUnderTest()
    await gate.signIn()
    const { outcomes, settings } = gate.sandbox.kernel
    for (const result of KNOWN_OUTCOMES.ihela['bill_verify'] ?? []) {
      const { bill } = (await gate.init()).body
      outcomes.add({ provider: 'ihela', operation: 'bill_verify', result, count: 1, for: bill.code })
      expect((await gate.verify(bill)).body.bill.status).toBe(result)
    }
    outcomes.add({ provider: 'ihela', operation: 'cash_in', result: 'refused', count: 1 })
    expect((await gate.cashIn({})).body).toMatchObject({ error: true, reference: null })
    settings.set('ihela', 'inactiveBank', 'MOB-0003')
    settings.set('ihela', 'registeredRedirects', 'https://shop.example/back')
    const refused = await gate.init({ bank: 'MOB-0003', redirect_uri: 'https://other.example/' })
    expect(refused.body.errors).toEqual({
      bank: ['Bank MOB-0003 is not active.'],
      redirect_uri: ['This URL is not registered for this client.'],
    })
    await gate.sandbox.close()
  })
})
