import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { setCrashHook } from '@/lib/core/crash-points'
import { openSqliteStore } from './store'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hazina-crash-'))
})
afterEach(() => {
  setCrashHook(undefined)
  rmSync(folder, { recursive: true })
})

const migrationsFolder = path.resolve('db/sqlite/migrations')

function tablesIn(file: string): string[] {
  const connection = new SQLite(file)
  const rows = connection.prepare("select name from sqlite_master where tbl_name not like '\\_\\_%' escape '\\'").all()
  connection.close()
  return (rows as { name: string }[]).map(({ name }) => name)
}

it('a migration that is cut off leaves the old schema, and the next start makes it whole', async () => {
  const file = path.join(folder, 'hazina.db')
  let passed = 0
  setCrashHook(() => {
    passed += 1
    if (passed === 40) throw new Error('died')
  })
  expect(() => openSqliteStore({ file, migrationsFolder })).toThrow('Failed to run the query')
  expect(tablesIn(file)).toEqual([])
  setCrashHook(undefined)
  const store = openSqliteStore({ file, migrationsFolder })
  expect((await store.read.select().from(store.t.payments)).length).toBe(0)
  await store.close()
})

it('a transaction whose work dies in the middle writes nothing', async () => {
  const store = openSqliteStore({ file: ':memory:', migrationsFolder })
  const setting = { name: 'a', value: '1', changedAt: new Date() }
  const work = store.tx(async (tx) => {
    await tx.insert(store.t.settings).values(setting)
    throw new Error('died')
  })
  await expect(work).rejects.toThrow('died')
  expect(await store.read.select().from(store.t.settings)).toEqual([])
  await store.close()
})
