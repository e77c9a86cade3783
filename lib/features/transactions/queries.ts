import { and, asc, count, eq, isNotNull, max, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { Zone } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import type { Currency } from '@/lib/core/money'
import { conditionOf, hiddenFromIndexes, searchCondition, type Way } from './conditions'
import { type Cursor, instantOf, readCursor, sortsByAmount, sortValue, writeCursor } from './cursor'
import type { Sort, TransactionFilter } from './filter'
import type { TransactionRow } from './record-transaction'

export const TRANSACTIONS_PAGE = 50
/** Far above what one merchant holds. */
const ACCOUNTS_MAX = 200

export type TransactionPage = Readonly<{ rows: TransactionRow[]; newer: string | null; older: string | null }>

type Ordered = Readonly<{ sort: Sort; way: Way }>

/** What orders a list; lines that were sought are sorted, never walked in the order of an index. */
function placeColumns(store: Store, { sort, way }: Ordered): [SQLWrapper, SQLWrapper] {
  const { transactions: t } = store.t
  const column = sortsByAmount(sort) ? t.amountMinor : t.occurredAt
  return way === 'sought' ? [hiddenFromIndexes(column), hiddenFromIndexes(t.id)] : [column, t.id]
}

/** Whether the rows past a place are those before it in time or size. */
function goesDown(sort: Sort, cursor: Cursor): boolean {
  return (sort === 'newest' || sort === 'largest') === (cursor.way === 'older')
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

/** So many lines are sought and sorted; of more, walking soon meets enough for a page. */
export const SOUGHT_MAX = 5_000

/** The quicker way to the lines of a search. Without one, filters have indexes in the order of the list. */
export async function wayOf(store: Store, { q }: TransactionFilter): Promise<Way> {
  if (!q) return 'any'
  const { transactions: t } = store.t
  const some = store.aside
    .select({ rowNo: t.rowNo })
    .from(t)
    .where(searchCondition(store, q))
    .limit(SOUGHT_MAX + 1)
    .as('some')
  const [row] = await store.aside.select({ lines: count() }).from(some)
  return Number(row?.lines ?? 0) > SOUGHT_MAX ? 'walked' : 'sought'
}

/**
 * The rows past a place, in the order of the filter: the one statement behind the list and the export. Not sent until
 * it is awaited, so a test can ask the engine how it would answer.
 */
export function rowsPast(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  cursor: Cursor | undefined,
  limit: number,
  { upToRow, way = 'any' }: { upToRow?: number; way?: Way } = {},
) {
  const { sort } = filter
  const ordered = { sort, way }
  const side = cursor && (goesDown(sort, cursor) ? 'above' : 'below')
  // A search may go over many lines.
  return (filter.q ? store.aside : store.read)
    .select()
    .from(store.t.transactions)
    .where(
      and(
        conditionOf(store, filter, zone, way, side),
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

/** One page by keyset: any depth costs the same, and rows that arrive meanwhile move nothing. */
export async function listTransactions(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  place: string | undefined,
  limit = TRANSACTIONS_PAGE,
): Promise<TransactionPage> {
  const cursor = readCursor(place)
  const reversed = cursor?.way === 'newer'
  const found = await rowsPast(store, filter, zone, cursor, limit + 1, { way: await wayOf(store, filter) })
  const more = found.length > limit
  const rows = reversed ? found.slice(0, limit).reverse() : found.slice(0, limit)
  const at = (row: TransactionRow | undefined, way: Cursor['way']) =>
    row ? writeCursor(placeOf(row, filter.sort, way)) : null
  return {
    rows,
    newer: (reversed ? more : cursor !== undefined) ? at(rows[0], 'newer') : null,
    older: (reversed ? true : more) ? at(rows.at(-1), 'older') : null,
  }
}

/** Only rows that were there when the newest had this number. */
export function upTo(store: Store, row: number | undefined): SQL | undefined {
  return row === undefined ? undefined : sql`${hiddenFromIndexes(store.t.transactions.rowNo)} <= ${row}`
}

/** @throws AppError `not_found` */
export async function getTransaction(store: Store, id: string): Promise<TransactionRow> {
  const [row] = await store.read.select().from(store.t.transactions).where(eq(store.t.transactions.id, id)).limit(1)
  if (!row) throw new AppError('not_found', `transaction ${id}`)
  return row
}

/** Every door that told of this money, oldest first. */
export async function listTransactionEvidence(store: Store, transactionId: string) {
  const { transactionEvidence: e, providerEvents } = store.t
  return store.read
    .select({
      source: e.source,
      providerReference: e.providerReference,
      at: e.at,
      rawBody: providerEvents.rawBody,
      authenticity: providerEvents.authenticity,
      door: providerEvents.door,
    })
    .from(e)
    .leftJoin(providerEvents, and(eq(providerEvents.id, e.providerEventId), isNotNull(e.providerEventId)))
    .where(eq(e.transactionId, transactionId))
    .orderBy(asc(e.at))
}

/** The newest row number: bounds an export, so that lines arriving meanwhile change neither its rows nor its sums. */
export async function newestRow(store: Store): Promise<number> {
  const [row] = await store.read.select({ newest: max(store.t.transactions.rowNo) }).from(store.t.transactions)
  return row?.newest ?? 0
}

/** Our accounts by name, for the account filter and beside a line. */
export async function listAccountNames(store: Store): Promise<{ id: string; name: string; currency: Currency }[]> {
  const { providerAccounts: a } = store.t
  return store.read
    .select({ id: a.id, name: a.name, currency: a.currency })
    .from(a)
    .orderBy(asc(a.provider), asc(a.name))
    .limit(ACCOUNTS_MAX)
}
