import { classifyReply, type TableVerdict, type WireResult } from '@/lib/core/reply-class'
import type { SendOutcome, Transmission } from './money-rail'
import type { CallResult } from './transport'

/** Why nothing or nothing whole came back, in words for the record. */
export function wireWords(wire: WireResult): string {
  if (wire.kind === 'answered') return `The provider answered with status ${wire.status}, which decides nothing.`
  const words = {
    dns: 'The address of the provider was not found.',
    refused: 'The provider did not accept the connection.',
    tls: 'The secure connection could not be set up.',
    connect_timeout: 'The provider could not be reached in time.',
    no_token: 'The provider gave no access token.',
    invalid_order: 'The request could not be written.',
    breaker_open: 'The provider failed several times within a minute; it is tried again every half minute.',
    lease_over: 'The time to send it in had passed, so it was kept here.',
    held_back: 'The provider allows no more requests now; this one was held back here.',
    timeout: 'The provider did not answer in time.',
    reset: 'The connection ended before an answer came.',
    truncated: 'The answer was cut off.',
    too_large: 'The answer was too large to read.',
  } as const
  return words[wire.because]
}

/** What a provider's table says about an answered call; the outcome is used only where its class is the verdict. */
export type Judged =
  | { verdict: 'unlisted'; because?: string }
  | { verdict: 'refused'; outcome: Extract<SendOutcome, { kind: 'refused' }> }
  | { verdict: 'refused_retry'; because: string }
  | { verdict: 'accepted'; outcome: Extract<SendOutcome, { kind: 'accepted' }> }
  | { verdict: 'final'; outcome: Extract<SendOutcome, { kind: 'final' }> }

function outcomeOf(replyClass: Transmission['replyClass'], result: CallResult, judged: Judged): SendOutcome {
  if (replyClass === 'not_sent') return { kind: 'not_sent', because: wireWords(result.wire) }
  if (replyClass === 'refused_retry') {
    const because = judged.verdict === 'refused_retry' ? judged.because : 'The provider is asked too often.'
    return { kind: 'refused_retry', because, retryAfterMs: result.retryAfterMs }
  }
  if (replyClass !== 'indeterminate' && 'outcome' in judged) return judged.outcome
  const because = judged.verdict === 'unlisted' ? judged.because : undefined
  return { kind: 'indeterminate', because: because ?? wireWords(result.wire) }
}

/** The reply class of RELIABILITY.md 1.4 and what it means for the payment, from the wire and the provider's table. */
export function transmissionOf(result: CallResult, judge: (result: CallResult) => Judged): Transmission {
  const judged: Judged = result.wire.kind === 'answered' ? judge(result) : { verdict: 'unlisted' }
  const verdict: TableVerdict = judged.verdict
  const replyClass = classifyReply(result.wire, verdict)
  return { replyClass, outcome: outcomeOf(replyClass, result, judged), exchange: result.exchange }
}

/** A call that could not be made for want of a token: nothing left. */
export function withoutToken(): CallResult {
  return neverLeft('no_token')
}

/** A call that was kept back because the provider's limit is used up: nothing left. */
export function heldBack(): CallResult {
  return neverLeft('held_back')
}

function neverLeft(because: 'no_token' | 'held_back'): CallResult {
  return {
    wire: { kind: 'never_left', because },
    exchange: null,
    headers: {},
    text: '',
    bytes: new Uint8Array(),
  }
}
