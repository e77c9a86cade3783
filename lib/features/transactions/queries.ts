import { and, asc, eq, isNotNull, max } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { Zone } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import type { Currency } from '@/lib/core/money'
import { type Cursor, readCursor, writeCursor } from './cursor'
import type { TransactionFilter } from './filter'
import { placeOf, rowsPast } from './rows-past'
import { searchRows } from './search'
import type { TransactionRow } from './transaction-line'

export const TRANSACTIONS_PAGE = 50
/** Far above what one merchant holds. */
const ACCOUNTS_MAX = 200

export type TransactionPage = Readonly<{ rows: TransactionRow[]; newer: string | null; older: string | null }>

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
  const found = await (filter.q ? searchRows : rowsPast)(store, filter, zone, cursor, limit + 1)
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
