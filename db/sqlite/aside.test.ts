import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openAside } from './aside'

const folder = mkdtempSync(path.join(os.tmpdir(), 'hazina-aside-'))
const file = path.join(folder, 'aside.db')
let writer: SQLite.Database

beforeAll(() => {
  writer = new SQLite(file)
  writer.pragma('journal_mode = WAL')
  writer.exec('create table lines (id integer primary key); insert into lines values (1), (2), (3)')
})

afterAll(() => {
  writer.close()
  rmSync(folder, { recursive: true })
})

type Aside = ReturnType<typeof openAside>
async function countOf({ reader }: Aside, from = sql`lines`): Promise<number | undefined> {
  const rows: { count: number }[] = await reader.select({ count: sql<number>`count(*)` }).from(from as never)
  return rows[0]?.count
}
/** Counts up for some seconds; the limit is far from what opening a thread takes. */
const LONG = sql`(with recursive n(i) as (select 1 union all select i + 1 from n where i < 40000000) select i from n)`
const LIMIT_MS = 1_500

test('answers each question with what is committed, and one that fails spoils no other', async () => {
  const aside = openAside(file, 2_000)
  const [counted, failed, again] = await Promise.allSettled([
    countOf(aside),
    countOf(aside, sql`nothing`),
    countOf(aside),
  ])
  expect(counted).toEqual({ status: 'fulfilled', value: 3 })
  expect(failed).toMatchObject({ status: 'rejected' })
  expect(again).toEqual({ status: 'fulfilled', value: 3 })
  writer.exec('insert into lines values (4)')
  expect(await countOf(aside)).toBe(4)
  writer.exec('delete from lines where id = 4')
  await aside.close()
})

test('a question that takes too long is given up with those behind it; the end of its thread is nobody else’s', async () => {
  const aside = openAside(file, 2_000, LIMIT_MS)
  for (const one of await Promise.allSettled([countOf(aside, LONG), countOf(aside)]))
    expect(one).toMatchObject({ status: 'rejected', reason: { cause: { message: expect.stringContaining('1.5 s') } } })
  // As long as the old thread may take to end, and longer.
  const patient = openAside(file, 2_000)
  let isOver = false
  const other = countOf(patient, LONG).finally(() => {
    isOver = true
  })
  while (!isOver) expect(await countOf(aside)).toBe(3)
  await other
  await Promise.all([aside.close(), patient.close()])
}, 90_000)

test('writes nothing', async () => {
  const aside = openAside(file, 2_000)
  await expect(countOf(aside, sql`(delete from lines returning id)`)).rejects.toThrow()
  expect(await countOf(aside)).toBe(3)
  await aside.close()
})
