import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, eq } from 'drizzle-orm'
import { type Blanks, filled, statement, type WholeRow } from '@/db/statement'
import type { Tx } from '@/db/store'
import type { Runtime } from '../context'
import type { StagedLine, StatementImport } from './import-row'
import { fingerprint, type LineProblem, type StatementLine } from './read-line'

/** After so many lines others have their turn: what Drizzle awaits on SQLite does not let them in. */
export const TURN_LINES = 25
/** How many different lines without a reference are remembered; beyond it they are counted in the store again. */
const COUNTED_MAX = 20_000

const insertStaged = statement('statement_line_insert', (on, blanks: Blanks<WholeRow<'statementLines'>>, t) =>
  on
    .insert(t.statementLines)
    .values(filled(t, 'statementLines', blanks))
    .onConflictDoNothing()
    .returning({ rowNo: t.statementLines.rowNo }),
)

const byReference = statement(
  'statement_line_by_reference',
  (on, blanks: Blanks<{ importId: string; reference: string }>, { statementLines: t }) =>
    on
      .select()
      .from(t)
      .where(and(eq(t.importId, blanks.importId), eq(t.reference, blanks.reference)))
      .limit(1),
)

export type ToStage = Readonly<{ fileLine: number; line: StatementLine }>
type Staged = 'staged' | 'joined' | Readonly<{ fileLine: number; problem: LineProblem }>

/**
 * Puts lines of one import aside, in the file's order. A line under a reference that the file had before is a true copy
 * and goes; lines without a reference that say the same are numbered, so that each is money of its own, and the same
 * numbers come out of the same file again.
 */
export function stager(rt: Runtime, row: StatementImport, hasCharges: boolean) {
  const counted = new Map<string, number>()
  let number = 0

  const put = async (tx: Tx, { fileLine, line }: ToStage, reference: string, feeMinor = 0n): Promise<boolean> => {
    const { isCharge: _, ...said } = line
    const staged = { ...said, importId: row.id, number: number + 1, fileLine, reference, feeMinor }
    const [there] = await insertStaged(rt.store, tx, {
      ...staged,
      verdict: 'unchecked',
      alikeId: null,
      decision: null,
    })
    if (there) number += 1
    return there !== undefined
  }
  const find = async (tx: Tx, reference: string): Promise<StagedLine | undefined> =>
    (await byReference(rt.store, tx, { importId: row.id, reference }))[0]

  async function putRepeat(tx: Tx, one: ToStage): Promise<Staged> {
    const mark = fingerprint(one.line)
    if (counted.size > COUNTED_MAX) counted.clear()
    for (let count = (counted.get(mark) ?? 0) + 1; ; count += 1) {
      counted.set(mark, count)
      if (await put(tx, one, `line:${mark}:${count}`)) return 'staged'
    }
  }

  /** A charge is the fee of its payment; the payment may stand before or after it, or in another file. */
  async function putCharge(tx: Tx, one: ToStage): Promise<Staged> {
    const payment = await find(tx, one.line.reference)
    if (!payment) {
      await put(tx, one, chargeOf(one.line.reference))
      return 'staged'
    }
    const { statementLines: t } = rt.store.t
    await tx.update(t).set({ feeMinor: one.line.amountMinor }).where(eq(t.rowNo, payment.rowNo))
    return 'joined'
  }

  async function putOne(tx: Tx, one: ToStage): Promise<Staged> {
    const { line, fileLine } = one
    if (line.reference === '') return putRepeat(tx, one)
    if (line.isCharge) return putCharge(tx, one)
    const charge = hasCharges ? await find(tx, chargeOf(line.reference)) : undefined
    const { statementLines: t } = rt.store.t
    if (charge) await tx.delete(t).where(eq(t.rowNo, charge.rowNo))
    if (await put(tx, one, line.reference, charge?.amountMinor)) return 'staged'
    const before = await find(tx, line.reference)
    return before && saysTheSame(before, line) ? 'joined' : { fileLine, problem: 'reference_twice' }
  }

  return async (tx: Tx, lines: readonly ToStage[]) => {
    const problems: { fileLine: number; problem: LineProblem }[] = []
    for (const [index, one] of lines.entries()) {
      const staged = await putOne(tx, one)
      if (typeof staged === 'object') problems.push(staged)
      if (index % TURN_LINES === TURN_LINES - 1) await yieldToOthers()
    }
    return { number, problems }
  }
}

function chargeOf(reference: string): string {
  return `${reference}:charge`
}

function saysTheSame(staged: StagedLine, line: StatementLine): boolean {
  return (
    staged.amountMinor === line.amountMinor &&
    staged.direction === line.direction &&
    staged.occurredAt.getTime() === line.occurredAt.getTime()
  )
}
