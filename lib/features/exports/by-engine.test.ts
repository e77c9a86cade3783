import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { type Currency, minorFromDecimal } from '@/lib/core/money'
import type { TransactionFilter } from '../transactions/filter'
import { keepTotalsOfZone } from '../transactions/recount-totals'
import { flowByDay } from '../transactions/sums'
import {
  addMixedLines,
  filterOf,
  openTransactionsWorld,
  type TransactionsWorld,
  ZONE,
} from '../transactions/transactions-fixture'
import { compose } from './compose'
import { readChoice } from './schemas'

let folder: string
let store: Store
let world: TransactionsWorld

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-export-'))
  store = openStore({ root: process.cwd(), databaseFile: path.join(folder, 'sandbox.db') })
  world = await openTransactionsWorld(store)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await store.close()
  rmSync(folder, { recursive: true })
})

async function fileOf(role: 'accountant' | 'maker', filter: TransactionFilter, asked: Record<string, string> = {}) {
  const file = await compose(world.as(role), filter, readChoice(asked, ZONE))
  const pieces: Uint8Array[] = []
  for await (const piece of file.bytes) pieces.push(piece)
  return { ...file, text: Buffer.concat(pieces).toString('utf8') }
}

/** The same file by the way that serves an engine without one of its own. */
async function inCode(...asked: Parameters<typeof fileOf>) {
  const withheld = vi.spyOn(store, 'textRows').mockReturnValue(undefined)
  const file = await fileOf(...asked)
  withheld.mockRestore()
  return file
}

const AWKWARD = [
  '=1+1',
  ' +2',
  'a\n=1',
  'Mama, "Mboga" & <Sons>',
  '\u00e9lodie',
  '\uff1d1',
  '',
  '\u202eabc',
  'x\ty',
  'z\r',
  '😀 shop',
]
const ACCOUNTS = [
  '254712345678',
  '254112345678',
  '+254712345678',
  '25761234567',
  'jane@example.org',
  '12',
  '',
  '254*****678',
]

test('the engine writes byte for byte what the code writes, masked or not, in every order', async () => {
  await addMixedLines(world, 1_203)
  for (const [index, counterpartyName] of AWKWARD.entries())
    await world.add({
      counterpartyName,
      description: counterpartyName,
      feeMinor: 5n,
      counterpartyAccount: ACCOUNTS[index % ACCOUNTS.length],
    })
  const filters: Partial<TransactionFilter>[] = [
    {},
    { sort: 'oldest' },
    { currency: 'KES', sort: 'largest' },
    { currency: 'KES', sort: 'smallest', tab: 'out' },
    { q: 'jane' },
  ]
  for (const parts of filters)
    for (const role of ['accountant', 'maker'] as const) {
      const ours = await fileOf(role, filterOf(parts))
      const code = await inCode(role, filterOf(parts))
      expect(ours.text).toBe(code.text)
      expect(ours.written).toEqual(code.written)
      expect(ours.written).toEqual(ours.stated)
    }
  const other = { zone: 'Africa/Bujumbura', columns: 'occurred_at,account,fee,counterparty_account' }
  expect((await fileOf('maker', filterOf(), other)).text).toBe((await inCode('maker', filterOf(), other)).text)
}, 60_000)

test('a maker’s file hides accounts within descriptions too, whoever writes it', async () => {
  const hidden = ['Pay Bill from 254712345678 - JANE', 'to 1009876543 by wire', '{"msisdn":"2567000111"}']
  for (const [index, description] of hidden.entries())
    await world.add({ description, counterpartyAccount: ['254712345678', '1009876543', ''][index] })
  await world.add({ description: 'Rent for 12 stalls', counterpartyAccount: '254712345678' })
  for (const read of [fileOf, inCode]) {
    const { text } = await read('maker', filterOf(), { columns: 'description' })
    expect(text).not.toMatch(/254712345678|1009876543|2567000111/)
    expect(text).toContain('Pay Bill from 0712 ••• 678 - JANE')
    expect(text).toContain('Rent for 12 stalls')
    expect((await read('accountant', filterOf(), { columns: 'description' })).text).toContain(hidden[0])
  }
})

