import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { and, count, desc, eq, gte, like, lt } from 'drizzle-orm'
import { dayOf, endOfDay, startOfDay } from '@/lib/core/days-and-zones'
import type { Runtime } from '@/lib/features/context'
import { presetRange } from '@/lib/features/transactions/day-ranges'
import { expect, ready, test } from './fixtures'
import { minorOf, readSums, type Sums } from './screen-sums'

const filters = (page: Page) => page.getByRole('search', { name: 'Filters' })
const searchBox = (page: Page) => filters(page).getByRole('textbox', { name: 'Search transactions' })
const list = (page: Page) => page.getByRole('table', { name: 'Transactions', exact: true })
/** "21 Nov 14:05, Jane Wanjiku" */
const rowLinks = (page: Page) => list(page).getByRole('link', { name: /\d\d:\d\d ?, / })

/** The rows as a person tells them apart. */
async function rowNames(page: Page): Promise<string[]> {
  await expect(rowLinks(page).first()).toBeVisible()
  return rowLinks(page).allTextContents()
}

/** A supplier that was paid several times last month. */
async function busySupplier(beside: Runtime): Promise<{ name: string; month: string }> {
  const { transactions: t } = beside.store.t
  const { from, to } = presetRange('lastMonth', dayOf(new Date(), beside.zone))
  const lines = count()
  const [found] = await beside.store.read
    .select({ name: t.counterpartyName, lines })
    .from(t)
    .where(
      and(
        eq(t.direction, 'out'),
        eq(t.currency, 'KES'),
        eq(t.state, 'succeeded'),
        gte(t.occurredAt, startOfDay(from, beside.zone)),
        lt(t.occurredAt, endOfDay(to, beside.zone)),
        // The farms are suppliers; the apostrophe and the comma of others are in the export of everything.
        like(t.counterpartyName, '%Farm%'),
      ),
    )
    .groupBy(t.counterpartyName)
    .orderBy(desc(lines))
    .limit(1)
  if (!found || Number(found.lines) < 2) throw new Error('the world has no supplier that was paid last month')
  const month = new Intl.DateTimeFormat('en-KE', { month: 'short', year: 'numeric', timeZone: 'UTC' })
  return { name: found.name, month: month.format(new Date(`${from}T00:00:00Z`)) }
}

async function filterTo(page: Page, supplier: { name: string; month: string }): Promise<void> {
  await page.goto('/transactions')
  await ready(page)
  await filters(page).getByRole('button', { name: 'Counterparty' }).click()
  await page.getByRole('textbox', { name: 'Counterparty' }).fill(supplier.name)
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(filters(page).getByRole('link', { name: 'Remove filter: Counterparty' })).toBeVisible()
  await filters(page).getByRole('button', { name: 'Days' }).click()
  await page.getByRole('navigation', { name: 'A month' }).getByRole('link', { name: supplier.month }).click()
  await expect(filters(page).getByRole('link', { name: 'Remove filter: Days' })).toBeVisible()
}

type Line = Record<string, string>

/** Downloads through the dialog, as a person does, and reads the file as another program would. */
async function exportLines(page: Page): Promise<{ fileName: string; lines: Line[] }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const download = page.waitForEvent('download')
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /^Download/ })
    .click()
  const file = await download
  const text = await readFile(await file.path(), 'utf8')
  return { fileName: file.suggestedFilename(), lines: parse<Line>(text, { columns: true }) }
}

/** The sums of a file, from its debit and credit columns alone. */
function sumsOf(lines: readonly Line[]): Sums {
  const money: Record<string, bigint> = {}
  for (const line of lines) {
    for (const [column, way] of [
      ['debit', 'out'],
      ['credit', 'in'],
    ] as const) {
      const figure = line[column] ?? ''
      if (figure === '') continue
      const name = `${way} ${line['currency']}`
      money[name] = (money[name] ?? 0n) + minorOf(figure)
    }
  }
  return { rows: lines.length, money }
}

