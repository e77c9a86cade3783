import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { isWhole, toDecimal } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import { RAIL_FACTS } from '@/lib/core/rails'
import type { Answer, MoneyRail, PreparedRequest, SendOrder } from '../money-rail'
import { transmissionOf, wireWords } from '../transmission'
import type { CallResult } from '../transport'
import { PAGE_SIZE, type WekezaClient } from './client'
import { paymentEvidence, stkEvidence } from './mapper'
import { differingFacts, readPaymentReply, readPromptReply, referenceSent, withStatedWait } from './replies'
import { ErrorWire, PaymentListWire, PaymentWire, StkStatusWire } from './wire'

const DESCRIPTION_MAX = 200
const TRANSFER_CURRENCIES: readonly string[] = ['KES', 'USD', 'EUR']
/** Our own mark on each payment: Wekeza keeps no unique reference, and the key itself cannot be looked up. */
export const INSTRUCTION_MARK = 'instruction'
/** Newest first, so what was just sent is at the front; a longer list than this is left to a person. */
const LOOKUP_PAGES_MAX = 20
const LOOKUP_CANDIDATES_MAX = 10

export function refuse(field: string, problem: string): never {
  throw new AppError('invalid_input', `wekeza cannot carry ${field}`, { fields: { [field]: problem } })
}

