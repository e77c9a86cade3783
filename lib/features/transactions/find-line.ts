import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { type Blanks, statement } from '@/db/statement'
import type { Store, Tx } from '@/db/store'
import { hiddenFromIndexes } from './conditions'
import { isProvisional, type TransactionDraft, type TransactionRow } from './transaction-line'

/** The provider's own name for a money. */
type Receipt = Pick<TransactionDraft, 'provider' | 'providerReference'>
type OwnReference = Pick<TransactionDraft, 'merchantReference' | 'accountId' | 'direction' | 'amountMinor'>

const byReceipt = statement('line_by_receipt', (on, blanks: Blanks<Receipt>, { transactions: t }) =>
  on
    .select()
    .from(t)
    .where(and(eq(t.provider, blanks.provider), eq(t.providerReference, blanks.providerReference)))
    .limit(1),
)

const byEvidence = statement(
  'line_by_evidence',
  (on, blanks: Blanks<Receipt>, { transactions, transactionEvidence: evidence }) =>
    on
      .select({ transaction: transactions })
      .from(evidence)
      .innerJoin(transactions, eq(transactions.id, evidence.transactionId))
      .where(and(eq(evidence.provider, blanks.provider), eq(evidence.providerReference, blanks.providerReference)))
      .limit(1),
)

/** The line that has this name first. */
export async function findByReceipt(store: Store, tx: Tx, line: Receipt): Promise<TransactionRow | undefined> {
  const { provider, providerReference } = line
  return (await byReceipt(store, tx, { provider, providerReference }))[0]
}

/** The same, or a line that was told of under this name too. */
export async function findByReference(store: Store, tx: Tx, line: Receipt): Promise<TransactionRow | undefined> {
  const { provider, providerReference } = line
  const same = await findByReceipt(store, tx, line)
  return same ?? (await byEvidence(store, tx, { provider, providerReference }))[0]?.transaction
}

const byOwnReference = statement('lines_by_own_reference', (on, blanks: Blanks<OwnReference>, { transactions: t }) =>
  on
    .select()
    .from(t)
    .where(
      and(
        // Of the lines that payments of ours have: many customers write the same word as their reference.
        isNotNull(t.paymentId),
        eq(t.merchantReference, blanks.merchantReference),
        sql`${hiddenFromIndexes(t.accountId)} = ${blanks.accountId}`,
        sql`${hiddenFromIndexes(t.direction)} = ${blanks.direction}`,
        eq(t.amountMinor, blanks.amountMinor),
      ),
    )
    .orderBy(hiddenFromIndexes(t.occurredAt))
    .limit(20),
)

/** A payment of ours that a statement tells of under its own number: same account, amount and our reference. */
export async function findOwnPayment(
  store: Store,
  tx: Tx,
  line: TransactionDraft,
): Promise<TransactionRow | undefined> {
  if (line.merchantReference === '') return undefined
  const { merchantReference, accountId, direction, amountMinor } = line
  const candidates = await byOwnReference(store, tx, { merchantReference, accountId, direction, amountMinor })
  const { transactionEvidence } = store.t
  for (const candidate of candidates) {
    // A receipt names one money at M-Pesa, whatever door tells of it: under another receipt it is other money.
    if (line.provider === 'mpesa' && !isProvisional(candidate)) continue
    const [told] = await tx
      .select({ id: transactionEvidence.id })
      .from(transactionEvidence)
      .where(and(eq(transactionEvidence.transactionId, candidate.id), eq(transactionEvidence.source, 'statement')))
      .limit(1)
    // Two payments alike have two statement lines: each takes one.
    if (!told) return candidate
  }
  return undefined
}

/** The receipt of such a line is still to come: the prompt was confirmed by a question that told none. */
export function lacksReceipt(row: TransactionRow): boolean {
  return row.state === 'succeeded' && row.paymentId !== null && isProvisional(row)
}

/** The confirmation of a pay bill that came before our prompt was known as paid: same account, amount and reference. */
export async function findConfirmation(
  store: Store,
  tx: Tx,
  line: TransactionDraft,
): Promise<TransactionRow | undefined> {
  if (line.state !== 'succeeded' || line.direction !== 'in' || line.merchantReference === '') return undefined
  const { transactions: t } = store.t
  const [row] = await tx
    .select()
    .from(t)
    .where(
      and(
        eq(t.merchantReference, line.merchantReference),
        sql`${hiddenFromIndexes(t.accountId)} = ${line.accountId}`,
        sql`${hiddenFromIndexes(t.rail)} = 'mpesa.c2b'`,
        sql`${hiddenFromIndexes(t.state)} = 'succeeded'`,
        eq(t.amountMinor, line.amountMinor),
        sql`${hiddenFromIndexes(t.paymentId)} is null`,
      ),
    )
    .limit(1)
  return row
}

const byPayment = statement('line_by_payment', (on, blanks: Blanks<{ paymentId: string }>, { transactions: t }) =>
  on.select().from(t).where(eq(t.paymentId, blanks.paymentId)).limit(1),
)

/** The line that a payment of ours has already. */
export async function findByPayment(store: Store, tx: Tx, paymentId: string): Promise<TransactionRow | undefined> {
  return (await byPayment(store, tx, { paymentId }))[0]
}
