import type { Currency } from './money'

/** Where a piece of evidence came from. */
export const EVIDENCE_SOURCES = ['reply', 'callback', 'query', 'statement', 'human'] as const
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number]

/**
 * What a provider said about one instruction, in our words.
 * `awaiting_funding`: created there, but no money is committed yet (BitPesa between create and fund).
 */
export type EvidenceMeaning = 'succeeded' | 'failed' | 'pending' | 'awaiting_funding' | 'not_known' | 'undetermined'

export type Evidence = Readonly<{
  meaning: EvidenceMeaning
  /**
   * False for a failure that the provider is known to take back (M-Pesa 1037 "no answer"): it needs a later query that
   * agrees. True for all else.
   */
  firm: boolean
  /** The provider's own id of the instruction. */
  providerReference?: string
  /** The provider's reference of the money that moved: an M-Pesa receipt, a bank reference. */
  receipt?: string
  amountMinor?: bigint
  /** The provider told an amount that is no whole number of minor units: whatever was ordered, it is another one. */
  amountInexact?: true
  currency?: Currency
  /** The account or phone that paid or was paid, in full; absent when the provider masks or omits it. */
  partyAccount?: string
  partyName?: string
  /** The account of ours that the provider says the money left or reached, by the provider's own key. */
  ownAccount?: string
  feeMinor?: bigint
  /** When the provider says it happened. Shown, never decided on. */
  occurredAt?: Date
  /** The provider's own code and words, shown one click away. */
  code?: string
  words?: string
}>
