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
  'resolve_release',
  'confirmed_after_all',
  'contradicted',
] as const
export type PaymentEventKind = (typeof PAYMENT_EVENTS)[number]

/** One line of RELIABILITY.md 1.3: what may follow what. */
export type TransitionRow = Readonly<{
  /** Its number there; 2a is the release of a collection, which needs no approver. */
  row: string
  from: readonly PaymentState[]
  event: PaymentEventKind
  to: PaymentState
  /** What has to hold besides the state; checked where the event is made. */
  guard: string
}>

/**
 * The whole life cycle. Rows 1 (a payment begins as a draft), 23 (nothing new: stale or duplicate) and 25 (a failure
 * after success is flagged, never followed) move nothing and stand in the reducer.
 */
export const TRANSITION_ROWS: readonly TransitionRow[] = [
  { row: '2', from: ['draft'], event: 'submit', to: 'awaiting_approval', guard: 'content checked, limits' },
  { row: '2a', from: ['draft'], event: 'release', to: 'approved', guard: 'money in' },
  { row: '3', from: ['awaiting_approval'], event: 'edit', to: 'draft', guard: 'by its maker; approvals become void' },
  {
    row: '4',
    from: ['awaiting_approval'],
    event: 'approve',
    to: 'awaiting_approval',
    guard: 'by another person, on this version and hash, with a fresh code',
  },
  {
    row: '5',
    from: ['awaiting_approval'],
    event: 'approve_last',
    to: 'approved',
    guard: 'as 4, and it was the last needed',
  },
  { row: '6', from: ['awaiting_approval'], event: 'deny', to: 'denied', guard: 'by another person, with a reason' },
  { row: '7', from: ['awaiting_approval'], event: 'expire', to: 'expired', guard: '24 hours have passed' },
  {
    row: '8',
    from: ['draft', 'awaiting_approval', 'approved'],
    event: 'cancel',
    to: 'cancelled',
    guard: 'by its maker or an approver; no send is open',
  },
  { row: '9', from: ['approved'], event: 'claim', to: 'sending', guard: 'the final gate; version unchanged' },
  {
    row: '10',
    from: ['sending'],
    event: 'not_sent',
    to: 'approved',
    guard: 'proof that nothing left, or refused for now',
  },
  { row: '11', from: ['sending'], event: 'refused', to: 'failed', guard: 'a documented refusal' },
  { row: '12', from: ['sending'], event: 'accepted', to: 'sent', guard: 'accepted, with its reference' },
  { row: '13', from: ['sending', 'sent'], event: 'lost', to: 'unknown', guard: 'no answer that proves anything' },
  {
    row: '14',
    from: ['sending', 'sent', 'unknown', 'needs_review'],
    event: 'succeeded',
    to: 'succeeded',
    guard: 'final success, all facts equal, no open flag',
  },
  {
    row: '15',
    from: ['sending', 'sent', 'unknown', 'needs_review'],
    event: 'failed',
    to: 'failed',
    guard: 'final failure, no open flag',
  },
  {
    row: '16',
    from: ['sending', 'sent', 'unknown'],
    event: 'mismatch',
    to: 'needs_review',
    guard: 'success with another amount, currency or party',
  },
  { row: '17', from: ['unknown'], event: 'known', to: 'sent', guard: 'the provider knows it, not final' },
  { row: '18', from: ['sent'], event: 'not_known', to: 'unknown', guard: 'the provider does not know it: no failure' },
  {
    row: '19',
    from: ['unknown'],
    event: 'unresolved',
    to: 'needs_review',
    guard: '30 minutes (out) or 15 (in) have passed',
  },
  {
    row: '20',
    from: ['unknown'],
    event: 'resend',
    to: 'sending',
    guard: 'same key and bytes, only where the provider promises that this cannot double',
  },
  {
    row: '21',
    from: ['needs_review'],
    event: 'resolve_succeeded',
    to: 'succeeded',
    guard: 'two people, with evidence',
  },
  { row: '21', from: ['needs_review'], event: 'resolve_failed', to: 'failed', guard: 'two people, with evidence' },
  {
    row: '22',
    from: ['needs_review'],
    event: 'resolve_release',
    to: 'failed',
    guard: 'two people state that it did not happen',
  },
  {
    row: '24',
    from: ['failed', 'expired', 'cancelled'],
    event: 'contradicted',
    to: 'needs_review',
    guard: 'authentic proof of success after all',
  },
  {
    row: '24',
    from: ['needs_review'],
    event: 'confirmed_after_all',
    to: 'succeeded',
    guard: 'money in, contradicted, and a status query agrees',
  },
]

type Moves = Partial<Record<PaymentEventKind, PaymentState>>

/** The rows by state; a pair that is absent is refused. */
export const PAYMENT_TRANSITIONS: Readonly<Record<PaymentState, Moves>> = Object.fromEntries(
  PAYMENT_STATES.map((state) => [
    state,
    Object.fromEntries(
      TRANSITION_ROWS.filter(({ from }) => from.includes(state)).map(({ event, to }) => [event, to]),
    ) as Moves,
  ]),
) as Record<PaymentState, Moves>

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
