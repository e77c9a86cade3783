import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import type { Cursor } from './cursor'
import type { TransactionFilter } from './filter'
import { placeOf, rowsPast } from './queries'
import { addMixedLines, filterOf, openTransactionsWorld, ZONE } from './transactions-fixture'

let folder: string
let store: Store
let raw: SQLite.Database
let account: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-plans-'))
  const file = path.join(folder, 'plans.db')
  store = openStore({ root: process.cwd(), databaseFile: file })
  const world = await openTransactionsWorld(store)
  await addMixedLines(world, 60)
  account = world.shillings
  raw = new SQLite(file, { readonly: true })
})

afterAll(async () => {
  raw.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

/** How the engine would answer: the lines of EXPLAIN QUERY PLAN. */
function explain(filter: TransactionFilter, cursor: Cursor | undefined, upToRow?: number): string {
  const { sql, params } = rowsPast(store, filter, ZONE, cursor, 51, upToRow).toSQL()
  const lines = raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[]
  return lines.map((line) => line.detail).join('\n')
}

const SHAPES: [string, () => Partial<TransactionFilter>][] = [
  ['nothing', () => ({})],
  ['account', () => ({ account })],
  ['direction', () => ({ tab: 'out' })],
  ['failed', () => ({ tab: 'failed' })],
  ['unknown', () => ({ tab: 'unknown' })],
  ['rail', () => ({ rail: 'mpesa.c2b' })],
  ['currency', () => ({ currency: 'KES' })],
  ['counterparty', () => ({ counterparty: 'Jane Wanjiku' })],
  ['days', () => ({ from: '2026-10-26', to: '2026-10-28' })],
  ['amounts', () => ({ currency: 'KES', min: '10', max: '500' })],
  ['counterparty and month', () => ({ counterparty: 'Jane Wanjiku', from: '2026-10-01', to: '2026-10-31' })],
  ['account, direction and days', () => ({ account, tab: 'in', from: '2026-10-26' })],
  [
    'everything',
    () => ({
      account,
      tab: 'in',
      rail: 'mpesa.c2b',
      currency: 'KES',
      counterparty: 'Jane Wanjiku',
      from: '2026-10-26',
      to: '2026-10-30',
      min: '1',
      max: '900',
    }),
  ],
]

describe.each(SHAPES)('the list filtered by %s', (_name, parts) => {
  test.each(['newest', 'oldest', 'largest', 'smallest'] as const)(
    'comes from an index in its order, %s first, at any depth',
    async (sort) => {
      const filter = filterOf({ ...parts(), sort })
      if (!filter.currency && (sort === 'largest' || sort === 'smallest')) {
        // The address cannot say this: amounts of two currencies have no order.
        expect(filter.currency).toBeUndefined()
        return
      }
      const [row] = await rowsPast(store, filterOf(), ZONE, undefined, 1)
      if (!row) throw new Error('no line to stand at')
      const places = [undefined, placeOf(row, sort, 'older'), placeOf(row, sort, 'newer')]
      for (const plan of [...places.map((place) => explain(filter, place)), explain(filter, places[1], 50)]) {
        expect(plan).not.toMatch(/TEMP B-TREE/)
        expect(plan).not.toMatch(/^SCAN transactions$/m)
        expect(plan).toMatch(/transactions USING (COVERING )?INDEX transactions_/)
      }
    },
  )
})

describe('an index of its own', () => {
  test.each([
    ['account', 'transactions_account'],
    ['direction', 'transactions_direction'],
    ['rail', 'transactions_rail'],
    ['currency', 'transactions_currency'],
    ['counterparty', 'transactions_counterparty'],
    ['failed', 'transactions_state'],
    ['unknown', 'transactions_unknown'],
    ['days', 'transactions_newest'],
  ])('answers the filter by %s', (name, index) => {
    const parts = SHAPES.find(([each]) => each === name)?.[1] ?? (() => ({}))
    expect(explain(filterOf(parts()), undefined)).toContain(index)
  })
})