/** A JSON number in its shortest form, from exact decimal text: 5000, 12.5. */
export function jsonNumber(amountMinor: bigint, order: SendOrder): string {
  if (amountMinor <= 0n) refuse('amount', 'The amount has to be more than nothing.')
  const text = toDecimal(amountMinor, order.currency)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

export function jsonObject(entries: readonly (readonly [name: string, json: string])[]): string {
  return `{${entries.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`
}

export function checkReference(order: SendOrder): string {
  const max = RAIL_FACTS[order.rail].referenceMax
  if (order.merchantReference.length > max) refuse('merchantReference', `At most ${max} characters.`)
  return referenceSent(order)
}

/** What any transfer has to keep to, alone or in a batch. @throws AppError `invalid_input` */
export function checkTransfer(order: SendOrder): void {
  if (!TRANSFER_CURRENCIES.includes(order.currency))
    refuse('currency', `Wekeza pays ${TRANSFER_CURRENCIES.join(', ')}.`)
  if (!/^[A-Za-z0-9]{4,34}$/.test(order.counterpartyAccount)) refuse('counterpartyAccount', 'Not an account number.')
  const { scheduledDate } = order.details
  if (scheduledDate && !z.iso.datetime({ offset: true }).or(z.iso.date()).safeParse(scheduledDate).success)
    refuse('scheduledDate', 'Not a date.')
  if (order.purpose.length > DESCRIPTION_MAX) refuse('purpose', `At most ${DESCRIPTION_MAX} characters.`)
}

function prepareTransfer(order: SendOrder): PreparedRequest {
  checkTransfer(order)
  const reference = checkReference(order)
  const { scheduledDate } = order.details
  const body = jsonObject([
    ['sourceAccountId', JSON.stringify(order.sourceAccountKey)],
    ['destinationAccountNumber', JSON.stringify(order.counterpartyAccount)],
    ['amount', jsonNumber(order.amountMinor, order)],
    ['currency', JSON.stringify(order.currency)],
    ['description', JSON.stringify(order.purpose || reference)],
    ['reference', JSON.stringify(reference)],
    ...(scheduledDate ? [['scheduledDate', JSON.stringify(scheduledDate)] as const] : []),
    ['metadata', JSON.stringify({ [INSTRUCTION_MARK]: order.providerKey })],
  ])
  return { operation: 'payment', method: 'POST', path: '/payments', body }
}

function preparePrompt(order: SendOrder): PreparedRequest {
  const phone = normaliseKenyanMsisdn(order.counterpartyAccount)
  if (phone === undefined) refuse('counterpartyAccount', 'Not a Kenyan mobile number.')
  if (order.currency !== 'KES') refuse('currency', 'M-Pesa collects KES.')
  if (!isWhole(order.amountMinor, order.currency)) refuse('amount', 'M-Pesa takes whole shillings.')
  const reference = checkReference(order)
  const body = jsonObject([
    ['phoneNumber', JSON.stringify(`+${phone}`)],
    ['amount', jsonNumber(order.amountMinor, order)],
    ['accountReference', JSON.stringify(reference)],
    ['transactionDesc', JSON.stringify((order.purpose || reference).slice(0, DESCRIPTION_MAX))],
  ])
  return { operation: 'prompt', method: 'POST', path: '/payments/mpesa/stkpush', body }
}

function noAnswer(result: CallResult, because = wireWords(result.wire)): Answer {
  return { kind: 'no_answer', because, exchange: result.exchange }
}

/** `404 PAYMENT_NOT_FOUND` says that Wekeza does not know it; any other 404 says nothing. */
function saysNotKnown(result: CallResult): boolean {
  return result.status === 404 && ErrorWire.safeParse(result.json).data?.error.code === 'PAYMENT_NOT_FOUND'
}

function notKnown(result: CallResult, words: string): Answer {
  if (!result.exchange) return noAnswer(result)
  return { kind: 'evidence', evidence: { meaning: 'not_known', firm: true, words }, exchange: result.exchange }
}

async function askById(client: WekezaClient, paymentId: string): Promise<Answer> {
  const result = await client.getPayment(paymentId)
  if (saysNotKnown(result)) return notKnown(result, 'Wekeza does not know this payment.')
  const payment = PaymentWire.safeParse(result.json)
  if (result.status !== 200 || !payment.success || payment.data.id !== paymentId || !result.exchange)
    return noAnswer(result)
  return { kind: 'evidence', evidence: paymentEvidence(paymentId, payment.data), exchange: result.exchange }
}

/**
 * The reply was lost, so the id is not known: walk our account's payments for the reference, then read each candidate
 * for our mark. A reference may be used twice, so the reference alone proves nothing.
 */
async function askByReference(client: WekezaClient, order: SendOrder): Promise<Answer> {
  const candidates: string[] = []
  let last: CallResult | undefined
  for (let page = 1; ; page += 1) {
    last = await client.listPayments({ accountId: order.sourceAccountKey, page })
    const list = PaymentListWire.safeParse(last.json)
    if (last.status !== 200 || !list.success) return noAnswer(last)
    const { data, pagination } = list.data
    candidates.push(...data.filter(({ reference }) => reference === referenceSent(order)).map(({ id }) => id))
    if (data.length === 0 || page >= pagination.totalPages) break
    if (page >= LOOKUP_PAGES_MAX)
      return noAnswer(last, `more than ${LOOKUP_PAGES_MAX * PAGE_SIZE} payments to look through`)
  }
  if (candidates.length > LOOKUP_CANDIDATES_MAX)
    return noAnswer(last, `${candidates.length} payments carry this reference`)
  let unmarked = 0
  for (const paymentId of new Set(candidates)) {
    const result = await client.getPayment(paymentId)
    const payment = PaymentWire.safeParse(result.json)
    if (result.status !== 200 || !payment.success || !result.exchange) return noAnswer(result)
    const mark = payment.data.metadata?.[INSTRUCTION_MARK]
    if (mark === order.providerKey) {
      return { kind: 'evidence', evidence: paymentEvidence(paymentId, payment.data), exchange: result.exchange }
    }
    if (mark === undefined && differingFacts(payment.data, order).length === 0) unmarked += 1
  }
  // One without our mark but with the same facts may be this payment or another one: a person has to look.
  if (unmarked > 0) return noAnswer(last, 'a payment with these facts is there, but does not carry our mark')
  return notKnown(last, 'Wekeza lists no payment with this reference and mark.')
}

/** Account to account. A repeated key never pays twice, so an unanswered send may go again with the same bytes. */
export function transferRail(client: WekezaClient): MoneyRail {
  return {
    rail: 'wekeza.transfer',
    steps: ['send'],
    resendSameKey: true,
    prepare: (_step, order) => prepareTransfer(order),
    async transmit(_step, sending, order) {
      const result = await client.createPayment(sending, order.providerKey)
      return transmissionOf(withStatedWait(result), (reply) => readPaymentReply(reply, order))
    },
    ask: (order) =>
      order.providerReference === undefined ? askByReference(client, order) : askById(client, order.providerReference),
  }
}

/** A prompt on the customer's phone. Never sent twice by the machine: the customer could pay twice. */
export function promptRail(client: WekezaClient): MoneyRail {
  return {
    rail: 'wekeza.stk',
    steps: ['send'],
    resendSameKey: false,
    prepare: (_step, order) => preparePrompt(order),
    async transmit(_step, sending, order) {
      const result = await client.pushPrompt(sending, order.providerKey)
      return transmissionOf(withStatedWait(result), readPromptReply)
    },
    async ask(order) {
      if (order.providerReference === undefined) {
        return { kind: 'cannot_ask', because: 'the lost reply held the only id that Wekeza can be asked by' }
      }
      const result = await client.getPromptStatus(order.providerReference)
      if (saysNotKnown(result)) return notKnown(result, 'Wekeza does not know this prompt.')
      const status = StkStatusWire.safeParse(result.json)
      const same = status.data?.checkoutRequestId === order.providerReference
      if (result.status !== 200 || !status.success || !same || !result.exchange) return noAnswer(result)
      return { kind: 'evidence', evidence: stkEvidence(status.data), exchange: result.exchange }
    },
  }
}
