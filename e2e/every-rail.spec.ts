import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Rail } from '@/lib/core/rails'
import { createBill } from '@/lib/features/bills/create-bill'
import { getBill } from '@/lib/features/bills/queries'
import type { FeatureContext, Runtime } from '@/lib/features/context'
import type { Payment } from '@/lib/features/payments/payment-order'
import { getPayment } from '@/lib/features/payments/queries'
import type { SubmitPaymentInput } from '@/lib/features/payments/schemas'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { actAs, openBeside, releaseWithoutCode } from './beside-the-server'
import { type RunningHazina, startHazina } from './start-app'

test.describe.configure({ mode: 'serial' })

let hazina: RunningHazina
let rt: Runtime
let amina: FeatureContext
let baraka: FeatureContext
let daudi: FeatureContext

type Movement = {
  provider: string
  kind: string
  amount: string
  merchantReference: string | null
  providerReference: string
}

async function order(rail: Rail, accountKey: string, wish: Partial<SubmitPaymentInput>): Promise<SubmitPaymentInput> {
  const { providerAccounts } = rt.store.t
  const [source] = await rt.store.read
    .select()
    .from(providerAccounts)
    .where(eq(providerAccounts.accountKey, accountKey))
  return {
    requestKey: randomUUID(),
    rail,
    sourceAccountId: source?.id ?? '',
    counterpartyName: 'Grace Achieng',
    counterpartyAccount: '',
    counterpartyBank: '',
    amount: '1,000',
    merchantReference: '',
    purpose: 'Delivery 12',
    details: {},
    secondPrompt: false,
    ...wish,
  }
}

async function settled(payment: Payment, state: Payment['state'] = 'succeeded'): Promise<Payment> {
  await expect
    .poll(async () => (await getPayment(rt.store, rt.store.read, payment.id)).state, {
      timeout: 60_000,
      intervals: [200],
    })
    .toBe(state)
  return getPayment(rt.store, rt.store.read, payment.id)
}

async function linesOf(payment: Payment) {
  const { transactions } = rt.store.t
  return rt.store.read.select().from(transactions).where(eq(transactions.paymentId, payment.id))
}

async function movements(): Promise<Movement[]> {
  const answer = (await (await fetch(`${hazina.sandboxUrl}/ledger`)).json()) as { movements: Movement[] }
  return answer.movements
}

async function control(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${hazina.sandboxUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.ok, await answer.text()).toBe(true)
}

test.beforeAll(async () => {
  hazina = await startHazina({ history: 'none' })
  rt = await openBeside(hazina)
  amina = await actAs(rt, 'amina')
  baraka = await actAs(rt, 'baraka')
  daudi = await actAs(rt, 'daudi')
})

test.afterAll(async () => {
  await rt.store.close()
  await hazina.stop()
})

test('M-Pesa B2C pays once and stores the receipt, the name and one line', async () => {
  const payment = await submitPayment(
    amina,
    await order('mpesa.b2c', '600100', { counterpartyAccount: '0712 345 678', amount: '12,500' }),
  )
  await releaseWithoutCode(baraka, payment)
  const done = await settled(payment)
  expect(done.receipt).toMatch(/^[A-Z0-9]{10}$/)
  expect(done.confirmedName).not.toBeNull()
  expect(await linesOf(payment)).toMatchObject([{ state: 'succeeded', providerReference: done.receipt }])
  expect((await movements()).filter((one) => Number(one.amount) === 12_500)).toHaveLength(1)
})

test('an M-Pesa B2C whose answer and callback are lost becomes Unknown, settles by itself, and moved once', async () => {
  await control('/faults', { provider: 'mpesa', operation: 'b2c', kind: 'drop_after', count: 1 })
  await control('/faults', { provider: 'mpesa', operation: 'b2c', kind: 'callback_lost', count: 1 })
  const payment = await submitPayment(
    amina,
    await order('mpesa.b2c', '600100', { counterpartyAccount: '0712 345 679', amount: '4,801' }),
  )
  await releaseWithoutCode(baraka, payment)
  await settled(payment, 'unknown')
  await settled(payment)
  expect((await movements()).filter((one) => Number(one.amount) === 4_801)).toHaveLength(1)
  const { attempts } = rt.store.t
  const sends = (await rt.store.read.select().from(attempts).where(eq(attempts.paymentId, payment.id))).filter(
    (one) => one.kind === 'send',
  )
  expect(sends).toHaveLength(1)
})

test('a Wekeza transfer completes, and its statement line is the same money', async () => {
  const payment = await submitPayment(
    amina,
    await order('wekeza.transfer', 'acc_soko_operations', {
      counterpartyAccount: '1009876543',
      amount: '2,750.50',
      merchantReference: 'INV-2026-77',
    }),
  )
  await releaseWithoutCode(baraka, payment)
  await settled(payment)
  const { transactionEvidence } = rt.store.t
  const [line] = await linesOf(payment)
  await expect
    .poll(
      async () =>
        (
          await rt.store.read
            .select()
            .from(transactionEvidence)
            .where(eq(transactionEvidence.transactionId, line?.id ?? ''))
        ).map((one) => one.source),
      { timeout: 30_000 },
    )
    .toContain('statement')
  const { transactions } = rt.store.t
  expect(
    await rt.store.read.select().from(transactions).where(eq(transactions.merchantReference, 'INV-2026-77')),
  ).toHaveLength(1)
})

