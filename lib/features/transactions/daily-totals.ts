import { sql } from 'drizzle-orm'
import { type Blanks, filled, statement, type WholeRow } from '@/db/statement'
import type { Store, Tx } from '@/db/store'
import type { TransactionState } from '@/db/words'
import { dayOf, type Zone } from '@/lib/core/days-and-zones'
import type { Currency } from '@/lib/core/money'
import type { Direction, Rail } from '@/lib/core/rails'

/** The part of a transaction that the roll-up counts. */
export type CountedLine = Readonly<{
  accountId: string
  rail: Rail
  currency: Currency
  direction: Direction
  state: TransactionState
  amountMinor: bigint
  feeMinor: bigint
  occurredAt: Date
}>

const addToDay = statement('day_add', (on, blanks: Blanks<WholeRow<'dailyTotals'>>, t) => {
  const { dailyTotals } = t
  return on
    .insert(dailyTotals)
    .values(filled(t, 'dailyTotals', blanks))
    .onConflictDoUpdate({
      target: dailyTotals.id,
      set: {
        inCount: sql`${dailyTotals.inCount} + excluded.in_count`,
        inMinor: sql`${dailyTotals.inMinor} + excluded.in_minor`,
        outCount: sql`${dailyTotals.outCount} + excluded.out_count`,
        outMinor: sql`${dailyTotals.outMinor} + excluded.out_minor`,
        feeMinor: sql`${dailyTotals.feeMinor} + excluded.fee_minor`,
        inLines: sql`${dailyTotals.inLines} + excluded.in_lines`,
        outLines: sql`${dailyTotals.outLines} + excluded.out_lines`,
      },
    })
})

async function add(store: Store, tx: Tx, zone: Zone, line: CountedLine, sign: 1 | -1): Promise<void> {
  const day = dayOf(line.occurredAt, zone)
  const isIn = line.direction === 'in'
  // Money that moved and stayed moved.
  const moved = line.state === 'succeeded' ? sign : 0
  const amount = BigInt(moved) * line.amountMinor
  await addToDay(store, tx, {
    id: `${day}:${line.accountId}:${line.rail}`,
    day,
    accountId: line.accountId,
    rail: line.rail,
    currency: line.currency,
    inCount: isIn ? moved : 0,
    inMinor: isIn ? amount : 0n,
    outCount: isIn ? 0 : moved,
    outMinor: isIn ? 0n : amount,
    feeMinor: BigInt(moved) * line.feeMinor,
    inLines: isIn ? sign : 0,
    outLines: isIn ? 0 : sign,
  })
}

/**
 * Keeps the roll-up equal to a recount: takes the old line out and puts the new one in, in the same transaction that
 * changes the line itself. Either side may be absent.
 */
export async function moveTotals(
  store: Store,
  tx: Tx,
  zone: Zone,
  before: CountedLine | null,
  after: CountedLine | null,
): Promise<void> {
  if (before) await add(store, tx, zone, before, -1)
  if (after) await add(store, tx, zone, after, 1)
}
