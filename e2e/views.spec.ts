import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { dayOf } from '@/lib/core/days-and-zones'
import { presetRange } from '@/lib/features/transactions/day-ranges'
import { saveView } from '@/lib/features/views/save-view'
import { SaveViewInput } from '@/lib/features/views/schemas'
import { actAs } from './beside-the-server'
import { expect, ready, test } from './fixtures'

const filters = (page: Page) => page.getByRole('search', { name: 'Filters' })
const views = (page: Page) => page.getByRole('button', { name: /^Saved views/ })
const heads = (page: Page) =>
  page.getByRole('table', { name: 'Transactions', exact: true }).getByRole('columnheader').allTextContents()

/** Filled in and sent; whether it was taken is for the test to see. */
async function saveAs(page: Page, name: string, ticks: readonly string[] = []): Promise<void> {
  await views(page).click()
  await page.getByRole('button', { name: 'Save as a view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save this list as a view' })
  await dialog.getByLabel('Name').fill(name)
  for (const tick of ticks) await dialog.getByLabel(tick).check()
  await dialog.getByRole('button', { name: 'Save the view' }).click()
}

test('filters, columns, order and row height are kept, and opening the view puts all of them into the address', async ({
  openAs,
  beside,
}) => {
  const page = await openAs('eshe')
  await page.goto('/transactions?tab=out&currency=KES&sort=largest')
  await ready(page)
  await filters(page).getByRole('button', { name: 'Days' }).click()
  await page.getByRole('link', { name: 'Last 7 days' }).click()
  await expect(filters(page).getByRole('link', { name: 'Remove filter: Days' })).toBeVisible()

  await page.getByRole('button', { name: 'Columns and row height' }).click()
  const columns = page.getByRole('form', { name: 'Columns' })
  await columns.getByLabel('Rail', { exact: true }).uncheck()
  await columns.getByLabel('Reference', { exact: true }).uncheck()
  await columns.getByLabel('In', { exact: true }).uncheck()
  // By the keyboard alone: the amount goes in front of the state, and the focus stays with it.
  const earlier = columns.getByRole('button', { name: 'Out: one place earlier' })
  await earlier.focus()
  await page.keyboard.press('Enter')
  await expect(earlier).toBeFocused()
  await columns.getByRole('button', { name: 'Apply' }).click()
  await expect(page).toHaveURL(/columns=time\.who\.out\.state/)
  expect(await heads(page)).toEqual(['Time, EAT', 'Who', 'Out', 'State'])

  await saveAs(page, 'Big payouts of the week')
  await expect(views(page)).toHaveAccessibleName('Saved views: Big payouts of the week')
  const { from, to } = presetRange('last7', dayOf(new Date(), beside.zone))
  const asKept = { tab: 'out', currency: 'KES', sort: 'largest', from, to, columns: 'time.who.out.state' }
  const addressHas = (url: URL) =>
    Object.entries(asKept).every(([name, value]) => url.searchParams.get(name) === value) &&
    url.searchParams.get('density') === 'comfortable'
  await expect(page).toHaveURL(addressHas)

  await page.goto('/transactions?tab=all')
  await ready(page)
  await views(page).click()
  await page.getByRole('link', { name: 'Big payouts of the week' }).click()
  await expect(page).toHaveURL(addressHas)
  for (const chip of ['Days', 'Currency', 'Order'])
    await expect(filters(page).getByRole('link', { name: `Remove filter: ${chip}` })).toBeVisible()
  expect(await heads(page)).toEqual(['Time, EAT', 'Who', 'Out', 'State'])

  // What is kept is the word, not the dates.
  const { savedViews } = beside.store.t
  const [kept] = await beside.store.read.select().from(savedViews).where(eq(savedViews.name, 'Big payouts of the week'))
  expect(JSON.parse(kept?.filter ?? '')).toEqual({ tab: 'out', currency: 'KES', sort: 'largest', days: 'last7' })

  // The file has what is seen, in the order in which it is seen.
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const coming = page.waitForEvent('download')
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /^Download/ })
    .click()
  const [head] = (await readFile(await (await coming).path(), 'utf8')).split('\r\n')
  expect(head).toBe('occurred_at,zone,counterparty_name,counterparty_account,direction,currency,amount,debit,state')
  await page.keyboard.press('Escape')

  // A change is seen as one, and kept under the same name.
  await page.getByRole('link', { name: 'Remove filter: Order' }).click()
  await expect(views(page)).toHaveAccessibleName('Saved views: Big payouts of the week, changed')
  await views(page).click()
  await page.getByRole('button', { name: 'Keep the changes in “Big payouts of the week”' }).click()
  await expect(views(page)).toHaveAccessibleName('Saved views: Big payouts of the week')
})

