import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ForeignClient, wekezaUnderTest } from '@/lib/sandbox/wekeza/foreign-client'

const OPERATIONS = 'acc_soko_operations'
let bank: ForeignClient
beforeAll(async () => {
  bank = await wekezaUnderTest()
})
afterAll(() => bank.sandbox.close())

describe('payments', () => {
  test('a payment holds, completes, and moves both ledgers once', async () => {
    const before = await bank.balance(OPERATIONS)
    const payeeBefore = await bank.balance('acc_9876543210')
    const created = await bank.pay({ reference: 'LEDGER-1', amount: 12_500.5 })
    expect(created.status).toBe(201)
    expect(created.body).toMatchObject({
      status: 'PENDING',
      completedAt: null,
      amount: 12_500.5,
      paymentMethod: 'INTERNAL_TRANSFER',
      riskLevel: 'LOW',
    })
    const held = await bank.call('GET', `/api/v1/accounts/${OPERATIONS}/balance`)
    expect(held.body.balance.pending).toBe(12_500.5)
    expect(held.body.holds[0]).toMatchObject({ amount: 12_500.5, reason: 'Payment LEDGER-1' })
    const done = await bank.ended(created.body.id, 'COMPLETED')
    expect(done.statusHistory.map((step) => step.status)).toEqual(['PENDING', 'PROCESSING', 'COMPLETED'])
    expect(done.fraudCheck.status).toBe('PASSED')
    expect(await bank.balance(OPERATIONS)).toMatchObject({
      current: before.current - 12_500.5,
      available: before.available - 12_500.5,
      pending: 0,
    })
    expect((await bank.balance('acc_9876543210')).current).toBe(payeeBefore.current + 12_500.5)
    const { body } = await bank.call('GET', `/api/v1/accounts/${OPERATIONS}/transactions?search=ledger-1`)
    expect(body.data).toHaveLength(1)
    expect(body.data[0]).toMatchObject({
      type: 'DEBIT',
      amount: 12_500.5,
      counterparty: { accountNumber: '1009876543' },
    })
    const moved = bank.sandbox.kernel.ledger
      .list({ provider: 'wekeza', after: 0, limit: 100 })
      .filter((m) => m.merchantReference === 'LEDGER-1')
    expect(moved).toMatchObject([
      { kind: 'payment', providerReference: created.body.id, amount: '12500.50', from: '1005550001', to: '1009876543' },
    ])
  })

  test('the same key answers 409 with the payment and the error in one body, and pays once', async () => {
    const [first, second] = await Promise.all([
      bank.pay({ reference: 'TWICE' }, 'same-key'),
      bank.pay({ reference: 'TWICE' }, 'same-key'),
    ])
    const created = first.status === 201 ? first : second
    const refused = first.status === 201 ? second : first
    expect([created.status, refused.status]).toEqual([201, 409])
    expect(refused.body).toMatchObject({
      id: created.body.id,
      reference: 'TWICE',
      error: { code: 'DUPLICATE_PAYMENT', details: { paymentId: created.body.id, idempotencyKey: 'same-key' } },
    })
    expect(refused.body.error.details).not.toHaveProperty('reason')
    const changed = await bank.pay({ reference: 'TWICE', amount: 1 }, 'same-key')
    expect([changed.status, changed.body.error.details.reason]).toEqual([409, 'PAYLOAD_MISMATCH'])
    await bank.ended(created.body.id, 'COMPLETED')
    const list = await bank.call('GET', `/api/v1/payments?accountId=${OPERATIONS}&perPage=100`)
    expect(list.body.data.filter((p) => p.reference === 'TWICE')).toHaveLength(1)
  })

  test('refusals name their code and leave the key free', async () => {
    const refused: [Record<string, unknown>, number, string][] = [
      [{ amount: 0 }, 400, 'INVALID_AMOUNT'],
      [{ amount: -5 }, 400, 'INVALID_AMOUNT'],
      [{ amount: 10.005 }, 400, 'INVALID_AMOUNT'],
      [{ amount: '100' }, 400, 'INVALID_REQUEST'],
      [{ description: undefined }, 400, 'INVALID_REQUEST'],
      [{ reference: 'x'.repeat(51) }, 400, 'INVALID_REQUEST'],
      [{ currency: 'USD' }, 400, 'INVALID_REQUEST'],
      [{ sourceAccountId: 'acc_none' }, 400, 'INVALID_ACCOUNT'],
      [{ destinationAccountNumber: '1234567890' }, 400, 'INVALID_ACCOUNT'],
      [{ destinationAccountNumber: '1002222222' }, 403, 'ACCOUNT_FROZEN'],
      [{ sourceAccountId: '1002222222' }, 403, 'ACCOUNT_FROZEN'],
      [{ amount: 999_999_999 }, 403, 'INSUFFICIENT_FUNDS'],
      [{ sourceAccountId: 'acc_jane_savings', amount: 10_000.01 }, 403, 'INSUFFICIENT_FUNDS'],
      [{ sourceAccountId: '2001234567', amount: 2_000_001 }, 403, 'PAYMENT_LIMIT_EXCEEDED'],
    ]
    for (const [change, status, code] of refused) {
      const answer = await bank.pay(change, 'free-key')
      expect([change, answer.status, answer.body.error?.code]).toEqual([change, status, code])
    }
    expect((await bank.pay({}, 'free-key')).status).toBe(201)
    const keyless = await bank.call('POST', '/api/v1/payments', { body: {} })
    expect([keyless.status, keyless.body.error.details]).toEqual([400, { header: 'Idempotency-Key' }])
  })

  test('a large payment waits for review, holds its amount, and can be approved', async () => {
    const { status, body } = await bank.pay({ amount: 100_000.01, reference: 'BIG' })
    expect(status).toBe(201)
    expect(body).toMatchObject({ status: 'PENDING_REVIEW', riskScore: 0.85, riskLevel: 'HIGH' })
    expect((await bank.balance(OPERATIONS)).pending).toBeGreaterThanOrEqual(100_000.01)
    await bank.call('POST', `/api/v1/sandbox/payments/${body.id}/simulate`, { body: { newStatus: 'PROCESSING' } })
    await bank.ended(body.id, 'COMPLETED')
    const magic = await bank.pay({ destinationAccountNumber: '9999999999', amount: 200_000 })
    expect(magic.body.status).toBe('PENDING_REVIEW')
  })

  test('FAIL-TEST references fail after processing and give the hold back', async () => {
    const before = await bank.balance(OPERATIONS)
    const { body } = await bank.pay({ reference: 'FAIL-TEST-001' })
    const failed = await bank.ended(body.id, 'FAILED')
    expect(failed).toMatchObject({ failureCode: 'TEST_FAILURE', completedAt: null })
    expect((await bank.balance(OPERATIONS)).available).toBe(before.available)
  })

  test('only a payment that has not started can be cancelled', async () => {
    bank.sandbox.kernel.settings.set('wekeza', 'pendingMs', 60_000)
    const { body } = await bank.pay({ reference: 'CANCEL-ME' })
    bank.sandbox.kernel.settings.set('wekeza', 'pendingMs', 40)
    expect((await bank.call('POST', `/api/v1/payments/${body.id}/cancel`, { body: {} })).status).toBe(400)
    const cancelled = await bank.call('POST', `/api/v1/payments/${body.id}/cancel`, { body: { reason: 'Wrong payee' } })
    expect(cancelled.body).toMatchObject({ id: body.id, status: 'CANCELLED', cancelReason: 'Wrong payee' })
    const again = await bank.call('POST', `/api/v1/payments/${body.id}/cancel`, { body: { reason: 'Wrong payee' } })
    expect([again.status, again.body.error.code]).toEqual([409, 'PAYMENT_NOT_CANCELLABLE'])
    expect((await bank.call('POST', '/api/v1/payments/pmt_none/cancel', { body: { reason: 'x' } })).status).toBe(404)
  })

  test('a scheduled payment starts on its date', async () => {
    const scheduledDate = new Date(bank.sandbox.kernel.now().getTime() + 3_600_000).toISOString()
    const { body } = await bank.pay({ reference: 'LATER', scheduledDate })
    expect(body.status).toBe('SCHEDULED')
    await bank.sandbox.kernel.clock.advance(3_700_000)
    await bank.signIn()
    await bank.ended(body.id, 'COMPLETED')
  })
})

