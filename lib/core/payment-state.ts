/** The payment life cycle as data: RELIABILITY.md 1.2 and 1.3. The reducer, the pages and the tests read this table. */
export const PAYMENT_STATES = [
  'draft',
  'awaiting_approval',
  'approved',
  'sending',
  'sent',
  'unknown',
  'needs_review',
  'succeeded',
  'failed',
  'denied',
  'cancelled',
  'expired',
] as const
export type PaymentState = (typeof PAYMENT_STATES)[number]

export const TERMINAL_STATES = [
  'succeeded',
  'failed',
  'denied',
  'cancelled',
  'expired',
] as const satisfies readonly PaymentState[]

/** What can happen to a payment; each row of the table names one. */
export const PAYMENT_EVENTS = [
  'submit',
  'release',
  'edit',
  'approve',
  'approve_last',
  'deny',
  'expire',
  'cancel',
  'claim',
  'not_sent',
  'refused',
  'accepted',
  'lost',
  'succeeded',
  'failed',
  'mismatch',
  'known',
  'not_known',
  'unresolved',
  'resend',
  'resolve_succeeded',
  'resolve_failed',
  'contradicted',
] as const
export type PaymentEventKind = (typeof PAYMENT_EVENTS)[number]

type Moves = Partial<Record<PaymentEventKind, PaymentState>>

/** What may follow what; a pair that is absent is refused. The numbers are the rows of RELIABILITY.md 1.3. */
export const PAYMENT_TRANSITIONS: Readonly<Record<PaymentState, Moves>> = {
  // The maker is editing. Nothing is promised. Collections need no approver: they are released (2, 8).
  draft: { submit: 'awaiting_approval', release: 'approved', cancel: 'cancelled' },
  // Waits for an approver who is not the maker (3 to 8).
  awaiting_approval: {
    edit: 'draft',
    approve: 'awaiting_approval',
    approve_last: 'approved',
    deny: 'denied',
    expire: 'expired',
    cancel: 'cancelled',
  },
  // Released; the worker claims it (8, 9).
  approved: { claim: 'sending', cancel: 'cancelled' },
  // The request may be on the wire (10 to 16).
  sending: {
    not_sent: 'approved',
    refused: 'failed',
    accepted: 'sent',
    lost: 'unknown',
    succeeded: 'succeeded',
    failed: 'failed',
    mismatch: 'needs_review',
  },
  // The provider accepted; not final (14 to 16, 18).
  sent: { succeeded: 'succeeded', failed: 'failed', mismatch: 'needs_review', not_known: 'unknown', lost: 'unknown' },
  // Money may have moved. Ask the provider; never send again (14 to 17, 19, 20).
  unknown: {
    succeeded: 'succeeded',
    failed: 'failed',
    mismatch: 'needs_review',
    known: 'sent',
    unresolved: 'needs_review',
    resend: 'sending',
  },
  // A person must decide; queries go on (14, 15, 21, 22).
  needs_review: {
    succeeded: 'succeeded',
    failed: 'failed',
    resolve_succeeded: 'succeeded',
    resolve_failed: 'failed',
  },
  succeeded: {},
  // Authentic proof of success after a final failure: real and frequent on M-Pesa (24).
  failed: { contradicted: 'needs_review' },
  denied: {},
  cancelled: { contradicted: 'needs_review' },
  expired: { contradicted: 'needs_review' },
}

export function isTerminal(state: PaymentState): boolean {
  return (TERMINAL_STATES as readonly PaymentState[]).includes(state)
}

/** @throws Error when the table has no such move: a broken invariant, never a user's mistake. */
export function nextState(state: PaymentState, event: PaymentEventKind): PaymentState {
  const next = PAYMENT_TRANSITIONS[state][event]
  if (!next) throw new Error(`a ${state} payment cannot take ${event}`)
  return next
}

export function canMove(state: PaymentState, event: PaymentEventKind): boolean {
  return PAYMENT_TRANSITIONS[state][event] !== undefined
}

/** The tint and the icon of each state; its word is in the catalogue under `status.<state>` (UI.md). */
export const STATE_LOOK = {
  draft: { tone: 'neutral', icon: 'pencil' },
  awaiting_approval: { tone: 'caution', icon: 'hourglass' },
  approved: { tone: 'neutral', icon: 'check-outline' },
  sending: { tone: 'neutral', icon: 'arrow' },
  sent: { tone: 'neutral', icon: 'paper-plane' },
  unknown: { tone: 'unknown', icon: 'question' },
  needs_review: { tone: 'caution', icon: 'flag' },
  succeeded: { tone: 'positive', icon: 'check' },
  failed: { tone: 'negative', icon: 'x' },
  denied: { tone: 'negative', icon: 'ban' },
  cancelled: { tone: 'neutral', icon: 'minus' },
  expired: { tone: 'neutral', icon: 'clock' },
} as const satisfies Record<PaymentState, { tone: string; icon: string }>
