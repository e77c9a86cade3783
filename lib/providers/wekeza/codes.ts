/**
 * Answers that Wekeza documents as "not executed" (contract 3.1), by code and HTTP status: a known code under another
 * status proves nothing. Look at the code, not the status: 403 is a business answer here, not a missing permission.
 */
export type RefusalFacts = Readonly<{
  http: readonly number[]
  /** For people. */
  sentence: string
  nextAction: string
}>

export const REFUSALS: Readonly<Record<string, RefusalFacts>> = {
  INVALID_REQUEST: {
    http: [400],
    sentence: 'Wekeza could not use a field of this request.',
    nextAction: 'Correct the field and create a new payment.',
  },
  INVALID_ACCOUNT: {
    http: [400],
    sentence: 'Wekeza does not know one of the accounts.',
    nextAction: 'Check the account number with the payee.',
  },
  INVALID_AMOUNT: {
    http: [400],
    sentence: 'Wekeza does not take this amount.',
    nextAction: 'Check the amount and the account limits.',
  },
  FORBIDDEN: {
    http: [403],
    sentence: 'This connection may not make payments at Wekeza.',
    nextAction: 'Ask Wekeza to grant payments.write to the application.',
  },
  ACCOUNT_FROZEN: {
    http: [403],
    sentence: 'One of the two accounts is frozen.',
    nextAction: 'Ask the payee for another account, or Wekeza about ours.',
  },
  INSUFFICIENT_FUNDS: {
    http: [403],
    sentence: 'The account does not hold enough money.',
    nextAction: 'Fund the account, then create a new payment.',
  },
  PAYMENT_LIMIT_EXCEEDED: {
    http: [403],
    sentence: 'The payment is over a limit of the account.',
    nextAction: 'Split it, or wait for the next day.',
  },
  FRAUD_DETECTED: {
    http: [403],
    sentence: 'Wekeza stopped this payment as suspicious.',
    nextAction: 'Call Wekeza before trying again.',
  },
  SCA_REQUIRED: {
    http: [401, 403],
    sentence: 'Wekeza asks the account holder to confirm this payment with them.',
    nextAction: 'Confirm with Wekeza, then create a new payment.',
  },
  ACCOUNT_NOT_FOUND: {
    http: [404],
    sentence: 'Wekeza does not know the account to pay from.',
    nextAction: 'Check the account set up for this connection.',
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
export const SUBSCRIBED_EVENTS: readonly string[] = [...PAYMENT_EVENTS, ...LINE_EVENTS]
