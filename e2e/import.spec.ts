import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'

const HEADINGS =
  'Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Reason Type,Other Party Info,A/C No.'

async function upload(page: Page, account: RegExp, name: string, text: string): Promise<void> {
  await page.goto('/imports')
  await page.getByRole('link', { name: 'Import a statement' }).click()
  const accounts = page.getByLabel('Account', { exact: true })
  const label = await accounts.locator('option', { hasText: account }).first().textContent()
  await accounts.selectOption({ label: label ?? '' })
  await page.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Upload and check' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

test('a statement is checked, brought in, and the same file again holds nothing new; a corrupted one names its line', async ({
  openAs,
}, { outputDir }) => {
  test.setTimeout(120_000)
  const mark = crypto.randomUUID().slice(0, 6).toUpperCase()
  const line = (receipt: string, sum: string) =>
    `${receipt},20-11-2025 10:15:00,Pay Bill from customer,Completed,${sum},,,Pay Bill,254712345678 - Jane Wanjiku,SF-1001`
  const file = [HEADINGS, line(`SA${mark}`, '"1,234.00"'), line(`SB${mark}`, '77'), ''].join('\n')
  const page = await openAs('eshe')
  await upload(page, /600100/, `november-${mark}.csv`, file)
  await expect(page.getByRole('status').filter({ hasText: 'To be decided' })).toHaveCount(1, { timeout: 20_000 })
  await expect(page.getByRole('table', { name: 'Lines of the statement' })).toContainText(`SA${mark}`)
  await page.screenshot({ path: `${outputDir}/import-ready.png`, fullPage: true })
  await page.setViewportSize({ width: 390, height: 844 })
  await page.screenshot({ path: `${outputDir}/import-ready-390.png`, fullPage: true })
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Import 2 lines' }).click()
  await expect(page.getByText('2 new lines brought in.')).toBeVisible({ timeout: 20_000 })
  await page.goto(`/transactions?q=SA${mark}`)
  await expect(page.getByRole('table', { name: 'Transactions', exact: true })).toContainText('1,234.00')

  await upload(page, /600100/, `again-${mark}.csv`, file)
  await expect(page.getByText(/^This very file was imported before/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: 'Import 0 lines' })).toHaveAttribute('aria-disabled', 'true', {
    timeout: 20_000,
  })

  await upload(page, /600100/, `corrupted-${mark}.csv`, file.replace(',77,', ',7x7,'))
  await expect(page.getByText('Line 3: an amount cannot be read exactly')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('heading', { name: 'What the columns mean' })).toBeVisible()
  await page.getByRole('button', { name: 'Put away' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Put away' })).toHaveCount(1)
  await page.goto('/imports')
  await expect(page.getByRole('table', { name: 'Statement imports' })).toContainText(`november-${mark}.csv`)
  await page.screenshot({ path: `${outputDir}/imports.png`, fullPage: true })
})

test('who may not import does not see the page, and is refused at its address', async ({ openAs }) => {
  const page = await openAs('amina')
  await page.goto('/imports')
  await expect(page.getByText(/It needs the right to import statements/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Statement imports' })).toHaveCount(0)
})
