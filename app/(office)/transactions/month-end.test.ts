import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { fullInstant } from '@/components/time/when'
import { addDays, dayOf, wallTime, type Zone } from '@/lib/core/days-and-zones'
import { exportTransactions } from '@/lib/features/exports/export-transactions'
import { EXPORT_COLUMNS, type Layout } from '@/lib/features/exports/layouts'
import { listTransactions } from '@/lib/features/transactions/queries'
import { keepTotalsOfZone } from '@/lib/features/transactions/recount-totals'
import { flowByDay, sumTransactions } from '@/lib/features/transactions/sums'
import {
  filterOf,
  NOW,
  openTransactionsWorld,
  type TransactionsWorld,
} from '@/lib/features/transactions/transactions-fixture'
import { viewTransaction } from '@/lib/features/transactions/view-transaction'

/** 23:30 to 01:30 around the end of October, in Nairobi (EAT) and in Bujumbura (CAT): 20:30 to 23:30 by UTC. */
const FIRST = Date.parse('2026-10-31T20:30:00Z')
const EVERY_MS = 10 * 60_000
const COUNT = 19
const DAYS = ['2026-10-30', '2026-10-31', '2026-11-01'] as const
const AMOUNT = 100_00n

let world: TransactionsWorld
const instants = Array.from({ length: COUNT }, (_, index) => new Date(FIRST + index * EVERY_MS))
beforeAll(async () => {
  world = await openTransactionsWorld()
  for (const occurredAt of instants) await world.add({ occurredAt, amountMinor: AMOUNT })
})

async function exported(zone: Zone, layout: Layout, day: string) {
  const ctx = { ...world.as('accountant'), zone }
  const filter = filterOf({
    from: day,
    to: day,
    account: (await world.store.read.select().from(world.store.t.providerAccounts))[0]?.id,
  })
  const { bytes } = await exportTransactions(ctx, filter, { layout, zone, columns: EXPORT_COLUMNS })
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return parse(Buffer.concat(pieces).toString('utf8'), { columns: true, record_delimiter: '\r\n' }) as Record<
    string,
    string
  >[]
}

/** Everything that says on which day a payment was, as one person looks at it after choosing this business zone. */
describe.each<Zone>(['Africa/Nairobi', 'Africa/Bujumbura', 'Africa/Nairobi'])('around a month end in %s', (zone) => {
  beforeAll(() => keepTotalsOfZone(world.store, zone, NOW))

  test.each(DAYS)('list, sums, chart, receipt and both exports agree on %s', async (day) => {
    const onThisDay = instants.filter((at) => dayOf(at, zone) === day)
    const filter = filterOf({ from: day, to: day })
    const { rows } = await listTransactions(world.store, filter, zone, undefined)
    expect(rows.map((row) => row.occurredAt).toSorted((a, b) => a.getTime() - b.getTime())).toEqual(onThisDay)

    const [sum] = await sumTransactions(world.store, filter, zone)
    expect(sum?.inMinor ?? 0n).toBe(AMOUNT * BigInt(onThisDay.length))
    const flow = await flowByDay(world.store, { ...filterOf(), currency: 'KES' }, zone)
    expect(flow.find((one) => one.day === day)?.inMinor ?? 0n).toBe(AMOUNT * BigInt(onThisDay.length))

    for (const { id, occurredAt } of rows) {
      const { row } = await viewTransaction({ ...world.as('accountant'), zone }, id)
      // What the page and its printed receipt are headed with.
      const title = fullInstant(row.occurredAt, zone, 'en-KE')
      const [year, month, date] = day.split('-')
      expect(title).toContain(`${Number(date)} ${month === '10' ? 'Oct' : 'Nov'} ${year}`)
      expect(title).toContain(wallTime(occurredAt, zone).slice(11))
    }

    const machine = await exported(zone, 'machine', day)
    expect(machine.map((line) => line.transaction_id)).toEqual(rows.map((row) => row.id))
    for (const line of machine) expect(line).toMatchObject({ zone, occurred_at: expect.stringMatching(`^${day}T`) })
    const ledger = (await exported(zone, 'ledger', day)).filter((line) => line.credit !== '')
    expect(ledger.map((line) => line.date?.slice(0, 10))).toEqual(onThisDay.map(() => day))
  })
})

test('the zones differ by an hour of payments, which move as one', () => {
  const lastDay = (zone: Zone) => instants.filter((at) => dayOf(at, zone) === DAYS[1]).length
  expect(lastDay('Africa/Nairobi')).toBe(3)
  expect(lastDay('Africa/Bujumbura')).toBe(9)
  expect(addDays(DAYS[1], 1)).toBe(DAYS[2])
})
