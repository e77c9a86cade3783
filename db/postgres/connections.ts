import { DrizzleQueryError, type SQLWrapper, sql } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'

/** What the store needs of a connection beside the reads and writes of features. */
export type Connection = Pick<
  PgDatabase<PgQueryResultHKT, Record<string, never>>,
  'select' | 'selectDistinct' | '$with' | 'with' | 'insert' | 'update' | 'delete' | 'execute'
>

/** Where the store gets its connections from: a server's pool, or the one connection of an embedded engine. */
export interface Connections {
  /** For reads outside a transaction; where there are several connections, these cannot write. */
  readonly read: Connection
  /** Runs work on a connection that nobody else uses meanwhile, for reads (`still`) or for writes. */
  using<T>(which: 'still' | 'writer', work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Rows of a statement that no builder makes, as both drivers give them. */
export async function rowsOf(connection: Connection, query: SQLWrapper): Promise<Record<string, unknown>[]> {
  const { rows } = (await connection.execute(query)) as unknown as { rows: Record<string, unknown>[] }
  return rows
}

/** One statement without values: BEGIN, COMMIT, LOCK. */
export async function run(connection: Connection, text: string): Promise<void> {
  await connection.execute(sql.raw(text))
}

/**
 * Lets the engine's own error through. Drizzle wraps it in one whose message holds every value of the statement: phone
 * numbers and names would go into logs and onto pages.
 */
export function sayingOnlyWhatTheEngineSays<Database extends PgDatabase<PgQueryResultHKT>>(
  database: Database,
): Database {
  const { session } = database._
  const prepareQuery = session.prepareQuery.bind(session)
  session.prepareQuery = (...given) => {
    const prepared = prepareQuery(...given)
    const execute = prepared.execute.bind(prepared)
    prepared.execute = (values) =>
      execute(values).catch((error: unknown) => {
        throw error instanceof DrizzleQueryError && error.cause ? error.cause : error
      })
    return prepared
  }
  return database
}

/** The engine's own code of an error (SQLSTATE), wherever in the chain of causes it is. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && /^[0-9A-Z]{5}$/.test(at.code)) return at.code
  }
  return undefined
}
