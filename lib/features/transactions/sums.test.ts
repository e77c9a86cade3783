import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { dayOf } from '@/lib/core/days-and-zones'
import { RAILS } from '@/lib/core/rails'
import { TABS, type TransactionFilter } from './filter'
import { newestRow } from './queries'
import { COUNTED_AT_ONCE, countAtOnce, flowByDay, isRolledUp, sumsOfDays, sumTransactions } from './sums'
import type { TransactionRow } from './transaction-line'
import { addMixedLines, filterOf, openTransactionsWorld, type TransactionsWorld, ZONE } from './transactions-fixture'

// In a file, where the sums that the roll-up does not know come from a thread of their own.
const folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-sums-'))
const file = path.join(folder, 'sums.db')
let store: Store
let world: TransactionsWorld
let rows: TransactionRow[]

beforeAll(async () => {
  store = openStore({ root: process.cwd(), databaseFile: file })
  world = await openTransactionsWorld(store)
  await addMixedLines(world, 180)
  rows = await store.read.select().from(store.t.transactions)
})

afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

const maybe = <Value>(...values: Value[]) => fc.constantFrom(undefined, ...values)
const days = maybe('2026-10-20', '2026-10-25', '2026-10-26', '2026-10-28', '2026-10-31')
const filters = () =>
  fc.record({
    tab: fc.constantFrom(...TABS),
    account: maybe(world.shillings, world.francs),
    rail: maybe(...RAILS),
    currency: maybe('KES' as const, 'BIF' as const),
    counterparty: maybe('Jane Wanjiku'),
    q: maybe('jane'),
    from: days,
    to: days,
  })

function shows(filter: TransactionFilter, row: TransactionRow): boolean {
  const day = dayOf(row.occurredAt, ZONE)
  const tabs = {
    all: true,
    in: row.direction === 'in',
    out: row.direction === 'out',
    failed: row.state === 'failed',
    unknown: row.state === 'unknown' || row.state === 'pending',
  }
  return (
    tabs[filter.tab] &&
    (!filter.account || row.accountId === filter.account) &&
    (!filter.rail || row.rail === filter.rail) &&
    (!filter.currency || row.currency === filter.currency) &&
    (!filter.counterparty || row.counterpartyName === filter.counterparty) &&
    (!filter.q || row.counterpartyName.startsWith('Jane')) &&
    (!filter.from || day >= filter.from) &&
    (!filter.to || day <= filter.to)
  )
}

function moved(shown: readonly TransactionRow[], direction: 'in' | 'out'): bigint {
  const own = shown.filter((row) => row.direction === direction && row.state === 'succeeded')
  return own.reduce((sum, row) => sum + row.amountMinor, 0n)
}

/** The same store, where a search is summed a few lines at a time. */
const inPieces = (): Store => ({
  ...store,
  reachOf: async (words, span, downwards) => store.reachOf?.(words, span, downwards, 7),
})

test.each([
  ['at once', () => store],
  ['in pieces of time', inPieces],
])(
  'sums, chart and bounded count are those of the shown lines, whoever counts them, %s',
  async (_how, storeOf) => {
    const store = storeOf()
    await fc.assert(
      fc.asyncProperty(filters(), async (parts) => {
        const filter = filterOf(parts)
        const shown = rows.filter((row) => shows(filter, row))
        const currencies = [...new Set(shown.map((row) => row.currency))].sort()
        const expected = currencies.map((currency) => {
          const own = shown.filter((row) => row.currency === currency)
          const movedRows = own.filter((row) => row.state === 'succeeded').length
          return { currency, rows: own.length, movedRows, inMinor: moved(own, 'in'), outMinor: moved(own, 'out') }
        })
        expect(await sumTransactions(store, filter, ZONE)).toEqual(expected)
        expect(await countAtOnce(store, filter, ZONE)).toBe(shown.length)
        for (const { currency, inMinor, outMinor } of expected) {
          const flow = await flowByDay(store, { ...filter, currency }, ZONE)
          expect(flow.reduce((sum, day) => sum + day.inMinor, 0n)).toBe(inMinor)
          expect(flow.reduce((sum, day) => sum + day.outMinor, 0n)).toBe(outMinor)
          const own = shown.filter((row) => row.currency === currency && row.state === 'succeeded')
          expect(flow.map(({ day }) => day)).toEqual([...new Set(own.map((row) => dayOf(row.occurredAt, ZONE)))].sort())
        }
      }),
      { numRuns: 100 },
    )
  },
  60_000,
)

test('a search that nobody waits for any more is not summed, counted or drawn to its end', async () => {
  const asked = { pieces: 0 }
  const gone = new AbortController()
  const watched: Store = {
    ...store,
    reachOf: async (words, span, downwards) => {
      asked.pieces += 1
      if (asked.pieces === 3) gone.abort()
      return store.reachOf?.(words, span, downwards, 7)
    },
  }
  const filter = filterOf({ q: 'jane' })
  for (const work of [
    () => sumTransactions(watched, filter, ZONE, undefined, gone.signal),
    () => countAtOnce(watched, filter, ZONE, gone.signal),
    () => flowByDay(watched, { ...filter, currency: 'KES' }, ZONE, gone.signal),
  ])
    await expect(work()).rejects.toThrow('aborted')
  expect(asked.pieces).toBe(5)
})

test('lines that came after the newest one of a moment are in no sum of that moment', async () => {
  const other = await openTransactionsWorld()
  await addMixedLines(other, 40)
  for (const parts of [
    {},
    { tab: 'in' as const },
    { currency: 'KES' as const },
    { q: 'jane' },
    { from: '2026-10-26' },
  ]) {
    const filter = filterOf(parts)
    const newest = await newestRow(other.store)
    const before = await sumTransactions(other.store, filter, ZONE)
    await addMixedLines(other, 7)
    expect(await sumTransactions(other.store, filter, ZONE, newest)).toEqual(before)
    expect(await sumTransactions(other.store, filter, ZONE)).not.toEqual(before)
  }
  await other.store.close()
})

test('what the roll-up knows is not counted line by line; lines newer than the screen are found by their number', () => {
  const { sql, params } = sumsOfDays(store, filterOf({ tab: 'in', from: '2026-10-01' }), ZONE, 100).toSQL()
  const raw = new SQLite(file, { readonly: true })
  const plan = raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[]
  raw.close()
  const lines = plan.map(({ detail }) => detail).join('\n')
  expect(lines).toMatch(/daily_totals USING INDEX daily_totals_day/)
  expect(lines).toMatch(/transactions USING INTEGER PRIMARY KEY \(rowid>\?\)/)
})

test('only days, accounts, rails, currencies and directions are rolled up', () => {
  expect(isRolledUp(filterOf({ tab: 'out', rail: 'mpesa.b2c', from: '2026-10-01' }))).toBe(true)
  for (const parts of [
    { tab: 'failed' as const },
    { q: 'jane' },
    { counterparty: 'Jane' },
    { currency: 'KES' as const, min: '1' },
  ])
    expect(isRolledUp(filterOf(parts))).toBe(false)
  expect(COUNTED_AT_ONCE).toBe(10_000)
})
