import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { refuseBrokenLog, writeAnchor } from '@/lib/features/audit/anchors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { keepRowMarks } from '@/lib/features/audit/row-marks'
import { readHold } from '@/lib/features/providers/hold'
import { backUpStore } from './back-up-store'
import { restoreStore } from './restore-store'

const NOW = new Date('2026-11-27T09:00:00Z')
const KEY = Buffer.alloc(32, 7)
let folder: string
let store: Store
let backup: string

const place = () => ({
  root: path.resolve('.'),
  databaseFile: path.join(folder, 'data', 'live.db'),
  anchorFile: path.join(folder, 'anchors', 'live.jsonl'),
  key: KEY,
  zone: 'Africa/Nairobi' as const,
})
const chain = () => ({ store, key: KEY, now: () => NOW })
const act = () =>
  store.tx((tx) => recordAudit(chain(), tx, { actorId: 'amina', action: 'a', subject: 's', facts: null }))

/** Three records, a backup of them, and two more that the backup does not know. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-restore-'))
  backup = path.join(folder, 'backup.db')
  store = openStore(place())
  keepRowMarks(chain())
  for (let index = 0; index < 3; index += 1) await act()
  await backUpStore(store, backup)
  await act()
  await act()
  await writeAnchor(chain(), place())
})
afterEach(async () => {
  await store.close().catch(() => undefined)
  rmSync(folder, { recursive: true, force: true })
})

test('puts the backup in place, held, keeps what was there, and the next start takes it', async () => {
  await store.close()
  const restored = await restoreStore(place(), backup, NOW)
  expect(restored).toMatchObject({ held: 0, setAside: expect.stringContaining('live.db.before-restore-2026-11-27T09') })
  expect(existsSync(restored.setAside ?? '')).toBe(true)
  store = openStore(place())
  await refuseBrokenLog(chain(), { ...place(), mode: 'live' })
  expect(await readHold(store, store.read)).toMatchObject({ cause: 'restored', at: NOW })
  const actions = (await store.read.select().from(store.t.audit)).map((record) => record.action)
  expect(actions.filter((action) => action === 'a')).toHaveLength(3)
  expect(actions).toContain('database.restore')
  expect(readdirSync(path.dirname(place().databaseFile)).filter((name) => name.includes('incoming'))).toEqual([])
})

test('copying the file by hand instead is refused at the start: the log is shorter than what was noted down', async () => {
  await store.close()
  writeFileSync(place().databaseFile, readFileSync(backup))
  store = openStore(place())
  await expect(refuseBrokenLog(chain(), { ...place(), mode: 'live' })).rejects.toThrow('record 4 of the audit log')
})

test('is refused while the database is open, and nothing changes', async () => {
  await act()
  await expect(restoreStore(place(), backup, NOW)).rejects.toThrow('stop it first')
  expect(await readHold(store, store.read)).toBeUndefined()
  await act()
})

test.each<[string, () => void, string]>([
  ['a damaged file', () => writeFileSync(backup, readFileSync(backup).fill(7, 4_096, 9_000)), 'this backup is damaged'],
  [
    'a backup somebody edited',
    () => {
      const file = new SQLite(backup)
      file.exec(`drop trigger audit_append_only; update audit set actor_id = 'x' where number = 2`)
      file.close()
    },
    'this backup does not verify',
  ],
  ['no file', () => rmSync(backup), 'there is no'],
])('%s is refused, and the database stays', async (_what, spoil, said) => {
  spoil()
  await store.close()
  await expect(restoreStore(place(), backup, NOW)).rejects.toThrow(said)
  store = openStore(place())
  await refuseBrokenLog(chain(), { ...place(), mode: 'live' })
  expect((await store.read.select().from(store.t.audit)).length).toBe(5)
})
