import { type Param, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Sort } from './filter'
import type { TransactionRow } from './transaction-line'

/** A place in a list: the sort value and the id of the row it stands at, and which way to go from there. */
export type Cursor = Readonly<{ value: bigint; id: string; way: 'older' | 'newer' }>

export function sortsByAmount(sort: Sort): boolean {
  return sort === 'largest' || sort === 'smallest'
}

export function sortValue(row: Pick<TransactionRow, 'occurredAt' | 'amountMinor'>, sort: Sort): bigint {
  return sortsByAmount(sort) ? row.amountMinor : BigInt(row.occurredAt.getTime())
}

/** Opaque in the URL, checked on the way back. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(`${cursor.way}.${cursor.value}.${cursor.id}`).toString('base64url')
}

/** Undefined for anything that we did not write. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (!text || text.length > 200) return undefined
  const match = /^(older|newer)\.(\d{1,19})\.([0-9a-f-]{36})$/.exec(Buffer.from(text, 'base64url').toString('utf8'))
  if (!match) return undefined
  return { way: match[1] === 'newer' ? 'newer' : 'older', value: BigInt(match[2] ?? '0'), id: match[3] ?? '' }
}

/** The last millisecond that every engine can write down. */
const LATEST_MS = Date.parse('9999-12-31T23:59:59.999Z')

/** The instant of a place in a list sorted by time. */
export function instantAt(place: { value: bigint | number }): Date {
  return new Date(Math.min(Number(place.value), LATEST_MS))
}

/** The same as the engine keeps the instants of that column. */
export function instantOf(place: { value: bigint | number }, column: PgColumn): Param {
  return sql.param(instantAt(place), column)
}
