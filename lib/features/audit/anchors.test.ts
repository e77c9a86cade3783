import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore } from '@/db/open-store'
import type { Store } from '@/db/store'
import { readAnchors } from './anchor-file'
import { refuseBrokenLog, writeAnchor } from './anchors'
import { recordAudit } from './record-audit'

const KEY = Buffer.alloc(32, 7)
const AT = new Date('2026-11-27T09:00:00Z')
let folder: string
let databaseFile: string
let anchorFile: string
let store: Store

const chain = () => ({ store, key: KEY, now: () => AT })
const start = (mode: 'sandbox' | 'live' = 'live') => refuseBrokenLog(chain(), { anchorFile, mode })
const note = (kind?: 'restored') => writeAnchor(chain(), { anchorFile }, kind)
const lines = () => readFileSync(anchorFile, 'utf8').trimEnd().split('\n')

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-anchors-'))
  databaseFile = path.join(folder, 'data', 'live.db')
  anchorFile = path.join(folder, 'elsewhere', 'anchors.jsonl')
  open()
  await act(3)
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

function open(): void {
  store = openStore({ root: path.resolve('.'), databaseFile })
}

async function act(times: number, actorId = 'amina'): Promise<void> {
  for (let index = 0; index < times; index += 1)
    await store.tx((tx) => recordAudit(chain(), tx, { actorId, action: 'a', subject: 's', facts: null }))
}

/** With the app stopped, by another program. */
async function tamper(statements: string): Promise<void> {
  await store.close()
  const file = new SQLite(databaseFile)
  file.exec(`drop trigger audit_append_only; drop trigger audit_never_deleted; ${statements}`)
  file.close()
  open()
}

test('a log that grew since it was noted down starts; nothing new is not noted twice', async () => {
  await note()
  await note()
  expect(lines()).toHaveLength(1)
  await act(2)
  await start()
  await note()
  expect(readAnchors(anchorFile, KEY).anchors.map((anchor) => anchor.number)).toEqual([3, 5])
})

test('a log that lost its newest records is refused, with the first of them and what to do', async () => {
  await act(4)
  await note()
  await tamper('delete from audit where number > 5')
  await expect(start()).rejects.toThrow(/^Hazina cannot start: record 6 .* it and those after it were removed/)
  await expect(start()).rejects.toThrow('npm run restore')
})

test('an older copy that went on by itself is refused with the record where the two part', async () => {
  await store.close()
  const copy = path.join(folder, 'old.db')
  const file = new SQLite(databaseFile)
  file.prepare('vacuum into ?').run(copy)
  file.close()
  open()
  await act(1)
  await note()
  await act(1)
  await note()
  await store.close()
  databaseFile = copy
  open()
  await act(5, 'baraka')
  await expect(start()).rejects.toThrow(
    'record 4 of the audit log does not fit: it is not the record that was noted down',
  )
})

test('an edited record among the newest is refused at the start, without any note', async () => {
  await tamper(`update audit set actor_id = 'x' where number = 2`)
  await expect(start()).rejects.toThrow('record 2 of the audit log does not fit: it was changed')
})

test('after a restore the older log is right again, and an old line put in once more does not fit', async () => {
  await note()
  await act(3)
  await note()
  const before = lines()
  await tamper('delete from audit where number > 4')
  await expect(start()).rejects.toThrow('record 5')
  await note('restored')
  await start()
  await act(1)
  await note()
  writeFileSync(anchorFile, `${[...lines(), before.at(-1)].join('\n')}\n`)
  await expect(start()).rejects.toThrow(/line 5 of .* does not follow the line before it/)
})

test('a line of another key is refused', async () => {
  await note()
  writeFileSync(anchorFile, readFileSync(anchorFile, 'utf8').replace('"number":"3"', '"number":"2"'))
  await expect(start()).rejects.toThrow(/line 1 of .* was not signed with this HAZINA_KEY/)
})

test('a line that a crash cut short is left behind; the next one follows the last whole one', async () => {
  await note()
  appendFileSync(anchorFile, '{"at":"2026-11-')
  await start()
  await act(1)
  await note()
  await start()
  expect(readAnchors(anchorFile, KEY)).toMatchObject({ problem: null, anchors: [{ number: 3 }, { number: 4 }] })
})

test('a database that begins anew: refused where money is real, kept aside in the sandbox', async () => {
  await note()
  await store.close()
  databaseFile = path.join(folder, 'data', 'new.db')
  open()
  await expect(start('live')).rejects.toThrow('record 1 of the audit log does not fit')
  await start('sandbox')
  expect(existsSync(anchorFile)).toBe(false)
  expect(readdirSync(path.dirname(anchorFile))).toEqual(['anchors.jsonl.until-2026-11-27T09-00-00Z'])
})
