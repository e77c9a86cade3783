import { and, eq, isNull, ne } from 'drizzle-orm'
import { type Blanks, filled, statement, type WholeRow } from '@/db/statement'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { TransactionState } from '@/db/words'
import type { Evidence, EvidenceSource } from '@/lib/core/evidence'
import { writeFlagNote } from '@/lib/core/flag-note'
import { toldName } from '@/lib/core/names'
import { type FlagKind, type Reduction, reduceEvidence, type Verdict } from '@/lib/core/payment-reducer'
import { isTerminal, type PaymentState } from '@/lib/core/payment-state'
import type { Runtime } from '../context'
import type { TransactionSource } from '../transactions/line-evidence'
import { recordPaymentLine } from '../transactions/record-payment-line'
import { recordTransaction } from '../transactions/record-transaction'
import { provisionalReference, type TransactionDraft } from '../transactions/transaction-line'
import { movePayment, notePayment, type PaymentChange } from './move-payment'
import { askDelayMs, dropJob, jittered, setJob, UNRESOLVED_AFTER_MS } from './payment-jobs'
import type { Payment } from './payment-order'
import { isPrompt } from './payment-story'
import { settledMinor } from './settled-amount'

export type Applied = Readonly<{ payment: Payment; verdict: Verdict; reduction: Reduction }>

/** What the list shows of a payment in each state; nothing before it is on its way. */
const LINE_STATE: Readonly<Partial<Record<PaymentState, TransactionState>>> = {
  sending: 'pending',
  sent: 'pending',
  unknown: 'unknown',
  needs_review: 'unknown',
  succeeded: 'succeeded',
  failed: 'failed',
}

type Known = Readonly<{ sourceAccountKey: string; receiptTaken: boolean }>

const accountKeyOf = statement('account_key', (on, blanks: Blanks<{ id: string }>, { providerAccounts: accounts }) =>
  on.select({ accountKey: accounts.accountKey }).from(accounts).where(eq(accounts.id, blanks.id)).limit(1),
)

type Taker = Readonly<{ provider: Payment['provider']; receipt: string; paymentId: string }>
const takenReceipt = statement('receipt_taken', (on, blanks: Blanks<Taker>, { transactions: t }) =>
  on
    .select({ id: t.id })
    .from(t)
    .where(
      and(
        eq(t.provider, blanks.provider),
        eq(t.providerReference, blanks.receipt),
        // A line without a payment is this money told by another door; null is not unequal here.
        ne(t.paymentId, blanks.paymentId),
      ),
    )
    .limit(1),
)

/** What the reducer cannot see in the row: our account's own key, and whether the receipt is another payment's money. */
async function lookAround(rt: Runtime, tx: Tx, payment: Payment, evidence: Evidence): Promise<Known> {
  const [account] = await accountKeyOf(rt.store, tx, { id: payment.sourceAccountId })
  if (!account) throw new Error(`account ${payment.sourceAccountId} is gone`)
  const [taken] =
    evidence.meaning === 'succeeded' && evidence.receipt
      ? await takenReceipt(rt.store, tx, {
          provider: payment.provider,
          receipt: evidence.receipt,
          paymentId: payment.id,
        })
      : []
  return { sourceAccountKey: account.accountKey, receiptTaken: taken !== undefined }
}

const openFlagsOf = statement('flags_open', (on, blanks: Blanks<{ paymentId: string }>, { flags }) =>
  on
    .select({ kind: flags.kind })
    .from(flags)
    .where(and(eq(flags.paymentId, blanks.paymentId), isNull(flags.closedAt))),
)

async function openFlagKinds(rt: Runtime, tx: Tx, paymentId: string): Promise<FlagKind[]> {
  const open = await openFlagsOf(rt.store, tx, { paymentId })
  return open.map((flag) => flag.kind)
}

/** The payment as a line of history; the receipt names it once there is one. */
function lineOf(rt: Runtime, payment: Payment, state: TransactionState, at?: Date): TransactionDraft {
  return {
    accountId: payment.sourceAccountId,
    provider: payment.provider,
    rail: payment.rail,
    direction: payment.direction,
    state,
    amountMinor: settledMinor(payment),
    feeMinor: payment.feeMinor ?? 0n,
    currency: payment.currency,
    occurredAt: at ?? payment.sentAt ?? rt.now(),
    providerReference: payment.receipt ?? provisionalReference(payment.id),
    merchantReference: payment.merchantReference,
    counterpartyName: payment.counterpartyName,
    counterpartyAccount: payment.counterpartyAccount,
    description: payment.purpose,
    channel: payment.rail,
  }
}

/** Keeps the payment's line in the history as its state says, in the same commit. */
export async function keepLine(
  rt: Runtime,
  tx: Tx,
  payment: Payment,
  source: TransactionSource,
  eventId: string | null,
  at?: Date,
): Promise<void> {
  const state = LINE_STATE[payment.state]
  if (!state) return
  await recordPaymentLine(rt, tx, { ...lineOf(rt, payment, state, at), paymentId: payment.id }, source, eventId)
}

