import { and, eq, isNull, lte } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { setJob } from '../payments/payment-jobs'
import { getImport, moveImport, requireState } from './import-row'
import type { ChooseColumnsInput, DecideAlikeInput, ImportIdInput } from './schemas'

/** Says what the columns mean; the file is checked by it. Also after a refusal: the columns may have been the reason. */
export async function chooseColumns(ctx: FeatureContext, { importId, mapping }: ChooseColumnsInput): Promise<void> {
  requirePermission(ctx, 'statement.import')
  await ctx.store.tx(async (tx) => {
    const row = await getImport(ctx.store, tx, importId)
    requireState(row, 'uploaded', 'refused')
    await moveImport(ctx, tx, row, {
      state: 'checking',
      mapping: JSON.stringify(mapping),
      done: 0,
      total: row.fileBytes,
    })
    await setJob(ctx, tx, 'import', importId, ctx.now())
  })
}

const DECIDE_CHUNK = 2_000

/** One line that looks alike, or all that are not decided: other money (`take`), or the same (`leave`). */
export async function decideAlike(ctx: FeatureContext, input: DecideAlikeInput): Promise<void> {
  requirePermission(ctx, 'statement.import')
  const { statementLines: l } = ctx.store.t
  const { importId, number, decision } = input
  const undecided = and(eq(l.importId, importId), eq(l.verdict, 'alike'), isNull(l.decision))
  for (let more = true; more; ) {
    more = await ctx.store.tx(async (tx) => {
      requireState(await getImport(ctx.store, tx, importId), 'ready')
      const one = and(eq(l.importId, importId), eq(l.verdict, 'alike'), eq(l.number, number ?? 0))
      if (number !== undefined) {
        const changed = await tx.update(l).set({ decision }).where(one).returning({ rowNo: l.rowNo })
        if (changed.length === 0) throw new AppError('not_found', `line ${number} of import ${importId}`)
        return false
      }
      const part = await tx.select({ number: l.number }).from(l).where(undecided).orderBy(l.number).limit(DECIDE_CHUNK)
      const last = part.at(-1)
      if (last)
        await tx
          .update(l)
          .set({ decision })
          .where(and(undecided, lte(l.number, last.number)))
      return part.length === DECIDE_CHUNK
    })
  }
}

/** A person presses Import. @throws AppError `conflict` unless it is ready and every line that looks alike is decided */
export async function startImport(ctx: FeatureContext, { importId }: ImportIdInput): Promise<void> {
  requirePermission(ctx, 'statement.import')
  const { statementLines: l } = ctx.store.t
  await ctx.store.tx(async (tx) => {
    const row = await getImport(ctx.store, tx, importId)
    requireState(row, 'ready')
    const [open] = await tx
      .select({ number: l.number })
      .from(l)
      .where(and(eq(l.importId, importId), eq(l.verdict, 'alike'), isNull(l.decision)))
      .limit(1)
    if (open) throw new AppError('conflict', `line ${open.number} of import ${importId} is not decided`)
    await moveImport(ctx, tx, row, { state: 'importing', startedAt: ctx.now(), done: 0 })
    await setJob(ctx, tx, 'import', importId, ctx.now())
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'import.start',
      subject: `import:${importId}`,
      facts: {
        new: String(row.newLines),
        confirming: String(row.confirmingLines),
        known: String(row.knownLines),
        alike: String(row.alikeLines),
        fileSha256: row.fileSha256,
      },
    })
  })
}

/** Puts a file away that is not imported; one that is being booked cannot be stopped. */
export async function discardImport(ctx: FeatureContext, { importId }: ImportIdInput): Promise<void> {
  requirePermission(ctx, 'statement.import')
  await ctx.store.tx(async (tx) => {
    const row = await getImport(ctx.store, tx, importId)
    requireState(row, 'uploaded', 'ready', 'refused')
    await moveImport(ctx, tx, row, { state: 'discarded', finishedAt: ctx.now() })
    await setJob(ctx, tx, 'import', importId, ctx.now())
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'import.discard',
      subject: `import:${importId}`,
      facts: { fileSha256: row.fileSha256 },
    })
  })
}
