import path from 'node:path'
import SQLite from 'better-sqlite3'
import { migrateTo, setPragmas, storeOver } from '@/db/sqlite/store'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { Runtime } from '@/lib/features/context'
import { seedDemoPeople } from '@/lib/features/people/demo-people'
import { seedSandboxRules } from '@/lib/features/rules/seed-rules'

export const START = Date.parse('2026-11-20T05:00:00Z')
export const KEY = Buffer.alloc(32, 7)

/** Our accounts, one a rail: key at the provider, currency. */
export const ACCOUNTS = {
  'mpesa.b2c': { provider: 'mpesa', accountKey: '600100', currency: 'KES' },
  'mpesa.stk': { provider: 'mpesa', accountKey: '174379', currency: 'KES' },
  'wekeza.transfer': { provider: 'wekeza', accountKey: 'acc_1', currency: 'KES' },
  'bitpesa.payout': { provider: 'bitpesa', accountKey: 'USD', currency: 'USD' },
  'ihela.cashin': { provider: 'ihela', accountKey: 'own', currency: 'BIF' },
} as const
export type SimulatedRail = keyof typeof ACCOUNTS
export const SIMULATED_RAILS = Object.keys(ACCOUNTS) as SimulatedRail[]

let base: Promise<Buffer> | undefined

/** A migrated database with the demo people, the first rule and our accounts, made once a process. */
async function makeBase(withoutTriggers: readonly string[]): Promise<Buffer> {
  const connection = new SQLite(':memory:')
  setPragmas(connection)
  migrateTo(connection, path.resolve('db/sqlite/migrations'))
  for (const trigger of withoutTriggers) connection.exec(`drop trigger ${trigger}`)
  const store = storeOver(connection, connection)
  const now = () => new Date(START)
  const rt: Pick<Runtime, 'store' | 'key' | 'now' | 'mode'> = { store, key: KEY, now, mode: 'sandbox' }
  await seedDemoPeople(rt)
  await seedSandboxRules(rt)
  await store.tx(async (tx) => {
    for (const [rail, account] of Object.entries(ACCOUNTS))
      await tx
        .insert(store.t.providerAccounts)
        .values({ id: newId(now()), ...account, name: rail, purpose: 'both', createdAt: now() })
  })
  const copy = connection.serialize()
  await store.close()
  return copy
}

export type SeedStore = Readonly<{
  store: Store
  connection: SQLite.Database
  /** Called right before each commit; what it throws is the commit's failure. */
  disk: { beforeCommit: () => void }
}>

/** A fresh copy. Statements are prepared once each: a seed asks the same few hundred questions over and over. */
export async function openSeedStore(withoutTriggers: readonly string[]): Promise<SeedStore> {
  base ??= makeBase(withoutTriggers)
  const connection = new SQLite(await base)
  setPragmas(connection)
  const disk = { beforeCommit: (): void => undefined }
  const prepared = new Map<string, SQLite.Statement>()
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((source: string) => {
    let known = prepared.get(source)
    if (!known) {
      known = prepare(source)
      if (source === 'commit') known = failing(known, disk)
      prepared.set(source, known)
    }
    return known
  }) as typeof connection.prepare
  return { store: storeOver(connection, connection), connection, disk }
}

function failing(commit: SQLite.Statement, disk: SeedStore['disk']): SQLite.Statement {
  const run = commit.run.bind(commit)
  commit.run = (...values: unknown[]) => {
    disk.beforeCommit()
    return run(...values)
  }
  return commit
}
