import type { Evidence } from '@/lib/core/evidence'
import type { Currency } from '@/lib/core/money'
import type { Rail } from '@/lib/core/rails'
import type { ReplyClass } from '@/lib/core/reply-class'
import type { Door } from './inbound'

/** One HTTP exchange kept as evidence: bodies capped at 64 KiB, secrets masked by the provider before it leaves its folder. */
export type Exchange = Readonly<{
  operation: string
  startedAt: Date
  durationMs: number
  request: Readonly<{ method: string; url: string; body: string }>
  /** Null when no answer arrived; `lost` then says why. */
  reply: Readonly<{ status: number; body: string; requestId?: string }> | null
  lost?: string
}>

/**
 * The steps of sending, each its own attempt with its own key. Most rails have only `send`;
 * BitPesa creates (moves nothing) and then funds.
 */
export type SendStep = 'send' | 'fund'

/** What is asked of a rail. Built from the stored payment, never from the browser. */
export type SendOrder = Readonly<{
  paymentId: string
  attemptId: string
  /** Made once per attempt, stored before the first call, reused on every try of it. At most 20 of [A-Za-z0-9_-]. */
  providerKey: string
  rail: Rail
  amountMinor: bigint
  currency: Currency
  /** The provider's key of our own account: short code, account id, currency. */
  sourceAccountKey: string
  counterpartyName: string
  counterpartyAccount: string
  /** Bank slug or corridor (`UGX::Mobile`), empty where the rail has one place only. */
  counterpartyBank: string
  merchantReference: string
  purpose: string
  details: Readonly<Record<string, string>>
  /** Known once the first step was accepted. */
  providerReference?: string
  /** Absolute address of a callback door with this attempt's token. */
  callbackUrl(door: Door): string
}>

/** The exact bytes of a request with its secrets left out as `{{name}}`; stored before anything is sent. */
export type PreparedRequest = Readonly<{ operation: string; method: 'POST'; path: string; body: string }>

/** A prepared request on its way; `mayLeave` is the sender's last look, after every token and wait, before the first byte. */
export type Sending = PreparedRequest & Readonly<{ mayLeave?: () => Promise<boolean> }>

export type SendOutcome =
  /** No byte of the request left. */
  | { kind: 'not_sent'; because: string }
  /** The provider documents this answer as "not executed". */
  | { kind: 'refused'; code: string; words: string }
  /** Not executed, and may be tried again with the same key after the wait. */
  | { kind: 'refused_retry'; because: string; retryAfterMs?: number }
  /** Money may have moved. */
  | { kind: 'indeterminate'; because: string }
  | { kind: 'accepted'; providerReference: string; otherReference?: string }
  | { kind: 'final'; evidence: Evidence }

export type Transmission = Readonly<{ replyClass: ReplyClass; outcome: SendOutcome; exchange: Exchange | null }>

export type Answer =
  | { kind: 'evidence'; evidence: Evidence; exchange: Exchange }
  /** The question was accepted; its answer comes to the callback door given. */
  | { kind: 'asked'; providerReference: string; exchange: Exchange }
  /** A failed query is no evidence. */
  | { kind: 'no_answer'; because: string; exchange: Exchange | null }
  /** This rail has nothing to ask with (yet): only the callback or a statement can tell. */
  | { kind: 'cannot_ask'; because: string }

/** One way to move money, in or out. */
export interface MoneyRail {
  readonly rail: Rail
  readonly steps: readonly SendStep[]
  /** Whether an indeterminate send may be repeated with the same key and bytes (RELIABILITY.md 1.5). */
  readonly resendSameKey: boolean
  /** Pure: the same order gives the same bytes. @throws AppError `invalid_input` for what the rail cannot carry. */
  prepare(step: SendStep, order: SendOrder): PreparedRequest
  /** Never throws for a lost answer: that is an outcome. */
  transmit(step: SendStep, sending: Sending, order: SendOrder): Promise<Transmission>
  /** A read: safe to repeat. `askKey` names this question where the provider answers by callback. */
  ask(order: SendOrder, askKey: string): Promise<Answer>
}
