import { and, eq, gt, lte } from 'drizzle-orm'
import { z } from 'zod'
import { type Blanks, statement } from '@/db/statement'
import type { Reader, Store, Tx } from '@/db/store'
import type { ImportState } from '@/db/words'
import { AppError } from '@/lib/core/errors'
import type { Runtime } from '../context'
import { setJob } from '../payments/payment-jobs'
import type { Account } from './read-line'
import { LINE_PROBLEMS } from './read-line'

export type StatementImport = Store['t']['statementImports']['$inferSelect']
export type StagedLine = Store['t']['statementLines']['$inferSelect']

/** Who does not say for so long that it goes on is taken to be gone: the job is due again. */
const SILENCE_MS = 20_000
/** So many bad lines are named; the rest are counted. */
export const PROBLEMS_MAX = 100

const Problems = z.array(z.object({ fileLine: z.number(), problem: z.enum(LINE_PROBLEMS) }))
export type Problems = z.infer<typeof Problems>

export function problemsOf(row: Pick<StatementImport, 'problems'>): Problems {
  return Problems.parse(JSON.parse(row.problems))
}

export async function getImport(store: Store, on: Reader, importId: string): Promise<StatementImport> {
  const { statementImports: t } = store.t
  const [row] = await on.select().from(t).where(eq(t.id, importId)).limit(1)
  if (!row) throw new AppError('not_found', `statement import ${importId}`)
  return row
}

export async function accountOf(store: Store, row: StatementImport): Promise<Account & { id: string; key: string }> {
  const { providerAccounts: t } = store.t
  const [account] = await store.read
    .select({ id: t.id, provider: t.provider, currency: t.currency, key: t.accountKey })
    .from(t)
    .where(eq(t.id, row.accountId))
    .limit(1)
  if (!account) throw new Error(`the account of statement import ${row.id} is gone`)
  return account
}

export type Change = Partial<Omit<StatementImport, 'id' | 'version'>>

/**
 * Changes an import that is still as it was read. @throws AppError `conflict` when another worker or person was first:
 * two that do the same work stop each other here.
 */
export async function moveImport(rt: Runtime, tx: Tx, row: StatementImport, change: Change): Promise<StatementImport> {
  const { statementImports: t } = rt.store.t
  const [moved] = await tx
    .update(t)
    .set({ ...change, version: row.version + 1 })
    .where(and(eq(t.id, row.id), eq(t.version, row.version)))
    .returning()
  if (!moved) throw new AppError('conflict', `statement import ${row.id} is no longer at version ${row.version}`)
  return moved
}

/** A part of the work and the word that it goes on, in the same commit as what was done. */
export async function keepProgress(
  rt: Runtime,
  tx: Tx,
  row: StatementImport,
  change: Change,
): Promise<StatementImport> {
  await setJob(rt, tx, 'import', row.id, new Date(rt.now().getTime() + SILENCE_MS))
  return moveImport(rt, tx, row, change)
}

/** @throws AppError `conflict` when it is in none of these states. */
export function requireState(row: StatementImport, ...states: ImportState[]): void {
  if (!states.includes(row.state)) throw new AppError('conflict', `statement import ${row.id} is ${row.state}`)
}

type Part = { importId: string; after: number; upTo: number }

/** Lines of an import in the file's order; the range bounds how many. */
export const linesBetween = statement('statement_lines_between', (on, blanks: Blanks<Part>, { statementLines: t }) =>
  on
    .select()
    .from(t)
    .where(and(eq(t.importId, blanks.importId), gt(t.number, blanks.after), lte(t.number, blanks.upTo)))
    .orderBy(t.number),
)
