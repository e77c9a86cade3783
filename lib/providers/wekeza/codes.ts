import type { Rail } from '@/lib/core/rails'
import type { AgainAdvice, CodeExplanation } from '../explanations'

/**
 * Answers that Wekeza documents as "not executed" (contract 3.1), by code and HTTP status: a known code under another
 * status proves nothing. Look at the code, not the status: 403 is a business answer here, not a missing permission.
 */
export type RefusalFacts = Readonly<{
  http: readonly number[]
  /** For people. */
  sentence: string
  nextAction: string
  again: AgainAdvice
}>

export const REFUSALS: Readonly<Record<string, RefusalFacts>> = {
  INVALID_REQUEST: {
    http: [400],
    sentence: 'Wekeza could not use a field of this request.',
    nextAction: 'Correct the field and create a new payment.',
    again: 'now',
  },
  INVALID_ACCOUNT: {
    http: [400],
    sentence: 'Wekeza does not know one of the accounts.',
    nextAction: 'Check the account number with the payee.',
    again: 'now',
  },
  INVALID_AMOUNT: {
    http: [400],
    sentence: 'Wekeza does not take this amount.',
    nextAction: 'Check the amount and the account limits.',
    again: 'now',
  },
  FORBIDDEN: {
    http: [403],
    sentence: 'Wekeza does not let this connection do that: the permission is missing, or the consent was withdrawn.',
    nextAction: 'Renew the consent, or ask Wekeza to grant payments.write to the application.',
    again: 'later',
  },
  ACCOUNT_FROZEN: {
    http: [403],
    sentence: 'One of the two accounts is frozen.',
    nextAction: 'Ask the payee for another account, or Wekeza about ours.',
    again: 'later',
  },
  INSUFFICIENT_FUNDS: {
    http: [403],
    sentence: 'The account does not hold enough money.',
    nextAction: 'Fund the account, then create a new payment.',
    again: 'later',
  },
  PAYMENT_LIMIT_EXCEEDED: {
    http: [403],
    sentence: 'The payment is over a limit of the account.',
    nextAction: 'Split it, or wait for the next day.',
    again: 'later',
  },
  FRAUD_DETECTED: {
    http: [403],
    sentence: 'Wekeza stopped this payment as suspicious.',
    nextAction: 'Call Wekeza before trying again.',
    again: 'never',
  },
  SCA_REQUIRED: {
    http: [401, 403],
    sentence: 'Wekeza asks the account holder to confirm this payment with them.',
    nextAction: 'Confirm with Wekeza, then create a new payment.',
    again: 'later',
  },
  ACCOUNT_NOT_FOUND: {
    http: [404],
    sentence: 'Wekeza does not know the account to pay from.',
    nextAction: 'Check the account set up for this connection.',
    again: 'now',
  },
}

export function isDocumentedRefusal(code: string, status: number): boolean {
  return Object.hasOwn(REFUSALS, code) && (REFUSALS[code]?.http.includes(status) ?? false)
}

/**
 * STK results that the customer or their balance decided and that stay: the rest (1037 no answer, 1019, 1025, 9999)
 * is known to be taken back, so a later question has to agree (RELIABILITY.md 1.5).
 */
export const FIRM_STK_RESULTS: ReadonlySet<number> = new Set([1, 1032, 2001])

/** What each event of a payment means for us; events not named here are noise. */
export const PAYMENT_EVENTS = [
  'payment.created',
  'payment.processing',
  'payment.completed',
  'payment.failed',
  'payment.cancelled',
  'payment.reversed',
] as const
export const LINE_EVENTS = ['transaction.posted', 'transaction.reversed'] as const
export const CONSENT_EVENTS = ['consent.revoked', 'consent.expired'] as const
export const SUBSCRIBED_EVENTS: readonly string[] = [...PAYMENT_EVENTS, ...LINE_EVENTS, ...CONSENT_EVENTS]

const row = (sentence: string, nextAction: string, again: AgainAdvice): CodeExplanation => ({
  sentence,
  nextAction,
  again,
})

