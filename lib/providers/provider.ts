import type { ProviderId, Rail } from '@/lib/core/rails'
import type {
  BulkRail,
  Cancellable,
  Correctable,
  OrderCheck,
  ProofSource,
  ReceiptQuestion,
  Reversible,
} from './after-sending'
import type { BillRail } from './bill-rail'
import type { ConnectionTest } from './connection-findings'
import type { CodeExplanation } from './explanations'
import type { ArrivalGate, ArrivalSimulator, CallbackSource, Door } from './inbound'
import type { Directory, NameLookup, QuoteSource } from './look-ups'
import type { MoneyRail } from './money-rail'
import type { BalanceSource, HistorySource, OwnAccount } from './readings'

/** A provider has the capabilities it has, no more; pages ask for capabilities, never for names. */
export interface Provider {
  readonly id: ProviderId
  readonly accounts: readonly OwnAccount[]
  readonly rails: Partial<Record<Rail, MoneyRail>>
  readonly balances?: BalanceSource
  readonly history?: HistorySource
  readonly callbacks?: CallbackSource
  readonly names?: NameLookup
  readonly quotes?: QuoteSource
  readonly directory?: Directory
  readonly bills?: BillRail
  readonly reversals?: Reversible
  readonly receipts?: ReceiptQuestion
  readonly arrivalGate?: ArrivalGate
  readonly arrivalSimulator?: ArrivalSimulator
  readonly connection?: ConnectionTest
  readonly cancellations?: Cancellable
  readonly corrections?: Correctable
  readonly orderChecks?: OrderCheck
  readonly proofs?: ProofSource
  readonly bulk?: BulkRail
  /**
   * Registers our callback addresses there, where that is done by API. Safe to repeat. `renew`: made anew, with the
   * present secret, also where a good one is there (the secret was replaced, or the provider switched it off).
   */
  registerCallbacks?(callbackUrl: (door: Door) => string, options?: Readonly<{ renew?: boolean }>): Promise<void>
  /** The plain meaning of a result or refusal code of one of its rails. */
  explain?(rail: Rail, code: string): CodeExplanation | undefined
}
