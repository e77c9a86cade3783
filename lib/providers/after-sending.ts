import type { Evidence } from '@/lib/core/evidence'
import type { Currency } from '@/lib/core/money'
import type { Rail } from '@/lib/core/rails'
import type { Door } from './inbound'
import type { Answer, Exchange, PreparedRequest, Sending, SendOrder, Transmission } from './money-rail'

/** Giving money back that a customer paid: the whole of one receipt. */
export type ReversalOrder = Readonly<{
  /** The provider's receipt of the money that came. */
  receipt: string
  /** The amount of that receipt: parts cannot be reversed. */
  amountMinor: bigint
  currency: Currency
  /** The account of ours that received it. */
  accountKey: string
  remarks: string
  /** Known once the reversal was accepted. */
  providerReference?: string
  callbackUrl(door: Door): string
}>

/** Moves money, so it follows the rules of a send: prepared, stored, sent once, then asked about. */
export interface Reversible {
  /** Pure. @throws AppError `invalid_input` */
  prepare(order: ReversalOrder): PreparedRequest
  transmit(sending: Sending, order: ReversalOrder): Promise<Transmission>
  ask(order: ReversalOrder, askKey: string): Promise<Answer>
}

/** Asks what stands behind a receipt; the answer comes to the `results` door. A read. */
export interface ReceiptQuestion {
  askReceipt(
    question: Readonly<{ receipt: string; accountKey: string; callbackUrl(door: Door): string }>,
    askKey: string,
  ): Promise<Answer>
}

export type Cancellation =
  /** How the instruction stands after it: cancelled, or ended otherwise before it could be. */
  | { kind: 'evidence'; evidence: Evidence; exchange: Exchange }
  /** Taken down, but it may still be paid: only a later question or callback tells how it ended. */
  | { kind: 'requested'; because: string; exchange: Exchange }
  | { kind: 'refused'; code: string; words: string; exchange: Exchange | null }
  /** Whether it was cancelled is not known; asking again is safe. */
  | { kind: 'no_answer'; because: string; exchange: Exchange | null }

/** Stops an instruction that was accepted and is not final. Safe to repeat. */
export interface Cancellable {
  readonly rails: readonly Rail[]
  cancel(order: SendOrder, reason: string): Promise<Cancellation>
}

export type Correction =
  | { kind: 'accepted'; evidence: Evidence; exchange: Exchange }
  | { kind: 'refused'; words: string; fields: Record<string, string>; exchange: Exchange | null }
  | { kind: 'no_answer'; because: string; exchange: Exchange | null }

/** Puts right what the payee's side refused, so that the same payment is tried again: never a second one. */
export interface Correctable {
  readonly rails: readonly Rail[]
  /** Only what changes, by our own names; the account of the payee is `counterpartyAccount`. */
  correct(order: SendOrder, changes: Readonly<Record<string, string>>): Promise<Correction>
}

/** Asks whether the provider would take an order; nothing is stored there. */
export interface OrderCheck {
  readonly rails: readonly Rail[]
  /** @throws AppError `provider_unreachable` */
  checkOrder(order: SendOrder): Promise<{ ok: true } | { ok: false; words: string; fields: Record<string, string> }>
}

export type PaymentProof = Readonly<{ id: string; fileName: string; url: string }>

/** Papers of the payee's bank that a payment was carried out. Their addresses are shown to people, never fetched. */
export interface ProofSource {
  /** @throws AppError `provider_unreachable` */
  listProofs(order: SendOrder): Promise<PaymentProof[]>
}

/** Several orders of one rail in one request, under one key; afterwards each is an instruction of its own. */
export interface BulkRail {
  readonly rail: Rail
  /** Pure. @throws AppError `invalid_input` */
  prepareBulk(orders: readonly SendOrder[]): PreparedRequest
  /** One transmission for each order, in their order. Never throws for a lost answer. */
  transmitBulk(sending: Sending, orders: readonly SendOrder[], providerKey: string): Promise<Transmission[]>
}
