import type SQLite from 'better-sqlite3'
import { getTableColumns, getTableName } from 'drizzle-orm'
import { BOOKKEEPING, BOOKKEEPING_SETTINGS, GOVERNED, type GovernedTable, type TouchedRow } from '../governed'
import { tables } from './schema'

/** Rows of a governed table that are not governed: questions move no money. */
const ONLY_WHEN: Readonly<Partial<Record<GovernedTable, (row: 'new' | 'old') => string>>> = {
  attempts: (row) => `${row}.kind <> 'query'`,
  attemptTries: (row) => `(select kind from attempts where id = ${row}.attempt_id) <> 'query'`,
  settings: (row) => `${row}.name not like '${BOOKKEEPING_SETTINGS}%'`,
}

function triggersOf(table: GovernedTable): string[] {
  const name = getTableName(tables[table])
  const key = table === 'settings' ? 'name' : 'id'
  const left = BOOKKEEPING[table] ?? []
  const columns = Object.entries(getTableColumns(tables[table])).filter(([field]) => !left.includes(field))
  const told = columns.map(([, column]) => `"${column.name}"`).join(', ')
  return (['insert', 'update', 'delete'] as const).map((act) => {
    const row = act === 'delete' ? 'old' : 'new'
    const only = ONLY_WHEN[table]?.(row)
    const of = act === 'update' ? `update of ${told}` : act
    return `create temp trigger if not exists touched_${name}_${act} after ${of} on main.${name} ${only ? `when ${only}` : ''}
      begin insert into touched (tbl, row_key) values ('${table}', ${row}.${key}); end`
  })
}

/**
 * Notes every governed row that this connection writes, by triggers that live with the connection: also what reaches
 * the table by raw SQL. What a transaction rolls back is forgotten with it.
 */
export function openTouched(connection: SQLite.Database): { take(): TouchedRow[] } {
  connection.exec('create temp table if not exists touched (tbl text not null, row_key text not null)')
  for (const table of GOVERNED) for (const trigger of triggersOf(table)) connection.exec(trigger)
  const read = connection.prepare<[], TouchedRow>('select distinct tbl as "table", row_key as "key" from touched')
  const forget = connection.prepare('delete from touched')
  return {
    take() {
      const rows = read.all()
      if (rows.length > 0) forget.run()
      return rows
    },
  }
}
