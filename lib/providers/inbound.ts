import type { Evidence } from '@/lib/core/evidence'
import type { JsonRefusal } from '@/lib/core/json-guard'
import type { Currency } from '@/lib/core/money'
import type { Exchange } from './money-rail'
import type { BalanceReading, HistoryLine } from './readings'

/** Callback doors; their names carry no word that Daraja refuses in a URL. */
export const DOORS = ['results', 'timeouts', 'prompts', 'validation', 'confirmation', 'w', 'b'] as const
export type Door = (typeof DOORS)[number]

export type InboundMessage = Readonly<{
  door: Door
  /** The address as registered with the provider, its query string included: what BitPesa signs, where M-Pesa's questions carry their subject. */
  registeredUrl: string
  rawBody: Uint8Array
  headers: Readonly<Record<string, string>>
  receivedAt: Date
}>

export type InboundItem =
  | {
      kind: 'evidence'
      providerReference?: string
      providerKey?: string
      evidence: Evidence
      /** The same news as a line of history, for money that was not ordered here. */
      line?: HistoryLine
    }
  | { kind: 'arrival'; line: HistoryLine }
  | { kind: 'balance'; readings: BalanceReading[] }
  /** An answer to a status query: the payment it tells of is found by these, else by the query attempt's token. */
  | { kind: 'noise'; because: string }

/** What a message says. */
export type InboundMeaning = Readonly<{
  /** Same message, same key: repeats are counted, not applied. */
  dedupKey: string
  items: InboundItem[]
  /** Why its bytes are not taken as a message at all: the sender hears 400. */
  refusal?: JsonRefusal
}>

/**
 * `unsigned`: the provider signs nothing and the token in the address has to do. `stale`: signed by the provider, but
 * too long ago; `ahead`: signed for a time that has not come.
 */
export type InboundAuthenticity = 'signed' | 'unsigned' | 'bad_signature' | 'stale' | 'ahead'
export type InboundReading = InboundMeaning & Readonly<{ authenticity: InboundAuthenticity }>

/** Where a provider signs nothing, what else has to fit before its word is followed (RELIABILITY.md section 3 row 20). */
export type CallbackCaution = Readonly<{
  /** Addresses or ranges it calls from; none given: any. */
  addresses: readonly string[]
  /** A payout of more than this is believed once a question agrees; without it the callback is enough. */
  confirmAboveMinor?: bigint
}>

export interface CallbackSource {
  readonly doors: readonly Door[]
  readonly caution?: CallbackCaution
  /** Authenticity on the raw bytes, then meaning. Never throws: what cannot be read is noise. */
  readInbound(message: InboundMessage): InboundReading
  /** Meaning alone, of a stored message whose authenticity was settled when it came. Never throws. */
  readMeaning(message: Omit<InboundMessage, 'headers'>): InboundMeaning
  /** Body to answer with, when the provider wants a particular one. */
  readonly acknowledgement: string
}

/** A payment that a customer wants to make to us and that the provider asks about first. Nothing has moved yet. */
export type ArrivalQuestion = Readonly<{
  providerReference: string
  accountKey: string
  amountMinor: bigint | undefined
  currency: Currency
  /** What the customer typed as account number. */
  merchantReference: string
  payerName: string
  payerAccount: string
}>
export type ArrivalVerdict =
  | { accept: true; ourReference?: string }
  | {
      accept: false
      because: 'payer_number' | 'account_number' | 'amount' | 'payer_details' | 'receiving_account' | 'other'
      words?: string
    }

/** Answers the provider before it takes a customer's money. */
export interface ArrivalGate {
  /**
   * The body to answer with. Accepts where no rule is given, where the rule fails or is too slow, and where the message
   * cannot be read: a customer's payment is not lost to trouble of ours.
   */
  validateArrival(
    message: InboundMessage,
    decide?: (arrival: ArrivalQuestion) => ArrivalVerdict | Promise<ArrivalVerdict>,
  ): Promise<string>
}

/** For trying things out: a customer pays one of our accounts. Only on hosts that are not the real thing. */
export interface ArrivalSimulator {
  simulateArrival(
    arrival: Readonly<{
      accountKey: string
      to: 'pay_bill' | 'till'
      amountMinor: bigint
      payer: string
      merchantReference: string
    }>,
  ): Promise<
    | { kind: 'accepted'; exchange: Exchange }
    | { kind: 'refused'; words: string; exchange: Exchange }
    | { kind: 'no_answer'; because: string; exchange: Exchange | null }
  >
}
