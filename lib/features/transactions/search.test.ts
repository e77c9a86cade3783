import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SearchSpan } from '@/db/store'
import { dayOf } from '@/lib/core/days-and-zones'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import type { TransactionFilter } from './filter'
import { listTransactions } from './queries'
import { placeOf } from './rows-past'
import { searchRows } from './search'
import { searchText, type TransactionRow } from './transaction-line'
import {
  addMixedLines,
  filterOf,
  NOW,
  openTransactionsWorld,
  type TransactionsWorld,
  ZONE,
} from './transactions-fixture'

let world: TransactionsWorld
let wanted: string
let elodie: string

beforeAll(async () => {
  world = await openTransactionsWorld()
  wanted = await world.add({
    amountMinor: 150_000n,
    providerReference: 'SBJ7K3M2QX',
    merchantReference: 'HZ-7K3M2Q',
    counterpartyName: 'Jane Wanjiku',
    counterpartyAccount: '254712345678',
  })
  elodie = await world.add({
    amountMinor: 1_500n,
    currency: 'BIF',
    rail: 'ihela.bill',
    providerReference: 'IH-998',
    merchantReference: 'F-2',
    counterpartyName: 'Ndayizeye Élodie',
    counterpartyAccount: 'elodie@example.org',
  })
  await world.add({
    amountMinor: 99_900n,
    providerReference: 'QQQ0000001',
    merchantReference: 'F-3',
    counterpartyName: 'Peter_Otieno 100%',
    counterpartyAccount: '254799999999',
  })
})

async function found(q: string): Promise<string[]> {
  const { rows } = await listTransactions(world.store, filterOf({ q }), ZONE, undefined)
  return rows.map((row) => row.id)
}

describe('one box finds', () => {
  test.each([
    '0712345678',
    '0712 345 678',
    '+254 712 345 678',
    '+254712',
    '254712345678',
    '0712',
    '712345',
    'sbj7k3m2qx',
    'K3M2',
    'HZ-7K3M2Q',
    'wanjiku',
    'JANE WANJIKU',
    'wanjiku jane',
    'ja',
    'KES 1,500.00',
    'kes 1500',
  ])('the payment by %s', async (q) => {
    expect(await found(q)).toEqual([wanted])
  })

  test.each(['elodie', 'Élodie', 'É́LODIE'.normalize('NFC'), 'elodie@example.org', 'BIF 1,500'])(
    'the name with accents by %s',
    async (q) => {
      expect(await found(q)).toEqual([elodie])
    },
  )

  test.each(['1500', '1,500', '1500.00'])('lines of that amount in any currency by %s', async (q) => {
    expect((await found(q)).toSorted()).toEqual([wanted, elodie].toSorted())
  })

  test.each(['nobody', 'KES 2', '%', '_', 'p%', '"', "'; drop table transactions", 'KES 1,50', '0799 111', 'a*'])(
    'nothing by %s',
    async (q) => {
      expect(await found(q)).toEqual([])
    },
  )

  test('only what the other filters leave', async () => {
    const { rows } = await listTransactions(world.store, filterOf({ q: '1500', currency: 'BIF' }), ZONE, undefined)
    expect(rows.map((row) => row.id)).toEqual([elodie])
  })
})

