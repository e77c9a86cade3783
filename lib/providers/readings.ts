import type { Currency } from '@/lib/core/money'
import type { Direction, Rail } from '@/lib/core/rails'
import type { Door } from './inbound'
import type { Exchange } from './money-rail'

export type BalanceReading = Readonly<{
  accountKey: string
  accountName?: string
  currency: Currency
  availableMinor: bigint
  currentMinor: bigint
  unclearedMinor?: bigint
  /** What the account is made of, where one string tells of several (M-Pesa: Utility, Working, Charges Paid). */
  parts?: readonly Readonly<{ name: string; currency: Currency; availableMinor: bigint; currentMinor: bigint }>[]
  at: Date
}>

export interface BalanceSource {
  /** `now`: the figures; `asked`: they come to the `results` door of the given address. */
  readBalances(
    callbackUrl: (door: Door) => string,
  ): Promise<
    | { kind: 'now'; readings: BalanceReading[]; exchange: Exchange }
    | { kind: 'asked'; exchange: Exchange }
    | { kind: 'no_answer'; because: string; exchange: Exchange | null }
  >
  /** Ask no more often than this. */
  readonly minIntervalMs: number
}

/** One line of an account's history as the provider tells it. */
export type HistoryLine = Readonly<{
  providerReference: string
  accountKey: string
  rail: Rail
  direction: Direction
  state: 'succeeded' | 'failed' | 'pending' | 'reversed'
  amountMinor: bigint
  feeMinor: bigint
  currency: Currency
  occurredAt: Date
  counterpartyName: string
  /** As the provider gives it: full, masked or hashed. */
  counterpartyAccount: string
  merchantReference: string
  description: string
  channel: string
  balanceAfterMinor?: bigint
}>

export interface HistorySource {
  /** The next page after the cursor (null: from the beginning). `total` is an estimate for progress, when known. */
  readHistory(
    cursor: string | null,
  ): Promise<{ lines: HistoryLine[]; cursor: string | null; done: boolean; total?: number }>
}

/** An account of ours at a provider, known from configuration. */
export type OwnAccount = Readonly<{
  key: string
  name: string
  currency: Currency
  purpose: 'collect' | 'pay' | 'both'
}>
