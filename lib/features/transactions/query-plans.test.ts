import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import { placesOf } from '@/db/sqlite/search-index'
import type { Store } from '@/db/store'
import type { Way } from './conditions'
import type { Cursor } from './cursor'
import type { TransactionFilter } from './filter'
import { placeOf, rowsPast } from './rows-past'
import { SOUGHT_MAX, wayOf } from './search'
import { addMixedLines, filterOf, NOW, openTransactionsWorld, ZONE } from './transactions-fixture'

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
function explain(filter: TransactionFilter, cursor: Cursor | undefined, upToRow?: number, way?: Way): string {
  const { sql, params } = rowsPast(store, filter, ZONE, cursor, 51, { upToRow, way }).toSQL()
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

test.each(['older', 'newer'] as const)('a place inside a range of days is where the index starts, %s', async (way) => {
  const filter = filterOf({ from: '2026-10-26', to: '2026-10-28' })
  const [row] = await rowsPast(store, filter, ZONE, undefined, 1)
  if (!row) throw new Error('no line to stand at')
  const nearer = way === 'older' ? /\(occurred_at,id\)<\(\?,\?\)/ : /\(occurred_at,id\)>\(\?,\?\)/
  expect(explain(filter, placeOf(row, 'newest', way))).toMatch(nearer)
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

describe('a search', () => {
  const search = filterOf({ q: 'wanjiku', tab: 'in', from: '2026-10-01' })

  test('for few lines finds them by their words, whatever else is filtered, and sorts them', () => {
    const plan = explain(search, undefined, undefined, 'sought')
    expect(plan).toMatch(/SEARCH transactions USING INTEGER PRIMARY KEY/)
    expect(plan).toMatch(/transactions_grams VIRTUAL TABLE INDEX 0:M1/)
  })

  test('for many lines walks in the order of the list and asks each', () => {
    const plan = explain(search, undefined, undefined, 'walked')
    expect(plan).toMatch(/SEARCH transactions USING INDEX transactions_direction/)
    expect(plan).toMatch(/transactions_text (EXISTS )?USING INDEX transactions_text_row/)
    expect(plan).not.toMatch(/TEMP B-TREE|VIRTUAL TABLE/)
  })

  test('looks at the words of a span of time only', () => {
    const span = { from: new Date('2026-10-26T00:00:00Z'), before: new Date('2026-10-27T00:00:00Z') }
    const { sql, params } = rowsPast(store, filterOf({ q: 'wanjiku' }), ZONE, undefined, 51, {
      way: 'sought',
      span,
    }).toSQL()
    const plan = raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[]
    // FTS5 starts at one place and ends at another.
    expect(plan.map(({ detail }) => detail).join('\n')).toMatch(/transactions_grams VIRTUAL TABLE INDEX 0:M1></)
  })

  test('finds the next places with its words in their order', () => {
    const { sql, params } = placesOf(store.read, ['wanjiku'], {}, true, 100).toSQL()
    const plan = raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[]
    expect(plan).toHaveLength(1)
  })

  test('for two letters uses the index of names', () => {
    expect(explain(filterOf({ q: 'ja' }), undefined, undefined, 'sought')).not.toMatch(/^SCAN transactions$/m)
  })

  test.each(['newest', 'oldest', 'largest', 'smallest'] as const)(
    'shows the same lines either way, %s first',
    async (sort) => {
      for (const q of ['wanjiku', 'mama supplies', '0710', 'KES 100', 'ja', 'inv-1', 'nobody']) {
        const filter = filterOf({ q, sort, currency: 'KES' })
        const [first] = await rowsPast(store, filter, ZONE, undefined, 1)
        for (const place of [undefined, first && placeOf(first, sort, 'older')]) {
          const [any, sought, walked] = await Promise.all(
            (['any', 'sought', 'walked'] as const).map((way) => rowsPast(store, filter, ZONE, place, 20, { way })),
          )
          expect(sought).toEqual(any)
          expect(walked).toEqual(any)
        }
      }
    },
  )

  test('takes the way that is the shorter', async () => {
    expect(await wayOf(store, filterOf())).toBe('any')
    expect(await wayOf(store, filterOf({ q: 'wanjiku' }))).toBe('sought')
    // Counted in the index alone: what lines they are of is not asked.
    const many = Array.from({ length: SOUGHT_MAX + 1 }, (_, index) => 1_000_000 + index)
    const entries = many.map((rowNo) => ({ rowNo, at: NOW, text: 'zebra crossing' }))
    await store.tx((tx) => store.indexForSearch(tx, entries))
    expect(await wayOf(store, filterOf({ q: 'zebra' }))).toBe('walked')
  })
})
