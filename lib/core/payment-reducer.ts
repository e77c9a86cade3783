import type { Evidence, EvidenceSource } from './evidence'
import type { Currency } from './money'
import { namesAgree } from './names'
import { canMove, isTerminal, nextState, type PaymentEventKind, type PaymentState } from './payment-state'
import { sameAccount } from './same-account'

/** What the reducer needs to know of a payment. */
export type PaymentFacts = Readonly<{
  state: PaymentState
  direction: 'in' | 'out'
  amountMinor: bigint
  currency: Currency
  counterpartyAccount: string
  /** The name on the order; absent or empty: there is nothing to compare a told name with. */
  counterpartyName?: string
  /** The name that was told and compared already. */
  confirmedName?: string | null
  /** The provider's key of our own account; absent: not compared. */
  sourceAccountKey?: string
  receipt: string | null
  /** The receipt of this evidence is known as the money of another payment. */
  receiptTaken?: boolean
  /** Code of a failure the provider may yet take back, when one was seen. */
  tentativeFailureCode: string | null
  /** What is still open about it; people close it, except a contradiction that row 24 settles. */
  openFlags: readonly FlagKind[]
}>

export type EvidenceArrival = Readonly<{ evidence: Evidence; source: EvidenceSource; sinceSentMs: number }>

export const FLAG_KINDS = [
  'amount_mismatch',
  'currency_mismatch',
  'party_mismatch',
  'contradiction',
  'receipt_conflict',
  'account_mismatch',
  'late_evidence',
  'second_movement',
  'name_mismatch',
] as const
export type FlagKind = (typeof FLAG_KINDS)[number]

export type Verdict = 'applied' | 'duplicate' | 'stale' | 'conflict'
/** What the same commit, or a job it leaves behind, has to do. */
export type PaymentEffect = 'post' | 'query_now' | 'fund' | 'note_tentative_failure' | 'close_contradiction'

export type Reduction = Readonly<{
  state: PaymentState
  event: PaymentEventKind | null
  verdict: Verdict
  flags: readonly FlagKind[]
  effects: readonly PaymentEffect[]
}>

/** An unfirm failure is believed once a query this long after sending says the same (RELIABILITY.md 1.5, STK). */
export const TENTATIVE_FAILURE_WAIT_MS = 120_000

function stay(state: PaymentState, verdict: Verdict, extra: Partial<Reduction> = {}): Reduction {
  return { state, event: null, verdict, flags: [], effects: [], ...extra }
}

function move(state: PaymentState, event: PaymentEventKind, extra: Partial<Reduction> = {}): Reduction {
  return { state: nextState(state, event), event, verdict: 'applied', flags: [], effects: [], ...extra }
}

/** Differences between what was ordered and what the provider says happened (RELIABILITY.md 1.6 rule 9). */
export function factDifferences(payment: PaymentFacts, evidence: Evidence): FlagKind[] {
  const flags: FlagKind[] = []
  const otherAmount = evidence.amountMinor !== undefined && evidence.amountMinor !== payment.amountMinor
  if (otherAmount || evidence.amountInexact) flags.push('amount_mismatch')
  if (evidence.currency !== undefined && evidence.currency !== payment.currency) flags.push('currency_mismatch')
  if (evidence.partyAccount !== undefined && !sameAccount(payment.counterpartyAccount, evidence.partyAccount)) {
    flags.push('party_mismatch')
  }
  const { ownAccount } = evidence
  if (ownAccount !== undefined && payment.sourceAccountKey !== undefined && ownAccount !== payment.sourceAccountKey) {
    flags.push('account_mismatch')
  }
  if (payment.receiptTaken) flags.push('receipt_conflict')
  return flags
}

/** Paid to the number ordered, but it bears another name (PRODUCT 5): nothing is held back, somebody looks. */
function nameDifference(payment: PaymentFacts, evidence: Evidence): FlagKind[] {
  if (payment.direction === 'in' || payment.confirmedName || evidence.partyName === undefined) return []
  return namesAgree(payment.counterpartyName ?? '', evidence.partyName) ? [] : ['name_mismatch']
}

