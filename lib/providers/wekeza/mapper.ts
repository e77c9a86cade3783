import type { Evidence, EvidenceMeaning } from '@/lib/core/evidence'
import { type Currency, isCurrency, minorFromDecimal } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import type { BalanceReading, HistoryLine } from '../readings'
import { FIRM_STK_RESULTS } from './codes'
import type { BalanceWire, PaymentWire, PostedEventWire, StkStatusWire, TransactionWire } from './wire'

/** M-Pesa collections through Wekeza state no currency: M-Pesa Kenya knows one. */
const STK_CURRENCY: Currency = 'KES'

/** Unlisted words, among them PENDING_REVIEW and whatever comes later, are not final. */
const PAYMENT_MEANING: Readonly<Record<string, EvidenceMeaning>> = {
  COMPLETED: 'succeeded',
  FAILED: 'failed',
  CANCELLED: 'failed',
  REVERSED: 'failed',
}
const LINE_STATE: Readonly<Record<string, HistoryLine['state']>> = {
  COMPLETED: 'succeeded',
  PENDING: 'pending',
  FAILED: 'failed',
}

function instantOf(text: string | undefined): Date | undefined {
  const ms = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(ms) ? undefined : new Date(ms)
}

function moneyOf(amount: string | undefined, currency: string | undefined) {
  if (amount === undefined || currency === undefined || !isCurrency(currency)) return undefined
  const amountMinor = minorFromDecimal(amount, currency)
  return amountMinor === undefined ? undefined : { amountMinor, currency }
}

export type PaymentFacts = Omit<PaymentWire, 'id' | 'fees' | 'cancelReason'> &
  Partial<Pick<PaymentWire, 'fees' | 'cancelReason'>>

/** A payment as read, replied or told by an event. A success without a readable amount decides nothing. */
export function paymentEvidence(paymentId: string, payment: PaymentFacts): Evidence {
  const money = moneyOf(payment.amount, payment.currency)
  const stated = PAYMENT_MEANING[payment.status] ?? 'pending'
  const meaning = stated === 'succeeded' && money === undefined ? 'undetermined' : stated
  const fee = moneyOf(payment.fees?.amount, payment.fees?.currency)
  const failed = meaning === 'failed'
  return {
    meaning,
    firm: true,
    providerReference: paymentId,
    ...(meaning === 'succeeded' && { receipt: paymentId }),
    ...money,
    partyAccount: payment.destinationAccount?.accountNumber,
    partyName: payment.destinationAccount?.accountName,
    ownAccount: payment.sourceAccount?.accountId,
    ...(fee && money && fee.currency === money.currency && { feeMinor: fee.amountMinor }),
    occurredAt: instantOf(payment.completedAt),
    code: (failed ? payment.failureCode : undefined) ?? payment.status,
    words:
      meaning === 'undetermined'
        ? `${payment.status} with an amount that cannot be read`
        : (payment.failureReason ?? payment.cancelReason),
  }
}

/** The status of an STK prompt (contract 5.8, body assumed there). */
export function stkEvidence(stk: StkStatusWire): Evidence {
  const money = moneyOf(stk.amount, STK_CURRENCY)
  const code = stk.resultCode ?? undefined
  const facts = {
    providerReference: stk.checkoutRequestId,
    receipt: stk.mpesaReceiptNumber,
    ...money,
    partyAccount: stk.phoneNumber === undefined ? undefined : normaliseKenyanMsisdn(stk.phoneNumber),
    occurredAt: instantOf(stk.completedAt),
    code: code === undefined ? stk.status : String(code),
    words: stk.resultDesc,
  }
  if (stk.status === 'COMPLETED') {
    const sure = money !== undefined && (code === undefined || code === 0)
    return { meaning: sure ? 'succeeded' : 'undetermined', firm: true, ...facts }
  }
  if (stk.status === 'FAILED' || stk.status === 'CANCELLED') {
    // A failure with the code of success contradicts itself.
    if (code === 0) return { meaning: 'undetermined', firm: true, ...facts }
    return { meaning: 'failed', firm: code !== undefined && FIRM_STK_RESULTS.has(code), ...facts }
  }
  return { meaning: 'pending', firm: true, ...facts }
}

/** @throws Error on figures that cannot be read: a wrong balance is worse than none. */
export function balanceReading(
  accountKey: string,
  wire: BalanceWire,
  readAt: Date,
  accountName?: string,
): BalanceReading {
  const { currency } = wire.balance
  const available = moneyOf(wire.balance.available, currency)
  const current = moneyOf(wire.balance.current, currency)
  if (!available || !current) throw new Error(`unreadable balance of a Wekeza account in ${currency}`)
  return {
    accountKey,
    accountName,
    currency: available.currency,
    availableMinor: available.amountMinor,
    currentMinor: current.amountMinor,
    unclearedMinor: moneyOf(wire.balance.pending, currency)?.amountMinor,
    // Wekeza tells when the figure last changed; it is true as of the moment it was read.
    at: readAt,
  }
}

/** A statement line, or undefined when its figures cannot be read. Lines of channel MPESA are statement lines too. */
export function statementLine(accountKey: string, line: TransactionWire): HistoryLine | undefined {
  const money = moneyOf(line.amount, line.currency)
  const occurredAt = instantOf(line.transactionDate)
  if (!money || !occurredAt) return undefined
  return {
    providerReference: line.id,
    accountKey,
    rail: 'wekeza.statement',
    direction: line.type === 'CREDIT' ? 'in' : 'out',
    state: LINE_STATE[line.status ?? 'COMPLETED'] ?? 'pending',
    ...money,
    feeMinor: 0n,
    occurredAt,
    counterpartyName: line.counterparty?.name ?? '',
    counterpartyAccount: line.counterparty?.accountNumber ?? '',
    merchantReference: line.reference ?? '',
    description: line.description ?? '',
    channel: line.channel ?? '',
    balanceAfterMinor: moneyOf(line.balanceAfter, line.currency)?.amountMinor,
  }
}

/** The event's line is final when it comes; who is on the other side and the channel come with the statement. */
export function postedLine(accountKey: string, event: PostedEventWire, reversed: boolean): HistoryLine | undefined {
  const line = statementLine(accountKey, { ...event, id: event.transactionId, channel: undefined, status: 'COMPLETED' })
  return line && reversed ? { ...line, state: 'reversed' } : line
}
