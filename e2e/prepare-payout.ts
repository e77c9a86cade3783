import { expect, type Page } from '@playwright/test'
import { ready } from './fixtures'

export type Payout = Readonly<{
  rail: 'M-Pesa to phone' | 'Wekeza transfer' | 'BitPesa payout' | 'iHela cash-in'
  /** Country and kind, or bank: a part of what the list shows. */
  place?: { label: 'Country and kind' | 'Bank or wallet'; choose: RegExp }
  account: { label: 'Phone' | 'Account number' | 'Account or phone'; type: string }
  name?: string
  /** Further fields that the chosen place demands, chosen from lists. */
  further?: Readonly<Record<string, RegExp>>
  /** A part of the name of our account, when there are several. */
  from?: RegExp
  amount: string
  purpose: string
}>

/** Chooses by what a person reads in the list. */
export async function choose(page: Page, label: string, option: RegExp): Promise<void> {
  const list = page.getByRole('combobox', { name: label })
  const words = await list.getByRole('option').filter({ hasText: option }).first().textContent()
  await list.selectOption({ label: words ?? '' })
}

export async function fillWho(page: Page, payout: Payout): Promise<void> {
  await page.goto('/payments/new')
  await ready(page)
  await page.getByRole('radio', { name: new RegExp(`^${payout.rail}`) }).check()
  if (payout.place) await choose(page, payout.place.label, payout.place.choose)
  await page.getByLabel(payout.account.label, { exact: true }).fill(payout.account.type)
  if (payout.name) await page.getByLabel('Name of the receiver').fill(payout.name)
  for (const [label, option] of Object.entries(payout.further ?? {})) await choose(page, label, option)
  await page.getByRole('button', { name: 'Continue to the amount' }).click()
}

export async function fillAmount(page: Page, payout: Pick<Payout, 'from' | 'amount' | 'purpose'>): Promise<void> {
  await expect(page.getByLabel('What it is for')).toBeVisible()
  if (payout.from) await choose(page, 'From', payout.from)
  await page.getByLabel('Amount', { exact: true }).fill(payout.amount)
  await page.getByLabel('What it is for').fill(payout.purpose)
  await page.getByRole('button', { name: 'Check your answers' }).click()
}

export const sendButton = (page: Page) => page.getByRole('button', { name: /^Send .* for approval$/ })

/** From the empty form to the check step, where everything is shown and nothing is stored yet. */
export async function reachCheckStep(page: Page, payout: Payout): Promise<void> {
  await fillWho(page, payout)
  await fillAmount(page, payout)
  await expect(sendButton(page)).toBeVisible({ timeout: 20_000 })
}

/** Presses the one button and waits for the payment's own page. */
export async function submitForApproval(page: Page): Promise<string> {
  await sendButton(page).click()
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  return page.url()
}
