import type { Evidence, EvidenceMeaning } from '@/lib/core/evidence'
import { isCurrency } from '@/lib/core/money'
import type { HistoryLine } from '../readings'
import { minorOf } from './order-body'
import type { RecipientEventWire, TransactionWire } from './wire'

/** States that are only reached with money in; `paid_amount` tells for the rest. */
const FUNDED_STATES: readonly string[] = ['pending', 'processing', 'received', 'mispaid', 'manual', 'paid', 'refunded']
const ACCOUNT_FIELDS = ['phone_number', 'bank_account', 'iban'] as const

/** `2017-08-08T13:19:32.855Z` and `2017-08-08 13:19:32 UTC` both occur. */
export function instantOf(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const ms = Date.parse(text.replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?) UTC$/, '$1T$2Z'))
  return Number.isNaN(ms) ? undefined : new Date(ms)
}

/** Whether money was ever committed to this transaction. */
export function isFunded(transaction: TransactionWire): boolean {
  return FUNDED_STATES.includes(transaction.state) || !/^-?0*(\.0*)?$/.test(transaction.paid_amount ?? '0')
}

function textIn(values: Record<string, unknown> | null | undefined, name: string): string | undefined {
  const value = values?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

function firstRecipient(transaction: TransactionWire) {
  return transaction.recipients?.[0]
}

export function payeeAccount(transaction: TransactionWire): string | undefined {
  const details = firstRecipient(transaction)?.payout_method?.details
  const account = ACCOUNT_FIELDS.map((field) => textIn(details, field)).find((value) => value !== undefined)
  // The same number in our own spelling, where we left it: a plus sign more or less is no other payee.
  const ours = textIn(transaction.metadata, 'account')
  return account !== undefined && ours !== undefined && bare(ours) === bare(account) ? ours : account
}

export function bare(account: string): string {
  return account.replace(/[^A-Za-z0-9]/g, '').toUpperCase()
}

function payeeName(transaction: TransactionWire): string {
  const details = firstRecipient(transaction)?.payout_method?.details
  const person = [textIn(details, 'first_name'), textIn(details, 'middle_name'), textIn(details, 'last_name')]
  return textIn(details, 'name') ?? person.filter(Boolean).join(' ')
}

/** Sum of the recipients' fees in minor units of the input currency; undefined when one cannot be read. */
function feeMinorOf(transaction: TransactionWire): bigint | undefined {
  let sum = 0n
  for (const { fee_fractional: fee } of transaction.recipients ?? []) {
    if (fee === undefined) continue
    if (!/^\d+$/.test(fee)) return undefined
    sum += BigInt(fee)
  }
  return sum
}

/**
 * Only `state` counts, never its reason: everything that is not cancelled or refunded can still be paid one day
 * (contract 9.3), so errors, `manual`, `exception` and words to come are all pending.
 */
function meaningOf(transaction: TransactionWire): EvidenceMeaning {
  const funded = isFunded(transaction)
  switch (transaction.state) {
    case 'paid':
      return 'succeeded'
    case 'refunded':
      return 'failed'
    case 'canceled':
      // Cancelled after funding is on its way to `refunded`.
      return funded ? 'pending' : 'failed'
    case 'approved':
      return funded ? 'pending' : 'awaiting_funding'
    default:
      return 'pending'
  }
}

export function transactionEvidence(transaction: TransactionWire): Evidence {
  const amountMinor = minorOf(transaction.input_amount, transaction.input_currency)
  const currency = transaction.input_currency
  const stated = meaningOf(transaction)
  // A notice may be shorter than the transaction: without the sum it is a hint, and a question settles it.
  const meaning = stated === 'succeeded' && amountMinor === undefined ? 'undetermined' : stated
  const reason = firstRecipient(transaction)?.state_reason_details
  return {
    meaning,
    firm: true,
    providerReference: transaction.id,
    ...(meaning === 'succeeded' && { receipt: transaction.id }),
    ...(amountMinor !== undefined && currency !== undefined && isCurrency(currency) && { amountMinor, currency }),
    partyAccount: payeeAccount(transaction),
    partyName: payeeName(transaction) || undefined,
    feeMinor: feeMinorOf(transaction),
    code: reason?.code === undefined ? transaction.state : `${transaction.state} ${reason.code}`,
    words: reason?.description,
  }
}

/** Trouble of a payout lives on its recipient; BitPesa retries it, so it ends nothing. */
export function recipientEvidence(recipient: RecipientEventWire): Evidence {
  const reason = recipient.state_reason_details
  return {
    meaning: 'pending',
    firm: true,
    providerReference: recipient.transaction_id,
    code: [recipient.state, reason?.code].filter(Boolean).join(' ') || undefined,
    words: reason?.description,
  }
}

const LINE_STATE: Readonly<Record<string, HistoryLine['state']>> = { paid: 'succeeded', refunded: 'reversed' }

/** One line per transaction on the balance it is paid from; undefined for a currency that we do not keep. */
export function historyLine(transaction: TransactionWire): HistoryLine | undefined {
  const { input_currency: currency } = transaction
  if (currency === undefined || !isCurrency(currency)) return undefined
  const amountMinor = minorOf(transaction.input_amount, currency)
  const occurredAt = instantOf(transaction.created_at)
  if (amountMinor === undefined || !occurredAt) {
    throw new Error(`the BitPesa transaction ${transaction.id} has figures that cannot be read`)
  }
  const failed = transaction.state === 'canceled' && !isFunded(transaction)
  const recipient = firstRecipient(transaction)
  const others = (transaction.recipients?.length ?? 0) - 1
  const received = [recipient?.output_currency, recipient?.output_amount].filter(Boolean).join(' ')
  return {
    providerReference: transaction.id,
    accountKey: currency,
    rail: 'bitpesa.payout',
    direction: 'out',
    state: failed ? 'failed' : (LINE_STATE[transaction.state] ?? 'pending'),
    amountMinor,
    feeMinor: feeMinorOf(transaction) ?? 0n,
    currency,
    occurredAt,
    counterpartyName: payeeName(transaction) + (others > 0 ? ` and ${others} more` : ''),
    counterpartyAccount: payeeAccount(transaction) ?? '',
    merchantReference: textIn(transaction.metadata, 'sendRef') ?? transaction.external_id ?? '',
    description: received === '' ? '' : `${received} received`,
    channel: recipient?.payout_method?.type ?? '',
  }
}
