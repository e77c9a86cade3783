import SQLite from 'better-sqlite3'
import type { Store } from '@/db/store'
import { addDays, dayOf, type Zone } from '@/lib/core/days-and-zones'
import { writeCursor } from '@/lib/features/transactions/cursor'
import { TransactionFilter } from '@/lib/features/transactions/filter'
import { listAccountNames, listTransactions, TRANSACTIONS_PAGE } from '@/lib/features/transactions/queries'
import { placeOf, rowsPast } from '@/lib/features/transactions/rows-past'
import { sumTransactions } from '@/lib/features/transactions/sums'
import { CUSTOMERS } from './fill'
import { measure, type Timing } from './measure'
import { type Line, timingLine } from './report'

type World = Readonly<{ store: Store; zone: Zone; file: string }>

/** The least that a read can cost here: one row by its unique id, prepared once, no mapping. */
export async function pointRead({ file }: World): Promise<Timing> {
  const raw = new SQLite(file, { readonly: true })
  const ids = raw.prepare<[], { id: string }>('select id from transactions order by id limit 5000').all()
  const read = raw.prepare<[string]>('select * from transactions where id = ?')
  let index = 0
  const timing = await measure(() => {
    index += 1
    return read.get(ids[(index * 37) % ids.length]?.id ?? '')
  }, 2_000)
  raw.close()
  return timing
}

async function filters({ store, zone }: World): Promise<[string, TransactionFilter][]> {
  const today = dayOf(new Date(), zone)
  const account = (await listAccountNames(store)).find((each) => each.currency === 'KES')
  const named: [string, Partial<TransactionFilter>][] = [
    ['everything', {}],
    ['one account', { account: account?.id }],
    ['money out', { tab: 'out' }],
    ['failed', { tab: 'failed' }],
    ['one customer', { counterparty: `${CUSTOMERS[0]} 0` }],
    ['a month', { from: addDays(today, -120), to: addDays(today, -90) }],
    [
      'one customer, a month',
      { counterparty: `${CUSTOMERS[0]} 0`, from: addDays(today, -120), to: addDays(today, -90) },
    ],
    ['largest in KES', { currency: 'KES', sort: 'largest' }],
  ]
  return named.map(([name, parts]) => [name, TransactionFilter.parse(parts)])
}

/** The cursor whose page is the last one of the filter. */
async function deepestPlace({ store, zone }: World, filter: TransactionFilter): Promise<string | undefined> {
  const backwards = filter.sort === 'largest' ? 'smallest' : 'oldest'
  const last = await rowsPast(store, { ...filter, sort: backwards }, zone, undefined, TRANSACTIONS_PAGE + 1)
  const before = last[TRANSACTIONS_PAGE]
  return before && writeCursor(placeOf(before, filter.sort, 'older'))
}

export async function listLines(world: World, point: Timing): Promise<Line[]> {
  const lines: Line[] = []
  for (const [name, filter] of await filters(world)) {
    const first = await measure(() => listTransactions(world.store, filter, world.zone, undefined))
    lines.push(timingLine(`${name}, first page`, first, point))
    const place = await deepestPlace(world, filter)
    if (place === undefined) continue
    const deepest = await measure(() => listTransactions(world.store, filter, world.zone, place))
    lines.push(timingLine(`${name}, deepest page`, deepest, point))
  }
  return lines
}

export async function searchLines({ store, zone }: World, point: Timing): Promise<Line[]> {
  const [row] = (await listTransactions(store, TransactionFilter.parse({ sort: 'oldest' }), zone, undefined)).rows
  const needles: [string, string][] = [
    ['a whole reference', row?.providerReference ?? ''],
    ['part of a reference', row?.providerReference.slice(2) ?? ''],
    ['part of a name', 'anjik'],
    ['a phone number', '0710 000 123'],
    ['nobody', 'zzzzzz'],
  ]
  const lines: Line[] = []
  for (const [name, q] of needles) {
    const filter = TransactionFilter.parse({ q })
    lines.push(timingLine(name, await measure(() => listTransactions(store, filter, zone, undefined), 50, 5), point))
  }
  return lines
}

/** What sums cost without an index and without our code: every row read once by a prepared statement. */
async function rawSums({ file }: World): Promise<Timing> {
  const raw = new SQLite(file, { readonly: true })
  const sums = raw.prepare(
    'select currency, count(*), sum(amount_minor) from transactions not indexed group by currency',
  )
  const timing = await measure(() => sums.all(), 20, 3)
  raw.close()
  return timing
}

export async function sumLines(world: World): Promise<Line[]> {
  const scan = await rawSums(world)
  const lines: Line[] = []
  for (const [name, filter] of (await filters(world)).filter(([, { sort }]) => sort === 'newest'))
    lines.push(timingLine(name, await measure(() => sumTransactions(world.store, filter, world.zone), 20, 3), scan))
  return lines
}
