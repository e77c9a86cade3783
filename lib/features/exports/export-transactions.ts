import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { takeTurn } from '../limits/take-turn'
import type { TransactionFilter } from '../transactions/filter'
import { type Composed, compose, type Tally } from './compose'
import { type ExportChoice, readChoice } from './schemas'

/** Sums as they lie in the database: amounts as text. */
export function writeSums(sums: Tally['sums']): string {
  return JSON.stringify(sums, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))
}

const Sums = z.array(z.object({ currency: z.string(), inMinor: z.coerce.bigint(), outMinor: z.coerce.bigint() }))

export function readSums(stored: string): Tally['sums'] {
  return Sums.parse(JSON.parse(stored))
}

/** What this person chose last; everything, for machines, in the business zone before the first time. */
export async function readLastChoice(ctx: FeatureContext): Promise<ExportChoice> {
  const { exportChoices } = ctx.store.t
  const [kept] = await ctx.store.read
    .select()
    .from(exportChoices)
    .where(eq(exportChoices.userId, ctx.actor.id))
    .limit(1)
  return readChoice(kept ?? {}, ctx.zone)
}

/**
 * Everything the filter shows as a file, piece by piece as it is read: flat memory, and a reader that goes away ends the
 * work. Recorded in the audit log before the first byte.
 */
export async function exportTransactions(
  ctx: FeatureContext,
  filter: TransactionFilter,
  choice: ExportChoice,
  newestSeen?: number,
): Promise<Composed> {
  requirePermission(ctx, 'export.run')
  const file = await compose(ctx, filter, choice, newestSeen)
  await ctx.store.tx((tx) => recordExport(ctx, tx, file, choice, 'direct'))
  return file
}

/** A schedule's due day, and what its view was called then. */
export type Scheduled = Readonly<{ scheduleId: string; dueDay: string; viewName: string }>

/** The row, the audit record and, where a person chose, the choice to offer next time. @returns the export's id */
export async function recordExport(
  ctx: FeatureContext,
  tx: Tx,
  file: Composed,
  choice: ExportChoice,
  state: 'direct' | 'waiting',
  scheduled?: Scheduled,
): Promise<string> {
  const { exportsLog, exportChoices } = ctx.store.t
  await takeTurn(ctx, tx, 'export')
  const id = newId(ctx.now())
  const filter = JSON.stringify(file.selected.filter)
  const chosen = { layout: choice.layout, zone: choice.zone, columns: choice.columns.join(',') }
  await tx.insert(exportsLog).values({
    ...chosen,
    id,
    userId: ctx.actor.id,
    filter,
    rows: file.stated.rows,
    at: ctx.now(),
    upToRow: file.selected.upToRow,
    state,
    statedSums: writeSums(file.stated.sums),
    fileName: file.fileName,
    ...scheduled,
  })
  if (!scheduled)
    await tx
      .insert(exportChoices)
      .values({ userId: ctx.actor.id, ...chosen })
      .onConflictDoUpdate({ target: exportChoices.userId, set: chosen })
  await recordAudit(ctx, tx, {
    actorId: scheduled ? 'worker' : ctx.actor.id,
    action: state === 'direct' ? 'export.transactions' : 'export.ordered',
    subject: `export:${id}`,
    facts: { rows: String(file.stated.rows), filter, layout: choice.layout, zone: choice.zone, ...scheduled },
  })
  return id
}
