import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
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
})
