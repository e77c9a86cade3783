import { and, count, desc, eq, gt, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import type { Runtime } from '../context'
import { type FeatureContext, requirePermission } from '../context'
import { getImport, problemsOf, type StagedLine, type StatementImport } from './import-row'
import { readHead, statementFile } from './read-file'
import type { PreviewFilter } from './schemas'

export const IMPORTS_SHOWN = 50
export const LINES_A_PAGE = 50

export type ImportRow = StatementImport & Readonly<{ accountName: string; personName: string }>

/** The newest files, whatever became of them; `before` is where the last page ended. */
export async function listImports(ctx: FeatureContext, before?: string) {
  requirePermission(ctx, 'statement.import')
  const { statementImports: t, providerAccounts, users } = ctx.store.t
  const rows = await ctx.store.read
    .select({ row: t, accountName: providerAccounts.name, personName: users.name })
    .from(t)
    .innerJoin(providerAccounts, eq(providerAccounts.id, t.accountId))
    .innerJoin(users, eq(users.id, t.userId))
    // Ids begin with the time they were made.
    .where(before ? lt(t.id, before) : undefined)
    .orderBy(desc(t.id))
    .limit(IMPORTS_SHOWN + 1)
  const shown = rows.slice(0, IMPORTS_SHOWN).map(({ row, ...names }): ImportRow => ({ ...row, ...names }))
  return { rows: shown, older: rows.length > IMPORTS_SHOWN ? (shown.at(-1)?.id ?? null) : null }
}

export const isUnderWay = (row: Pick<StatementImport, 'state'>) => row.state === 'checking' || row.state === 'importing'

/** Accounts whose statements can be read: BitPesa's rail takes no money in, so its lines would have no place. */
export async function importableAccounts(ctx: FeatureContext) {
  requirePermission(ctx, 'statement.import')
  const { providerAccounts: a } = ctx.store.t
  return ctx.store.read
    .select({ id: a.id, name: a.name, currency: a.currency, provider: a.provider })
    .from(a)
    .where(ne(a.provider, 'bitpesa'))
    .orderBy(a.provider, a.name)
    .limit(200)
}

/** One import with what its page needs: counts, bad lines, what is to be decided, and the file's own headings. */
export async function viewImport(ctx: FeatureContext, importId: string, folder: string) {
  requirePermission(ctx, 'statement.import')
  const { statementImports: t, statementLines: l, providerAccounts, users } = ctx.store.t
  const row = await getImport(ctx.store, ctx.store.read, importId)
  const [names] = await ctx.store.read
    .select({ accountName: providerAccounts.name, currency: providerAccounts.currency, personName: users.name })
    .from(providerAccounts)
    .innerJoin(users, eq(users.id, row.userId))
    .where(eq(providerAccounts.id, row.accountId))
  if (!names) throw new Error(`the account or person of statement import ${importId} is gone`)
  const alike = and(eq(l.importId, importId), eq(l.verdict, 'alike'))
  const [undecided] = await ctx.store.read
    .select({ lines: count() })
    .from(l)
    .where(and(alike, isNull(l.decision)))
  const [earlier] = await ctx.store.read
    .select({ id: t.id, createdAt: t.createdAt })
    .from(t)
    .where(and(eq(t.fileSha256, row.fileSha256), eq(t.accountId, row.accountId), eq(t.state, 'done'), lt(t.id, row.id)))
    .orderBy(desc(t.id))
    .limit(1)
  const needsColumns = row.state === 'uploaded' || row.state === 'refused'
  const head = needsColumns ? await readHead(statementFile(folder, importId)).catch(() => undefined) : undefined
  return { row: { ...row, ...names }, problems: problemsOf(row), undecided: undecided?.lines ?? 0, earlier, head }
}

const VIEWS = { new: ['new'], alike: ['alike'], known: ['known', 'confirms'] } as const

export type PreviewLine = StagedLine & Readonly<{ alikeReference: string | null; alikeName: string | null }>

/** Lines of the preview in the file's order, by keyset. */
export async function listLines(ctx: FeatureContext, importId: string, filter: PreviewFilter) {
  requirePermission(ctx, 'statement.import')
  const { statementLines: l, transactions: t } = ctx.store.t
  const verdicts = VIEWS[filter.view ?? 'new']
  const rows = await ctx.store.read
    .select({ line: l, alikeReference: t.providerReference, alikeName: t.counterpartyName })
    .from(l)
    .leftJoin(t, eq(t.id, l.alikeId))
    .where(and(eq(l.importId, importId), inArray(l.verdict, [...verdicts]), gt(l.number, filter.after ?? 0)))
    .orderBy(l.number)
    .limit(LINES_A_PAGE + 1)
  const lines = rows.slice(0, LINES_A_PAGE).map(({ line, ...alike }): PreviewLine => ({ ...line, ...alike }))
  return { lines, next: rows.length > LINES_A_PAGE ? (lines.at(-1)?.number ?? null) : null }
}

/** The statement that is being booked now, for pages whose lists and sums hold a part of it only. */
export async function runningImport(rt: Pick<Runtime, 'store'>) {
  const { statementImports: t } = rt.store.t
  const [row] = await rt.store.read
    .select({ id: t.id, fileName: t.fileName, done: t.done, total: t.total })
    .from(t)
    .where(sql`${t.state} = 'importing'`)
    .limit(1)
  return row
}
