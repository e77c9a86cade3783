import type { SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'

/** One cell of a written row, said once: an engine may write it itself, and lib/features/exports writes it in code. */
export type TextCell =
  /** What people or providers typed: guarded against formulas. `masked`: it is a counterparty's account, shown in part, or may
   * hold one or a phone `within` its words. */
  | { kind: 'text'; column: PgColumn; masked?: 'account' | 'within' | undefined }
  /** A code or id of our own making; empty where there is none. */
  | { kind: 'word'; column: PgColumn }
  | { kind: 'instant'; column: PgColumn; offsetMinutes: number; form: 'iso' | 'wall' }
  /** Decimal text of minor units, in the decimals of the row's currency; `side`: only where money moved that way. */
  | { kind: 'amount'; column: PgColumn; side?: 'in' | 'out' }
  | { kind: 'named'; column: PgColumn; names: ReadonlyMap<string, string> }
  | { kind: 'fixed'; text: string }

/** How the cells of a row become text: a CSV record, or the cells of an XLSX sheet. */
export type TextForm = 'csv' | 'sheet'

/** Rows of `transactions` as text, in the order of the statement that reads them. */
export type TextRequest = Readonly<{
  form: TextForm
  cells: readonly TextCell[]
  where: SQL | undefined
  /** The column that orders, before the id. */
  orderBy: PgColumn
  downwards: boolean
}>

/** So many rows as text, and what moved in them by currency. `whole`: rows that the engine left for code to write, by place. */
export type TextPiece = Readonly<{
  rows: number
  text: readonly (Uint8Array | Record<string, unknown>)[]
  moved: readonly Readonly<{ currency: string; rows: number; inMinor: bigint; outMinor: bigint }>[]
}>
