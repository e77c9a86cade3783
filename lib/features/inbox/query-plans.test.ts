import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import { ofVerdict } from './of-verdict'

test('messages that wait are found without reading those that were followed', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-plans-'))
  const file = path.join(folder, 'plans.db')
  const store = openStore({ root: process.cwd(), databaseFile: file })
  const raw = new SQLite(file, { readonly: true })
  try {
    for (const verdict of ['new', 'orphan'] as const) {
      const { providerEvents } = store.t
      const query = store.read.select({ id: providerEvents.id }).from(providerEvents).where(ofVerdict(store, verdict))
      const { sql, params } = query.toSQL()
      const lines = raw.prepare(`explain query plan ${sql}`).all(...params) as { detail: string }[]
      expect(lines.map(({ detail }) => detail).join()).toContain('INDEX provider_events_verdict (verdict=?)')
    }
  } finally {
    raw.close()
    await store.close()
    rmSync(folder, { recursive: true })
  }
})