test('a name that is used, a long one and a shared phone are refused, and what was typed stays', async ({ openAs }) => {
  const page = await openAs('baraka')
  await page.goto('/transactions?tab=failed')
  await ready(page)
  await saveAs(page, 'Failed ones')
  await expect(views(page)).toHaveAccessibleName('Saved views: Failed ones')
  await saveAs(page, 'FAILED ones')
  const dialog = page.getByRole('dialog', { name: 'Save this list as a view' })
  await expect(dialog.getByRole('alert')).toContainText('There is a view of that name already.')
  await expect(dialog.getByLabel('Name')).toHaveValue('FAILED ones')
  await dialog.getByLabel('Name').fill('x'.repeat(61))
  await dialog.getByRole('button', { name: 'Save the view' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Use at most 60 characters.')
  await page.goto('/transactions?q=0712345678')
  await ready(page)
  await saveAs(page, 'One phone', ['Share it with the team'])
  await expect(dialog.getByRole('alert')).toContainText('which not everybody in the team may see')
  await expect(dialog.getByLabel('Name')).toHaveValue('One phone')
})

test('a person lands on their default; Everything and a cleared filter stay where they are', async ({ openAs }) => {
  const page = await openAs('chausiku')
  await page.goto('/transactions?tab=in')
  await ready(page)
  await saveAs(page, 'Money in', ['Open Transactions with it'])
  await expect(views(page)).toHaveAccessibleName('Saved views: Money in')
  await page.goto('/transactions')
  await expect(page).toHaveURL(/tab=in/)
  await expect(views(page)).toHaveAccessibleName('Saved views: Money in')
  await page.getByRole('navigation', { name: 'Which transactions' }).getByRole('link', { name: 'All' }).click()
  await expect(page).not.toHaveURL(/tab=in/)
  await expect(views(page)).toHaveAccessibleName('Saved views: Money in, changed')
  await page.goto('/views')
  await ready(page)
  await page.getByRole('button', { name: 'No longer open Transactions with “Money in”' }).click()
  await expect(page.getByRole('button', { name: 'Open Transactions with “Money in”' })).toBeVisible()
  await page.goto('/transactions')
  await expect(page.getByRole('heading', { level: 1, name: 'Transactions' })).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
})

test('a shared view is the team’s to open, and its owner’s and an administrator’s to change', async ({
  openAs,
  beside,
}) => {
  const shown = {
    filter: { tab: 'unknown' },
    days: '',
    columns: 'time.theirAccount.state',
    density: 'compact',
  } as const
  const given = { name: 'To look into', isShared: true, isDefault: false }
  await saveView(await actAs(beside, 'eshe'), SaveViewInput.parse({ ...shown, ...given }))

  const cashier = await openAs('daudi', { viewport: { width: 390, height: 844 } })
  await cashier.goto('/views')
  await ready(cashier)
  const card = cashier.getByRole('main').getByRole('listitem').filter({ hasText: 'To look into' })
  await expect(card).toContainText('Shared by Eshe')
  await expect(card.getByRole('button', { name: /Rename|Delete|Stop sharing/ })).toHaveCount(0)
  await card.getByRole('link', { name: 'To look into' }).click()
  await expect(cashier).toHaveURL(/tab=unknown&columns=time\.theirAccount\.state&density=compact/)

  const administrator = await openAs('gitau')
  await administrator.goto('/views')
  await ready(administrator)
  const theirs = administrator.getByRole('main').getByRole('listitem').filter({ hasText: 'To look into' })
  // The names only: what they filter by is money's.
  await expect(theirs.getByRole('link')).toHaveCount(0)
  await theirs.getByRole('button', { name: 'Rename “To look into”' }).click()
  const renaming = administrator.getByRole('dialog')
  await renaming.getByLabel('Name').fill('Team: to look into')
  await renaming.getByRole('button', { name: 'Rename' }).click()
  const renamed = administrator.getByRole('main').getByRole('listitem').filter({ hasText: 'Team: to look into' })
  await renamed.getByRole('button', { name: 'Delete “Team: to look into”' }).click()
  const asking = administrator.getByRole('dialog')
  await asking.getByRole('button', { name: 'Delete' }).click()
  await expect(asking.getByRole('alert')).toBeVisible()
  await asking.getByLabel('Reason').fill('Everybody uses the tab')
  await asking.getByRole('button', { name: 'Delete' }).click()
  await expect(renamed).toHaveCount(0)
})
