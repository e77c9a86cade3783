import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { approve, approveBySomebody, approverWithCode } from './approve'
import { actAs } from './beside-the-server'
import { expect, ready, test } from './fixtures'
import { orderBeside } from './order-beside'
import { expectStatus, fact, idOf, statusTag } from './payment-page'
import { type Payout, reachCheckStep, sendButton, submitForApproval } from './prepare-payout'

const B2C: Payout = {
  rail: 'M-Pesa to phone',
  account: { label: 'Phone', type: '0712 345 678' },
  name: 'Jane Wanjiku',
  amount: '12,500',
  purpose: 'Tomatoes of week 47',
}

test('KES 12,500 by M-Pesa: prepared by one, approved by another, paid with a receipt', async ({
  openAs,
  beside,
  sandbox,
}) => {
  const maker = await openAs('amina')
  await reachCheckStep(maker, { ...B2C, purpose: `Tomatoes ${randomUUID()}` })
  await expect(maker.getByText('+254712345678')).toBeVisible()
  await expect(maker.getByText(/Can approve: Baraka Mwangi or Chausiku Njeri/)).toBeVisible()
  await expect(sendButton(maker)).toHaveText(/Send KES\s12,500.00 to Jane Wanjiku for approval/)
  const address = await submitForApproval(maker)
  await expectStatus(maker, 'Needs approval')
  await expect(maker.getByRole('link', { name: 'Approve or deny' })).toHaveCount(0)

  const { approver, code } = await approverWithCode(beside)
  const releasing = await openAs(approver)
  await approve(releasing, address, code)
  await expectStatus(releasing, 'Succeeded')

  // The maker's page is still the one that was opened by submitting.
  await expectStatus(maker, 'Succeeded')
  await expect(maker.getByText(/^Paid, receipt [A-Z0-9]{10}\./)).toBeVisible()
  const receipt = ((await fact(maker, 'Receipt').textContent()) ?? '').match(/[A-Z0-9]{10}/)?.[0]
  const moved = (await sandbox.movementsOf(12_500)).filter((one) => one.providerReference === receipt)
  expect(moved).toHaveLength(1)
})

test('a Wekeza transfer to 1009876543', async ({ openAs, beside, sandbox }) => {
  const before = (await sandbox.movementsOf(2_750.5)).length
  const maker = await openAs('amina')
  await reachCheckStep(maker, {
    rail: 'Wekeza transfer',
    account: { label: 'Account number', type: '1009876543' },
    name: 'Kinangop Highland Farm',
    amount: '2,750.50',
    purpose: 'Cabbages',
  })
  await expect(sendButton(maker)).toHaveText(/Send KES\s2,750.50 to Kinangop Highland Farm for approval/)
  const address = await submitForApproval(maker)
  await approveBySomebody(openAs, beside, address)
  await expectStatus(maker, 'Succeeded')
  expect((await sandbox.movementsOf(2_750.5)).length - before).toBe(1)
})

test('a BitPesa payout to a Ugandan phone shows its rate and fee first', async ({ openAs, beside }) => {
  const maker = await openAs('amina')
  await reachCheckStep(maker, {
    rail: 'BitPesa payout',
    place: { label: 'Country and kind', choose: /^Uganda, mobile money/ },
    account: { label: 'Phone', type: '0752 123 400' },
    name: 'Grace Nakato',
    further: { 'Mobile network': /Airtel/i, 'Reason for the transfer': /person/i },
    from: /USD/,
    amount: '370,000',
    purpose: 'Maize',
  })
  await expect(fact(maker, 'Rate')).toContainText(/\d/)
  await expect(fact(maker, 'Fee')).toContainText(/USD\s\d+\.\d{2}/)
  await expect(fact(maker, 'Arrives there')).toContainText(/UGX\s370,000/)
  const address = await submitForApproval(maker)
  await approveBySomebody(openAs, beside, address)
  await expectStatus(maker, 'Succeeded', 45_000)
  await expect(fact(maker, 'Recipient gets')).toContainText(/UGX\s370,000/)
})

