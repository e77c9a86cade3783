import type { Page } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { approve, personWithCode } from './approve'
import { expect, ready, test } from './fixtures'
import { reachCheckStep, submitForApproval } from './prepare-payout'

const LOWERED = 'Payouts over KES 60,000.00: two approvers.'

/** The second person's half, in the dialog that repeats what is signed. */
async function confirmChange(page: Page, change: string, code: string, section = 'Waiting for a second administrator') {
  const card = page.getByRole('region', { name: section })
  await expect(card.getByText(change).first()).toBeVisible()
  await expectAccessible(page)
  await card.getByRole('button', { name: 'Confirm' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm this change' })
  await expect(dialog.getByText(change).first()).toBeVisible()
  await expectAccessible(page)
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
  await expect(baraka.getByText(/Waits for the approval of one person/).first()).toBeVisible()
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

test('roles change by two administrators, and the person is signed out at once', async ({
  openAs,
  beside,
  signIns,
  pageErrors,
}) => {
  test.setTimeout(120_000)
  // What their page still asks for by itself is refused from then on.
  pageErrors.expect(/401/)
  const daudi = await openAs('daudi')
  await daudi.goto('/collections')
  await expect(daudi.getByRole('heading', { name: 'Collections', level: 1 })).toBeVisible()
  const change = async (role: 'check' | 'uncheck') => {
    const gitau = await openAs('gitau')
    await gitau.goto('/people')
    await gitau.getByRole('link', { name: 'Change the roles of Daudi Kiprono' }).click()
    await gitau.waitForURL(/\/people\/[0-9a-f-]{36}$/)
    await ready(gitau)
    await gitau.getByLabel('Accountant')[role]()
    await gitau.getByLabel('Why').fill('Helps with the books in December')
    await gitau.getByRole('button', { name: 'Propose this change' }).click()
    await gitau.waitForURL(/\/people$/)
  }
  const confirm = async (words: string) => {
    const { code } = await personWithCode(beside, ['halima'])
    const halima = await openAs('halima')
    await halima.goto('/people')
    await ready(halima)
    await confirmChange(halima, words, code)
  }
  await change('check')
  await confirm('Daudi Kiprono: Cashier becomes Cashier, Accountant')
  await daudi.reload()
  await expect(daudi.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await change('uncheck')
  await confirm('Daudi Kiprono: Cashier, Accountant becomes Cashier')
  // Their next page signs in anew.
  signIns.delete('daudi')
})

test('a payee is paid once another person has confirmed the account, and again after a change', async ({
  openAs,
  beside,
}) => {
  test.setTimeout(180_000)
  const amina = await openAs('amina')
  await amina.goto('/payees/new')
  await ready(amina)
  await amina.getByLabel('Name', { exact: true }).fill('Payee Example')
  await amina.getByLabel('Phone', { exact: true }).fill('0712 600 888')
  await amina.getByRole('button', { name: 'Add to the book' }).click()
  await amina.waitForURL(/\/payees\?added=/)
  await expect(amina.getByText('Payee Example is in the book and waits for a second person.')).toBeVisible()
  await expect(amina.getByRole('link', { name: 'Pay Payee Example' })).toHaveCount(0)

  const confirm = async (title: string) => {
    const { approver, code } = await personWithCode(beside, ['baraka', 'chausiku'])
    const page = await openAs(approver)
    await page.goto('/payees')
    await page.getByRole('link', { name: title }).click()
    await page.waitForURL(/\/payees\/[0-9a-f-]{36}$/)
    await ready(page)
    await confirmChange(page, 'Payee Example', code, 'Waiting for a second person')
    return page
  }
  await confirm('New: Payee Example')
  await amina.goto('/payees')
  await expect(amina.getByRole('link', { name: 'Pay Payee Example' })).toBeVisible()

  await amina.getByRole('link', { name: 'Payee Example', exact: true }).click()
  await amina.waitForURL(/\/payees\/[0-9a-f-]{36}$/)
  await ready(amina)
  await amina.getByLabel('Phone', { exact: true }).fill('0712 600 889')
  await amina.getByLabel('Why').fill('Called her on the old number')
  await amina.getByRole('button', { name: 'Propose this change' }).click()
  const waiting = amina.getByRole('region', { name: 'Waiting for a second person' })
  // Whoever proposes it sees no more than any reader; whoever signs it sees it whole.
  await expect(waiting.getByText('Before: 0712 ••• 888')).toBeVisible()
  await expect(waiting.getByText('After: 0712 ••• 889')).toBeVisible()
  const page = await confirm('Change of Payee Example')
  await expect(page.getByText('The account of this payee was changed within the last seven days.')).toBeVisible()
})
