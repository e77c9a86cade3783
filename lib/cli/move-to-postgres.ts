import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { asc, count, getTableColumns, getTableName, gt, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { type Connection, run } from '@/db/postgres/connections'
import { transactionsSearch } from '@/db/postgres/schema'
import type { Reader, Still, Store } from '@/db/store'
import type { Tables } from '@/db/tables'
import { brokenChecks, type Verdict, verifyEverything } from '@/lib/features/audit/verify-everything'
import { searchText } from '@/lib/features/transactions/transaction-line'

/** Rows that are in memory at a time; a statement takes 65,535 values, and the widest table has 43 columns. */
const BATCH = 1_000

export type Moved = Readonly<{ rows: ReadonlyMap<string, number>; auditRecords: number; searchTexts: number }>
type Proof = Readonly<{ key: Buffer; zone: Parameters<typeof verifyEverything>[1]['zone']; now: Date }>
type TableName = keyof Tables

/** In the order of their definition: what a row points at is there before it. */
const namesOf = (store: Pick<Store, 't'>) => Object.keys(store.t) as TableName[]

/**
 * Copies everything from one store into an empty one of PostgreSQL, all in one transaction, and proves it before that
 * counts: every table has as many rows, the sums of every currency are the same, the audit chain and all other checks of
 * `npm run verify` hold. The source is only read.
 * @throws Error in a sentence when the target is not empty or the proof fails; the target is as it was then.
 */
export async function moveToPostgres(from: Store, to: Store, proof: Proof, say = (_: string) => {}): Promise<Moved> {
  return from.snapshot(async (source) => {
    // First, as the target's transaction may not lie idle for long.
    say('Checking the source.')
    const before = await verifyEverything(source, { ...proof, anchors: [] })
    refuseBroken(before, 'npm run verify finds something broken; mend that first')
    const sums = await sumsOf(source)
    say('Copying.')
    return to.tx(async (tx) => {
      const connection = tx as unknown as Connection
      const target: Still = { t: to.t, read: tx, localDay: to.localDay }
      await refuseUnlessEmpty(target)
      await withoutGuards(connection, target, async () => {
        for (const name of namesOf(target)) say(`  ${name}: ${await copyTable(source, target, connection, name)} rows`)
      })
      await goOnNumbering(connection, target)
      const searchTexts = await writeSearchTexts(target, to, tx)
      say(`  search texts: ${searchTexts}`)
      say('Comparing.')
      const rows = await compareCounts(source, target)
      if ((await sumsOf(target)) !== sums) throw new Error('the sums of the copy are not those of the source')
      const after = await verifyEverything(target, { ...proof, anchors: [] })
      refuseBroken(after, 'the copy does not verify')
      if (after.audit.last?.hash !== before.audit.last?.hash)
        throw new Error('the audit log of the copy ends with another record')
      return { rows, auditRecords: after.audit.records, searchTexts }
    })
  })
}

function refuseBroken(verdict: Verdict, words: string): void {
  const broken = brokenChecks(verdict, 'safety')
  if (broken.length > 0) throw new Error(`${words}: ${broken.map((check) => check.rule).join('; ')}`)
}

async function countOf(on: Reader, table: PgTable): Promise<number> {
  const [row] = await on.select({ rows: count() }).from(table)
  return Number(row?.rows ?? 0)
}

async function refuseUnlessEmpty(target: Still): Promise<void> {
  for (const name of namesOf(target)) {
    if ((await countOf(target.read, target.t[name])) > 0)
      throw new Error(`the target is not empty: it has rows in ${name}. Name a fresh database`)
  }
}

/**
 * The guards let nothing begin as history has left it: a decided proposal, an approval of a payment that was sent. They are
 * off within this transaction only; keys and checks stay on.
 */
async function withoutGuards(connection: Connection, target: Still, work: () => Promise<void>): Promise<void> {
  const tables = namesOf(target).map((name) => `"${getTableName(target.t[name])}"`)
  for (const table of tables) await run(connection, `alter table ${table} disable trigger user`)
  await work()
  for (const table of tables) await run(connection, `alter table ${table} enable trigger user`)
}

function keyOf(table: PgTable): { field: string; column: PgColumn } {
  const found = Object.entries<PgColumn>(getTableColumns(table)).find(([, column]) => column.primary)
  if (!found) throw new Error(`${getTableName(table)} has no primary key`)
  return { field: found[0], column: found[1] }
}

/** The rows of a table by its key, a batch at a time. */
async function* batchesOf(on: Still, name: TableName): AsyncGenerator<Record<string, unknown>[]> {
  const table: PgTable = on.t[name]
  const { field, column } = keyOf(table)
  let last: unknown
  for (;;) {
    const past: SQL | undefined = last === undefined ? undefined : gt(column, last)
    const rows = await on.read.select().from(table).where(past).orderBy(asc(column)).limit(BATCH)
    if (rows.length > 0) yield rows
    if (rows.length < BATCH) return
    last = rows.at(-1)?.[field]
    await yieldToOthers()
  }
}

async function copyTable(source: Still, target: Still, connection: Connection, name: TableName): Promise<number> {
  let copied = 0
  for await (const rows of batchesOf(source, name)) {
    await connection.insert(target.t[name] as PgTable).values(rows)
    copied += rows.length
  }
  return copied
}

/** New rows are numbered after the copied ones. */
async function goOnNumbering(connection: Connection, target: Still): Promise<void> {
  for (const name of ['transactions', 'providerEvents'] as const) {
    const table = getTableName(target.t[name])
    await run(
      connection,
      `select setval(pg_get_serial_sequence('${table}', 'row_no'), coalesce(max(row_no), 0) + 1, false) from "${table}"`,
    )
  }
}

async function writeSearchTexts(target: Still, to: Store, tx: Parameters<Store['indexForSearch']>[0]): Promise<number> {
  for await (const rows of batchesOf(target, 'transactions')) {
    const lines = rows as Store['t']['transactions']['$inferSelect'][]
    await to.indexForSearch(
      tx,
      lines.map((line) => ({ rowNo: line.rowNo, at: line.occurredAt, text: searchText(line) })),
    )
  }
  const written = await countOf(target.read, transactionsSearch)
  const lines = await countOf(target.read, target.t.transactions)
  if (written !== lines) throw new Error(`${written} search texts were written for ${lines} transactions`)
  return written
}

async function compareCounts(source: Still, target: Still): Promise<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>()
  for (const name of namesOf(target)) {
    const [before, after] = [await countOf(source.read, source.t[name]), await countOf(target.read, target.t[name])]
    if (before !== after) throw new Error(`${name} has ${before} rows, its copy ${after}`)
    rows.set(name, after)
  }
  return rows
}

