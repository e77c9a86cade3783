import { mkdirSync, statfsSync } from 'node:fs'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { crashPoint } from '@/lib/core/crash-points'
import { openTransactions } from '../governed-tx'
import { refuseLaterSchema } from '../later-schema'
import { KEPT_STATEMENTS } from '../statement'
import type { Reader, SearchEntry, Store, Tx } from '../store'
import { openAside } from './aside'
import { reuseStatements } from './reuse-statements'
import { openRowSums } from './row-sums'
import { tables } from './schema'
import { addGramsFunction, openSearchIndex, reachOver, searchCondition } from './search-index'
import { textRows } from './text-rows'
import { openTouched } from './touched'
import { openWriter } from './writer'

const FREE_DISK_MIN_BYTES = 500 * 1024 * 1024
const READ_BUSY_TIMEOUT_MS = 2_000
/** Longer waiting would keep the whole event loop: the writer's queue waits instead. */
const WRITER_BUSY_TIMEOUT_MS = 20
const OPENING_BUSY_TIMEOUT_MS = 10_000
/** A year of a busy merchant fits; SQLite's own 2 MB make an insert into a dozen indexes read them from the disk again. */
const CACHE_KIB = 64 * 1024

/**
 * Sets and reads back what durability hangs on. better-sqlite3 is compiled so that a reopened WAL file reports NORMAL:
 * commits would be lost at power loss (RELIABILITY.md trap 1).
 */
export function setPragmas(connection: SQLite.Database): void {
  connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
  connection.pragma(`cache_size = -${CACHE_KIB}`)
  const synchronous = connection.pragma('synchronous', { simple: true })
  const foreignKeys = connection.pragma('foreign_keys', { simple: true })
  if (synchronous !== 2 || foreignKeys !== 1)
    throw new Error('SQLite did not take synchronous=FULL and foreign_keys=ON')
}

/** When each migration that a file has behind it was made; none for a new one. */
function migrationsOf(connection: SQLite.Database): number[] {
  const table = connection.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get()
  const read = 'select created_at from __drizzle_migrations order by created_at'
  return table ? connection.prepare<[], number>(read).pluck().all() : []
}

/** All steps in one transaction: whatever stops it in between leaves the old schema. @returns whether there was one to take */
export function migrateTo(connection: SQLite.Database, migrationsFolder: string): boolean {
  const before = migrationsOf(connection)
  refuseLaterSchema(before, migrationsFolder)
  // The hook of a crash point is given before each statement; it cannot be waited for here.
  const logQuery = () => void crashPoint('CP17')
  addGramsFunction(connection)
  migrate(drizzle({ client: connection, logger: { logQuery } }), { migrationsFolder })
  return migrationsOf(connection).length !== before.length
}

const localDay: Store['localDay'] = (instant, offsetMinutes) =>
  sql<string>`date(${instant} / 1000 + ${offsetMinutes * 60}, 'unixepoch')`

/**
 * Opens (creating and migrating) the embedded database.
 * @throws Error when the disk is nearly full, the pragmas do not hold or the file is damaged.
 */
