import SQLite from 'better-sqlite3'
import { wrongRowSums } from './row-sums'
import { addGramsFunction } from './search-index'
import { migrateTo } from './store'

const SHOWN_MAX = 20

/** What a check finds, or that it could not be made: SQLite throws where it cannot read on. */
function found(check: () => string[]): string[] {
  try {
    return check()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

const SCHEMA = `select type || ' ' || name || ': ' || tbl_name || ' ' || coalesce(sql, '') from sqlite_schema
    where name not like 'sqlite_stat%'
  union all select 'migration ' || created_at || ': ' || coalesce(id, '') || ' ' || hash from __drizzle_migrations`

/** Tables, indexes and triggers are exactly what the migrations make, and the file says that those were taken. */
function wrongSchema(connection: SQLite.Database, migrationsFolder: string): string[] {
  const fresh = new SQLite(':memory:')
  try {
    migrateTo(fresh, migrationsFolder)
    const read = (from: SQLite.Database) => from.prepare<[], string>(SCHEMA).pluck().all()
    const [there, wanted] = [new Set(read(connection)), new Set(read(fresh))]
    const nameOf = (line: string) => line.split(':', 1)[0]
    return [...there, ...wanted]
      .filter((line) => !there.has(line) || !wanted.has(line))
      .map((line) => `${nameOf(line)} is not as the migrations make it`)
  } finally {
    fresh.close()
  }
}

/** Where rows are numbered on from: never below a number that is taken, and for the audit log exactly the last. */
function wrongNumbers(connection: SQLite.Database): string[] {
  const stored = connection.prepare<[], { name: string; seq: number }>('select name, seq from sqlite_sequence').all()
  return stored
    .filter(({ name, seq }) => {
      const last = connection.prepare<[], number>(`select coalesce(max(rowid), 0) from "${name}"`).pluck().get() ?? 0
      return name === 'audit' ? seq !== last : seq < last
    })
    .map(({ name }) => `table ${name} would go on with a wrong number`)
}

/** Pages, indexes and schema of the file that is in use; changes nothing and keeps nobody from writing. */
export function findFileDamage(file: string, migrationsFolder: string): string[] {
  const connection = new SQLite(file, { readonly: true, timeout: 2_000 })
  try {
    const pages = found(() => connection.prepare<[], string>(`pragma integrity_check(${SHOWN_MAX})`).pluck().all())
    return [
      ...pages.filter((line) => line !== 'ok'),
      ...found(() => wrongSchema(connection, migrationsFolder)),
      ...found(() => wrongNumbers(connection)),
    ]
  } finally {
    connection.close()
  }
}

/** What a line of the history is found by; `transactions_text` holds it for each. */
export type SearchedColumns = Readonly<
  Record<'providerReference' | 'merchantReference' | 'counterpartyName' | 'counterpartyAccount' | 'description', string>
>

const SEARCHED = `select t.row_no as number, provider_reference as providerReference, merchant_reference as merchantReference,
  counterparty_name as counterpartyName, counterparty_account as counterpartyAccount, description, s.text,
  s.place / 1048576 = t.occurred_at / 60000 as isInPlace
  from transactions t full join transactions_text s on s.row_no = t.row_no`

/** The search finds every line by its own words, and nothing else. */
function wrongSearch(connection: SQLite.Database, textOf: (line: SearchedColumns) => string): string[] {
  // Compares the index of words with the texts, and throws where they differ.
  addGramsFunction(connection)
  connection.prepare("insert into transactions_grams (transactions_grams, rank) values ('integrity-check', 1)").run()
  const broken: string[] = []
  for (const line of connection
    .prepare<[], SearchedColumns & { number: number | null; text: string | null; isInPlace: 0 | 1 | null }>(SEARCHED)
    .iterate())
    if (broken.length < SHOWN_MAX && (line.number === null || textOf(line) !== line.text || !line.isInPlace))
      broken.push(`the search text of line ${line.number ?? 'nobody'} is not its own`)
  return broken
}

/** Rows and search of a copy, which nobody else has open: every row is compared with what was written. */
export function findRowDamage(copy: string, textOf: (line: SearchedColumns) => string): string[] {
  const connection = new SQLite(copy)
  try {
    return [...found(() => wrongRowSums(connection)), ...found(() => wrongSearch(connection, textOf))]
  } finally {
    connection.close()
  }
}
