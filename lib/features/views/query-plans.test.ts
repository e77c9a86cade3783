import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { ownViews, sharedViews } from './queries'

let folder: string
let store: Store
let raw: SQLite.Database

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-view-plans-'))
  const file = path.join(folder, 'plans.db')
  store = openStore({ root: process.cwd(), databaseFile: file })
  raw = new SQLite(file, { readonly: true })
})

afterAll(async () => {
  raw.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

function plan(query: { toSQL(): { sql: string; params: unknown[] } }): string {
  const { sql, params } = query.toSQL()
  const lines = raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[]
  return lines.map((line) => line.detail).join('\n')
}

test('a person’s views come by the index of their names, in its order', () => {
  expect(plan(ownViews(store, 'a'))).toBe('SEARCH saved_views USING INDEX saved_views_name (owner_id=?)')
})

test('what is shared comes by its own index, in its order; views that nobody shared are not read', () => {
  expect(plan(sharedViews(store, 'a'))).toBe('SCAN saved_views USING INDEX saved_views_shared')
})