const insertPosting = statement('posting_insert', (on, blanks: Blanks<WholeRow<'postings'>>, t) =>
  on.insert(t.postings).values(filled(t, 'postings', blanks)),
)

/** Double entry: what leaves one side arrives at the other, and the two sum to zero. */
export async function post(rt: Runtime, tx: Tx, payment: Payment): Promise<void> {
  const sign = payment.direction === 'in' ? 1n : -1n
  const write = (kind: 'own' | 'counter', account: string, amountMinor: bigint) =>
    insertPosting(rt.store, tx, {
      id: newId(rt.now()),
      paymentId: payment.id,
      kind,
      account,
      amountMinor,
      currency: payment.currency,
      at: rt.now(),
    })
  await write('own', payment.sourceAccountId, sign * settledMinor(payment))
  await write('counter', `counterparty:${payment.id}`, -sign * settledMinor(payment))
}

/**
 * The receipt as far as this evidence tells it. A prompt's own id is no receipt: that comes with the callback or the
 * confirmation. Another payment's receipt is never taken over.
 */
function receiptFrom(payment: Payment, evidence: Evidence, reduction: Reduction): string | null {
  if (reduction.flags.includes('receipt_conflict')) return payment.receipt
  const instead = isPrompt(payment) ? null : (evidence.providerReference ?? null)
  return evidence.receipt ?? payment.receipt ?? instead
}

/** Told again after it succeeded, with what the first word left out. */
function addedLater(payment: Payment, evidence: Evidence, reduction: Reduction): PaymentChange {
  if (payment.state !== 'succeeded' || evidence.meaning !== 'succeeded' || reduction.verdict !== 'duplicate') return {}
  return {
    ...(payment.receipt === null && evidence.receipt && { receipt: evidence.receipt }),
    ...(payment.confirmedName === null && evidence.partyName && { confirmedName: evidence.partyName }),
  }
}

function learned(payment: Payment, evidence: Evidence, reduction: Reduction): PaymentChange {
  const tells = evidence.meaning === 'succeeded' && reduction.verdict === 'applied'
  const failed = evidence.meaning === 'failed' && reduction.verdict === 'applied'
  return {
    ...(evidence.providerReference && !payment.providerReference && { providerReference: evidence.providerReference }),
    ...(tells && {
      receipt: receiptFrom(payment, evidence, reduction),
      confirmedMinor: evidence.amountMinor ?? payment.confirmedMinor,
      confirmedCurrency: evidence.currency ?? payment.confirmedCurrency,
      confirmedName: evidence.partyName ?? payment.confirmedName,
      reasonCode: null,
      reasonWords: null,
    }),
    ...(evidence.feeMinor !== undefined && { feeMinor: evidence.feeMinor }),
    ...(failed && { reasonCode: evidence.code ?? null, reasonWords: evidence.words ?? null }),
    ...(reduction.effects.includes('note_tentative_failure') && { tentativeFailureCode: evidence.code ?? 'unfirm' }),
    ...addedLater(payment, evidence, reduction),
  }
}

/** The same fee told again is no change: the row keeps its version. */
function isNews(payment: Payment, change: PaymentChange): boolean {
  const names = Object.keys(change) as (keyof PaymentChange)[]
  return names.some((name) => change[name] !== payment[name])
}

async function openFlags(
  rt: Runtime,
  tx: Tx,
  payment: Payment,
  reduction: Reduction,
  evidence: Evidence,
  source: EvidenceSource,
  eventId: string | null,
): Promise<void> {
  for (const kind of reduction.flags) {
    await tx.insert(rt.store.t.flags).values({
      id: newId(rt.now()),
      paymentId: payment.id,
      kind,
      note: writeFlagNote(evidence, source),
      eventId,
      openedAt: rt.now(),
      closedAt: null,
      closedBy: null,
    })
  }
}

/** Money that moved once more for one order: a line of its own that belongs to nobody yet, beside its flag (row 46). */
async function bookSecondMovement(
  rt: Runtime,
  tx: Tx,
  payment: Payment,
  evidence: Evidence,
  source: TransactionSource,
  eventId: string | null,
): Promise<void> {
  if (!evidence.receipt) return
  const line = lineOf(rt, payment, 'succeeded', evidence.occurredAt ?? rt.now())
  const own = { ...line, providerReference: evidence.receipt, amountMinor: evidence.amountMinor ?? line.amountMinor }
  await recordTransaction(rt, tx, own, source, eventId)
}

const ownReference = statement('line_reference', (on, blanks: Blanks<{ paymentId: string }>, { transactions: t }) =>
  on.select({ reference: t.providerReference }).from(t).where(eq(t.paymentId, blanks.paymentId)).limit(1),
)

