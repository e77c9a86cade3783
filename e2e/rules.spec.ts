import type { Page } from '@playwright/test'
import { approve, personWithCode } from './approve'
import { expect, ready, test } from './fixtures'
import { reachCheckStep, submitForApproval } from './prepare-payout'

const LOWERED = 'Payouts over KES 60,000.00: two approvers.'

/** The second administrator's half, in the dialog that repeats what is signed. */
async function confirmChange(page: Page, change: string, code: string): Promise<void> {
  const card = page.getByRole('region', { name: 'Waiting for a second administrator' })
  await expect(card.getByText(change)).toBeVisible()
  await card.getByRole('button', { name: 'Confirm' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm this change' })
  await expect(dialog.getByText(change)).toBeVisible()
  await dialog.getByLabel('Code from your authenticator').fill(code)
  await dialog.getByRole('button', { name: 'Confirm' }).click()
  await expect(dialog).toBeHidden()
}

async function ask(page: Page, amount: string): Promise<void> {
  const who = page.getByRole('region', { name: 'Who would have to approve?' })
  await who.getByLabel('Amount').fill(amount)
  await who.getByRole('button', { name: 'Show who' }).click()
}

test('two administrators lower a threshold; a payout above it then needs two approvers', async ({ openAs, beside }) => {
  test.setTimeout(180_000)
  const gitau = await openAs('gitau')
  await gitau.goto('/rules')
  await ready(gitau)
  await expect(gitau.getByText('Payouts over KES 100,000.00: two approvers.')).toBeVisible()
  await ask(gitau, '250,000')
  await expect(gitau.getByText('KES 250,000.00: two approvers (rule: over KES 100,000.00).')).toBeVisible()
  await expect(gitau.getByText(/Baraka Mwangi or Chausiku Njeri/)).toBeVisible()

  // The answer under the rule that is being typed comes before anything is saved.
  await gitau.getByRole('link', { name: 'Propose a rule' }).click()
  await gitau.waitForURL(/\/rules\/new$/)
  await ready(gitau)
  await gitau.getByLabel('Over', { exact: true }).fill('60,000')
  await ask(gitau, '75,000')
  await expect(gitau.getByText('KES 75,000.00: one approver (rule: every payout).')).toBeVisible()
  await expect(gitau.getByText('KES 75,000.00: two approvers (rule: over KES 60,000.00).')).toBeVisible()
  await gitau.getByLabel('Why').fill('Two wrong payouts last week')
  await gitau.getByRole('button', { name: 'Propose this rule' }).click()
  await gitau.waitForURL(/\/rules$/)

  // Whoever proposed it cannot confirm it; another administrator can.
  const waiting = gitau.getByRole('region', { name: 'Waiting for a second administrator' })
  await expect(waiting.getByText('You proposed this, so somebody else has to decide it.')).toBeVisible()
  await expect(waiting.getByRole('button', { name: 'Confirm' })).toHaveCount(0)
  const { code } = await personWithCode(beside, ['halima'])
  const halima = await openAs('halima')
  await halima.goto('/rules')
  await ready(halima)
  await confirmChange(halima, `New: ${LOWERED}`, code)
  await expect(halima.getByRole('region', { name: 'In force' }).getByText(LOWERED)).toBeVisible()
  await expect(halima.getByRole('table', { name: 'History' }).getByText(`New: ${LOWERED}`)).toBeVisible()

  // The maker is told before submitting, and one approval is not enough.
  const amina = await openAs('amina')
  await reachCheckStep(amina, {
    rail: 'M-Pesa to phone',
    account: { label: 'Phone', type: '0712 600 601' },
    name: 'Rule Example',
    amount: '75,000',
    purpose: 'Cold store',
  })
  await expect(amina.getByText('Two approvers who did not prepare it (rule: over KES 60,000.00).')).toBeVisible()
  await expect(amina.getByText('First payment to this account from here.')).toBeVisible()
  const url = await submitForApproval(amina)
  const baraka = await openAs('baraka')
  await approve(baraka, url, (await personWithCode(beside, ['baraka'])).code)
  await expect(baraka.getByText(/Waits for the approval of one person/)).toBeVisible()
  const chausiku = await openAs('chausiku')
  await chausiku.goto(`${url}/approve`)
  await expect(chausiku.getByText('Two approvers who did not prepare it (rule: over KES 60,000.00).')).toBeVisible()
  await approve(chausiku, url, (await personWithCode(beside, ['chausiku'])).code)
  await expect(chausiku.getByText(/Waits for the approval/)).toHaveCount(0)

  // And back again, so that the other tests find the rules they know.
  await gitau.goto('/rules')
  await ready(gitau)
  await gitau.getByRole('button', { name: `Propose to end it: ${LOWERED}` }).click()
  const ending = gitau.getByRole('dialog', { name: 'End this rule' })
  await ending.getByLabel('Why').fill('The week is over')
  await ending.getByRole('button', { name: 'Propose to end it' }).click()
  await expect(ending).toBeHidden()
  await halima.reload()
  await ready(halima)
  await confirmChange(halima, `To end: ${LOWERED}`, (await personWithCode(beside, ['halima'])).code)
  await expect(halima.getByRole('region', { name: 'In force' }).getByText(LOWERED)).toHaveCount(0)
})
