import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Runtime } from '@/lib/features/context'
import { expect, ready, test } from './fixtures'
import { freshPhone } from './order-beside'
import { idOf, statusTag } from './payment-page'
import { type Payout, reachCheckStep, sendButton, submitForApproval } from './prepare-payout'

/** A payout that no other test prepares: its purpose is its own, and so is its receiver. */
function payout(): Payout {
  return {
    rail: 'M-Pesa to phone',
    account: { label: 'Phone', type: freshPhone() },
    name: 'Otieno Odhiambo',
    amount: '1,250',
    purpose: `Once ${randomUUID()}`,
  }
}

async function paymentsFor(beside: Runtime, purpose: string) {
  const { payments } = beside.store.t
  return beside.store.read.select().from(payments).where(eq(payments.purpose, purpose))
}

async function expectWaiting(page: Page): Promise<void> {
  await expect(statusTag(page)).toContainText('Needs approval')
}

test('a double click on the button is one payment', async ({ openAs, beside }) => {
  const page = await openAs('amina')
  const order = payout()
  await reachCheckStep(page, order)
  await sendButton(page).dblclick()
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  await expectWaiting(page)
  expect(await paymentsFor(beside, order.purpose)).toHaveLength(1)
})

test('a refresh on the check step keeps what was typed and makes one payment', async ({ openAs, beside }) => {
  const page = await openAs('amina')
  const order = payout()
  await reachCheckStep(page, order)
  await page.reload()
  await expect(page.getByText(order.purpose)).toBeVisible()
  await expect(page.getByText(order.account.type)).toBeVisible()
  await submitForApproval(page)
  await expectWaiting(page)
  expect(await paymentsFor(beside, order.purpose)).toHaveLength(1)
})

test('going back after submitting and submitting again opens the same payment', async ({ openAs, beside }) => {
  const page = await openAs('amina')
  const order = payout()
  await reachCheckStep(page, order)
  await submitForApproval(page)
  const first = idOf(page)
  await page.goBack()
  await expect(page.getByText(/^This form was submitted as /)).toBeVisible()
  await submitForApproval(page)
  expect(idOf(page)).toBe(first)
  expect(await paymentsFor(beside, order.purpose)).toHaveLength(1)
})

test('the same form in two tabs is one payment', async ({ openAs, beside }) => {
  const page = await openAs('amina')
  const order = payout()
  await reachCheckStep(page, order)
  const second = await page.context().newPage()
  // A duplicated tab starts with a copy of what the first one kept.
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }))
  await second.addInitScript((entries: string) => {
    for (const [name, value] of Object.entries(JSON.parse(entries) as Record<string, string>))
      sessionStorage.setItem(name, value)
  }, kept)
  await second.goto(page.url())
  await expect(sendButton(second)).toBeVisible({ timeout: 20_000 })
  await Promise.all([submitForApproval(page), submitForApproval(second)])
  expect(idOf(second)).toBe(idOf(page))
  expect(await paymentsFor(beside, order.purpose)).toHaveLength(1)
})

test('a second payout alike is not made without a reason, and its approver can read it', async ({ openAs, beside }) => {
  const page = await openAs('amina')
  const order = payout()
  await reachCheckStep(page, order)
  await submitForApproval(page)
  await reachCheckStep(page, order)
  await expect(page.getByRole('region', { name: 'Something alike was paid before' })).toBeVisible()
  await expect(sendButton(page)).toHaveAttribute('aria-disabled', 'true')
  await expect(sendButton(page)).toHaveAccessibleDescription('Say above why it is paid again.')
  await page.getByLabel('Why it is paid again').fill('Two deliveries on one day')
  await submitForApproval(page)
  const both = await paymentsFor(beside, order.purpose)
  expect(both).toHaveLength(2)
  expect(both.map((one) => one.duplicateReason)).toContain('Two deliveries on one day')
})

test('a double click on a request for money rings the phone once', async ({ openAs, beside }) => {
  const page = await openAs('daudi')
  await page.goto('/collections/new')
  await ready(page)
  const purpose = `Once ${randomUUID()}`
  await page.getByLabel('Phone').fill(freshPhone())
  await page.getByLabel('Amount', { exact: true }).fill('31')
  await page.getByLabel('What it is for').fill(purpose)
  await page.getByRole('button', { name: /^Request KES/ }).dblclick()
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  const [payment, ...more] = await paymentsFor(beside, purpose)
  expect(more).toEqual([])
  const { attempts } = beside.store.t
  await expect
    .poll(async () => {
      const found = await beside.store.read
        .select()
        .from(attempts)
        .where(eq(attempts.paymentId, payment?.id ?? ''))
      return found.filter((one) => one.kind === 'send').length
    })
    .toBe(1)
})
