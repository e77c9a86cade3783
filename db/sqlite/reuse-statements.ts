import type SQLite from 'better-sqlite3'

/** Texts come from code, with placeholders for what people typed; lists of many lengths are what there could be many of. */
const KEPT_MAX = 2_000

/**
 * The same connection, whose statements are compiled once for each text: Drizzle asks for a new one at every query, and
 * compiling one that has triggers costs more than running it. SQLite compiles again by itself when the schema changes.
 */
export function reuseStatements(connection: SQLite.Database): SQLite.Database {
  const kept = new Map<string, SQLite.Statement>()
  const prepare = (text: string): SQLite.Statement => {
    const known = kept.get(text)
    if (known) {
      // Drizzle asks for rows as arrays or as objects, whichever the query needs, and leaves it so.
      if (known.reader) known.raw(false)
      return known
    }
    const statement = connection.prepare(text)
    if (kept.size >= KEPT_MAX) kept.clear()
    kept.set(text, statement)
    return statement
  }
  return Object.create(connection, { prepare: { value: prepare } })
}
