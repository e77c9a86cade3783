import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { minorFromDecimal } from '@/lib/core/money'
import type { TransactionFilter } from '../transactions/filter'
import { listTransactions, newestRow } from '../transactions/queries'
import { sumTransactions } from '../transactions/sums'
import {
  addMixedLines,
  filterOf,
  openTransactionsWorld,
  type TransactionsWorld,
  ZONE,
} from '../transactions/transactions-fixture'
import { exportTransactions } from './export-transactions'
import { EXPORT_COLUMNS, type ExportColumn } from './layouts'
import { readChoice } from './schemas'

type Line = Record<ExportColumn, string>

const CHOICE = readChoice({}, ZONE)

async function textOf(bytes: AsyncGenerator<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

async function exported(
  world: TransactionsWorld,
  filter: TransactionFilter,
  role: 'accountant' | 'maker' = 'accountant',
) {
  const { bytes, stated, written, fileName } = await exportTransactions(world.as(role), filter, CHOICE)
  const text = await textOf(bytes)
  expect(written).toEqual(stated)
  return {
    rows: stated.rows,
    fileName,
    text,
    records: parse(text, { columns: true, record_delimiter: '\r\n' }) as Line[],
  }
}

async function screen(world: TransactionsWorld, filter: TransactionFilter): Promise<string[]> {
  const ids: string[] = []
  let place: string | undefined
  do {
    const page = await listTransactions(world.store, filter, ZONE, place, 11)
    ids.push(...page.rows.map((row) => row.id))
    place = page.older ?? undefined
  } while (place)
  return ids
}

describe('the exported file', () => {
  const filters: Partial<TransactionFilter>[] = [
    {},
    { sort: 'oldest' },
    { counterparty: 'Mama Mboga Supplies', from: '2026-10-26', to: '2026-10-31' },
    { tab: 'out', currency: 'KES', sort: 'largest' },
    { q: 'jane' },
  ]

  test.each(filters)('has the rows of the screen in its order, and its sums, for %j', async (parts) => {
    const world = await openTransactionsWorld()
    await addMixedLines(world, 90)
    const filter = filterOf(parts)
    const { rows, records } = await exported(world, filter)
    expect(records.map((line) => line.transaction_id)).toEqual(await screen(world, filter))
    expect(rows).toBe(records.length)
    expect(rows).toBeGreaterThan(0)
    for (const sum of await sumTransactions(world.store, filter, ZONE)) {
      const total = (column: 'debit' | 'credit') =>
        records
          .filter((line) => line.currency === sum.currency && line[column] !== '')
          .reduce((so, line) => so + (minorFromDecimal(line[column], sum.currency) ?? 0n), 0n)
      expect(total('credit')).toBe(sum.inMinor)
      expect(total('debit')).toBe(sum.outMinor)
    }
  })

  test('drops no row at the seam of its pieces', async () => {
    const world = await openTransactionsWorld()
    await addMixedLines(world, 2_003)
    const { records } = await exported(world, filterOf())
    expect(records.map((line) => line.transaction_id)).toEqual(await screen(world, filterOf()))
  }, 60_000)

  test('keeps names from being formulas, and phones as digits', async () => {
    const world = await openTransactionsWorld()
    const names = ['=HYPERLINK("http://x","y")', '+1+2', '-5', '@SUM(A1)', '\t=1', '＝1', 'Jane "Wa", njiku']
    for (const counterpartyName of names) await world.add({ counterpartyName })
    const { records } = await exported(world, filterOf({ sort: 'oldest' }))
    expect(records.map((line) => line.counterparty_name).toReversed()).toEqual([
      '\'=HYPERLINK("http://x","y")',
      "'+1+2",
      "'-5",
      "'@SUM(A1)",
      // Its tab became a blank on the way in.
      "' =1",
      "'＝1",
      'Jane "Wa", njiku',
    ])
    expect(new Set(records.map((line) => line.counterparty_account))).toEqual(new Set(['254712345678']))
    expect(new Set(records.map((line) => line.credit))).toEqual(new Set(['1500.00']))
  })

  test('says its zone in every time and its mode in the name', async () => {
    const world = await openTransactionsWorld()
    await world.add({ occurredAt: new Date('2026-11-20T21:30:00Z') })
    const { records, fileName, text } = await exported(world, filterOf())
    expect(records[0]?.occurred_at).toBe('2026-11-21T00:30:00+03:00')
    expect(records[0]?.zone).toBe('Africa/Nairobi')
    expect(fileName).toBe('hazina-sandbox-transactions-2026-11-21-12-00-EAT.csv')
    expect(text.startsWith(`${EXPORT_COLUMNS.join(',')}\r\n`)).toBe(true)
  })

  test('hides accounts from a maker', async () => {
    const world = await openTransactionsWorld()
    await world.add()
    const { records } = await exported(world, filterOf(), 'maker')
    expect(records[0]?.counterparty_account).toBe('0712 ••• 678')
  })

  test('leaves out lines that came after the screen was drawn', async () => {
    const world = await openTransactionsWorld()
    await world.add()
    const seen = await newestRow(world.store)
    await world.add()
    const { stated, bytes } = await exportTransactions(world.as('accountant'), filterOf(), CHOICE, seen)
    expect(stated.rows).toBe(1)
    expect((await textOf(bytes)).trimEnd().split('\r\n')).toHaveLength(2)
  })

  test('of nothing has its column names', async () => {
    const world = await openTransactionsWorld()
    const { text, rows } = await exported(world, filterOf())
    expect(rows).toBe(0)
    expect(text).toBe(`${EXPORT_COLUMNS.join(',')}\r\n`)
  })

  test('is refused to a cashier and leaves no trace of having run', async () => {
    const world = await openTransactionsWorld()
    await expect(exportTransactions(world.as('cashier'), filterOf(), CHOICE)).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(await world.store.read.select().from(world.store.t.exportsLog)).toEqual([])
  })

  test('is in the audit log before its first byte', async () => {
    const world = await openTransactionsWorld()
    await world.add()
    await exportTransactions(world.as('auditor'), filterOf({ tab: 'in' }), CHOICE)
    const audit = await world.store.read.select({ action: world.store.t.audit.action }).from(world.store.t.audit)
    expect(audit).toEqual([{ action: 'export.transactions' }])
  })
})
