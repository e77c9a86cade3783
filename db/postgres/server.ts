import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { crashPoint } from '@/lib/core/crash-points'
import { refuseLaterSchema } from '../later-schema'
import { KEPT_STATEMENTS } from '../statement'
import { type Connection, type Connections, sayingOnlyWhatTheEngineSays } from './connections'

/** Of one process. A server takes 100 connections unless told otherwise, and several processes share it. */
const READERS_MAX = 8
const CONNECT_TIMEOUT_MS = 10_000
/** How long another process may hold the writer's turn before we give up. */
const LOCK_TIMEOUT_MS = 10_000
const STATEMENT_TIMEOUT_MS = 60_000
/** A process that hangs inside a transaction loses it, or all others would wait for it. */
const IDLE_IN_TRANSACTION_MS = 60_000
/** Any number that nobody else takes: processes that start at one moment migrate one after another. */
const MIGRATION_LOCK = 4_815_162

function poolOf(url: string, max: number, settings: Readonly<Record<string, string | number>>): pg.Pool {
  const all = { TimeZone: 'UTC', idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS, ...settings }
  const options = Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
  const pool = new pg.Pool({
    connectionString: url,
    max,
    options,
    application_name: 'hazina',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  })
  // Told of an idle connection that the server closed; the pool has dropped it and opens another when one is needed.
  pool.on('error', () => undefined)
  return pool
}

/** Drizzle on a client, which keeps what was built once (see db/statement.ts) and names it for the server to keep too. */
function drizzleOver(client: pg.Pool | pg.PoolClient): Connection {
  const database = sayingOnlyWhatTheEngineSays(drizzle({ client: client as pg.Pool }))
  return Object.assign(database as unknown as Connection, { [KEPT_STATEMENTS]: new Map() })
}

const refuse = (because: string) => new Error(`Hazina cannot start: ${because}`)

/** What a person can mend, in a sentence; never with the address, which holds the password. */
async function checkServer(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as version, current_database() as name, datcollate as collation,
      pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`,
  )
  const [{ version, name, collation, encoding }] = rows
  if (version < 150_000) throw refuse(`the PostgreSQL server is older than version 15.`)
  if (encoding !== 'UTF8' || !/^(C|POSIX)(\.UTF-?8)?$/i.test(collation))
    throw refuse(
      `the database ${name} has the encoding ${encoding} and the collation ${collation}. Lists and searches need UTF8 and C: createdb -T template0 -E UTF8 --locale=C hazina`,
    )
}

/** When each migration that the database has behind it was made; none for a new one. */
async function migrationsOf(client: pg.PoolClient): Promise<number[]> {
  const { rows } = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as there")
  if (!rows[0]?.there) return []
  const found = await client.query('select created_at from drizzle.__drizzle_migrations order by created_at')
  return found.rows.map((row) => Number(row.created_at))
}

async function prepareServer(pool: pg.Pool, migrationsFolder: string): Promise<void> {
  const client = await pool.connect().catch((error: unknown) => {
    const said = error instanceof Error ? error.message || String(error.cause ?? error.name) : String(error)
    throw new Error(`Hazina cannot start: no PostgreSQL answers at DATABASE_URL (${said}).`, { cause: error })
  })
  try {
    await checkServer(client)
    // Waits as long as another process may take to migrate.
    await client.query('set lock_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    refuseLaterSchema(await migrationsOf(client), migrationsFolder)
    const logQuery = () => void crashPoint('CP17')
    await migrate(drizzle({ client, logger: { logQuery } }), { migrationsFolder })
  } finally {
    // The lock and the setting go with the connection.
    client.release(true)
  }
}

/**
 * Connections to a server: several that cannot write, and one that does. The database is migrated first, by one process
 * at a time.
 * @throws Error in a sentence when there is no server, or its database is not fit for Hazina.
 */
export async function connectToServer(options: { url: string; migrationsFolder: string }): Promise<Connections> {
  const writers = poolOf(options.url, 1, { lock_timeout: LOCK_TIMEOUT_MS })
  const readers = poolOf(options.url, READERS_MAX, {
    default_transaction_read_only: 'on',
    statement_timeout: STATEMENT_TIMEOUT_MS,
  })
  const close = async () => {
    await Promise.all([writers.end(), readers.end()])
  }
  try {
    await prepareServer(writers, options.migrationsFolder)
  } catch (error) {
    await close()
    throw error
  }
  const kept = new WeakMap<pg.PoolClient, Connection>()
  return {
    read: drizzleOver(readers),
    async using(which, work) {
      const client = await (which === 'writer' ? writers : readers).connect()
      const connection = kept.get(client) ?? drizzleOver(client)
      kept.set(client, connection)
      let failed = true
      try {
        const value = await work(connection)
        failed = false
        return value
      } finally {
        // After an error nobody knows what state it is in.
        client.release(failed)
      }
    },
    close,
  }
}
