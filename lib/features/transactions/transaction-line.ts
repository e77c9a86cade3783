import type { Store } from '@/db/store'
import type { TransactionState } from '@/db/words'
import { fold } from '@/lib/core/fold'
import type { Currency } from '@/lib/core/money'
import { toldName } from '@/lib/core/names'
import type { Direction, ProviderId, Rail } from '@/lib/core/rails'

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

export type TransactionRow = Store['t']['transactions']['$inferSelect']
type SearchedLine = Pick<
  TransactionDraft,
  'providerReference' | 'merchantReference' | 'counterpartyName' | 'counterpartyAccount' | 'description'
>

const PROVISIONAL = 'payment:'

/** Reference of a payment's line until the provider gave one. */
export function provisionalReference(paymentId: string): string {
  return `${PROVISIONAL}${paymentId}`
}

/** Whether the provider has given this line no name of its own yet. */
export function isProvisional(line: Pick<TransactionDraft, 'providerReference'>): boolean {
  return line.providerReference.startsWith(PROVISIONAL)
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
export function fitToShow<Line extends TransactionDraft>(line: Line): Line {
  return { ...line, counterpartyName: toldName(line.counterpartyName), description: toldName(line.description) }
}

/** The line as its row holds it. */
export function columns(line: TransactionDraft) {
  return {
    ...line,
    counterpartyKey: fold(line.counterpartyName),
    balanceAfterMinor: line.balanceAfterMinor ?? null,
    paymentId: line.paymentId ?? null,
    billId: line.billId ?? null,
  }
}

/** What a second telling may add to a line: never an amount, a currency or a direction. */
export function merged(known: TransactionRow, line: TransactionDraft): TransactionDraft {
  const fuller = (a: string, b: string) => (a === '' || (a.includes('*') && b !== '') ? b : a)
  const hasNoName = isProvisional(known)
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
    occurredAt: hasNoName ? line.occurredAt : known.occurredAt,
    providerReference: hasNoName ? line.providerReference : known.providerReference,
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

/** Whether that telling changes nothing. */
export function sameRow(known: TransactionRow, next: TransactionDraft): boolean {
  const now = columns(next)
  return (Object.keys(now) as (keyof typeof now)[]).every((name) => {
    const [a, b] = [known[name], now[name]]
    return a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b
  })
}
