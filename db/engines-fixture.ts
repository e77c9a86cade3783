import path from 'node:path'
import { inject } from 'vitest'
import { openMemoryStore } from './open-store'
import { openPgliteStore } from './postgres/pglite-fixture'
import { findTestServer, type TestServer } from './postgres/server-fixture'
import { openPostgresStore } from './postgres/store'
import type { Store } from './store'

export const POSTGRES_MIGRATIONS = path.resolve('db/postgres/migrations')

declare module 'vitest' {
  interface ProvidedContext {
    /** PG_URL of whoever runs the tests; empty without. */
    pgUrl: string
  }
}

export type TestEngine = Readonly<{
  name: 'SQLite' | 'PostgreSQL' | 'PGlite'
  openStore(): Promise<Store>
  stop(): Promise<void>
}>

/** For tests that run on each engine: SQLite, and what there is of PostgreSQL on this machine. */
export const ENGINES = ['SQLite', 'PostgreSQL'] as const

/** For tests that need several connections: a server, or undefined where there is none. */
export const testServer = (): Promise<TestServer | undefined> => findTestServer(inject('pgUrl'))

export async function startEngine(engine: (typeof ENGINES)[number]): Promise<TestEngine> {
  if (engine === 'SQLite')
    return { name: 'SQLite', openStore: async () => openMemoryStore(), stop: async () => undefined }
  const server = await testServer()
  if (!server)
    return { name: 'PGlite', openStore: () => openPgliteStore(POSTGRES_MIGRATIONS), stop: async () => undefined }
  return {
    name: 'PostgreSQL',
    openStore: async () =>
      openPostgresStore({ url: await server.createDatabase(), migrationsFolder: POSTGRES_MIGRATIONS }),
    stop: () => server.stop(),
  }
}
