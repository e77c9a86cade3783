import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import { allSchedules } from './queries'

test('schedules come by the index of their age, in its order', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-schedule-plans-'))
  const file = path.join(folder, 'plans.db')
  const store = openStore({ root: process.cwd(), databaseFile: file })
  const raw = new SQLite(file, { readonly: true })
  const { sql, params } = allSchedules(store).toSQL()
  const lines = raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[]
  expect(lines.map((line) => line.detail)).toEqual(['SCAN export_schedules USING INDEX export_schedules_oldest'])
  raw.close()
  await store.close()
  rmSync(folder, { recursive: true })
})