test('a supplier and a month: sums, the chart’s bar, and a file with the same rows and sums', async ({
  openAs,
  beside,
}) => {
  const supplier = await busySupplier(beside)
  const page = await openAs('eshe')
  await filterTo(page, supplier)
  const sums = await readSums(page)
  expect(sums.rows).toBeGreaterThan(1)
  expect(Object.keys(sums.money)).toContain('out KES')
  expect(Object.keys(sums.money).filter((name) => name.startsWith('in'))).toEqual([])
  for (const name of await rowNames(page)) expect(name).toContain(supplier.name)

  const chart = page.getByRole('group', { name: /^Money in and out by day, KES/ })
  const bars = await chart
    .getByRole('link')
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  const charted = bars.reduce((sum, bar) => sum + minorOf(/out KES ([\d,.]+)$/.exec(bar)?.[1] ?? '0'), 0n)
  expect(charted).toBe(sums.money['out KES'])

  const busy = bars.find((bar) => !bar.endsWith('out KES 0.00')) ?? ''
  await chart.getByRole('link', { name: busy }).click()
  await expect(page).toHaveURL(/from=(\d{4}-\d{2}-\d{2})&to=\1/)
  const onThatDay = minorOf(/out KES ([\d,.]+)$/.exec(busy)?.[1] ?? '0')
  await expect.poll(async () => (await readSums(page)).money).toMatchObject({ 'out KES': onThatDay })
  await page.goBack()
  await expect.poll(() => readSums(page)).toEqual(sums)

  const { fileName, lines } = await exportLines(page)
  expect(fileName).toMatch(/^hazina-sandbox-transactions-.*-EAT\.csv$/)
  expect(sumsOf(lines)).toEqual(sums)
  expect(new Set(lines.map((line) => line['counterparty_name']))).toEqual(new Set([supplier.name]))
})

test('the file of everything has every row, and its sums are the screen’s in each currency', async ({ openAs }) => {
  const page = await openAs('farida')
  await page.goto('/transactions')
  await ready(page)
  const sums = await readSums(page)
  expect(sums.rows).toBeGreaterThan(19_000)
  const { lines } = await exportLines(page)
  expect(sumsOf(lines)).toEqual(sums)
  expect(new Set(lines.map((line) => line['transaction_id'])).size).toBe(lines.length)
  expect(lines.filter((line) => line['debit'] && line['credit'])).toEqual([])
  expect(lines.every((line) => line['zone'] === 'Africa/Nairobi' && line['occurred_at']?.endsWith('+03:00'))).toBe(true)
  const typed = lines.flatMap((line) => [line['counterparty_name'], line['description'], line['merchant_reference']])
  expect(
    typed.filter((text) => /^[=+\-@\t\r]/.test(text ?? '')),
    'nothing that a spreadsheet would run',
  ).toEqual([])
})

test('who may not export is told so, and the address gives nothing either', async ({ openAs }) => {
  const page = await openAs('daudi')
  await page.goto('/transactions')
  const button = page.getByRole('button', { name: 'Export', exact: true })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription('Your role may not export.')
  expect((await page.request.get('/exports/transactions')).status()).toBe(403)
})

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

async function search(page: Page, typed: string): Promise<Sums> {
  await searchBox(page).fill(typed)
  await searchBox(page).press('Enter')
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === typed.trim())
  await expect(searchBox(page)).toHaveValue(typed.trim())
  return readSums(page)
}

