import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { eq } from 'drizzle-orm'
import { addDays } from '@/lib/core/days-and-zones'
import { setJob } from '@/lib/features/payments/payment-jobs'
import { saveView } from '@/lib/features/views/save-view'
import { SaveViewInput } from '@/lib/features/views/schemas'
import { actAs } from './beside-the-server'
import { expect, ready, test } from './fixtures'

test('a file made in the background is kept with its hash, and has the rows that were stated', async ({ openAs }) => {
  const page = await openAs('eshe')
  await page.goto('/transactions?tab=out')
  await ready(page)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const stated = Number((await dialog.getByRole('link', { name: /^Download/ }).textContent())?.replace(/\D/g, ''))
  await dialog.getByRole('button', { name: 'Make in the background' }).click()
  await expect(page).toHaveURL(/\/exports$/)
  const row = page.getByRole('table', { name: 'Exports' }).getByRole('row').nth(1)
  const link = row.getByRole('link', { name: /^Download hazina-sandbox-transactions/ })
  await expect(link).toBeVisible({ timeout: 20_000 })
  const coming = page.waitForEvent('download')
  await link.click()
  const bytes = await readFile(await (await coming).path())
  expect(parse(bytes, { columns: true }).length).toBe(stated)
  const hash = createHash('sha256').update(bytes).digest('hex')
  await expect(row.getByTitle(hash)).toBeVisible()
  await expect(row.getByRole('cell', { name: 'Out', exact: true })).toBeVisible()
})

test('a schedule writes a view out when its time has come, can be paused, and ends with a reason', async ({
  openAs,
  beside,
}) => {
  const look = { filter: { tab: 'out' }, days: 'lastMonth', columns: 'time.out', density: 'compact' } as const
  const kept = SaveViewInput.parse({ ...look, name: 'Paid last month', isShared: false, isDefault: false })
  const { viewId } = await saveView(await actAs(beside, 'eshe'), kept)
  const page = await openAs('eshe')
  await page.goto('/views')
  await ready(page)
  await page.getByRole('link', { name: 'Export “Paid last month” on a schedule' }).click()
  await expect(page.getByLabel('View', { exact: true })).toHaveValue(viewId)
  await page.getByLabel('Layout', { exact: true }).selectOption('ledger')
  await page.getByLabel('How often').selectOption('monthly')
  await page.getByLabel('Day of the month').selectOption('the last day')
  await page.getByLabel('At, EAT').selectOption('07:00')
  await page.getByRole('button', { name: 'Set up the schedule' }).click()
  // What was chosen stays where one part of it is refused.
  await expect(page.getByRole('alert').filter({ hasText: 'Filter by one account' })).toBeVisible()
  await expect(page.getByLabel('At, EAT')).toHaveValue('7')
  await page.getByLabel('Layout', { exact: true }).selectOption('machine')
  await page.getByRole('button', { name: 'Set up the schedule' }).click()
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Paid last month' })
  await expect(card).toContainText('On the last day of each month at 07:00 EAT')

  // As if nothing had run since a month ago: the worker makes up for the one due time that was missed.
  const { exportSchedules } = beside.store.t
  const [schedule] = await beside.store.read.select().from(exportSchedules).where(eq(exportSchedules.viewId, viewId))
  if (!schedule) throw new Error('the schedule is not there')
  await beside.store.tx(async (tx) => {
    const handledDay = addDays(schedule.handledDay, -3)
    await tx.update(exportSchedules).set({ handledDay }).where(eq(exportSchedules.id, schedule.id))
    await setJob(beside, tx, 'schedule', schedule.id, new Date())
  })
  await expect(async () => {
    await page.reload()
    await expect(card).toContainText('the file was ordered', { timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  await ready(page)
  const row = page.getByRole('table', { name: 'Exports' }).getByRole('row').nth(1)
  await expect(row).toContainText('Schedule of the view “Paid last month”')
  const link = row.getByRole('link', { name: /^Download hazina-sandbox-transactions/ })
  await expect(link).toBeVisible({ timeout: 30_000 })
  const coming = page.waitForEvent('download')
  await link.click()
  const [head] = (await readFile(await (await coming).path(), 'utf8')).split('\r\n')
  expect(head).toBe('occurred_at,zone,direction,currency,amount,debit')

  await card.getByRole('button', { name: /^Pause/ }).click()
  await expect(card.getByText('Paused', { exact: true })).toBeVisible()
  await card.getByRole('button', { name: /^Go on/ }).click()
  await expect(card.getByText('Paused', { exact: true })).toHaveCount(0)

  const other = await openAs('farida')
  await other.goto('/exports')
  const seen = other.getByRole('main').getByRole('listitem').filter({ hasText: 'Paid last month' })
  await expect(seen).toBeVisible()
  await expect(seen.getByRole('button')).toHaveCount(0)

  await card.getByRole('button', { name: /^Delete/ }).click()
  await page.getByRole('dialog').getByLabel('Reason').fill('The month is closed')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(card).toHaveCount(0)
})
