import path from 'node:path'
import { openPostgresStore } from './postgres/store'
import { openSqliteStore } from './sqlite/store'
import type { Store } from './store'

export type DatabasePlace = Readonly<{ root: string; databaseFile: string; databaseUrl?: string | undefined }>

/** Opens the store of an installation: on the PostgreSQL server that `databaseUrl` names, else in its file. */
export async function openInstallation(place: DatabasePlace): Promise<Store> {
  if (place.databaseUrl === undefined) return openStore(place)
  const migrationsFolder = path.join(place.root, 'db', 'postgres', 'migrations')
  return openPostgresStore({ url: place.databaseUrl, migrationsFolder })
}

/** Opens the store in a file. `root` is where the program lies, `databaseFile` an absolute path. */
export function openStore(settings: { root: string; databaseFile: string }): Store {
  return openSqliteStore({
    file: settings.databaseFile,
    migrationsFolder: path.join(settings.root, 'db', 'sqlite', 'migrations'),
  })
}

/** A migrated store in memory, for tests. */
export function openMemoryStore(): Store {
  return openSqliteStore({ file: ':memory:', migrationsFolder: path.resolve('db/sqlite/migrations') })
}
