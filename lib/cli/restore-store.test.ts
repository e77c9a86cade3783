import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
import { type BackupFacts, backUpStore } from './back-up-store'
import { restoreStore } from './restore-store'
import { openBackup, sealBackup } from './sealed-backup'

const NOW = new Date('2026-11-27T09:00:00Z')
const KEY = Buffer.alloc(32, 7)
const FACTS = { key: KEY, mode: 'live', at: NOW } as const
let folder: string
let store: Store
let backup: string

const place = () => ({
  root: path.resolve('.'),
  databaseFile: path.join(folder, 'data', 'live.db'),
  anchorFile: path.join(folder, 'anchors', 'live.jsonl'),
  key: KEY,
  zone: 'Africa/Nairobi' as const,
  mode: 'live' as const,
})
const chain = () => ({ store, key: KEY, now: () => NOW })
const act = () =>
  store.tx((tx) => recordAudit(chain(), tx, { actorId: 'amina', action: 'a', subject: 's', facts: null }))

/** Three records, a backup of them, and two more that the backup does not know. */
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-restore-'))
  backup = path.join(folder, 'one.backup')
  store = openStore(place())
  keepRowMarks(chain())
  for (let index = 0; index < 3; index += 1) await act()
  await backUpStore(store, backup, FACTS)
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
  const target = createWriteStream(place().databaseFile)
  await openBackup(backup, target, KEY)
  store = openStore(place())
  await expect(refuseBrokenLog(chain(), { ...place(), mode: 'live' })).rejects.toThrow('record 4 of the audit log')
})

test('is refused while the database is open, and nothing changes', async () => {
  await act()
  await expect(restoreStore(place(), backup, NOW)).rejects.toThrow('stop it first')
  expect(await readHold(store, store.read)).toBeUndefined()
  await act()
})

/** The backup again, after somebody with the key changed what is in it. */
async function resealed(edit: (file: SQLite.Database) => void): Promise<void> {
  const plain = path.join(folder, 'plain.db')
  const { madeAt, mode, records, auditHead } = await openBackup(backup, createWriteStream(plain), KEY)
  const file = new SQLite(plain)
  edit(file)
  file.close()
  rmSync(backup)
  await sealBackup(plain, backup, KEY, { madeAt, mode, records, auditHead })
}

async function again(facts: BackupFacts): Promise<void> {
  rmSync(backup)
  await backUpStore(store, backup, facts)
}

test.each<[string, () => void | Promise<void>, string]>([
  ['a damaged file', () => writeFileSync(backup, readFileSync(backup).fill(7, 4_096, 9_000)), 'damaged or was changed'],
  ['one flipped bit', () => writeFileSync(backup, flipped(readFileSync(backup), 20_000)), 'damaged or was changed'],
  ['a file cut short', () => writeFileSync(backup, readFileSync(backup).subarray(0, 30_000)), 'damaged or was changed'],
  ['only its first line', () => writeFileSync(backup, firstLine()), 'cut short'],
  ['another date in its first line', () => writeFileSync(backup, redated()), 'damaged or was changed'],
  ['an unreadable first line', () => writeFileSync(backup, 'HAZINA BACKUP 1 {}\n'), 'its first line cannot be read'],
  ['a plain database', () => writeFileSync(backup, 'SQLite format 3'), 'no backup of Hazina'],
  ['a backup under another key', () => again({ ...FACTS, key: Buffer.alloc(32, 8) }), 'under another HAZINA_KEY'],
  ['a backup of sandbox mode', () => again({ ...FACTS, mode: 'sandbox' }), 'backup of sandbox mode'],
  [
    'a backup somebody edited',
    () =>
      resealed((file) => file.exec(`drop trigger audit_append_only; update audit set actor_id = 'x' where number = 2`)),
    'this backup does not verify',
  ],
  [
    'a backup that lost its newest record',
    () =>
      resealed((file) =>
        file.exec(
          'drop trigger audit_append_only; drop trigger audit_never_deleted; delete from audit where number = 3',
        ),
      ),
    'this backup does not verify',
  ],
  ['no file', () => rmSync(backup), 'there is no'],
])('%s is refused, and the database stays', async (_what, spoil, said) => {
  await spoil()
  await store.close()
  await expect(restoreStore(place(), backup, NOW)).rejects.toThrow(said)
  store = openStore(place())
  await refuseBrokenLog(chain(), { ...place(), mode: 'live' })
  expect((await store.read.select().from(store.t.audit)).length).toBe(5)
  expect(readdirSync(path.dirname(place().databaseFile)).filter((name) => name.includes('incoming'))).toEqual([])
})

test('nothing of the database can be read in a backup', () => {
  const sealed = readFileSync(backup)
  for (const word of ['SQLite format 3', 'create table', 'amina']) expect(sealed.includes(word)).toBe(false)
})

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes
}
function firstLine(): Buffer {
  const bytes = readFileSync(backup)
  return bytes.subarray(0, bytes.indexOf('\n') + 1)
}
function redated(): Buffer {
  const bytes = readFileSync(backup)
  const at = bytes.indexOf('2026-11-27T09')
  bytes.write('2026-11-26', at)
  return bytes
}
