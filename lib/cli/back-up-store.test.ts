import { createWriteStream, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import { openTransactionsWorld } from '@/lib/features/transactions/transactions-fixture'
import { backUpStore, backupFileFor } from './back-up-store'
import { openBackup } from './sealed-backup'

const FACTS = { key: Buffer.alloc(32, 7), mode: 'live', at: new Date('2026-11-21T11:05:09Z') } as const
let folder: string
const open = (databaseFile: string) => openStore({ root: path.resolve('.'), databaseFile })

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-backup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a backup taken while the store is open holds what was committed, and opens as a store of its own', async () => {
  const world = await openTransactionsWorld(open(path.join(folder, 'live.db')))
  const id = await world.add()
  const file = backupFileFor(folder, 'live', new Date('2026-11-21T11:05:09Z'))
  const backup = await backUpStore(world.store, file, FACTS)
  await world.add()
  await world.store.close()
  expect(backup).toEqual({
    file: path.join(folder, 'backups', 'live-2026-11-21T11-05-09Z.backup'),
    bytes: expect.any(Number),
    records: 0,
  })
  expect(statSync(file)).toMatchObject({ size: backup.bytes })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(path.dirname(file))).toHaveLength(1)
  const plain = path.join(folder, 'opened.db')
  await openBackup(file, createWriteStream(plain), FACTS.key)
  const restored = open(plain)
  const rows = await restored.read.select({ id: restored.t.transactions.id }).from(restored.t.transactions)
  expect(rows).toEqual([{ id }])
  await restored.close()
})

test('a backup never replaces one, and a failed one leaves no file', async () => {
  const world = await openTransactionsWorld(open(path.join(folder, 'live.db')))
  const file = path.join(folder, 'b', 'copy.db')
  await backUpStore(world.store, file, FACTS)
  const before = statSync(file).mtimeMs
  await expect(backUpStore(world.store, file, FACTS)).rejects.toThrow('there already')
  expect(statSync(file).mtimeMs).toBe(before)
  const broken = { ...world.store, backupTo: () => Promise.reject(new Error('disk full')) }
  const other = path.join(folder, 'c', 'copy.db')
  await expect(backUpStore(broken, other, FACTS)).rejects.toThrow('disk full')
  expect(existsSync(other)).toBe(false)
  await world.store.close()
})
