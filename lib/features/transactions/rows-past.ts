import { and, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Reader, SearchSpan, Store } from '@/db/store'
import type { Zone } from '@/lib/core/days-and-zones'
import { conditionOf, hiddenFromIndexes, type Way } from './conditions'
import { type Cursor, instantOf, sortsByAmount, sortValue } from './cursor'
import type { Sort, TransactionFilter } from './filter'
import type { TransactionRow } from './transaction-line'

type Ordered = Readonly<{ sort: Sort; way: Way }>

/** What orders a list; lines that were sought are sorted, never walked in the order of an index. */
function placeColumns(store: Store, { sort, way }: Ordered): [SQLWrapper, SQLWrapper] {
  const { transactions: t } = store.t
  const column = sortsByAmount(sort) ? t.amountMinor : t.occurredAt
  return way === 'sought' ? [hiddenFromIndexes(column), hiddenFromIndexes(t.id)] : [column, t.id]
}

/** Whether the rows past a place are those before it in time or size. */
export function goesDown(sort: Sort, cursor: Cursor | undefined): boolean {
  return (sort === 'newest' || sort === 'largest') === (cursor?.way !== 'newer')
}

/** Rows strictly past a place, as one row-value comparison that the index answers (SPEED.md 1). */
function past(store: Store, ordered: Ordered, cursor: Cursor): SQL {
  const { sort } = ordered
  const [column, id] = placeColumns(store, ordered)
  const value = sortsByAmount(sort) ? cursor.value : instantOf(cursor, store.t.transactions.occurredAt)
  return goesDown(sort, cursor)
    ? sql`(${column}, ${id}) < (${value}, ${cursor.id})`
    : sql`(${column}, ${id}) > (${value}, ${cursor.id})`
}

function ordering(store: Store, ordered: Ordered, reversed: boolean): SQL[] {
  const { sort } = ordered
  const downwards = (sort === 'newest' || sort === 'largest') !== reversed
  return placeColumns(store, ordered).map((column) => (downwards ? sql`${column} desc` : sql`${column} asc`))
}

/**
 * The rows past a place, in the order of the filter: the one statement behind the list and the export. Not sent until
 * it is awaited, so a test can ask the engine how it would answer. `span`: the part of time that is asked for, within the filter's
 * days.
 */
export function rowsPast(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  cursor: Cursor | undefined,
  limit: number,
  { upToRow, way = 'any', span, on }: { upToRow?: number; way?: Way; span?: SearchSpan; on?: Reader } = {},
) {
  const { sort } = filter
  const ordered = { sort, way }
  const side = cursor && (goesDown(sort, cursor) ? 'above' : 'below')
  return (on ?? (filter.q ? store.searches : store.read))
    .select()
    .from(store.t.transactions)
    .where(
      and(
        conditionOf(store, filter, zone, { way, bounded: side, span }),
        upTo(store, upToRow),
        cursor ? past(store, ordered, cursor) : undefined,
      ),
    )
    .orderBy(...ordering(store, ordered, cursor?.way === 'newer'))
    .limit(limit)
}

/** The place of a row in the list. */
export function placeOf(row: TransactionRow, sort: Sort, way: Cursor['way']): Cursor {
  return { way, value: sortValue(row, sort), id: row.id }
}

/** Only rows that were there when the newest had this number. */
export function upTo(store: Store, row: number | undefined): SQL | undefined {
  return row === undefined ? undefined : sql`${hiddenFromIndexes(store.t.transactions.rowNo)} <= ${row}`
}
