import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { and, eq, gt, gte, lt, lte, sql } from 'drizzle-orm'
import { type Blanks, statement } from '@/db/statement'
import type { Tx } from '@/db/store'
import { lowestId } from '@/db/uuid-v7'
import { dayOf, endOfDay, startOfDay } from '@/lib/core/days-and-zones'
import type { Currency } from '@/lib/core/money'
import type { Direction } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { hiddenFromIndexes } from '../transactions/conditions'
import type { Account } from './read-line'
import { TURN_LINES } from './stage-lines'

type Part = Readonly<{ importId: string; after: number; upTo: number }>
const MS_PER_DAY = 86_400_000

/** Sets the verdict of some lines against what is stored under their reference, in one statement. */
async function compareReferences(rt: Runtime, tx: Tx, part: Part, account: Account & { id: string }): Promise<void> {
  const { statementLines: l, transactions: t, transactionEvidence: e } = rt.store.t
  const same = sql`${t.provider} = ${account.provider} and ${t.providerReference} = ${l.reference}`
  const told = sql`${e.provider} = ${account.provider} and ${e.providerReference} = ${l.reference}`
  // The same rule as recordTransaction: a payment of ours that the statement tells of under a number of its own.
  const ours = sql`${l.merchantReference} <> '' and exists (
    select 1 from ${t} where ${t.merchantReference} = ${l.merchantReference} and ${hiddenFromIndexes(t.accountId)} = ${account.id}
      and ${hiddenFromIndexes(t.direction)} = ${l.direction} and ${hiddenFromIndexes(t.amountMinor)} = ${l.amountMinor} and ${t.paymentId} is not null
      and (${account.provider} <> 'mpesa' or ${t.providerReference} like 'payment:%')
      and not exists (select 1 from ${e} where ${e.transactionId} = ${t.id} and ${e.source} = 'statement'))`
  await tx
    .update(l)
    .set({
      verdict: sql`case
        when exists (select 1 from ${t} where ${same} and (${t.amountMinor} <> ${l.amountMinor}
          or ${t.direction} <> ${l.direction} or ${t.accountId} <> ${account.id})) then 'contradicts'
        when exists (select 1 from ${e} where ${told} and ${e.source} = 'statement') then 'known'
        when exists (select 1 from ${t} join ${e} on ${e.transactionId} = ${t.id}
          where ${same} and ${e.source} = 'statement') then 'known'
        when exists (select 1 from ${t} where ${same}) or exists (select 1 from ${e} where ${told}) then 'confirms'
        when ${ours} then 'confirms'
        else 'new' end`,
    })
    .where(and(eq(l.importId, part.importId), gt(l.number, part.after), lte(l.number, part.upTo)))
}

type Alike = Readonly<{
  importId: string
  accountId: string
  currency: Currency
  direction: Direction
  amountMinor: bigint
  fromId: string
  toId: string
  from: Date
  to: Date
}>

/**
 * Stored money of the same account, day, direction and amount that this statement does not tell of itself. Ids begin with
 * the time that the money moved, so that the index of amounts leads to one day of one amount.
 */
const findAlike = statement(
  'statement_line_alike',
  (on, b: Blanks<Alike>, { transactions: t, transactionEvidence: e, statementLines: l }) =>
    on
      .select({ id: t.id })
      .from(t)
      .where(
        and(
          eq(t.currency, b.currency),
          eq(t.amountMinor, b.amountMinor),
          gte(t.id, b.fromId),
          lt(t.id, b.toId),
          sql`${hiddenFromIndexes(t.accountId)} = ${b.accountId}`,
          sql`${hiddenFromIndexes(t.direction)} = ${b.direction}`,
          sql`${hiddenFromIndexes(t.state)} = 'succeeded'`,
          sql`${hiddenFromIndexes(t.occurredAt)} >= ${sql.param(b.from, t.occurredAt)}`,
          sql`${hiddenFromIndexes(t.occurredAt)} < ${sql.param(b.to, t.occurredAt)}`,
          sql`not exists (select 1 from ${l} where ${l.importId} = ${b.importId} and ${l.reference} = ${t.providerReference})`,
          sql`not exists (select 1 from ${e} join ${l} on ${l.importId} = ${b.importId} and ${l.reference} = ${e.providerReference}
            where ${e.transactionId} = ${t.id})`,
        ),
      )
      .limit(1),
)

const newLines = statement('statement_lines_new', (on, b: Blanks<Part>, { statementLines: l }) =>
  on
    .select({
      rowNo: l.rowNo,
      amountMinor: l.amountMinor,
      direction: l.direction,
      state: l.state,
      occurredAt: l.occurredAt,
    })
    .from(l)
    .where(and(eq(l.importId, b.importId), eq(l.verdict, 'new'), gt(l.number, b.after), lte(l.number, b.upTo))),
)

/** Compares some lines of an import with what is stored. */
export async function compareLines(rt: Runtime, tx: Tx, part: Part, account: Account & { id: string }): Promise<void> {
  const { statementLines: l } = rt.store.t
  await compareReferences(rt, tx, part, account)
  for (const [index, line] of (await newLines(rt.store, tx, part)).entries()) {
    if (index % TURN_LINES === TURN_LINES - 1) await yieldToOthers()
    if (line.state !== 'succeeded') continue
    const day = dayOf(line.occurredAt, rt.zone)
    const [from, to] = [startOfDay(day, rt.zone), endOfDay(day, rt.zone)]
    const [alike] = await findAlike(rt.store, tx, {
      importId: part.importId,
      accountId: account.id,
      currency: account.currency,
      direction: line.direction,
      amountMinor: line.amountMinor,
      // A payment's line got its id when it was sent, and its time when it was done.
      fromId: lowestId(new Date(from.getTime() - MS_PER_DAY)),
      toId: lowestId(new Date(to.getTime() + MS_PER_DAY)),
      from,
      to,
    })
    if (alike) await tx.update(l).set({ verdict: 'alike', alikeId: alike.id }).where(eq(l.rowNo, line.rowNo))
  }
}