test('a Wekeza transfer whose answer is lost is sent again with the same key and moves once', async () => {
  await control('/faults', { provider: 'wekeza', operation: 'payment_create', kind: 'drop_after', count: 1 })
  const payment = await submitPayment(
    amina,
    await order('wekeza.transfer', 'acc_soko_operations', { counterpartyAccount: '1009876543', amount: '3,111.25' }),
  )
  await releaseWithoutCode(baraka, payment)
  await settled(payment)
  expect((await movements()).filter((one) => one.kind === 'payment' && Number(one.amount) === 3_111.25)).toHaveLength(1)
})

test('a BitPesa payout is quoted, created, funded once and paid', async () => {
  const payment = await submitPayment(
    amina,
    await order('bitpesa.payout', 'USD', {
      counterpartyName: 'Grace Nakato',
      counterpartyAccount: '0752 123 400',
      counterpartyBank: 'UGX::Mobile',
      amount: '370,000',
      details: { fix: 'receive', mobileProvider: 'airtel', transferReason: 'third_party_person_account' },
    }),
  )
  expect(payment.currency).toBe('USD')
  await releaseWithoutCode(baraka, payment)
  const done = await settled(payment)
  expect(done.confirmedMinor).toBe(payment.amountMinor)
  const funded = (await movements()).filter((one) => one.provider === 'bitpesa' && one.kind === 'funding')
  expect(funded).toHaveLength(1)
})

test('a BitPesa payout whose funding answer is lost is asked about and funded once', async () => {
  await control('/faults', { provider: 'bitpesa', operation: 'debit', kind: 'drop_after', count: 1 })
  const payment = await submitPayment(
    amina,
    await order('bitpesa.payout', 'USD', {
      counterpartyName: 'Grace Nakato',
      counterpartyAccount: '0752 123 500',
      counterpartyBank: 'UGX::Mobile',
      amount: '185,000',
      details: { fix: 'receive', mobileProvider: 'airtel', transferReason: 'third_party_person_account' },
    }),
  )
  await releaseWithoutCode(baraka, payment)
  await settled(payment)
  expect((await movements()).filter((one) => one.provider === 'bitpesa' && one.kind === 'funding')).toHaveLength(2)
})

test('an iHela cash-in asks for the name first and pays once', async () => {
  const wish = await order('ihela.cashin', 'ihela', {
    counterpartyAccount: '76000111',
    counterpartyBank: 'MF1-0001',
    counterpartyName: '',
    amount: '20,000',
  })
  await expect(submitPayment(amina, wish)).rejects.toMatchObject({ code: 'name_not_confirmed' })
  const payment = await submitPayment(amina, { ...wish, confirmedName: 'Bigirimana Fabrice' })
  expect(payment.counterpartyName).toBe('Bigirimana Fabrice')
  await releaseWithoutCode(baraka, payment)
  expect((await settled(payment)).receipt).toMatch(/^CPT-/)
})

test('an STK collection is paid on the phone; its callback and confirmation are one money', async () => {
  await control('/phones/254712345601', { default: 'pay', delayMs: 200 })
  const payment = await submitPayment(
    daudi,
    await order('mpesa.stk', '174379', { counterpartyName: '', counterpartyAccount: '0712345601', amount: '1,500' }),
  )
  const done = await settled(payment)
  expect(await linesOf(payment)).toMatchObject([{ providerReference: done.receipt, state: 'succeeded' }])
  const { transactions } = rt.store.t
  expect(
    await rt.store.read
      .select()
      .from(transactions)
      .where(eq(transactions.providerReference, done.receipt ?? '')),
  ).toHaveLength(1)
})

test('a cancelled prompt fails with the customer’s cancellation', async () => {
  await control('/phones/254712345602', { default: 'cancel', delayMs: 200 })
  const payment = await submitPayment(
    daudi,
    await order('mpesa.stk', '174379', { counterpartyName: '', counterpartyAccount: '0712345602', amount: '700' }),
  )
  expect(await settled(payment, 'failed')).toMatchObject({ reasonCode: '1032' })
})

test('a Wekeza STK collection is paid on the phone', async () => {
  await control('/phones/254712345603', { default: 'pay', delayMs: 200 })
  const payment = await submitPayment(
    daudi,
    await order('wekeza.stk', 'acc_soko_operations', {
      counterpartyName: '',
      counterpartyAccount: '0712345603',
      amount: '850',
    }),
  )
  await settled(payment)
})

test('a bill is raised, paid on the provider’s page, and becomes one collection', async () => {
  const bill = await createBill(daudi, {
    requestKey: randomUUID(),
    customerName: 'Niyonkuru Aline',
    payer: '76000222',
    bank: '',
    amount: '35,000',
    description: 'Avocados',
  })
  expect(bill.code).toMatch(/^BILL-\d{8}-[A-Z0-9]{10}$/)
  const answered = await fetch(bill.confirmationUrl ?? '', {
    method: 'POST',
    body: new URLSearchParams({ answer: 'pay' }),
    redirect: 'manual',
  })
  expect(answered.status).toBeLessThan(400)
  await expect
    .poll(async () => (await getBill(rt.store, rt.store.read, bill.id)).state, { timeout: 60_000 })
    .toBe('paid')
  const { transactions } = rt.store.t
  expect(await rt.store.read.select().from(transactions).where(eq(transactions.billId, bill.id))).toHaveLength(1)
})
