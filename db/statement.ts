import { getTableColumns, Param, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { sha256Hex } from '@/lib/core/content-hash'
import type { Reader, Store, Tx } from './store'
import type { Tables } from './tables'

/** Where a store that can keep built statements for good holds them, seen through every {@link Reader} of its connection. */
export const KEPT_STATEMENTS = Symbol('kept statements')

export type Blanks<Given> = { readonly [Name in keyof Given & string]: Placeholder<Name, Given[Name]> }
type Prepared<Result> = { execute(given: Record<string, unknown>): PromiseLike<Result> }
type Preparable<Result> = { prepare(name: string): Prepared<Result> }
type Build<Given, Result, On extends Reader> = (on: On, blanks: Blanks<Given>, t: Tables) => Preparable<Result>
/** A query with its blanks filled in, on a connection of that store. */
export type Statement<Given, Result, On extends Reader = Tx> = (
  store: Pick<Store, 't'>,
  on: On,
  given: Given,
) => Promise<Result>

/** PostgreSQL cuts longer names off, and two would become one. */
const NAME_MAX = 60

/** Answers a blank for whatever name is asked for. */
const BLANKS = new Proxy({}, { get: (_, name) => sql.placeholder(String(name)) })

/**
 * A query that is built once for a connection and run with new values: building one anew costs more than running it, so
 * what runs for every message and every line of history is written like this. `name` has to be its own.
 */
export function statement<Given extends Record<string, unknown>, Result, On extends Reader = Tx>(
  name: string,
  build: Build<Given, Result, On>,
): Statement<Given, Result, On> {
  const nameForEngine = name.length > NAME_MAX ? sha256Hex(name).slice(0, NAME_MAX) : name
  return async (store, on, given) => {
    const kept = (on as { [KEPT_STATEMENTS]?: Map<object, Prepared<unknown>> })[KEPT_STATEMENTS]
    const known = kept?.get(build) as Prepared<Result> | undefined
    const prepared = known ?? build(on, BLANKS as Blanks<Given>, store.t).prepare(nameForEngine)
    if (!known) kept?.set(build, prepared)
    return prepared.execute({ ...given })
  }
}

/** A whole row: every column, null where there is nothing; the database numbers it. */
export type WholeRow<Table extends keyof Tables> = Required<
  Omit<Tables[Table]['$inferSelect'], Table extends 'audit' ? 'number' : 'rowNo'>
>

type Filled<Given> = { [Name in keyof Given & string]: SQL<Given[Name]> }

/**
 * What `insert().values()` and `update().set()` take for blanks named like the table's columns; without `names`, for a
 * whole row. Null stays null: Drizzle would hand it to the column's encoder, which expects a date or an amount.
 */
export function filled<Table extends keyof Tables, Name extends keyof WholeRow<Table> & string>(
  t: Tables,
  table: Table,
  blanks: Blanks<Pick<WholeRow<Table>, Name>>,
  names?: readonly Name[],
): Filled<Pick<WholeRow<Table>, Name>> {
  const chosen = Object.entries<PgColumn>(getTableColumns(t[table])).filter(([name, { primary, dataType }]) =>
    names ? (names as readonly string[]).includes(name) : !(primary && dataType === 'number'),
  )
  const values = chosen.map(([name, column]) => {
    const mapToDriverValue = (value: unknown) => (value === null ? null : column.mapToDriverValue(value))
    return [name, sql`${new Param(blanks[name as Name], { mapToDriverValue })}`]
  })
  return Object.fromEntries(values)
}
