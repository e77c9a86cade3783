import type { Answer, MoneyRail, Sending, SendOrder, Transmission } from '../money-rail'
import { type Judged, transmissionOf, wireWords } from '../transmission'
import type { CallResult } from '../transport'
import type { BitpesaClient } from './client'
import { transactionEvidence } from './mapper'
import { prepareCreate, prepareFund, SENDER_ID_PLACEHOLDER } from './order-body'
import { judgeCreate, judgeFund, viewForFunding } from './replies'
import type { SenderSource } from './senders'
import { TransactionAnswer, TransactionList, type TransactionWire } from './wire'

/** The transaction with this id, or undefined for any other answer. */
export function readTransaction(result: CallResult, id: string): TransactionWire | undefined {
  const answer = TransactionAnswer.safeParse(result.json)
  return result.status === 200 && answer.data?.object.id === id ? answer.data.object : undefined
}

function notSent(because: string): Transmission {
  return { replyClass: 'not_sent', outcome: { kind: 'not_sent', because }, exchange: null }
}

/** A judgement that is certain without the call it is about: kept with the reading that proves it. */
function decided(result: CallResult, judged: Judged): Transmission {
  return transmissionOf(result, () => judged)
}

async function create(client: BitpesaClient, senders: SenderSource, sending: Sending, order: SendOrder) {
  const sender = await senders.ensure()
  if (sender.kind === 'unreachable') return notSent(sender.because)
  if (sender.kind === 'refused') {
    const { code, words } = sender
    return { replyClass: 'refused', outcome: { kind: 'refused', code, words }, exchange: null } satisfies Transmission
  }
  const id = JSON.stringify(sender.id).slice(1, -1)
  // By function: a dollar sign in an id must not become a replacement pattern.
  const body = sending.body.replace(SENDER_ID_PLACEHOLDER, () => id)
  return transmissionOf(await client.createTransaction({ ...sending, body }), (result) => judgeCreate(result, order))
}

/**
 * The step that commits money. It looks first, each time: the worker need not know whether an earlier debit got
 * through, a moved rate is seen before it costs anything, and nothing is debited twice.
 */
async function fund(client: BitpesaClient, sending: Sending, order: SendOrder): Promise<Transmission> {
  const transactionId = order.providerReference
  if (transactionId === undefined) throw new Error('a BitPesa transaction is funded after it was created')
  const before = await client.getTransaction(transactionId, 'anyway')
  const seen = readTransaction(before, transactionId)
  if (!seen)
    return {
      ...notSent(`the transaction could not be read first: ${wireWords(before.wire)}`),
      exchange: before.exchange,
    }
  const view = viewForFunding(seen, order)
  if (view.kind !== 'fundable') return decided(before, view.judged)

  const result = await client.fund(sending)
  if (result.status !== 422) return transmissionOf(result, (reply) => judgeFund(reply, transactionId))
  // "Not funded" by this debit: an earlier one, still on its way when we looked, may have done it meanwhile.
  const after = readTransaction(await client.getTransaction(transactionId, 'anyway'), transactionId)
  if (!after) {
    const because = 'BitPesa refused the debit, and the transaction could not be read afterwards'
    return decided(result, { verdict: 'unlisted', because })
  }
  const now = viewForFunding(after, order)
  return now.kind === 'funded'
    ? decided(result, now.judged)
    : transmissionOf(result, (reply) => judgeFund(reply, transactionId))
}

function noAnswer(result: CallResult): Answer {
  return { kind: 'no_answer', because: wireWords(result.wire), exchange: result.exchange }
}

function notKnown(result: CallResult): Answer {
  if (!result.exchange) return noAnswer(result)
  const evidence = { meaning: 'not_known', firm: true, words: 'BitPesa does not know this transaction.' } as const
  return { kind: 'evidence', evidence, exchange: result.exchange }
}

function evidenceAnswer(result: CallResult, transaction: TransactionWire): Answer {
  if (!result.exchange) return noAnswer(result)
  return { kind: 'evidence', evidence: transactionEvidence(transaction), exchange: result.exchange }
}

async function ask(client: BitpesaClient, order: SendOrder): Promise<Answer> {
  if (order.providerReference !== undefined) {
    const result = await client.getTransaction(order.providerReference)
    if (result.status === 404 && result.json) return notKnown(result)
    const transaction = readTransaction(result, order.providerReference)
    return transaction ? evidenceAnswer(result, transaction) : noAnswer(result)
  }
  const result = await client.findTransactions(order.providerKey)
  const list = TransactionList.safeParse(result.json)
  if (result.status !== 200 || !list.success) return noAnswer(result)
  // The filter is published with a prefix of an id, so only equality counts.
  const transaction = list.data.object.find(({ external_id }) => external_id === order.providerKey)
  return transaction ? evidenceAnswer(result, transaction) : notKnown(result)
}

/** Created first (moves nothing; unfunded ones cancel themselves after an hour), then funded from our balance. */
export function payoutRail(client: BitpesaClient, senders: SenderSource): MoneyRail {
  return {
    rail: 'bitpesa.payout',
    steps: ['send', 'fund'],
    // A repeated creation answers with the existing transaction; a repeated funding looks before it debits.
    resendSameKey: true,
    prepare: (step, order) => (step === 'send' ? prepareCreate(order) : prepareFund(order)),
    transmit: (step, sending, order) =>
      step === 'send' ? create(client, senders, sending, order) : fund(client, sending, order),
    ask: (order) => ask(client, order),
  }
}
