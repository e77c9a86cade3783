import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { parseGuardedJson } from '@/lib/core/json-guard'
import type { CallbackSource, InboundItem, InboundMeaning, InboundMessage, InboundReading } from '../inbound'
import type { HistoryLine } from '../readings'
import { historyLine, instantOf, isFunded, recipientEvidence, transactionEvidence } from './mapper'
import { minorOf } from './order-body'
import { type Credentials, verify } from './signature'
import { DeliveryWire, RecipientEventWire, TransactionWire } from './wire'

function noise(because: string): InboundItem[] {
  return [{ kind: 'noise', because }]
}

/** The line of a transaction that holds money; a notice without its figures brings none. */
function lineToldBy(transaction: TransactionWire): { line?: HistoryLine } {
  const readable = minorOf(transaction.input_amount, transaction.input_currency) !== undefined
  if (!isFunded(transaction) || !readable || !instantOf(transaction.created_at)) return {}
  const line = historyLine(transaction)
  return line ? { line } : {}
}

function itemsOf(delivery: z.infer<typeof DeliveryWire>): InboundItem[] {
  const { event, object } = delivery
  if (event.startsWith('transaction.')) {
    const transaction = TransactionWire.safeParse(object)
    if (!transaction.success) return noise(`${event} without a transaction`)
    const { id, external_id: providerKey } = transaction.data
    return [
      {
        kind: 'evidence',
        providerReference: id,
        ...(providerKey !== undefined && { providerKey }),
        evidence: transactionEvidence(transaction.data),
        ...lineToldBy(transaction.data),
      },
    ]
  }
  if (event.startsWith('recipient.')) {
    const recipient = RecipientEventWire.safeParse(object)
    if (!recipient.success) return noise(`${event} without its transaction`)
    const providerKey = recipient.data.transaction_external_id ?? recipient.data.external_id
    return [
      {
        kind: 'evidence',
        providerReference: recipient.data.transaction_id,
        ...(providerKey !== undefined && { providerKey }),
        evidence: recipientEvidence(recipient.data),
      },
    ]
  }
  return noise(`${event} moves nothing of ours`)
}

const bodyKey = (rawBody: Uint8Array) => `body:${createHash('sha256').update(rawBody).digest('hex')}`

function readMeaning({ rawBody }: Pick<InboundMessage, 'rawBody'>): InboundMeaning {
  const json = parseGuardedJson(rawBody)
  if (!json.ok)
    return { dedupKey: bodyKey(rawBody), items: noise(`not readable: ${json.refusal}`), refusal: json.refusal }
  const delivery = DeliveryWire.safeParse(json.value)
  if (!delivery.success) return { dedupKey: bodyKey(rawBody), items: noise('not a BitPesa delivery') }
  const { id, state } = delivery.data.object
  const named = typeof id === 'string' && (typeof state === 'string' || state === undefined || state === null)
  const dedupKey = named ? `${delivery.data.event}:${id}:${state ?? ''}` : bodyKey(rawBody)
  return { dedupKey, items: itemsOf(delivery.data) }
}

/**
 * Door `b`. Signed over the URL we registered, whatever a proxy made of it. There is no time in a delivery and each
 * attempt has a new nonce over the same body, so a repeat, honest or replayed, is known by event, object and state.
 */
export function callbackSource(credentials: Credentials): CallbackSource {
  return {
    doors: ['b'],
    acknowledgement: JSON.stringify({ received: true }),
    readMeaning,
    readInbound({ rawBody, headers, registeredUrl }): InboundReading {
      if (!verify(credentials, headers, { method: 'POST', url: registeredUrl, body: rawBody })) {
        return { authenticity: 'bad_signature', dedupKey: bodyKey(rawBody), items: noise('the signature is wrong') }
      }
      return { authenticity: 'signed', ...readMeaning({ rawBody }) }
    },
  }
}
