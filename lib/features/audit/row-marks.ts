import { getTableColumns, inArray, like, not, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { BOOKKEEPING, BOOKKEEPING_SETTINGS, type GovernedTable, type TouchedRow } from '@/db/governed'
import type { Reader, Store, Tx } from '@/db/store'
import { canonicalJson, sha256Hex } from '@/lib/core/content-hash'
import { type Chain, recordAudit } from './record-audit'

/** The action of a record that holds marks; timelines and the audit page's own list leave it out. */
export const MARK_ACTION = 'rows.mark'
/** The record of this subject marks what was there before marks were kept. */
export const BASELINE_SUBJECT = 'rows:baseline'
const MARKS_PER_RECORD = 200

/** `payments:<id>`, by its mark: SHA-256 of the whole row, null once it is gone. */
export type Marks = Record<string, string | null>

export function governedTable(store: Pick<Store, 't'>, table: GovernedTable): { table: PgTable; key: PgColumn } {
  const { t } = store
  return table === 'settings' ? { table: t.settings, key: t.settings.name } : { table: t[table], key: t[table].id }
}

function valueText(value: unknown): string {
  if (value instanceof Date) return value.getTime().toString()
  if (value instanceof Uint8Array) return sha256Hex(value)
  return String(value)
}

/**
 * SHA-256 of what a row says, column by column. Null and false are left out, so that a migration may add a column that is
 * one of them without changing the mark of every row there is.
 */
export function markOf(table: GovernedTable, row: Readonly<Record<string, unknown>>): string {
  const left = BOOKKEEPING[table] ?? []
  const said = Object.entries(row).filter(
    ([field, value]) => value !== null && value !== undefined && value !== false && !left.includes(field),
  )
  return sha256Hex(canonicalJson(Object.fromEntries(said.map(([field, value]) => [field, valueText(value)]))))
}

export function keyOf(table: GovernedTable, row: Readonly<Record<string, unknown>>): string {
  return `${table}:${String(table === 'settings' ? row.name : row.id)}`
}

/** Rows that move no money are not marked. */
export function onlyGoverned(store: Pick<Store, 't'>, table: GovernedTable): SQL | undefined {
  const { attempts, attemptTries, settings } = store.t
  if (table === 'attempts') return sql`${attempts.kind} <> 'query'`
  if (table === 'attemptTries')
    return sql`(select kind from ${attempts} where ${attempts.id} = ${attemptTries.attemptId}) <> 'query'`
  if (table === 'settings') return not(like(settings.name, `${BOOKKEEPING_SETTINGS}%`))
  return undefined
}

/** Whether a mark is of a setting that nobody governs: how far something has come. */
export function isBookkeeping(key: string): boolean {
  return key.startsWith(`settings:${BOOKKEEPING_SETTINGS}`)
}

async function marksOf(store: Pick<Store, 't'>, reader: Reader, touched: readonly TouchedRow[]): Promise<Marks> {
  const marks: Marks = Object.fromEntries(touched.map(({ table, key }) => [`${table}:${key}`, null]))
  for (const name of new Set(touched.map((row) => row.table))) {
    const { table: from, key } = governedTable(store, name)
    const keys = touched.filter((row) => row.table === name).map((row) => row.key)
    const found = await reader.select(getTableColumns(from)).from(from).where(inArray(key, keys))
    for (const row of found) marks[keyOf(name, row)] = markOf(name, row)
  }
  return marks
}

export async function recordMarks(chain: Chain, tx: Tx, touched: readonly TouchedRow[], subject = 'rows') {
  for (let from = 0; from < touched.length; from += MARKS_PER_RECORD) {
    const marks = await marksOf(chain.store, tx, touched.slice(from, from + MARKS_PER_RECORD))
    await recordAudit(chain, tx, { actorId: 'store', action: MARK_ACTION, subject, facts: { marks } })
  }
}

/**
 * From here on every transaction that writes a governed row ends with a record of what those rows say now. A row that is
 * changed by anything else no longer agrees with the log: `npm run verify` names it.
 */
export function keepRowMarks(chain: Chain): void {
  chain.store.watchGoverned((tx, touched) => recordMarks(chain, tx, touched))
}
