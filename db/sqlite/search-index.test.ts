import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { gramsOf, matchOf } from './grams'
import { migrateTo, setPragmas, storeOver } from './store'

const MIGRATIONS = path.resolve('db/sqlite/migrations')
const SEARCH_BY_PIECES = '0012_search_by_pieces'
let folder: string | undefined

afterEach(() => {
  if (folder) rmSync(folder, { recursive: true })
  folder = undefined
})

/** The migrations that there were before a given one. */
function migrationsBefore(tag: string): string {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-migrations-'))
  cpSync(MIGRATIONS, folder, { recursive: true })
  const file = path.join(folder, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  const until = journal.entries.findIndex((entry) => entry.tag === tag)
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, until) }))
  return folder
}

test('what was found by the older index is found by this one, lines of one minute too', async () => {
  const connection = new SQLite(':memory:')
  setPragmas(connection)
  migrateTo(connection, migrationsBefore(SEARCH_BY_PIECES))
  connection.exec(`insert into provider_accounts (id, provider, account_key, name, currency, purpose, created_at)
    values ('acc', 'mpesa', '1', 'A', 'KES', 'both', 0)`)
  const names = ['jane wanjiku', 'mama mboga', 'peter otieno']
  for (const [index, name] of names.entries()) {
    connection.exec(`insert into transactions (id, account_id, provider, rail, direction, state, amount_minor, fee_minor, currency,
      occurred_at, provider_reference, merchant_reference, counterparty_name, counterparty_account, counterparty_key, description,
      channel, created_at) values ('t${index}', 'acc', 'mpesa', 'mpesa.c2b', 'in', 'succeeded', 100, 0, 'KES',
      ${1_790_000_000_000 + Math.floor(index / 2) * 86_400_000}, 'R${index}', '', '${name}', '', '${name}', '', '', 0)`)
    connection.exec(`insert into transactions_search (rowid, text) values (${index + 1}, 'r${index} ${name}')`)
  }
  migrateTo(connection, MIGRATIONS)
  const store = storeOver(connection, connection)
  const { transactions: t } = store.t
  for (const [index, name] of names.entries()) {
    const found = await store.read
      .select({ id: t.id })
      .from(t)
      .where(store.searchCondition(name.split(' ')))
    expect(found).toEqual([{ id: `t${index}` }])
  }
  await store.tx((tx) => store.indexForSearch(tx, [{ rowNo: 1, at: new Date(1_790_000_000_000), text: 'amina' }]))
  expect(
    await store.read
      .select({ id: t.id })
      .from(t)
      .where(store.searchCondition(['amina'])),
  ).toEqual([{ id: 't0' }])
  expect(
    await store.read
      .select({ id: t.id })
      .from(t)
      .where(store.searchCondition(['wanjiku'])),
  ).toEqual([])
  await store.close()
})

test('a word is looked for by pieces that every text with it has', () => {
  const letters = fc.constantFrom('a', 'b', '0', '-', '"', 'é', '😀', 'ж')
  const word = fc.array(letters, { minLength: 1, maxLength: 14 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(word, word, word, word, (before, wanted, after, other) => {
      const has = new Set(gramsOf(`${other} ${before}${wanted}${after}`).split(' '))
      if (wanted.length < 3) return
      const asked = matchOf([wanted]).replaceAll('"', '').split(' AND ')
      expect(asked.length).toBeGreaterThan(0)
      expect(asked.every((piece) => /^[0-9a-z]+$/.test(piece) && has.has(piece))).toBe(true)
    }),
  )
})