/** The receipt that another door told of this money first, once the two have become one line. */
async function takeReceipt(rt: Runtime, tx: Tx, payment: Payment): Promise<Payment> {
  if (payment.state !== 'succeeded' || payment.receipt !== null) return payment
  const [line] = await ownReference(rt.store, tx, { paymentId: payment.id })
  if (!line || line.reference === provisionalReference(payment.id)) return payment
  return notePayment(rt, tx, payment, { receipt: line.reference })
}

/** Row 24: the provider's book agrees that money in came after all, so nobody has to decide it. */
async function closeContradiction(rt: Runtime, tx: Tx, paymentId: string): Promise<void> {
  const { flags } = rt.store.t
  await tx
    .update(flags)
    .set({ closedAt: rt.now(), closedBy: 'reducer' })
    .where(and(eq(flags.paymentId, paymentId), eq(flags.kind, 'contradiction'), isNull(flags.closedAt)))
}

/** Sets the next question for a payment that is under way, counted from when it entered its state. */
export async function scheduleAsk(
  rt: Runtime,
  tx: Tx,
  payment: Payment,
  asked: number,
  soon = false,
): Promise<Payment> {
  const since = rt.now().getTime() - payment.stateSince.getTime()
  const delay = soon ? 1_000 : askDelayMs(payment.state, payment.rail, asked, since)
  if (delay === undefined) {
    await dropJob(rt, tx, 'ask', payment.id)
    return notePayment(rt, tx, payment, { nextCheckAt: null })
  }
  const dueAt = new Date(rt.now().getTime() + jittered(delay))
  await setJob(rt, tx, 'ask', payment.id, dueAt, asked === 0)
  return notePayment(rt, tx, payment, { nextCheckAt: dueAt })
}

/** Jobs that belong to the state just entered. */
export async function jobsForState(rt: Runtime, tx: Tx, payment: Payment): Promise<Payment> {
  if (isTerminal(payment.state)) {
    for (const kind of ['ask', 'unresolved', 'expire', 'dispatch'] as const) await dropJob(rt, tx, kind, payment.id)
    return payment
  }
  if (payment.state === 'unknown') {
    await setJob(
      rt,
      tx,
      'unresolved',
      payment.id,
      new Date(rt.now().getTime() + UNRESOLVED_AFTER_MS[payment.direction]),
    )
  }
  return scheduleAsk(rt, tx, payment, 0)
}

/**
 * The one door for all evidence about a payment: reduces, stores what was learned, opens flags, posts, keeps the line,
 * the roll-up, the jobs and the audit row, all in the caller's transaction.
 */
export async function applyEvidence(
  rt: Runtime,
  tx: Tx,
  payment: Payment,
  told: Evidence,
  source: EvidenceSource,
  eventId: string | null,
): Promise<Applied> {
  const evidence = { ...told, ...(told.partyName && { partyName: toldName(told.partyName) }) }
  const around = await lookAround(rt, tx, payment, evidence)
  const reduction = reduceEvidence(
    { ...payment, ...around, openFlags: await openFlagKinds(rt, tx, payment.id) },
    { evidence, source, sinceSentMs: payment.sentAt ? rt.now().getTime() - payment.sentAt.getTime() : 0 },
  )
  const change = learned(payment, evidence, reduction)
  let after = payment
  if (reduction.event) {
    after = await movePayment(rt, tx, payment, reduction.event, 'provider', change, {
      source,
      verdict: reduction.verdict,
      ...(evidence.receipt && { receipt: evidence.receipt }),
      ...(evidence.code && { code: evidence.code }),
    })
  } else if (isNews(payment, change)) {
    after = await notePayment(rt, tx, payment, change)
  }
  await openFlags(rt, tx, after, reduction, evidence, source, eventId)
  if (reduction.effects.includes('close_contradiction')) await closeContradiction(rt, tx, after.id)
  if (reduction.effects.includes('post')) {
    await post(rt, tx, after)
    // The account holds something else now; the reader keeps to the provider's own pace.
    await setJob(rt, tx, 'balance', after.provider, rt.now())
  }
  const lineSource: TransactionSource = source === 'human' ? 'query' : source
  if (reduction.flags.includes('second_movement'))
    await bookSecondMovement(rt, tx, after, evidence, lineSource, eventId)
  if (reduction.event || after.receipt !== payment.receipt) {
    await keepLine(
      rt,
      tx,
      after,
      lineSource,
      eventId,
      evidence.meaning === 'succeeded' ? evidence.occurredAt : undefined,
    )
    after = await takeReceipt(rt, tx, after)
  }
  if (reduction.event) after = await jobsForState(rt, tx, after)
  if (reduction.effects.includes('query_now')) after = await scheduleAsk(rt, tx, after, 0, true)
  if (reduction.effects.includes('fund')) await setJob(rt, tx, 'dispatch', after.id, rt.now())
  return { payment: after, verdict: reduction.verdict, reduction }
}