test('read again, the file has the count and the sums per currency and day', async () => {
  const line = fc.record({
    counterpartyName: fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
    francs: fc.boolean(),
    out: fc.boolean(),
    state: fc.constantFrom('succeeded' as const, 'succeeded' as const, 'failed' as const),
    amountMinor: fc.bigInt({ min: 1n, max: 999_999_999_999n }),
    minutes: fc.integer({ min: 0, max: 5_000 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 40 }), async (lines) => {
      await world.addAll(
        lines.map(({ francs, out, minutes, ...rest }) => ({
          ...rest,
          currency: francs ? 'BIF' : 'KES',
          rail: francs ? 'ihela.bill' : out ? 'mpesa.b2c' : 'mpesa.c2b',
          direction: out ? 'out' : 'in',
          occurredAt: new Date(Date.parse('2026-10-25T20:00:00Z') + minutes * 60_000),
        })),
      )
      const { text, stated, written } = await fileOf('accountant', filterOf())
      const read = parse(text, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]
      expect(read.length).toBe(stated.rows)
      expect(written).toEqual(stated)
      for (const currency of ['KES', 'BIF'] as Currency[]) {
        const byDay = new Map<string, [bigint, bigint]>()
        for (const row of read.filter((one) => one.currency === currency && one.state === 'succeeded')) {
          const day = row.occurred_at?.slice(0, 10) ?? ''
          const [moneyIn, moneyOut] = byDay.get(day) ?? [0n, 0n]
          const minor = (typed: string | undefined) => (typed ? (minorFromDecimal(typed, currency) ?? -1n) : 0n)
          byDay.set(day, [moneyIn + minor(row.credit), moneyOut + minor(row.debit)])
        }
        const flow = await flowByDay(store, { ...filterOf(), currency }, ZONE)
        expect(new Map(flow.map((one) => [one.day, [one.inMinor, one.outMinor]]))).toEqual(byDay)
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('a reader that goes away leaves no thread and no reader of the database', async () => {
  await addMixedLines(world, 5_000)
  const threads = () =>
    process.getActiveResourcesInfo().filter((name) => name === 'MessagePort' || name === 'Worker').length
  const before = threads()
  const { bytes, written, stated } = await compose(world.as('accountant'), filterOf(), readChoice({}, ZONE))
  await bytes.next()
  await bytes.next()
  expect(threads()).toBeGreaterThan(before)
  await bytes.return(undefined)
  expect(threads()).toBe(before)
  expect(written.rows).toBeLessThan(stated.rows)
}, 60_000)

test('lines that come or change while the file is made are not in it', async () => {
  await addMixedLines(world, 6_000)
  const file = await compose(world.as('accountant'), filterOf(), readChoice({}, ZONE))
  await file.bytes.next()
  await file.bytes.next()
  await store.tx(async (tx) => {
    await tx.update(store.t.transactions).set({ state: 'failed' })
  })
  for await (const _ of file.bytes);
  expect(file.written).toEqual(file.stated)
}, 60_000)

test('memory stays flat over a hundred thousand rows', async () => {
  await world.add()
  const raw = new SQLite(path.join(folder, 'sandbox.db'))
  const names =
    'account_id, provider, rail, direction, state, amount_minor, fee_minor, currency, merchant_reference, counterparty_name, counterparty_account, counterparty_key, description, channel, created_at'
  raw.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 100000)
    insert into transactions (id, occurred_at, provider_reference, ${names})
    select printf('01980000-0000-7000-8000-%012x', i), occurred_at - i * 1000, 'X' || i, ${names} from transactions, n`)
  raw.close()
  // Written past the roll-up: it is counted anew.
  await keepTotalsOfZone(store, ZONE, new Date())
  const file = await compose(world.as('accountant'), filterOf(), readChoice({}, ZONE))
  const before = process.memoryUsage.rss()
  let grownBy = 0
  for await (const _ of file.bytes) grownBy = Math.max(grownBy, process.memoryUsage.rss() - before)
  expect(file.written).toEqual(file.stated)
  expect(file.written.rows).toBe(100_001)
  expect(grownBy).toBeLessThan(80_000_000)
}, 60_000)
