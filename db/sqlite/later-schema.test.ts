import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSqliteStore } from './store'

/** Row 49 of lib/FAULT-MATRIX.md: versions of the program and of the file that do not belong together. */

const ours = path.resolve('db/sqlite/migrations')
let folder: string
let file: string
let later: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-later-'))
  file = path.join(folder, 'hazina.db')
  later = path.join(folder, 'migrations')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The migrations of a version after ours: all of ours, and one more. */
function makeLater(statements: string): void {
  cpSync(ours, later, { recursive: true })
  const journalFile = path.join(later, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { idx: number; when: number }[] }
  const last = journal.entries.at(-1)
  if (!last) throw new Error('no migrations')
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, ...{ tag: '9999_later' } })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(path.join(later, '9999_later.sql'), statements)
}

async function open(migrationsFolder: string, write?: string): Promise<string[]> {
  const store = openSqliteStore({ file, migrationsFolder })
  const { settings } = store.t
  if (write) await store.tx((tx) => tx.insert(settings).values({ name: write, value: '1', changedAt: new Date() }))
  const names = (await store.read.select().from(settings)).map((row) => row.name)
  await store.close()
  return names.toSorted()
}

function rawNames(): unknown[] {
  const raw = new SQLite(file, { readonly: true })
  const found = raw.prepare('select name from settings order by name').pluck().all()
  raw.close()
  return found
}

it('a migration that fails midway leaves the old schema and every row; the former version goes on', async () => {
  await open(ours, 'before')
  makeLater('CREATE TABLE later (a integer) STRICT;\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);')
  await expect(open(later)).rejects.toThrow()
  const raw = new SQLite(file, { readonly: true })
  expect(raw.prepare("select count(*) from sqlite_schema where name = 'later'").pluck().get()).toBe(0)
  raw.close()
  expect(await open(ours, 'between')).toEqual(['before', 'between'])
})

it('a file that a later version wrote is refused in a sentence, untouched, and opens again with that version', async () => {
  await open(ours, 'before')
  makeLater('CREATE TABLE later (a integer) STRICT;')
  await open(later, 'of the later one')
  await expect(open(ours, 'of the old one')).rejects.toThrow(/^Hazina cannot start: .*later one.*npm run restore/)
  expect(rawNames()).toEqual(['before', 'of the later one'])
  expect(await open(later)).toEqual(['before', 'of the later one'])
})