/** What every account has in each currency, direction and state, as text that either engine writes alike. */
async function sumsOf({ read, t }: Still): Promise<string> {
  const sum = (column: PgColumn) => sql<string>`cast(coalesce(sum(${column}), 0) as text)`
  const { transactions: l, payments: p, postings: b, dailyTotals: d } = t
  const lines = await read
    .select({ a: l.accountId, c: l.currency, d: l.direction, s: l.state, m: sum(l.amountMinor), f: sum(l.feeMinor) })
    .from(l)
    .groupBy(l.accountId, l.currency, l.direction, l.state)
    .orderBy(l.accountId, l.currency, l.direction, l.state)
  const payments = await read
    .select({ c: p.currency, s: p.state, m: sum(p.amountMinor) })
    .from(p)
    .groupBy(p.currency, p.state)
    .orderBy(p.currency, p.state)
  const postings = await read
    .select({ c: b.currency, k: b.kind, m: sum(b.amountMinor) })
    .from(b)
    .groupBy(b.currency, b.kind)
    .orderBy(b.currency, b.kind)
  const days = await read
    .select({ day: d.day, a: d.accountId, in: sum(d.inMinor), out: sum(d.outMinor), f: sum(d.feeMinor) })
    .from(d)
    .groupBy(d.day, d.accountId)
    .orderBy(d.day, d.accountId)
  return JSON.stringify({ lines, payments, postings, days })
}
