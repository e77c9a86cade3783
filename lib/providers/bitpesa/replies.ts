import type { SendOrder } from '../money-rail'
import type { Judged } from '../transmission'
import type { CallResult } from '../transport'
import { refusalOf } from './codes'
import { bare, isFunded, payeeAccount, transactionEvidence } from './mapper'
import { fixedSide, minorOf, quotedReceive } from './order-body'
import { DebitAnswer, ExistingTransaction, TransactionAnswer, type TransactionWire } from './wire'

export type Comparison =
  | { same: true }
  /** Another instruction under our key: our bug or somebody else's hand. */
  | { same: false; why: 'other_facts'; words: string }
  | { same: false; why: 'rate_moved'; words: string }

function otherFacts(transaction: TransactionWire, order: SendOrder, externalId: string | undefined): string[] {
  const [recipient] = transaction.recipients ?? []
  const fixed = fixedSide(order)
  const account = payeeAccount(transaction)
  const requested = minorOf(recipient?.requested_amount, recipient?.requested_currency)
  const facts: [name: string, differs: boolean][] = [
    ['external_id', externalId !== undefined && transaction.external_id !== externalId],
    ['input_currency', transaction.input_currency !== order.currency],
    ['recipients', transaction.recipients?.length !== 1],
    ['corridor', recipient?.payout_method?.type !== order.counterpartyBank],
    ['account', account === undefined || bare(account) !== bare(order.counterpartyAccount)],
    ['requested_currency', recipient?.requested_currency !== fixed.currency],
    ['requested_amount', requested !== fixed.amountMinor],
  ]
  return facts.filter(([, differs]) => differs).map(([name]) => name)
}

/**
 * What BitPesa holds against what was approved. The sum taken from us has to be the approved one to the last unit:
 * a higher one was not approved, and a lower one could not be funded with the approved amount.
 */
export function compareWithOrder(transaction: TransactionWire, order: SendOrder, externalId?: string): Comparison {
  const facts = otherFacts(transaction, order, externalId)
  if (facts.length > 0) {
    return {
      same: false,
      why: 'other_facts',
      words: `BitPesa's transaction ${transaction.id} differs in ${facts.join(', ')}`,
    }
  }
  const { input_currency: currency, input_amount: input } = transaction
  if (minorOf(input, currency) !== order.amountMinor) {
    const words = `The rate moved: BitPesa would now take ${currency} ${input ?? '(unknown)'}. Nothing was sent.`
    return { same: false, why: 'rate_moved', words }
  }
  const quoted = quotedReceive(order)
  const [recipient] = transaction.recipients ?? []
  const received = minorOf(recipient?.output_amount, recipient?.output_currency)
  if (
    quoted &&
    (recipient?.output_currency !== quoted.currency || received === undefined || received < quoted.amountMinor)
  ) {
    const got = `${recipient?.output_currency ?? ''} ${recipient?.output_amount ?? '(unknown)'}`
    return {
      same: false,
      why: 'rate_moved',
      words: `The rate moved: the payee would now get ${got}. Nothing was sent.`,
    }
  }
  return { same: true }
}

/** A transaction that is ours by its facts: go on with it, or say why not. */
function judgeTransaction(transaction: TransactionWire, order: SendOrder): Judged {
  const comparison = compareWithOrder(transaction, order, order.providerKey)
  if (!comparison.same) {
    const { why, words } = comparison
    if (why === 'other_facts' || isFunded(transaction)) return { verdict: 'unlisted', because: words }
    return { verdict: 'refused', outcome: { kind: 'refused', code: why, words } }
  }
  const evidence = transactionEvidence(transaction)
  if (evidence.meaning === 'succeeded' || evidence.meaning === 'failed') {
    return { verdict: 'final', outcome: { kind: 'final', evidence } }
  }
  return { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: transaction.id } }
}

function refused(result: CallResult): Judged {
  const { code, words } = refusalOf(result.json)
  return { verdict: 'refused', outcome: { kind: 'refused', code, words } }
}

/** `POST /transactions`. A repeated external id answers 422 with the existing transaction: our own earlier try. */
export function judgeCreate(result: CallResult, order: SendOrder): Judged {
  if (result.status === 200 || result.status === 201) {
    const created = TransactionAnswer.safeParse(result.json)
    if (!created.success) return { verdict: 'unlisted', because: 'BitPesa answered without the transaction' }
    return judgeTransaction(created.data.object, order)
  }
  if (result.status === 401)
    return { verdict: 'refused_retry', because: 'BitPesa does not accept our key or signature' }
  if (result.status !== 422) return { verdict: 'unlisted' }
  const existing = ExistingTransaction.safeParse(result.json)
  if (existing.success) return judgeTransaction(existing.data.meta.existing.transaction, order)
  // Used before, but not shown: it has to be looked up.
  const taken = refusalOf(result.json).fields.some(({ field, word }) => field === 'external_id' && word === 'taken')
  return taken
    ? { verdict: 'unlisted', because: 'BitPesa knows this external id but did not show it' }
    : refused(result)
}

/** `POST /accounts/debits`: 200 funded, 422 not funded by this call, anything else has to be looked up. */
export function judgeFund(result: CallResult, transactionId: string): Judged {
  if (result.status === 200) {
    const debit = DebitAnswer.safeParse(result.json)
    if (debit.data?.object.some(({ to_id }) => to_id === transactionId)) {
      return { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: transactionId } }
    }
    return { verdict: 'unlisted', because: 'BitPesa answered without the debit' }
  }
  return result.status === 422 ? refused(result) : { verdict: 'unlisted' }
}

export type FundingView =
  | { kind: 'fundable' }
  /** Money is in already: an earlier try of ours did it. */
  | { kind: 'funded'; judged: Judged }
  | { kind: 'blocked'; judged: Judged }

/** The transaction as it stands right before its money is committed. */
export function viewForFunding(transaction: TransactionWire, order: SendOrder): FundingView {
  const comparison = compareWithOrder(transaction, order)
  if (isFunded(transaction)) {
    if (!comparison.same) return { kind: 'blocked', judged: { verdict: 'unlisted', because: comparison.words } }
    const evidence = transactionEvidence(transaction)
    const final = evidence.meaning === 'succeeded' || evidence.meaning === 'failed'
    const accepted = { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: transaction.id } } as const
    return { kind: 'funded', judged: final ? { verdict: 'final', outcome: { kind: 'final', evidence } } : accepted }
  }
  const refuse = (code: string, words: string): FundingView => ({
    kind: 'blocked',
    judged: { verdict: 'refused', outcome: { kind: 'refused', code, words } },
  })
  if (!comparison.same) return refuse(comparison.why, comparison.words)
  if (transaction.state === 'approved') return { kind: 'fundable' }
  if (transaction.state === 'canceled')
    return refuse('canceled', 'BitPesa cancelled the transaction before it was funded.')
  const because = `BitPesa holds the transaction as ${transaction.state}; it cannot be funded yet`
  return { kind: 'blocked', judged: { verdict: 'refused_retry', because } }
}