describe('found piece by piece of time', () => {
  const WORDS = [
    'wanjiku',
    'jane',
    'mama supplies',
    'mboga 254710000003',
    '0710 000 003',
    'inv-1',
    'sbj0000',
    '000',
    'nobody',
  ]

  function fits(row: TransactionRow, { q = '', tab, currency, from, to }: TransactionFilter): boolean {
    const phone = normaliseKenyanMsisdn(q)
    const words = phone ? [phone.slice(3)] : q.split(' ')
    const day = dayOf(row.occurredAt, ZONE)
    return (
      words.every((word) => searchText(row).includes(word)) &&
      (tab === 'all' || row.direction === tab) &&
      (!currency || row.currency === currency) &&
      (!from || day >= from) &&
      (!to || day <= to)
    )
  }

  test('a page has the rows that plain code picks, in its order, wherever it begins', {
    timeout: 120_000,
  }, async () => {
    const mixed = await openTransactionsWorld()
    await addMixedLines(mixed, 90)
    const all = await mixed.store.read.select().from(mixed.store.t.transactions)
    all.sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1))
    const some = <T>(...of: T[]) => fc.option(fc.constantFrom(...of), { nil: undefined })
    const day = some('2026-10-25', '2026-10-26', '2026-10-27', '2026-10-28' as const)
    const asked = fc.record({
      q: fc.constantFrom(...WORDS),
      sort: fc.constantFrom('newest', 'oldest'),
      tab: fc.constantFrom('all', 'in', 'out'),
      currency: some('KES', 'BIF'),
      from: day,
      to: day,
    })
    const start = fc.record({ at: some(...all.keys()), way: fc.constantFrom('older', 'newer') })
    const steps = fc.record({ sought: fc.integer({ min: 1, max: 9 }), walked: fc.integer({ min: 1, max: 9 }) })
    await fc.assert(
      fc.asyncProperty(
        asked,
        start,
        fc.integer({ min: 1, max: 30 }),
        steps,
        async (parts, { at, way }, limit, first) => {
          const filter = filterOf(parts as Partial<TransactionFilter>)
          const stood = at === undefined ? undefined : all[at]
          const cursor = stood && placeOf(stood, filter.sort, way as 'older' | 'newer')
          const up = (filter.sort === 'oldest') !== (cursor?.way === 'newer')
          const rest = stood === undefined ? all : up ? all.slice((at ?? 0) + 1) : all.slice(0, at)
          const expected = (up ? rest : rest.toReversed()).filter((row) => fits(row, filter)).slice(0, limit)
          const rows = await searchRows(mixed.store, filter, ZONE, cursor, limit, first)
          expect(rows.map((row) => row.id)).toEqual(expected.map((row) => row.id))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('lines of one instant beyond a step are all found', async () => {
    const busy = await openTransactionsWorld()
    const ids = await busy.addAll(Array.from({ length: 30 }, () => ({ occurredAt: NOW })))
    const first = { sought: 4, walked: 4 }
    for (const tab of ['all', 'in'] as const) {
      const rows = await searchRows(busy.store, filterOf({ q: 'wanjiku', tab }), ZONE, undefined, 100, first)
      expect(rows.map((row) => row.id)).toEqual(ids.toSorted().reverse())
    }
  })

  test('a line whose time or words changed, or that is gone, is found as it is now', async () => {
    const { store } = world
    const [row] = (await listTransactions(store, filterOf({ q: 'elodie' }), ZONE, undefined)).rows
    if (!row) throw new Error('no line')
    const earlier = new Date(row.occurredAt.getTime() - 86_400_000)
    const entry = { rowNo: row.rowNo, at: row.occurredAt, text: 'first words' }
    await store.tx(async (tx) => {
      await store.indexForSearch(tx, [entry, { ...entry, at: earlier, text: 'other words' }])
    })
    const at = (span: SearchSpan) => store.reachOf?.(['words'], span, true, 1)
    expect(await found('first')).toEqual([])
    expect(await at({ from: row.occurredAt })).toBeUndefined()
    expect(await at({ before: row.occurredAt })).toEqual(new Date(Math.floor(earlier.getTime() / 60_000) * 60_000))
    const failing = store.tx(async (tx) => {
      await store.indexForSearch(tx, [{ ...entry, text: 'first words' }])
      throw new Error('not this one')
    })
    await expect(failing).rejects.toThrow('not this one')
    expect(await at({ from: row.occurredAt })).toBeUndefined()
    await store.tx((tx) => store.indexForSearch(tx, [{ ...entry, text: '' }]))
    expect(await at({})).toBeUndefined()
    await store.tx((tx) => store.indexForSearch(tx, [{ ...entry, text: searchText(row) }]))
    expect(await found('elodie')).toEqual([elodie])
  })
})
