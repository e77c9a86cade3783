import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { eq, inArray } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import { submitPayment } from '@/lib/features/payments/submit-payment'
import { approverWithCode } from './approve'
import { actAs } from './beside-the-server'
import { expect, ready, test } from './fixtures'
import { orderBeside } from './order-beside'

async function prepare(beside: Runtime, amount: string, name = `Payee ${randomUUID().slice(0, 8)}`) {
  const wish = { amount, counterpartyName: name, purpose: `Desk ${randomUUID()}` }
  return submitPayment(await actAs(beside, 'amina'), await orderBeside(beside, 'mpesa.b2c', '600100', wish))
}

async function statesOf(beside: Runtime, ids: readonly string[]): Promise<string[]> {
  const { payments } = beside.store.t
  const rows = await beside.store.read
    .select()
    .from(payments)
    .where(inArray(payments.id, [...ids]))
  return rows.map(({ state }) => state)
}

const bell = (page: Page) => page.getByRole('button', { name: /^News/ })

test('three payments are approved with one code, by keyboard, and the sum is shown first', async ({
  openAs,
  beside,
}) => {
  const names = [1, 2, 3].map((number) => `Batch ${number} ${randomUUID().slice(0, 6)}`)
  const payments = [
    await prepare(beside, '11,000', names[0]),
    await prepare(beside, '12,000', names[1]),
    await prepare(beside, '13,000', names[2]),
  ]
  const { approver, code } = await approverWithCode(beside)
  const page = await openAs(approver)
  await page.goto('/approvals?tab=me')
  await ready(page)
  for (const name of names) {
    await page.getByRole('checkbox', { name: `Tick the payment to ${name}` }).focus()
    await page.keyboard.press('Space')
  }
  await expect(page.getByText(/^3 payments ticked, KES\s36,000.00$/)).toBeVisible()
  await expect(page.getByText(new RegExp(`^Largest: KES\\s13,000.00 to ${names[2]}$`))).toBeVisible()
  await page.getByRole('button', { name: /^Review 3 payments, KES\s36,000.00$/ }).focus()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'Approve these payments' })).toBeVisible()
  await ready(page)
  for (const payment of payments) {
    const card = page.getByRole('listitem').filter({ hasText: payment.reference })
    await expect(card).toContainText(payment.counterpartyName)
    await expect(card).toContainText(`0${payment.counterpartyAccount.slice(3, 6)}`)
  }
  await page.getByLabel('Code from your authenticator').fill(code)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/approvals')
  const { approvals } = beside.store.t
  const ids = payments.map(({ id }) => id)
  const signed = await beside.store.read.select().from(approvals).where(inArray(approvals.paymentId, ids))
  expect(signed).toHaveLength(3)
  expect(new Set(signed.map(({ batchHash }) => batchHash)).size).toBe(1)
  await expect.poll(() => statesOf(beside, ids), { timeout: 30_000 }).toEqual(Array(3).fill('succeeded'))
})

test('a list of which one was decided meanwhile approves nothing and says who did what', async ({ openAs, beside }) => {
  const payments = [await prepare(beside, '14,001'), await prepare(beside, '14,002')]
  const page = await openAs('baraka')
  await page.goto(`/approvals/batch?${payments.map(({ id }) => `p=${id}`).join('&')}`)
  await ready(page)
  const other = await openAs('chausiku')
  await other.goto(`/payments/${payments[0]?.id}/approve`)
  await ready(other)
  await other.getByRole('button', { name: 'Deny instead' }).click()
  await other.getByLabel('Reason for denying').fill('The invoice is not there')
  await other.getByRole('button', { name: 'Deny this payment' }).click()
  await other.waitForURL((url) => !url.pathname.endsWith('/approve'))

  await page.getByLabel('Code from your authenticator').fill('123456')
  await page.getByRole('button', { name: /^Approve 2 payments/ }).click()
  const alert = page.getByRole('alert').filter({ hasText: 'Nothing was decided' })
  await expect(alert).toContainText(
    new RegExp(`${payments[0]?.reference}: Chausiku Njeri denied it at \\d\\d:\\d\\d EAT`),
  )
  await expect(page.getByRole('button', { name: /^Approve 1 payment,/ })).toBeVisible()
  expect(
    (
      await statesOf(
        beside,
        payments.map(({ id }) => id),
      )
    ).toSorted(),
  ).toEqual(['awaiting_approval', 'denied'])
})

test('a maker is told at once that a payment was denied, and reads why', async ({ openAs, beside }) => {
  const maker = await openAs('amina')
  await maker.goto('/payments')
  await ready(maker)
  const name = `Denied ${randomUUID().slice(0, 6)}`
  const payment = await prepare(beside, '15,001', name)
  const approver = await openAs('baraka')
  await approver.goto(`/payments/${payment.id}/approve`)
  await ready(approver)
  await approver.getByRole('button', { name: 'Deny instead' }).click()
  await approver.getByLabel('Reason for denying').fill('The invoice is not there')
  await approver.getByRole('button', { name: 'Deny this payment' }).click()

  // The maker's page was not touched meanwhile.
  await expect(maker.getByRole('status').filter({ hasText: `to ${name}` })).toContainText('Denied: KES', {
    timeout: 15_000,
  })
  await bell(maker).click()
  await maker.getByRole('menuitem', { name: new RegExp(`^Denied: KES\\s15,001.00 to ${name}`) }).click()
  await expect(maker.getByText('Denied: The invoice is not there. Nothing was sent.')).toBeVisible()
  const { notices } = beside.store.t
  await expect
    .poll(async () => {
      const [row] = await beside.store.read.select().from(notices).where(eq(notices.paymentId, payment.id))
      return row?.readAt ?? null
    })
    .not.toBeNull()
})