describe('what goes wrong on the way', () => {
  const control = (path: string, body: unknown) =>
    fetch(`http://127.0.0.1:${bank.sandbox.ports.control}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  test('a payment whose answer is lost was made once, and the same key finds it', async () => {
    await control('/faults', { provider: 'wekeza', operation: 'payment_create', kind: 'drop_after', count: 1 })
    await expect(bank.pay({ reference: 'LOST-ANSWER' }, 'lost-key')).rejects.toThrow()
    const again = await bank.pay({ reference: 'LOST-ANSWER' }, 'lost-key')
    expect([again.status, again.body.error.code]).toEqual([409, 'DUPLICATE_PAYMENT'])
    await bank.ended(again.body.id, 'COMPLETED')
    const moved = bank.sandbox.kernel.ledger.list({ provider: 'wekeza', after: 0, limit: 100 })
    expect(moved.filter((movement) => movement.merchantReference === 'LOST-ANSWER')).toHaveLength(1)
  })

  test('a payment under way goes on after the sandbox was stopped and started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wekeza-'))
    const first = await wekezaUnderTest(join(folder, 'sandbox.db'))
    first.sandbox.kernel.settings.set('wekeza', 'pendingMs', 60_000)
    const { body } = await first.pay({ reference: 'RESTART' })
    await first.sandbox.close()
    const second = await wekezaUnderTest(join(folder, 'sandbox.db'))
    await second.sandbox.kernel.clock.advance(60_000)
    expect((await second.ended(body.id, 'COMPLETED')).reference).toBe('RESTART')
    await second.sandbox.close()
    rmSync(folder, { recursive: true })
  })

  test('a reset makes a fresh bank that takes payments', async () => {
    expect((await control('/reset', { seed: 'another' })).status).toBe(200)
    await bank.signIn()
    expect((await bank.call('GET', '/api/v1/payments')).body.data).toEqual([])
    expect((await bank.balance('acc_9876543210')).current).toBe(450_000)
    await bank.ended((await bank.pay()).body.id, 'COMPLETED')
  })
})

describe('STK push', () => {
  const push = (change: Record<string, unknown> = {}) =>
    bank.call('POST', '/api/v1/payments/mpesa/stkpush', {
      body: {
        phoneNumber: '+254712345678',
        amount: 1_500,
        accountReference: 'ORDER-7',
        transactionDesc: 'Payment via M-Pesa',
        ...change,
      },
    })
  const status = (id: string) => bank.call('GET', `/api/v1/payments/mpesa/${id}/status`)

  test('a paid prompt credits the operations account once', async () => {
    const before = await bank.balance(OPERATIONS)
    const { status: code, body } = await push()
    expect(code).toBe(200)
    expect(body).toMatchObject({ status: 'PENDING', phoneNumber: '+254712345678', amount: 1_500 })
    expect(body.checkoutRequestId).toMatch(/^ws_CO_\d{14}$/)
    expect((await status(body.checkoutRequestId)).body).toMatchObject({
      status: 'PENDING',
      resultCode: null,
      mpesaReceiptNumber: null,
    })
    expect(bank.sandbox.kernel.phones.prompts('254712345678')).toMatchObject([
      { amount: '1500', reference: 'ORDER-7', checkoutRequestId: body.checkoutRequestId },
    ])
    expect(await bank.sandbox.kernel.phones.answer('254712345678', 'pay')).toBe(true)
    const paid = (await status(body.checkoutRequestId)).body
    expect(paid).toMatchObject({ status: 'COMPLETED', resultCode: 0 })
    expect((await bank.balance(OPERATIONS)).current).toBe(before.current + 1_500)
    const lines = await bank.call(
      'GET',
      `/api/v1/accounts/${OPERATIONS}/transactions?search=${paid.mpesaReceiptNumber}`,
    )
    expect(lines.body.data).toMatchObject([{ type: 'CREDIT', channel: 'MPESA', amount: 1_500, reference: 'ORDER-7' }])
  })

  test('two pushes in one second keep apart, and each answer has its code', async () => {
    const answers = [
      ['cancel', 1032, 'CANCELLED'],
      ['no_funds', 1, 'FAILED'],
      ['unreachable', 1037, 'FAILED'],
    ] as const
    for (const [answer, resultCode, state] of answers) {
      const { body } = await push({ phoneNumber: '0712345678' })
      await bank.sandbox.kernel.phones.answer('254712345678', answer)
      expect((await status(body.checkoutRequestId)).body).toMatchObject({
        resultCode,
        status: state,
        mpesaReceiptNumber: null,
      })
    }
  })

  test('a wrong phone or amount is refused; an unknown request is 404', async () => {
    expect((await push({ phoneNumber: '12345' })).body.error.code).toBe('INVALID_REQUEST')
    expect((await push({ amount: 0 })).body.error.code).toBe('INVALID_AMOUNT')
    expect((await status('ws_CO_01012020000000')).body.error.code).toBe('PAYMENT_NOT_FOUND')
  })
})
