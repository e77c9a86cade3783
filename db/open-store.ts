import path from 'node:path'
import { openSqliteStore } from './sqlite/store'
import type { Store } from './store'

/** Opens the store of an installation. `root` is where the program lies, `databaseFile` an absolute path. */
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
