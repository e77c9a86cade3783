import { and, inArray, like, type SQL, sql } from 'drizzle-orm'
import type { GovernedTable, TouchedRow } from '../governed'
import { openTransactions } from '../governed-tx'
import type { Reader, SearchEntry, Store, Tx } from '../store'
import { type Connection, type Connections, rowsOf, run, sqlStateOf } from './connections'
import { tables, transactionsSearch } from './schema'
import { connectToServer } from './server'
import { openWriter } from './writer'

const UNIQUE_VIOLATION = '23505'

/** Figures of the code's own stand in the text: a value each would make the same day two expressions to GROUP BY. */
const localDay: Store['localDay'] = (instant, offsetMinutes) =>
  sql<string>`to_char(${instant} at time zone 'UTC' + interval '${sql.raw(String(Math.trunc(offsetMinutes)))} minutes', 'YYYY-MM-DD')`

/** A typed % or _ is a character to find, not a pattern. */
const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
const holding = (word: string) => sql`${`%${escaped(word)}%`} escape '\\'`

/** The governed rows that this transaction wrote since it was last asked (see the triggers `touched_…`). */
async function takeTouched(connection: Connection): Promise<TouchedRow[]> {
  const [told] = await rowsOf(connection, sql`select current_setting('hazina.touched', true) as rows`)
  if (!told?.rows) return []
  await connection.execute(sql`select set_config('hazina.touched', '', true)`)
  const lines = new Set(String(told.rows).split('\n').filter(Boolean))
  return [...lines].map((line) => {
    const end = line.indexOf(':')
    return { table: line.slice(0, end) as GovernedTable, key: line.slice(end + 1) }
  })
}

/**
 * Opens (migrating it) a database on a PostgreSQL server.
 * @throws Error in a sentence when there is no server, or its database is not fit for Hazina.
 */
export async function openPostgresStore(options: { url: string; migrationsFolder: string }): Promise<Store> {
  return storeOver(await connectToServer(options))
}

/** The store on connections whose database is migrated. */
export function storeOver(connections: Connections): Store {
  const { read } = connections
  const writer = openWriter(connections)
  return {
    t: tables,
    read: read satisfies Reader,
    // The server does the work, whoever waits.
    aside: read satisfies Reader,
    searches: read satisfies Reader,
    ...openTransactions(writer, takeTouched),
    // No fast path: the generic one reads pages.
    textRows: () => undefined,
    snapshot: (work) =>
      connections.using('still', async (still) => {
        await run(still, 'begin isolation level repeatable read read only')
        try {
          return await work({ t: tables, read: still, localDay })
        } finally {
          await run(still, 'rollback')
        }
      }),
    async indexForSearch(tx: Tx, entries: readonly SearchEntry[]) {
      if (entries.length === 0) return
      // A row told twice in one go counts as it was told last.
      const last = new Map(entries.map(({ rowNo, text }) => [rowNo, { rowNo, text }]))
      await tx
        .insert(transactionsSearch)
        .values([...last.values()])
        .onConflictDoUpdate({ target: transactionsSearch.rowNo, set: { text: sql`excluded.text` } })
    },
    searchCondition(words: readonly string[]): SQL {
      const found = read
        .select({ rowNo: transactionsSearch.rowNo })
        .from(transactionsSearch)
        .where(and(...words.map((word) => like(transactionsSearch.text, holding(word)))))
      return inArray(tables.transactions.rowNo, found)
    },
    startsWith: (column, letters) => sql`${column} like ${`${escaped(letters)}%`} escape '\\'`,
    localDay,
    isUniqueViolation: (error) => sqlStateOf(error) === UNIQUE_VIOLATION,
    async check() {
      const [row] = await rowsOf(read, sql`select pg_database_size(current_database())::text as bytes`)
      return { ok: row !== undefined, detail: `${String(row?.bytes)} bytes` }
    },
    async backupTo() {
      throw new Error('a PostgreSQL database is backed up with pg_dump, not into a file of its own')
    },
    async close() {
      await writer.idle()
      await connections.close()
    },
  }
}