test('one box finds a phone in three spellings, a receipt, a name and an amount', async ({ openAs, beside }) => {
  const { transactions: t } = beside.store.t
  const [line] = await beside.store.read
    .select()
    .from(t)
    .where(and(eq(t.rail, 'mpesa.b2c'), eq(t.state, 'succeeded'), like(t.counterpartyAccount, '2547________')))
    .orderBy(desc(t.occurredAt))
    .limit(1)
  if (!line) throw new Error('the world has no payout to a phone')
  const page = await openAs('farida')
  await page.goto('/transactions')
  await ready(page)
  const nine = line.counterpartyAccount.slice(3)
  const spaced = `${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)}`
  const local = await search(page, `0${spaced}`)
  expect(local.rows).toBeGreaterThan(0)
  expect(await search(page, `+254 ${spaced}`)).toEqual(local)
  expect(await search(page, `254${nine}`)).toEqual(local)

  expect((await search(page, line.providerReference)).rows).toBe(1)
  const person = new RegExp(escaped(line.counterpartyName), 'i')
  expect(await rowNames(page)).toEqual([expect.stringMatching(person)])
  const byName = await search(page, line.counterpartyName)
  expect(byName.rows).toBeGreaterThan(0)
  for (const name of await rowNames(page)) expect(name).toMatch(person)

  const shillings = (line.amountMinor / 100n).toLocaleString('en-KE')
  const byAmount = await search(page, `KES ${shillings}.00`)
  expect(byAmount.rows).toBeGreaterThan(0)
  const amounts = await list(page).getByRole('cell').filter({ hasText: 'KES' }).allTextContents()
  expect(new Set(amounts.map((text) => text.replace(/[^\d.]/g, '')))).toEqual(
    new Set([`${shillings.replaceAll(',', '')}.00`]),
  )
  expect((await search(page, 'no such thing at all')).rows).toBe(0)
  await expect(page.getByText('No transaction matches these filters.')).toBeVisible()
})

test('Older and Newer walk the list without losing or repeating a row', async ({ openAs }) => {
  const page = await openAs('eshe')
  await page.goto('/transactions?sort=oldest')
  await ready(page)
  const pager = page.getByRole('navigation', { name: 'Pages' })
  await expect(rowLinks(page)).toHaveCount(50)
  const first = await hrefs(rowLinks(page))
  expect(first).toHaveLength(50)
  await pager.getByRole('link', { name: 'Older' }).click()
  await expect(page).toHaveURL(/at=/)
  await expect.poll(async () => (await hrefs(rowLinks(page)))[0]).not.toBe(first[0])
  const second = await hrefs(rowLinks(page))
  expect(second).toHaveLength(50)
  expect(idsOf(second).filter((id) => idsOf(first).includes(id))).toEqual([])
  await pager.getByRole('link', { name: 'Newer' }).click()
  await expect.poll(async () => idsOf(await hrefs(rowLinks(page)))).toEqual(idsOf(first))
})

const hrefs = (links: Locator) => links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
const idsOf = (addresses: readonly string[]) =>
  addresses.map((address) => new URLSearchParams(address.split('?')[1]).get('open'))

test('the address carries the whole list: another person who opens it sees the same', async ({ openAs, beside }) => {
  const supplier = await busySupplier(beside)
  const page = await openAs('eshe')
  await filterTo(page, supplier)
  const names = await rowNames(page)
  const other = await openAs('farida')
  await other.goto(page.url())
  expect(await rowNames(other)).toEqual(names)
  expect(await readSums(other)).toEqual(await readSums(page))
})

test('a row opens beside the list with an address of its own, and Back returns to the list', async ({ openAs }) => {
  const page = await openAs('farida')
  await page.goto('/transactions?rail=mpesa.c2b')
  await ready(page)
  const names = await rowNames(page)
  await rowLinks(page).nth(3).click()
  const panel = page.getByRole('complementary', { name: /^Transaction of / })
  await expect(panel).toBeVisible()
  await expect(panel.getByText('Provider reference')).toBeVisible()
  await expect(page).toHaveURL(/open=/)
  const opened = page.url()
  await page.goBack()
  await expect(panel).toHaveCount(0)
  expect(await rowNames(page)).toEqual(names)
  await page.goto(opened)
  await expect(panel).toBeVisible()
  await panel.getByRole('link', { name: 'Close the details' }).click()
  await expect(panel).toHaveCount(0)
  await expect(page).toHaveURL(/\/transactions\?rail=mpesa\.c2b$/)
})

test('on a narrow screen a row opens as a page, and Back to the list returns', async ({ openAs }) => {
  const page = await openAs('farida', { viewport: { width: 390, height: 844 } })
  await page.goto('/transactions?rail=mpesa.c2b')
  await ready(page)
  await rowLinks(page).nth(3).click()
  await expect(page).toHaveURL(/\/transactions\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { level: 1, name: /^Transaction of / })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the list' }).click()
  await expect(page).toHaveURL(/\/transactions\?rail=mpesa\.c2b/)
})
