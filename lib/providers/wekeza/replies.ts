import { isCurrency, minorFromDecimal } from '@/lib/core/money'
import type { SendOrder } from '../money-rail'
import { type Judged, wireWords } from '../transmission'
import type { CallResult } from '../transport'
import { isDocumentedRefusal, REFUSALS } from './codes'
import { paymentEvidence } from './mapper'
import { ErrorWire, PaymentWire, StkAcceptedWire } from './wire'

/** Wekeza demands a reference; a payment that has none of its own is found again by its key. */
export function referenceSent(order: SendOrder): string {
  return order.merchantReference || order.providerKey
}

/** The order's facts that the payment states differently; a fact it leaves out differs from nothing. */
export function differingFacts(payment: PaymentWire, order: SendOrder): string[] {
  const { amount, currency, reference, destinationAccount, sourceAccount } = payment
  const amountMinor =
    amount !== undefined && currency !== undefined && isCurrency(currency)
      ? minorFromDecimal(amount, currency)
      : undefined
  const facts: [name: string, differs: boolean][] = [
    ['currency', currency !== undefined && currency !== order.currency],
    ['amount', amount !== undefined && amountMinor !== order.amountMinor],
    ['reference', reference !== undefined && reference !== referenceSent(order)],
    [
      'destination',
      destinationAccount?.accountNumber !== undefined && destinationAccount.accountNumber !== order.counterpartyAccount,
    ],
    ['source', sourceAccount?.accountId !== undefined && sourceAccount.accountId !== order.sourceAccountKey],
  ]
  return facts.filter(([, differs]) => differs).map(([name]) => name)
}

function refusalReading(result: CallResult): Judged {
  const envelope = ErrorWire.safeParse(result.json)
  const status = result.status ?? 0
  // A second 401 came with a fresh token: answered before processing, and it may pass.
  if (status === 401 && envelope.data?.error.code !== 'SCA_REQUIRED') {
    return { verdict: 'refused_retry', because: 'Wekeza does not accept our token' }
  }
  if (!envelope.success) return { verdict: 'unlisted' }
  const { code, message } = envelope.data.error
  if (status === 429) return { verdict: 'refused_retry', because: message ?? 'Wekeza is asked too often' }
  if (!isDocumentedRefusal(code, status)) return { verdict: 'unlisted', because: `Wekeza answered ${status} ${code}` }
  const words = message ?? REFUSALS[code]?.sentence ?? code
  return { verdict: 'refused', outcome: { kind: 'refused', code, words } }
}

/** Why a read brought nothing: a withdrawn consent or missing permission (403) is another thing than token trouble. */
export function troubleWords(result: CallResult): string {
  const error = ErrorWire.safeParse(result.json).data?.error
  if (result.status === 403) {
    const named = [error?.code, error?.message].filter(Boolean).join(': ')
    return `Wekeza refuses: the consent was withdrawn or the permission is missing (${named || 403}).`
  }
  if (result.status === 401) return 'Wekeza does not accept our token.'
  return error ? `Wekeza answered ${result.status} ${error.code}.` : wireWords(result.wire)
}

function isSuccess(result: CallResult): boolean {
  return result.status !== undefined && result.status >= 200 && result.status < 300
}

/** `POST /payments`: 2xx with an id, or 409 "already created" by our own earlier try with the same key. */
export function readPaymentReply(result: CallResult, order: SendOrder): Judged {
  if (!isSuccess(result) && result.status !== 409) return refusalReading(result)
  const payment = PaymentWire.safeParse(result.json)
  if (!payment.success) {
    // Without the payment it names, a 409 may only mean that the first try still runs.
    return { verdict: 'unlisted', because: `Wekeza answered ${result.status} without a payment` }
  }
  const envelope = ErrorWire.safeParse(result.json)
  const details = envelope.data?.error.details ?? {}
  const differing = differingFacts(payment.data, order)
  if (details.reason === 'PAYLOAD_MISMATCH' || differing.length > 0) {
    const what = differing.length > 0 ? ` (${differing.join(', ')})` : ''
    return { verdict: 'unlisted', because: `the payment ${payment.data.id} at Wekeza is not what was ordered${what}` }
  }
  const evidence = paymentEvidence(payment.data.id, payment.data)
  if (evidence.meaning === 'succeeded' || evidence.meaning === 'failed') {
    return { verdict: 'final', outcome: { kind: 'final', evidence } }
  }
  return { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: payment.data.id } }
}

/** `POST /payments/mpesa/stkpush`: any 2xx that names the prompt. */
export function readPromptReply(result: CallResult): Judged {
  if (!isSuccess(result)) return refusalReading(result)
  const prompt = StkAcceptedWire.safeParse(result.json)
  if (!prompt.success) return { verdict: 'unlisted', because: 'Wekeza answered without naming the prompt' }
  const { checkoutRequestId, id } = prompt.data
  const named = { providerReference: checkoutRequestId, ...(id !== undefined && { otherReference: id }) }
  return { verdict: 'accepted', outcome: { kind: 'accepted', ...named } }
}

/** The wait that Wekeza states in the body of a 429, where it sent no header. */
export function withStatedWait(result: CallResult): CallResult {
  const seconds = result.status === 429 ? ErrorWire.safeParse(result.json).data?.error.retryAfter : undefined
  return seconds === undefined || result.retryAfterMs !== undefined
    ? result
    : { ...result, retryAfterMs: seconds * 1000 }
}
