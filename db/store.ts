import type { SQL, SQLWrapper } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import type { TouchedRow } from './governed'
import type { Tables } from './tables'
import type { TextPiece, TextRequest } from './text-rows'

type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** Reads only: a write does not compile here, and the connection behind it refuses one. */
export type Reader = Pick<Database, 'select' | 'selectDistinct' | '$with' | 'with'>
/** Reads and writes inside {@link Store.tx}; dead once the callback has ended. */
export type Tx = Reader & Pick<Database, 'insert' | 'update' | 'delete'>

/** One line of text to find a record by, written by the app (folded: NFKD, marks removed, lower case). */
export type SearchEntry = Readonly<{ rowNo: number; at: Date; text: string }>
/** A part of time: from an instant on, and before another. */
export type SearchSpan = Readonly<{ from?: Date; before?: Date }>

/** What long reads need of a store. */
export type Still = Pick<Store, 't' | 'read' | 'localDay'>
export type GovernedWatch = (tx: Tx, rows: readonly TouchedRow[]) => Promise<void>

/**
 * The database as the app sees it, whichever engine is below (STACK.md 5). Types are a pick of Drizzle's PostgreSQL
 * types; only `await` works on a query.
 */
export interface Store {
  readonly t: Tables
  readonly read: Reader
  /**
   * The same for reads that go over many rows, such as sums: away from the event loop where the engine answers inside this
   * process. Sees what is committed; in memory it is `read`.
   */
  readonly aside: Reader
  /** As {@link aside}, for the short steps of a search: not behind what goes over many rows. */
  readonly searches: Reader
  /**
   * Runs database work in one transaction that is durable before the promise resolves. No network call inside.
   * Several waiting transactions may share one disk flush; each still succeeds or rolls back alone.
   * @throws Error when called inside another `tx`: pass the inner one on instead.
   */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Told of the governed rows that a transaction wrote, inside it and before it counts: if the watcher fails, the
   * transaction does. One watcher a store; without one, nothing is told.
   */
  watchGoverned(watch: GovernedWatch): void
  /**
   * One moment of the database, on a connection of its own, for long reads: others go on reading and writing meanwhile.
   * In memory there is one connection only: there it is the store itself.
   */
  snapshot<T>(work: (still: Still) => Promise<T>): Promise<T>
  /**
   * Rows of `transactions` that the engine writes as text by itself, away from the event loop, on one moment of the
   * database; a piece is made when it is asked for, and whoever stops asking ends the work. Rows with something unusual
   * in them come as rows. Undefined where the engine has no such way: the caller then reads and writes in code.
   */
  textRows(request: TextRequest): AsyncGenerator<TextPiece> | undefined
  /** Adds or replaces the search text of transactions, and takes an empty one out; inside the transaction that writes them. */
  indexForSearch(tx: Tx, entries: readonly SearchEntry[]): Promise<void>
  /**
   * A condition on a row of `transactions`: its search text contains every given word, each of three letters or more.
   * `walked`: told of a row that was found otherwise; else the rows are found by their words. `span`: only rows of this time are
   * asked for, so others need not be found.
   */
  searchCondition(words: readonly string[], how?: Readonly<{ walked?: boolean; span?: SearchSpan }>): SQL
  /**
   * How far in a span of time the next `atMost` rows reach that may have these words, latest first or earliest first: up to this
   * instant the span holds few enough; undefined when all of it does. Absent where the engine keeps no words in the order of time.
   */
  reachOf?(words: readonly string[], span: SearchSpan, downwards: boolean, atMost: number): Promise<Date | undefined>
  /** A text column begins with these letters, so that an index on it finds them where the engine can. */
  startsWith(column: SQLWrapper, letters: string): SQL
  /** The day `YYYY-MM-DD` that an instant column falls on, so many minutes east of UTC. */
  localDay(instant: SQLWrapper, offsetMinutes: number): SQL<string>
  isUniqueViolation(error: unknown): boolean
  /** Bytes used and whether the engine's own check passes. */
  check(): Promise<{ ok: boolean; detail: string }>
  /** A consistent copy at the given absolute path. */
  backupTo(file: string): Promise<void>
  close(): Promise<void>
}