export function openSqliteStore(options: { file: string; migrationsFolder: string }): Store {
  const inMemory = options.file === ':memory:'
  if (!inMemory) {
    mkdirSync(path.dirname(options.file), { recursive: true })
    const disk = statfsSync(path.dirname(options.file))
    if (disk.bavail * disk.bsize < FREE_DISK_MIN_BYTES)
      throw new Error('less than 500 MB of disk is free: make room, then start again')
  }
  const writerConnection = new SQLite(options.file, { timeout: WRITER_BUSY_TIMEOUT_MS })
  setPragmas(writerConnection)
  const quick = writerConnection.pragma('quick_check(1)', { simple: true })
  if (quick !== 'ok') throw new Error(`the database file is damaged (${String(quick)}): restore the last backup`)
  const isChanged = migrateTo(writerConnection, options.migrationsFolder)
  if (!inMemory) {
    // Processes that start together make their triggers in turns; afterwards waiting is the writer's own (db/write-queue.ts).
    writerConnection.pragma(`busy_timeout = ${OPENING_BUSY_TIMEOUT_MS}`)
    openRowSums(writerConnection, isChanged)
    writerConnection.pragma(`busy_timeout = ${WRITER_BUSY_TIMEOUT_MS}`)
  }

  // An in-memory database has one connection; a file has a second one that cannot write.
  const readConnection = inMemory
    ? writerConnection
    : new SQLite(options.file, { readonly: true, timeout: READ_BUSY_TIMEOUT_MS })
  if (!inMemory) {
    readConnection.pragma('foreign_keys = ON')
    readConnection.pragma(`cache_size = -${CACHE_KIB}`)
  }
  return storeOver(writerConnection, readConnection)
}

/** Drizzle on a connection that keeps what was built and compiled once (see db/statement.ts). */
function drizzleOver(connection: SQLite.Database): Tx {
  const database = drizzle({ client: reuseStatements(connection) })
  return Object.assign(database as unknown as Tx, { [KEPT_STATEMENTS]: new Map() })
}

/** The store on connections that are open, migrated and have their pragmas; one connection may serve for both. */
export function storeOver(writerConnection: SQLite.Database, readConnection: SQLite.Database): Store {
  const writerDb = drizzleOver(writerConnection)
  const read: Reader = drizzleOver(readConnection)
  const writer = openWriter(writerConnection, writerDb)
  const touched = openTouched(writerConnection)
  const openThread = () =>
    readConnection === writerConnection
      ? { reader: read, close: () => undefined }
      : openAside(readConnection.name, CACHE_KIB)
  const [aside, searches] = [openThread(), openThread()]
  const searchIndex = openSearchIndex(writerConnection)
  return {
    t: tables,
    read,
    aside: aside.reader,
    searches: searches.reader,
    ...openTransactions(writer, () => {
      searchIndex.write()
      return touched.take()
    }),
    async snapshot(work) {
      if (readConnection === writerConnection) return work({ t: tables, read, localDay })
      const still = new SQLite(readConnection.name, { readonly: true, timeout: READ_BUSY_TIMEOUT_MS })
      try {
        still.exec('begin')
        return await work({ t: tables, read: drizzleOver(still), localDay })
      } finally {
        still.close()
      }
    },
    textRows(request) {
      // In memory there is one connection only, and no other thread can see it.
      return readConnection === writerConnection ? undefined : textRows(readConnection.name, read, request)
    },
    async indexForSearch(_tx: Tx, entries: readonly SearchEntry[]) {
      searchIndex.keep(entries)
    },
    searchCondition,
    reachOf: reachOver(searches.reader),
    startsWith: (column, letters) => sql`${column} >= ${letters} and ${column} < ${`${letters}\u{10FFFF}`}`,
    localDay,
    isUniqueViolation(error: unknown): boolean {
      const code = (value: unknown) => (value instanceof Error && 'code' in value ? value.code : undefined)
      const causes = [error, error instanceof Error ? error.cause : undefined]
      return causes.some(
        (cause) => code(cause) === 'SQLITE_CONSTRAINT_UNIQUE' || code(cause) === 'SQLITE_CONSTRAINT_PRIMARYKEY',
      )
    },
    async check() {
      const detail = String(readConnection.pragma('quick_check(1)', { simple: true }))
      return { ok: detail === 'ok', detail }
    },
    async backupTo(file: string) {
      // VACUUM INTO is one consistent read of the database; copying the file while it is written is not.
      readConnection.prepare('vacuum into ?').run(file)
      await crashPoint('CP17')
    },
    async close() {
      await writer.idle()
      await Promise.all([aside.close(), searches.close()])
      if (readConnection !== writerConnection) readConnection.close()
      writerConnection.close()
    },
  }
}
