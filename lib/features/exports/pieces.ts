import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, getTableColumns } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { TextCell, TextForm, TextPiece } from '@/db/text-rows'
import type { Zone } from '@/lib/core/days-and-zones'
import { conditionOf, type Way } from '../transactions/conditions'
import { type Cursor, sortsByAmount } from '../transactions/cursor'
import type { TransactionFilter } from '../transactions/filter'
import { placeOf, rowsPast, upTo } from '../transactions/rows-past'
import type { TransactionRow } from '../transactions/transaction-line'
import { fieldsOf, writeRow } from './write-row'

/** Few enough that nobody waits long for the event loop while they are written. */
const CHUNK_ROWS = 250

/** Rows of a filter up to the newest one of a moment; `zone` is the one whose days the filter means. */
export type Selection = Readonly<{ filter: TransactionFilter; zone: Zone; upToRow: number; way?: Way }>
export type Written = Readonly<{ rows: number; bytes: Uint8Array; moved: TextPiece['moved'] }>

/** The rows in pieces of the filter, in order: by the engine itself where it can, else a page at a time in code. */
export async function* pieces(
  store: Store,
  selected: Selection,
  cells: readonly TextCell[],
  form: TextForm,
): AsyncGenerator<Written> {
  const { transactions: t } = store.t
  const { filter, zone, upToRow, way } = selected
  const fields = fieldsOf(cells, getTableColumns(t))
  const inCode = (row: TransactionRow) => Buffer.from(writeRow(cells, form, fields, row))
  const byEngine = store.textRows({
    form,
    cells,
    // The engine's pieces are read in the order of an index, so nothing is sought and sorted.
    where: and(conditionOf(store, filter, zone, { way: way === 'walked' ? way : 'any' }), upTo(store, upToRow)),
    orderBy: sortsByAmount(filter.sort) ? t.amountMinor : t.occurredAt,
    downwards: filter.sort === 'newest' || filter.sort === 'largest',
  })
  if (byEngine) {
    for await (const { rows, text, moved } of byEngine) {
      const parts = text.map((part) => (part instanceof Uint8Array ? part : inCode(part as TransactionRow)))
      yield { rows, moved, bytes: parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts) }
    }
    return
  }
  for await (const rows of pages(store, selected))
    yield { rows: rows.length, bytes: Buffer.concat(rows.map(inCode)), moved: movedIn(rows) }
}

/** The rows themselves, a page at a time; others are served in between. */
export async function* pages(
  store: Store,
  { filter, zone, upToRow, way }: Selection,
): AsyncGenerator<TransactionRow[]> {
  let place: Cursor | undefined
  for (;;) {
    const rows = await rowsPast(store, filter, zone, place, CHUNK_ROWS, { upToRow, way })
    const last = rows.at(-1)
    if (!last) return
    yield rows
    if (rows.length < CHUNK_ROWS) return
    place = placeOf(last, filter.sort, 'older')
    await yieldToOthers()
  }
}

export function movedIn(rows: readonly TransactionRow[]): TextPiece['moved'] {
  const sums = new Map<string, { currency: string; rows: number; inMinor: bigint; outMinor: bigint }>()
  for (const { currency, state, direction, amountMinor } of rows) {
    const sum = sums.get(currency) ?? { currency, rows: 0, inMinor: 0n, outMinor: 0n }
    sum.rows += 1
    if (state === 'succeeded') sum[direction === 'in' ? 'inMinor' : 'outMinor'] += amountMinor
    sums.set(currency, sum)
  }
  return [...sums.values()]
}
