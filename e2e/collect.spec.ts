import type { Page } from '@playwright/test'
import { expect, ready, test } from './fixtures'
import { freshPhone } from './order-beside'
import { expectStatus, fact } from './payment-page'

async function request(page: Page, wish: { phone: string; amount: string; rail?: string }): Promise<void> {
  await page.goto('/collections/new')
  await ready(page)
  await page.getByLabel('Phone').fill(wish.phone)
  await page.getByLabel('Amount', { exact: true }).fill(wish.amount)
  if (wish.rail) await page.getByRole('radio', { name: new RegExp(`^${wish.rail}`) }).check()
  await page.getByLabel('What it is for').fill('Order 77')
  await page.getByRole('button', { name: /^Request KES/ }).click()
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
}

/** Takes the customer's phone into the hand, as the virtual phone's page offers it. */
async function pickUp(page: Page, phone: string): Promise<void> {
  await page.goto('/phone')
  await ready(page)
  await page.getByLabel('Phone number').fill(phone)
  await page.getByRole('button', { name: 'Pick up', exact: true }).click()
  await expect(page).toHaveURL(/number=/)
}

const prompt = (page: Page, money: string) => page.getByRole('form', { name: `Pay ${money} to Soko Fresh Ltd?` })

test('KES 1,500 asked for by M-Pesa: answered on the phone, it turns Succeeded with its receipt by itself', async ({
  openAs,
}) => {
  const page = await openAs('daudi')
  const number = freshPhone()
  await request(page, { phone: number, amount: '1,500' })
  await expect(page.getByText(/^Waiting for the customer to answer on the phone/)).toBeVisible()
  const phone = await page.context().newPage()
  await pickUp(phone, number)
  await prompt(phone, 'KES 1,500.00').getByRole('button', { name: 'Pay', exact: true }).click()
  await expect(phone.getByText('You entered your PIN for KES 1,500.00.').first()).toBeVisible()

  await expectStatus(page, 'Succeeded')
  await expect(page.getByText(/^Paid, receipt [A-Z0-9]{10}\.$/)).toBeVisible()
  const receipt = /[A-Z0-9]{10}/.exec((await fact(page, 'Receipt').textContent()) ?? '')?.[0] ?? ''
  await page.goto(`/transactions?q=${receipt}`)
  await expect(page.getByRole('status', { name: 'Result of the filter' })).toContainText(/1 row · in KES\s1,500\.00/)
})

test('cancelled on the phone, it fails as cancelled by the customer', async ({ openAs }) => {
  const page = await openAs('daudi')
  const number = freshPhone()
  await request(page, { phone: number, amount: '700' })
  const phone = await page.context().newPage()
  await pickUp(phone, number.replace('0', '+254 '))
  await prompt(phone, 'KES 700.00').getByRole('button', { name: 'Cancel', exact: true }).click()
  await expectStatus(page, 'Failed')
  await expect(page.getByText(/Customer cancelled/).first()).toBeVisible()
})

test('a Wekeza prompt is paid on the same phone', async ({ openAs }) => {
  const page = await openAs('daudi')
  const number = freshPhone()
  await request(page, { phone: number, amount: '850', rail: 'Wekeza prompt' })
  const phone = await page.context().newPage()
  await pickUp(phone, number.replaceAll(' ', ''))
  await prompt(phone, 'KES 850.00').getByRole('button', { name: 'Pay', exact: true }).click()
  await expectStatus(page, 'Succeeded')
})

test('a second prompt to a phone that is ringing has to be asked for', async ({ openAs, sandbox }) => {
  const page = await openAs('daudi')
  const number = freshPhone()
  await request(page, { phone: number, amount: '61' })
  await expect(page.getByText(/^Waiting for the customer/)).toBeVisible()
  const second = await page.context().newPage()
  await second.goto('/collections/new')
  await ready(second)
  await second.getByLabel('Phone').fill(number)
  await second.getByLabel('Amount', { exact: true }).fill('62')
  await second.getByLabel('What it is for').fill('Order 78')
  await second.getByRole('button', { name: /^Request KES/ }).click()
  await expect(second.getByText(/A prompt is already open on that phone\./).first()).toBeVisible()
  const again = second.getByRole('button', { name: /^Request KES/ })
  await expect(again).toHaveAttribute('aria-disabled', 'true')
  await expect(again).toHaveAccessibleDescription(/Wait for the first prompt to end/)
  await sandbox.answerPhone(number.replace('0', '254').replaceAll(' ', ''), 'cancel')
  await expectStatus(page, 'Failed')
})
