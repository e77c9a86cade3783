import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { approveBySomebody, approverWithCode } from './approve'
import { expect, ready, test } from './fixtures'
import { freshPhone } from './order-beside'
import { expectStatus, fact, statusTag } from './payment-page'
import { reachCheckStep, submitForApproval } from './prepare-payout'

/** A prompt by the cashier; the phone answers by itself as it was told to. */
async function request(page: Page, phone: string, amount: string): Promise<string> {
  await page.goto('/collections/new')
  await ready(page)
  await page.getByLabel('Phone').fill(phone)
  await page.getByLabel('Amount', { exact: true }).fill(amount)
  await page.getByLabel('What it is for').fill('Order 91')
  await page.getByRole('button', { name: /^Request KES/ }).click()
  await page.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  return page.url()
}

const msisdn = (phone: string) => `254${phone.replaceAll(' ', '').slice(1)}`

test('a payout reported with another amount waits for two people, who settle it with a statement page', async ({
  openAs,
  beside,
  sandbox,
}) => {
  test.setTimeout(150_000)
  const before = await sandbox.movementsOf(5_113)
  await sandbox.addFault({ provider: 'mpesa', operation: 'b2c', kind: 'wrong_amount', count: 1 })
  const maker = await openAs('amina')
  await reachCheckStep(maker, {
    rail: 'M-Pesa to phone',
    account: { label: 'Phone', type: freshPhone() },
    name: 'Grace Achieng',
    amount: '5,113',
    purpose: 'Cabbages',
  })
  const address = await submitForApproval(maker)
  await approveBySomebody(openAs, beside, address)
  await expectStatus(maker, 'Needs review', 60_000)
  await expect(maker.getByText('The amount is another one.')).toBeVisible()
  await expect(maker.getByText('KES 5,114.00').first()).toBeVisible()
  await maker.getByRole('link', { name: 'Show the message' }).first().click()
  await expect(maker).toHaveURL(/#event-/)

  const accountant = await openAs('eshe')
  await accountant.goto('/payments?tab=review')
  await accountant
    .getByRole('row', { name: /Grace Achieng/ })
    .first()
    .getByRole('link')
    .click()
  await accountant.getByRole('link', { name: 'Say how it ended' }).click()
  await ready(accountant)
  await accountant.getByRole('radio', { name: /^It was paid/ }).check()
  await expect(accountant.getByLabel('Receipt', { exact: true })).toHaveValue(/^[A-Z0-9]{10}$/)
  await accountant.getByLabel('Amount that moved').fill('5,113')
  await accountant.getByLabel('What shows it').fill('Statement of today, line 3: the whole amount left once.')
  const paper = Buffer.from('Receipt,Paid out\nX,5113.00\n')
  await accountant
    .getByLabel('Statement page')
    .setInputFiles({ name: 'statement page.csv', mimeType: 'text/csv', buffer: paper })
  await accountant.getByRole('button', { name: 'Ask a second person to confirm' }).click()
  await accountant.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  await expect(accountant.getByText(/Eshe .* says: it was paid/)).toBeVisible()
  // Proposing draws the page once more: a click in that very moment may meet a link that is being moved.
  await accountant.waitForLoadState('networkidle')
  await accountant.getByRole('link', { name: 'Read and decide' }).click()
  await expect(accountant.getByText('You proposed this, so somebody else has to confirm it.')).toBeVisible()

  const second = await approverWithCode(beside)
  const decider = await openAs(second.approver)
  await decider.goto(address)
  await decider.getByRole('link', { name: 'Read and decide' }).click()
  await ready(decider)
  const fingerprint = createHash('sha256').update(paper).digest('hex')
  await expect(fact(decider, 'SHA-256 of the file')).toContainText(fingerprint)
  const download = decider.waitForEvent('download')
  await decider.getByRole('link', { name: 'Download statement page.csv' }).click()
  expect((await download).suggestedFilename()).toBe('statement page.csv')
  await decider.getByLabel('Code from your authenticator').fill(second.code)
  await decider.getByRole('button', { name: 'Confirm: it was paid' }).click()
  await decider.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  await expectStatus(decider, 'Succeeded')
  await expect(decider.getByText('Settled by hand as paid')).toBeVisible()
  expect(await sandbox.movementsOf(5_113)).toHaveLength(before.length + 1)
})

test('a paid prompt is reversed after approval: the money is back and both rows point at each other', async ({
  openAs,
  beside,
  sandbox,
}) => {
  test.setTimeout(150_000)
  const phone = freshPhone()
  await sandbox.phoneDoes(msisdn(phone), 'pay')
  const cashier = await openAs('daudi')
  const address = await request(cashier, phone, '1,517')
  await expectStatus(cashier, 'Succeeded', 60_000)

  const maker = await openAs('amina')
  await maker.goto(address)
  await maker.getByRole('link', { name: 'Reverse', exact: true }).click()
  await expect(maker.getByRole('heading', { name: 'Give money back' })).toBeVisible()
  await ready(maker)
  await maker.getByRole('textbox', { name: 'Reason' }).first().fill('Paid twice by mistake')
  await maker.getByRole('button', { name: 'Send the reversal of KES 1,517.00 for approval' }).click()
  await maker.waitForURL(/\/payments\/[0-9a-f-]{36}$/)
  await expectStatus(maker, 'Needs approval')
  await expect(maker.getByRole('link', { name: /^Takes back HZ-/ })).toBeVisible()
  await approveBySomebody(openAs, beside, maker.url())
  await expectStatus(maker, 'Succeeded', 60_000)
  const moved = (await sandbox.movementsOf(1_517)).map(({ kind }) => kind)
  expect(moved.filter((kind) => kind === 'reversal')).toHaveLength(1)

  await maker.getByRole('link', { name: /^Takes back HZ-/ }).click()
  await maker.waitForURL(address)
  await expect(statusTag(maker).getByText('Reversed', { exact: true })).toBeVisible()
  await expect(maker.getByRole('link', { name: /^Reversal HZ-/ })).toBeVisible()
  await expect(maker.getByRole('button', { name: 'Reverse', exact: true })).toHaveAccessibleDescription(
    'All of it was given back already, or waits to be.',
  )
})

test('a failed request is tried again as a new payment linked to the old one, once', async ({ openAs, sandbox }) => {
  test.setTimeout(120_000)
  const phone = freshPhone()
  await sandbox.phoneDoes(msisdn(phone), 'cancel')
  const page = await openAs('daudi')
  const failed = await request(page, phone, '719')
  await expectStatus(page, 'Failed', 60_000)
  await sandbox.phoneDoes(msisdn(phone), 'pay')
  await page.getByRole('link', { name: 'Try again' }).click()
  await ready(page)
  await expect(page.getByLabel('Amount', { exact: true })).toHaveValue('719.00')
  await page.getByRole('button', { name: /^Request KES/ }).click()
  await page.waitForURL((url) => /\/payments\/[0-9a-f-]{36}$/.test(url.pathname) && url.href !== failed)
  await expectStatus(page, 'Succeeded', 60_000)
  await page.getByRole('link', { name: /^In place of HZ-/ }).click()
  await page.waitForURL(failed)
  await expect(page.getByRole('link', { name: /^Tried again as HZ-/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveAccessibleDescription(
    /^It was tried again as HZ-/,
  )
})
