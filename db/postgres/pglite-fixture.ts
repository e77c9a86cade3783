import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import pLimit from 'p-limit'
import type { Store } from '../store'
import { type Connection, sayingOnlyWhatTheEngineSays } from './connections'
import { storeOver } from './store'

/**
 * For tests where no PostgreSQL is installed: the real engine compiled to WebAssembly, in this process. It has one
 * connection, so a read sees what an open transaction has written, as with SQLite in memory.
 */
export async function openPgliteStore(migrationsFolder: string): Promise<Store> {
  const client = new PGlite({ extensions: { pg_trgm } })
  const database = drizzle({ client })
  await migrate(database, { migrationsFolder })
  const connection = sayingOnlyWhatTheEngineSays(database) as unknown as Connection
  const oneAtATime = pLimit(1)
  return storeOver({
    read: connection,
    using: (_which, work) => oneAtATime(() => work(connection)),
    close: () => client.close(),
  })
}
