import { beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '@/lib/core/days-and-zones'
import { fold } from '@/lib/core/fold'
import { SORTS, type TransactionFilter } from './filter'
import { listTransactions } from './queries'
import { keepTotalsOfZone } from './recount-totals'
import { flowByDay, sumTransactions } from './sums'
import type { TransactionRow } from './transaction-line'
import {
  addMixedLines,
  filterOf,
  NOW,
  openTransactionsWorld,
  type TransactionsWorld,
  ZONE,
} from './transactions-fixture'

const ROWS = 137
let world: TransactionsWorld
let all: TransactionRow[]

beforeAll(async () => {
  world = await openTransactionsWorld()
  await addMixedLines(world, ROWS)
  all = await world.store.read.select().from(world.store.t.transactions)
})

async function walk(filter: TransactionFilter, limit: number) {
  const forth: string[] = []
  const back: string[] = []
  let page = await listTransactions(world.store, filter, ZONE, undefined, limit)
  expect(page.newer).toBeNull()
  for (;;) {
    forth.push(...page.rows.map((row) => row.id))
    if (page.older === null) break
    page = await listTransactions(world.store, filter, ZONE, page.older, limit)
  }
  back.unshift(...page.rows.map((row) => row.id))
  while (page.newer !== null) {
    page = await listTransactions(world.store, filter, ZONE, page.newer, limit)
    back.unshift(...page.rows.map((row) => row.id))
  }
  return { forth, back }
}

function ordered(rows: readonly TransactionRow[], sort: TransactionFilter['sort']): string[] {
  const value = (row: TransactionRow) =>
    sort === 'largest' || sort === 'smallest' ? row.amountMinor : BigInt(row.occurredAt.getTime())
  const up = rows.toSorted((a, b) => Number(value(a) - value(b)) || (a.id < b.id ? -1 : 1)).map((row) => row.id)
  return sort === 'newest' || sort === 'largest' ? up.reverse() : up
}

describe('pages of the list', () => {
  test.each(SORTS)(
    'cover every row once in both directions, %s first, although times and amounts repeat',
    async (sort) => {
      const filter = filterOf({ sort, currency: 'KES' })
      const expected = ordered(
        all.filter((row) => row.currency === 'KES'),
        sort,
      )
      const { forth, back } = await walk(filter, 7)
      expect(forth).toEqual(expected)
      expect(back).toEqual(expected)
    },
  )

  test('cover every row once without a filter, one row a page', async () => {
    const { forth, back } = await walk(filterOf(), 1)
    expect(forth).toEqual(ordered(all, 'newest'))
    expect(back).toEqual(forth)
  })

  test('stay in place when a newer line arrives', async () => {
    const other = await openTransactionsWorld()
    await addMixedLines(other, 20)
    const first = await listTransactions(other.store, filterOf(), ZONE, undefined, 5)
    const before = await listTransactions(other.store, filterOf(), ZONE, first.older ?? '', 5)
    await other.add({ occurredAt: new Date('2026-11-21T08:59:00Z') })
    const after = await listTransactions(other.store, filterOf(), ZONE, first.older ?? '', 5)
    expect(after.rows.map((row) => row.id)).toEqual(before.rows.map((row) => row.id))
  })

  test('begin at the first when the place was not written by us', async () => {
    const first = await listTransactions(world.store, filterOf(), ZONE, undefined, 5)
    for (const place of ['x', '', 'b2xkZXIuMS4y', 'a'.repeat(500)]) {
      expect(await listTransactions(world.store, filterOf(), ZONE, place, 5)).toEqual(first)
    }
  })
})

type Check = (row: TransactionRow) => boolean
const nairobi = (row: TransactionRow) => dayOf(row.occurredAt, ZONE)
const CASES: [string, Partial<TransactionFilter>, Check][] = [
  ['nothing', {}, () => true],
  ['in', { tab: 'in' }, (row) => row.direction === 'in'],
  ['out', { tab: 'out' }, (row) => row.direction === 'out'],
  ['unknown', { tab: 'unknown' }, (row) => row.state === 'unknown' || row.state === 'pending'],
  ['failed', { tab: 'failed' }, (row) => row.state === 'failed'],
  ['a rail', { rail: 'mpesa.b2c' }, (row) => row.rail === 'mpesa.b2c'],
  ['a currency', { currency: 'BIF' }, (row) => row.currency === 'BIF'],
  [
    'a counterparty in other letters',
    { counterparty: 'ndayizeye elodie' },
    (row) => fold(row.counterpartyName) === 'ndayizeye elodie',
  ],
  ['one day of Nairobi', { from: '2026-10-26', to: '2026-10-26' }, (row) => nairobi(row) === '2026-10-26'],
  ['days with open end', { from: '2026-10-28' }, (row) => nairobi(row) >= '2026-10-28'],
  [
    'amounts',
    { currency: 'KES', min: '300', max: '700.00' },
    (row) => row.currency === 'KES' && row.amountMinor >= 30_000n && row.amountMinor <= 70_000n,
  ],
  [
    'several at once',
    { tab: 'out', rail: 'mpesa.b2c', counterparty: 'Ndayizeye Élodie', to: '2026-10-27' },
    (row) =>
      row.direction === 'out' &&
      row.rail === 'mpesa.b2c' &&
      row.counterpartyName === 'Ndayizeye Élodie' &&
      nairobi(row) <= '2026-10-27',
  ],
]

describe.each(CASES)('filtered by %s', (_name, parts, matches) => {
  const orders = parts.currency ? SORTS : (['newest', 'oldest'] as const)

  test.each(orders)('the list has exactly the matching rows, %s first', async (sort) => {
    const { forth } = await walk(filterOf({ ...parts, sort }), 10)
    expect(forth.length).toBeGreaterThan(0)
    expect(forth).toEqual(ordered(all.filter(matches), sort))
  })

  test('sums equal a recount, one currency at a time', async () => {
    const sums = await sumTransactions(world.store, filterOf(parts), ZONE)
    const kept = all.filter(matches)
    expect(sums.map((sum) => sum.currency)).toEqual([...new Set(kept.map((row) => row.currency))].sort())
    for (const sum of sums) {
      const own = kept.filter((row) => row.currency === sum.currency)
      const total = (check: Check, of: (row: TransactionRow) => bigint) =>
        own.filter((row) => row.state === 'succeeded' && check(row)).reduce((so, row) => so + of(row), 0n)
      expect(sum).toEqual({
        currency: sum.currency,
        rows: own.length,
        movedRows: own.filter((row) => row.state === 'succeeded').length,
        inMinor: total(
          (row) => row.direction === 'in',
          (row) => row.amountMinor,
        ),
        outMinor: total(
          (row) => row.direction === 'out',
          (row) => row.amountMinor,
        ),
      })
    }
  })

  test('the days of the chart add up to the sums', async () => {
    for (const sum of await sumTransactions(world.store, filterOf(parts), ZONE)) {
      const days = await flowByDay(world.store, { ...filterOf(parts), currency: sum.currency }, ZONE)
      expect(days.reduce((so, day) => so + day.inMinor, 0n)).toBe(sum.inMinor)
      expect(days.reduce((so, day) => so + day.outMinor, 0n)).toBe(sum.outMinor)
    }
  })
})

test('a payment at 00:30 in Nairobi belongs to the day before in Bujumbura', async () => {
  const other = await openTransactionsWorld()
  await other.add({ occurredAt: new Date('2026-11-20T21:30:00Z') })
  const filter = filterOf({ from: '2026-11-21', to: '2026-11-21' })
  expect((await listTransactions(other.store, filter, 'Africa/Nairobi', undefined)).rows).toHaveLength(1)
  expect((await listTransactions(other.store, filter, 'Africa/Bujumbura', undefined)).rows).toHaveLength(0)
  await keepTotalsOfZone(other.store, 'Africa/Bujumbura', NOW)
  const [day] = await flowByDay(other.store, { ...filterOf(), currency: 'KES' }, 'Africa/Bujumbura')
  expect(day?.day).toBe('2026-11-20')
})