function onSuccess(payment: PaymentFacts, arrival: EvidenceArrival): Reduction {
  const { state } = payment
  const { evidence } = arrival
  if (state === 'succeeded') {
    if (payment.receiptTaken) return stay(state, 'conflict', { flags: ['receipt_conflict'] })
    const otherReceipt =
      payment.receipt !== null && evidence.receipt !== undefined && evidence.receipt !== payment.receipt
    return otherReceipt
      ? stay(state, 'conflict', { flags: ['second_movement'] })
      : stay(state, 'duplicate', { flags: nameDifference(payment, evidence) })
  }
  const differences = factDifferences(payment, evidence)
  if (canMove(state, 'contradicted')) {
    return move(state, 'contradicted', { flags: ['contradiction', ...differences], effects: ['query_now'] })
  }
  if (differences.length > 0) {
    if (canMove(state, 'mismatch')) return move(state, 'mismatch', { flags: differences })
    return stay(state, 'conflict', { flags: differences })
  }
  if (!canMove(state, 'succeeded')) return stay(state, 'conflict', { flags: ['contradiction'] })
  // A payment with an open flag waits for people, whatever the machine now believes (row 14) ...
  if (payment.openFlags.length > 0) {
    // ... except money in that was believed failed: the provider's own book says that it came (row 24).
    const onlyContradicted = payment.openFlags.every((kind) => kind === 'contradiction')
    if (onlyContradicted && payment.direction === 'in' && arrival.source === 'query')
      return move(state, 'confirmed_after_all', { effects: ['post', 'close_contradiction'] })
    return stay(state, 'stale')
  }
  return move(state, 'succeeded', { effects: ['post'], flags: nameDifference(payment, evidence) })
}

function onFailure(payment: PaymentFacts, arrival: EvidenceArrival): Reduction {
  const { state } = payment
  if (state === 'failed') return stay(state, 'duplicate')
  if (state === 'succeeded') return stay(state, 'conflict', { flags: ['contradiction'] })
  if (isTerminal(state)) return stay(state, 'stale')
  if (!canMove(state, 'failed')) return stay(state, 'stale')
  if (payment.openFlags.length > 0) return stay(state, 'stale')
  const agrees =
    arrival.source === 'query' &&
    arrival.sinceSentMs >= TENTATIVE_FAILURE_WAIT_MS &&
    payment.tentativeFailureCode !== null
  if (!arrival.evidence.firm && !agrees) return stay(state, 'applied', { effects: ['note_tentative_failure'] })
  return move(state, 'failed')
}

/**
 * One reducer for all evidence: synchronous reply, callback, query, statement line, person.
 * Pure: no clock and no I/O. Rank open < needs_review < terminal: what is older than the state changes nothing.
 */
export function reduceEvidence(payment: PaymentFacts, arrival: EvidenceArrival): Reduction {
  const reduction = reduceMeaning(payment, arrival)
  // The same news again opens no second flag of its kind while the first is open.
  return { ...reduction, flags: reduction.flags.filter((kind) => !payment.openFlags.includes(kind)) }
}

function reduceMeaning(payment: PaymentFacts, arrival: EvidenceArrival): Reduction {
  const { state } = payment
  switch (arrival.evidence.meaning) {
    case 'succeeded':
      return onSuccess(payment, arrival)
    case 'failed':
      return onFailure(payment, arrival)
    case 'pending':
      if (state === 'sending') return move(state, 'accepted')
      if (state === 'unknown') return move(state, 'known')
      return stay(state, isTerminal(state) ? 'stale' : 'duplicate')
    case 'awaiting_funding':
      if (isTerminal(state) || state === 'needs_review') return stay(state, 'stale')
      return stay(state, 'applied', { effects: ['fund'] })
    case 'not_known':
      if (state === 'sent') return move(state, 'not_known')
      return stay(state, isTerminal(state) ? 'stale' : 'applied')
    case 'undetermined':
      if (state === 'sending') return move(state, 'lost')
      // "It waited too long in our queue" is no outcome: the provider is asked at once.
      return isTerminal(state) ? stay(state, 'stale') : stay(state, 'applied', { effects: ['query_now'] })
  }
}