test('an iHela cash-in waits for the tick at the name that the bank gave', async ({ openAs, beside }) => {
  const maker = await openAs('amina')
  await reachCheckStep(maker, {
    rail: 'iHela cash-in',
    place: { label: 'Bank or wallet', choose: /iHela Credit Union/ },
    account: { label: 'Account or phone', type: '76000111' },
    amount: '20,000',
    purpose: 'Wages of the branch',
  })
  await expect(fact(maker, 'Name check')).toContainText('The bank says: Bigirimana Fabrice')
  await expect(sendButton(maker)).toHaveAttribute('aria-disabled', 'true')
  await expect(sendButton(maker)).toHaveAccessibleDescription('Tick the name above first.')
  await maker.getByRole('checkbox', { name: 'Yes, Bigirimana Fabrice is who I mean to pay.' }).check()
  const address = await submitForApproval(maker)
  await approveBySomebody(openAs, beside, address)
  await expectStatus(maker, 'Succeeded')
  await expect(fact(maker, 'Receipt')).toContainText(/CPT-/)
})

test('a denied payout moves nothing, and its maker reads why', async ({ openAs, beside, sandbox }) => {
  const amina = await actAs(beside, 'amina')
  const payment = await submitPayment(amina, await orderBeside(beside, 'mpesa.b2c', '600100', { amount: '7,003' }))
  const approver = await openAs('baraka')
  await approver.goto(`/payments/${payment.id}/approve`)
  await ready(approver)
  await approver.getByRole('button', { name: 'Deny instead' }).click()
  await approver.getByLabel('Reason for denying').fill('The invoice is not there')
  await approver.getByRole('button', { name: 'Deny this payment' }).click()
  const maker = await openAs('amina')
  await maker.goto(`/payments/${payment.id}`)
  await expectStatus(maker, 'Denied')
  await expect(maker.getByText('Denied: The invoice is not there. Nothing was sent.')).toBeVisible()
  expect(await sandbox.movementsOf(7_003)).toEqual([])
})

test('a wrong code approves nothing and says so', async ({ openAs, beside }) => {
  const amina = await actAs(beside, 'amina')
  const payment = await submitPayment(amina, await orderBeside(beside, 'mpesa.b2c', '600100', { amount: '7,004' }))
  const approver = await openAs('chausiku')
  await approver.goto(`/payments/${payment.id}/approve`)
  await ready(approver)
  await approver.getByLabel('Code from your authenticator').fill('000000')
  await approver.getByRole('button', { name: /^Approve KES/ }).click()
  await expect(approver.getByRole('alert').filter({ hasText: 'Nothing was decided' })).toBeVisible()
  await approver.goto(`/payments/${payment.id}`)
  await expectStatus(approver, 'Needs approval')
})

test('a maker cannot approve their own payment by page, nor with the request an approver sent', async ({
  openAs,
  beside,
}) => {
  const amina = await actAs(beside, 'amina')
  const own = await submitPayment(amina, await orderBeside(beside, 'mpesa.b2c', '600100', { amount: '7,001' }))
  const other = await submitPayment(amina, await orderBeside(beside, 'mpesa.b2c', '600100', { amount: '7,002' }))
  const maker = await openAs('amina')

  await maker.goto(`/payments/${own.id}`)
  await expectStatus(maker, 'Needs approval')
  await expect(maker.getByRole('link', { name: 'Approve or deny' })).toHaveCount(0)
  await maker.goto(`/payments/${own.id}/approve`)
  await expect(maker.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
  await expect(maker.getByRole('button', { name: /^Approve KES/ })).toHaveCount(0)
  await expect(maker.getByLabel('Code from your authenticator')).toHaveCount(0)

  const { approver, code } = await approverWithCode(beside)
  const releasing = await openAs(approver)
  const captured = releasing.waitForRequest((request) => request.headers()['next-action'] !== undefined)
  await approve(releasing, `/payments/${other.id}`, code)
  const request = await captured
  const sent = request.postData() ?? ''
  expect(sent).toContain(other.id)
  const headers = Object.entries(await request.allHeaders()).filter(
    ([name]) => !/^(:|cookie$|content-length$|host$)/.test(name),
  )
  const answer = await maker.request.post(request.url(), {
    headers: Object.fromEntries(headers),
    data: sent.replaceAll(other.id, own.id).replaceAll(other.contentHash, own.contentHash),
    maxRedirects: 0,
  })
  const body = await answer.text()
  expect(body).not.toContain('"ok":true')
  expect(body).toMatch(/forbidden|maker_is_approver/)
  const { approvals } = beside.store.t
  expect(await beside.store.read.select().from(approvals).where(eq(approvals.paymentId, own.id))).toEqual([])
  await maker.goto(`/payments/${own.id}`)
  expect(idOf(maker)).toBe(own.id)
  await expect(statusTag(maker)).toContainText('Needs approval')
})
