import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { type Blanks, filled, statement, type WholeRow } from '@/db/statement'
import type { Store, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { TransactionState } from '@/db/words'
import type { Zone } from '@/lib/core/days-and-zones'
import { fold } from '@/lib/core/fold'
import type { Currency } from '@/lib/core/money'
import { toldName } from '@/lib/core/names'
import type { Direction, ProviderId, Rail } from '@/lib/core/rails'
import { hiddenFromIndexes } from './conditions'
import { moveTotals } from './daily-totals'

/** One line of an account's history, ready to be stored. */
export type TransactionDraft = Readonly<{
  accountId: string
  provider: ProviderId
  rail: Rail
  direction: Direction
  state: TransactionState
  amountMinor: bigint
  feeMinor: bigint
  currency: Currency
  occurredAt: Date
  providerReference: string
  merchantReference: string
  counterpartyName: string
  counterpartyAccount: string
  description: string
  channel: string
  balanceAfterMinor?: bigint | null
  paymentId?: string | null
  billId?: string | null
}>

type SearchedLine = Pick<
  TransactionDraft,
  'providerReference' | 'merchantReference' | 'counterpartyName' | 'counterpartyAccount' | 'description'
>
export type TransactionSource = 'callback' | 'poll' | 'reply' | 'query' | 'statement'
export type TransactionRow = Store['t']['transactions']['$inferSelect']
type Keeping = Readonly<{ store: Store; zone: Zone; now: () => Date }>
/** The provider's own name for a money. */
type Receipt = Pick<TransactionDraft, 'provider' | 'providerReference'>
type OwnReference = Pick<TransactionDraft, 'merchantReference' | 'accountId' | 'direction' | 'amountMinor'>
export type Recorded = Readonly<{ transactionId: string; outcome: 'new' | 'changed' | 'known' }>

/** Reference of a payment's line until the provider gave one. */
export function provisionalReference(paymentId: string): string {
  return `payment:${paymentId}`
}

/** What a line is found by in the search box. */
export function searchText(line: SearchedLine): string {
  const digits = line.counterpartyAccount.replace(/\D/g, '')
  // A Kenyan number is found as 0712… and as 254712….
  const local = /^254\d{9}$/.test(digits) ? `0${digits.slice(3)}` : ''
  return fold(
    [
      line.providerReference,
      line.merchantReference,
      line.counterpartyName,
      line.counterpartyAccount,
      local,
      line.description,
    ].join(' '),
  )
}

/** A provider's words as they may be shown (RELIABILITY.md row 28); what it said to the letter is in the Inbox. */
function fitToShow<Line extends TransactionDraft>(line: Line): Line {
  return { ...line, counterpartyName: toldName(line.counterpartyName), description: toldName(line.description) }
}

function columns(line: TransactionDraft) {
  return {
    ...line,
    counterpartyKey: fold(line.counterpartyName),
    balanceAfterMinor: line.balanceAfterMinor ?? null,
    paymentId: line.paymentId ?? null,
    billId: line.billId ?? null,
  }
}

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

async function findByReceipt(store: Store, tx: Tx, line: Receipt): Promise<TransactionRow | undefined> {
  const { provider, providerReference } = line
  return (await byReceipt(store, tx, { provider, providerReference }))[0]
}

async function findByReference(store: Store, tx: Tx, line: Receipt): Promise<TransactionRow | undefined> {
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
async function findOwnPayment(store: Store, tx: Tx, line: TransactionDraft): Promise<TransactionRow | undefined> {
  if (line.merchantReference === '') return undefined
  const { merchantReference, accountId, direction, amountMinor } = line
  const candidates = await byOwnReference(store, tx, { merchantReference, accountId, direction, amountMinor })
  const { transactionEvidence } = store.t
  for (const candidate of candidates) {
    // A receipt names one money at M-Pesa, whatever door tells of it: under another receipt it is other money.
    if (line.provider === 'mpesa' && !candidate.providerReference.startsWith('payment:')) continue
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
function lacksReceipt(row: TransactionRow): boolean {
  return row.state === 'succeeded' && row.paymentId !== null && row.providerReference.startsWith('payment:')
}

/** The confirmation of a pay bill that came before our prompt was known as paid: same account, amount and reference. */
async function findConfirmation(store: Store, tx: Tx, line: TransactionDraft): Promise<TransactionRow | undefined> {
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

const insertEvidence = statement('evidence_insert', (on, blanks: Blanks<WholeRow<'transactionEvidence'>>, t) =>
  on
    .insert(t.transactionEvidence)
    .values(filled(t, 'transactionEvidence', blanks))
    .onConflictDoNothing(),
)

async function addEvidence(
  keeping: Keeping,
  tx: Tx,
  transactionId: string,
  line: TransactionDraft,
  source: TransactionSource,
  eventId: string | null,
): Promise<void> {
  await insertEvidence(keeping.store, tx, {
    id: newId(),
    transactionId,
    source,
    provider: line.provider,
    providerReference: line.providerReference,
    providerEventId: eventId,
    at: keeping.now(),
  })
}

/** Who told of a line that is about to go tells of the one that stays; one piece of each kind is enough. */
async function moveEvidence(store: Store, tx: Tx, fromId: string, toId: string): Promise<void> {
  const { transactionEvidence: e } = store.t
  const there = await tx.select({ source: e.source }).from(e).where(eq(e.transactionId, toId))
  const known = new Set(there.map(({ source }) => source))
  for (const piece of await tx.select().from(e).where(eq(e.transactionId, fromId))) {
    if (known.has(piece.source)) await tx.delete(e).where(eq(e.id, piece.id))
    else await tx.update(e).set({ transactionId: toId }).where(eq(e.id, piece.id))
  }
}

/** What a second telling may add to a line: never an amount, a currency or a direction. */
function merged(known: TransactionRow, line: TransactionDraft): TransactionDraft {
  const fuller = (a: string, b: string) => (a === '' || (a.includes('*') && b !== '') ? b : a)
  const isProvisional = known.providerReference.startsWith('payment:')
  const final = known.state === 'succeeded' || known.state === 'reversed'
  // The payment knows how its money was asked for; a confirmation that came first knows only that money came.
  const [first, second] = known.paymentId === null && line.paymentId ? [line, known] : [known, line]
  return {
    accountId: first.accountId,
    provider: known.provider,
    rail: first.rail,
    direction: known.direction,
    amountMinor: known.amountMinor,
    currency: known.currency,
    state: final && line.state !== 'reversed' ? known.state : line.state,
    feeMinor: line.feeMinor > 0n ? line.feeMinor : known.feeMinor,
    occurredAt: isProvisional ? line.occurredAt : known.occurredAt,
    providerReference: isProvisional ? line.providerReference : known.providerReference,
    merchantReference: fuller(first.merchantReference, second.merchantReference),
    counterpartyName: fuller(known.counterpartyName, line.counterpartyName),
    counterpartyAccount: fuller(known.counterpartyAccount, line.counterpartyAccount),
    description: fuller(first.description, second.description),
    channel: fuller(first.channel, second.channel),
    balanceAfterMinor: known.balanceAfterMinor ?? line.balanceAfterMinor ?? null,
    paymentId: known.paymentId ?? line.paymentId ?? null,
    billId: known.billId ?? line.billId ?? null,
  }
}

const updateLine = statement('line_update', (on, blanks: Blanks<WholeRow<'transactions'>>, t) => {
  const { id, createdAt: _, ...changing } = filled(t, 'transactions', blanks)
  return on.update(t.transactions).set(changing).where(eq(t.transactions.id, id))
})

async function change(keeping: Keeping, tx: Tx, known: TransactionRow, next: TransactionDraft): Promise<void> {
  const { store, zone } = keeping
  await updateLine(store, tx, { id: known.id, createdAt: known.createdAt, ...columns(next) })
  await moveTotals(store, tx, zone, known, next)
  await store.indexForSearch(tx, [{ rowNo: known.rowNo, at: next.occurredAt, text: searchText(next) }])
}

function sameRow(known: TransactionRow, next: TransactionDraft): boolean {
  const now = columns(next)
  return (Object.keys(now) as (keyof typeof now)[]).every((name) => {
    const [a, b] = [known[name], now[name]]
    return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b
  })
}

const insertLine = statement('line_insert', (on, blanks: Blanks<WholeRow<'transactions'>>, t) =>
  on
    .insert(t.transactions)
    .values(filled(t, 'transactions', blanks))
    .returning({ rowNo: t.transactions.rowNo }),
)

/**
 * Stores one telling of one money, in the caller's transaction, with the roll-up and the search text.
 * The provider's reference decides identity: an STK callback, a C2B confirmation and a statement line with one receipt
 * are one row with three pieces of evidence, and telling any of them again changes nothing.
 */
export async function recordTransaction(
  keeping: Keeping,
  tx: Tx,
  told: TransactionDraft,
  source: TransactionSource,
  eventId: string | null = null,
): Promise<Recorded> {
  const { store, zone, now } = keeping
  const line = fitToShow(told)
  const sameMoney = await findByReference(store, tx, line)
  const mayBeOurs = !sameMoney && (source === 'statement' || line.rail === 'mpesa.c2b')
  const ours = mayBeOurs ? await findOwnPayment(store, tx, line) : undefined
  const ownPayment = source === 'statement' ? ours : undefined
  const known = sameMoney ?? ownPayment ?? (ours && lacksReceipt(ours) ? ours : undefined)
  if (ownPayment && ownPayment.state !== 'succeeded') {
    // The payment's own evidence settles it; the statement line is kept beside it until then.
    await addEvidence(keeping, tx, ownPayment.id, line, source, eventId)
    return { transactionId: ownPayment.id, outcome: 'known' }
  }
  if (known) {
    const next = merged(known, line)
    await addEvidence(keeping, tx, known.id, line, source, eventId)
    if (sameRow(known, next)) return { transactionId: known.id, outcome: 'known' }
    await change(keeping, tx, known, next)
    return { transactionId: known.id, outcome: 'changed' }
  }
  const id = newId(line.occurredAt)
  const [row] = await insertLine(store, tx, { id, ...columns(line), createdAt: now() })
  if (!row) throw new Error('an inserted transaction came back without its row')
  await moveTotals(store, tx, zone, null, line)
  await store.indexForSearch(tx, [{ rowNo: row.rowNo, at: line.occurredAt, text: searchText(line) }])
  await addEvidence(keeping, tx, id, line, source, eventId)
  return { transactionId: id, outcome: 'new' }
}

const byPayment = statement('line_by_payment', (on, blanks: Blanks<{ paymentId: string }>, { transactions: t }) =>
  on.select().from(t).where(eq(t.paymentId, blanks.paymentId)).limit(1),
)

/**
 * Keeps the line of one of our payments: pending while it is under way, then what became of it. If another door told of
 * the receipt first, the two become one and the provisional line goes.
 */
export async function recordPaymentLine(
  keeping: Keeping,
  tx: Tx,
  given: TransactionDraft & { paymentId: string },
  source: TransactionSource,
  eventId: string | null = null,
): Promise<Recorded> {
  const { store, zone } = keeping
  const line = fitToShow(given)
  const { transactions: t } = store.t
  const [own] = await byPayment(store, tx, { paymentId: line.paymentId })
  if (!own) return recordTransaction(keeping, tx, line, source, eventId)
  const provisional = own.providerReference.startsWith('payment:')
  const told = line.providerReference.startsWith('payment:')
    ? await findConfirmation(store, tx, line)
    : await findByReceipt(store, tx, line)
  if (told && told.id !== own.id && provisional && (told.paymentId ?? line.paymentId) === line.paymentId) {
    await moveEvidence(store, tx, own.id, told.id)
    await tx.delete(t).where(eq(t.id, own.id))
    await moveTotals(store, tx, zone, own, null)
    await store.indexForSearch(tx, [{ rowNo: own.rowNo, at: own.occurredAt, text: '' }])
    return recordTransaction(keeping, tx, { ...line, providerReference: told.providerReference }, source, eventId)
  }
  const next = {
    ...merged(own, line),
    // Until it is final its line says what the payment says: two people may have agreed on another amount.
    ...(own.state !== 'succeeded' && { occurredAt: line.occurredAt, amountMinor: line.amountMinor }),
    ...(own.state === 'succeeded' && { occurredAt: own.occurredAt }),
  }
  await addEvidence(keeping, tx, own.id, line, source, eventId)
  if (sameRow(own, next)) return { transactionId: own.id, outcome: 'known' }
  await change(keeping, tx, own, next)
  return { transactionId: own.id, outcome: 'changed' }
}
