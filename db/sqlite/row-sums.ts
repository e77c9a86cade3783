import { crc32 } from 'node:zlib'
import type SQLite from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { tables } from './schema'

/** Sums stay below 2^53, so that they are exact wherever they are read. */
const MASK = 2 ** 53 - 1

type Summed = Readonly<{ name: string; columns: readonly string[] }>

/** Every table of ours; the texts of the search follow from the lines, and are compared with them. */
const SUMMED: readonly Summed[] = Object.values(tables).map((table) => ({
  name: getTableName(table),
  columns: Object.values(getTableColumns(table)).map((column) => column.name),
}))

/** One number for a row: what kind of value each is, how long, and its bytes. */
function rowSum(...values: readonly unknown[]): number {
  let sum = 0
  for (const value of values) {
    if (value instanceof Uint8Array) sum = crc32(value, crc32(`b${value.byteLength}:`, sum))
    else if (typeof value === 'string') sum = crc32(`s${value.length}:${value}`, sum)
    else sum = crc32(value === null ? 'n' : `${typeof value}${String(value)};`, sum)
  }
  return sum
}

const sumOf = ({ columns }: Summed, row?: 'new' | 'old') =>
  `row_sum(${columns.map((name) => (row ? `${row}."${name}"` : `"${name}"`)).join(', ')})`

function triggersOf(table: Summed): string[] {
  const change = {
    insert: `+ ${sumOf(table, 'new')}`,
    update: `+ ${sumOf(table, 'new')} - ${sumOf(table, 'old')}`,
    delete: `- ${sumOf(table, 'old')}`,
  }
  return Object.entries(change).map(
    ([act, by]) => `create temp trigger if not exists summed_${table.name}_${act} after ${act} on main.${table.name}
      begin update row_sums set sum = (sum ${by}) & ${MASK} where tbl = '${table.name}'; end`,
  )
}

function takeSumFunction(connection: SQLite.Database): void {
  connection.function('row_sum', { varargs: true, deterministic: true, safeIntegers: true }, rowSum)
}

const countSum = (connection: SQLite.Database, table: Summed) =>
  connection.prepare<[], { sum: number }>(
    `select coalesce(sum(${sumOf(table)}), 0) & ${MASK} as sum from ${table.name}`,
  )

/**
 * Keeps one sum over all rows of each table, moved along by triggers that live with the writing connection: SQLite's own
 * checks do not see a value that changed on the disk (RELIABILITY.md trap 3). It is against broken disks, not against people:
 * they are what the audit log is for.
 * @param isChanged a migration has just rewritten rows: everything is summed anew
 */
export function openRowSums(connection: SQLite.Database, isChanged: boolean): void {
  takeSumFunction(connection)
  connection.exec('begin immediate')
  try {
    if (isChanged) connection.exec('delete from row_sums')
    const known = new Set(connection.prepare<[], string>('select tbl from row_sums').pluck().all())
    const add = connection.prepare('insert into row_sums (tbl, sum) values (?, ?)')
    for (const table of SUMMED) if (!known.has(table.name)) add.run(table.name, countSum(connection, table).get()?.sum)
    connection.exec('commit')
  } catch (error) {
    connection.exec('rollback')
    throw error
  }
  for (const table of SUMMED) for (const trigger of triggersOf(table)) connection.exec(trigger)
}

/** The tables whose rows are not the ones that were written, in words. Reads everything. */
export function wrongRowSums(connection: SQLite.Database): string[] {
  takeSumFunction(connection)
  const kept = connection.prepare<[], { tbl: string; sum: number }>('select tbl, sum from row_sums').all()
  const sums = new Map(kept.map(({ tbl, sum }) => [tbl, sum]))
  return SUMMED.filter((table) => countSum(connection, table).get()?.sum !== sums.get(table.name)).map(
    ({ name }) => `table ${name}: a row is not the one that was written`,
  )
}