/** The rest of the error table (contract 3.1, 5.5) and of the token's (2.1): nothing of it proves that a send was refused. */
const OTHER_ERRORS: Readonly<Record<string, CodeExplanation>> = {
  UNAUTHORIZED: row('Wekeza did not accept our token.', 'Check client id and secret on the Providers page.', 'later'),
  PAYMENT_NOT_FOUND: row(
    'Wekeza does not know this payment.',
    'Look at the account statement before paying again.',
    'wait',
  ),
  DUPLICATE_PAYMENT: row(
    'Wekeza has a payment under this key already.',
    'Its status is asked for; do not pay again.',
    'wait',
  ),
  PAYMENT_NOT_CANCELLABLE: row(
    'The payment had gone too far to be cancelled.',
    'Wait for its end, then ask the payee.',
    'never',
  ),
  RATE_LIMIT_EXCEEDED: row('Wekeza is asked too often.', 'It is tried again by itself.', 'wait'),
  INTERNAL_ERROR: row('Wekeza had trouble of its own.', 'Its status is asked for; do not pay again.', 'wait'),
  NOT_FOUND: row('Wekeza does not know this address.', 'Check the base address of the connection.', 'later'),
  invalid_client: row('Wekeza does not know our client id or secret.', 'Check both on the Providers page.', 'later'),
  invalid_scope: row(
    'Wekeza did not grant what we asked for.',
    'Ask Wekeza to grant payments.write and accounts.read.',
    'later',
  ),
  access_denied: row('Wekeza denied this connection.', 'Ask Wekeza about the application.', 'later'),
}

/** How a payment stands (contract 5.7). */
const STATES: Readonly<Record<string, CodeExplanation>> = {
  PENDING: row('Wekeza took the payment and has not started it.', 'Wait; it can still be cancelled.', 'wait'),
  SCHEDULED: row('The payment waits for its date.', 'Wait; it can still be cancelled.', 'wait'),
  PENDING_REVIEW: row('Wekeza holds the payment for a review.', 'Wait, or call Wekeza.', 'wait'),
  PROCESSING: row('Wekeza is carrying the payment out.', 'Wait for its end.', 'wait'),
  COMPLETED: row('The money moved.', 'Nothing more to do.', 'never'),
  FAILED: row('The payment did not happen.', 'Check the account number, then create a new payment.', 'now'),
  CANCELLED: row(
    'The payment was cancelled before it was carried out.',
    'Create a new payment if it is still wanted.',
    'now',
  ),
  REVERSED: row('The payment was undone after it was carried out.', 'Ask Wekeza why before paying again.', 'later'),
}

/** Ends of an M-Pesa prompt (contract 5.8). */
const PROMPT_ENDS: Readonly<Record<string, CodeExplanation>> = {
  '0': row('The customer paid.', 'Nothing more to do.', 'never'),
  '1': row(
    "The customer's M-Pesa balance was too low.",
    'Ask the customer to top up, then send a new prompt.',
    'later',
  ),
  '1032': row('The customer cancelled the prompt.', 'Ask the customer, then send a new prompt.', 'now'),
  '1037': row(
    'The phone could not be reached or nobody answered.',
    'Wait for the last question, then send a new prompt.',
    'wait',
  ),
  '2001': row('The customer typed a wrong PIN.', 'Send a new prompt.', 'now'),
}

/** The meaning of a code that may stand on a payment of one of its rails. */
export function explainCode(rail: Rail, code: string): CodeExplanation | undefined {
  const tables: readonly Readonly<Record<string, CodeExplanation | RefusalFacts>>[] = [
    ...(rail === 'wekeza.stk' ? [PROMPT_ENDS] : []),
    REFUSALS,
    OTHER_ERRORS,
    STATES,
  ]
  const found = tables.find((table) => Object.hasOwn(table, code))?.[code]
  return found && { sentence: found.sentence, nextAction: found.nextAction, again: found.again }
}
