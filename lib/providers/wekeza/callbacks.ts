import { createHash } from 'node:crypto'
import { z } from 'zod'
import { parseGuardedJson } from '@/lib/core/json-guard'
import type { CallbackSource, InboundItem, InboundMeaning, InboundMessage, InboundReading } from '../inbound'
import type { OwnAccount } from '../readings'
import { CONSENT_EVENTS, LINE_EVENTS, PAYMENT_EVENTS } from './codes'
import { paymentEvidence, postedLine } from './mapper'
import { INSTRUCTION_MARK } from './rails'
import { verifyWebhook } from './signature'
import { EventWire, PaymentEventWire, PostedEventWire } from './wire'

const SIGNATURE_HEADER = 'x-wekeza-signature'
const PaymentEvent = z.enum(PAYMENT_EVENTS)
const LineEvent = z.enum(LINE_EVENTS)
const ConsentEvent = z.enum(CONSENT_EVENTS)

function headerOf(message: InboundMessage, name: string): string | undefined {
  return Object.entries(message.headers).find(([key]) => key.toLowerCase() === name)?.[1]
}

function noise(because: string): InboundItem[] {
  return [{ kind: 'noise', because }]
}

function itemsOf(event: z.infer<typeof EventWire>, accounts: readonly OwnAccount[]): InboundItem[] {
  if (PaymentEvent.safeParse(event.type).success) {
    const payment = PaymentEventWire.safeParse(event.data)
    if (!payment.success) return noise(`${event.type} without a payment`)
    const { paymentId, metadata } = payment.data
    const mark = metadata?.[INSTRUCTION_MARK]
    return [
      {
        kind: 'evidence',
        providerReference: paymentId,
        ...(typeof mark === 'string' && { providerKey: mark }),
        evidence: paymentEvidence(paymentId, payment.data),
      },
    ]
  }
  if (ConsentEvent.safeParse(event.type).success) {
    return noise(`${event.type}: the account holder's consent ended, so Wekeza will refuse this connection with 403`)
  }
  const lineEvent = LineEvent.safeParse(event.type)
  if (!lineEvent.success) return noise(`${event.type} moves nothing of ours`)
  const posted = PostedEventWire.safeParse(event.data)
  if (!posted.success) return noise(`${event.type} without a transaction`)
  const { accountId, accountNumber } = posted.data
  const account = accounts.find(({ key }) => key === accountId || key === accountNumber)
  if (!account) return noise('a transaction of an account that is not set up here')
  const line = postedLine(account.key, posted.data, lineEvent.data === 'transaction.reversed')
  return line ? [{ kind: 'arrival', line }] : noise('a transaction with figures that cannot be read')
}

const bodyKey = (rawBody: Uint8Array) => `body:${createHash('sha256').update(rawBody).digest('hex')}`

/** Door `w`: the signature over the raw bytes first, then what it means; repeats share the event's id. */
export function callbackSource(
  secrets: readonly string[],
  accounts: readonly OwnAccount[],
  /** Told of every genuine event: what is held of balances and lines may be out of date. */
  onNews: () => void = () => {},
): CallbackSource {
  function readMeaning({ rawBody }: Pick<InboundMessage, 'rawBody'>): InboundMeaning {
    const json = parseGuardedJson(rawBody)
    if (!json.ok)
      return { dedupKey: bodyKey(rawBody), items: noise(`not readable: ${json.refusal}`), refusal: json.refusal }
    const event = EventWire.safeParse(json.value)
    if (!event.success) return { dedupKey: bodyKey(rawBody), items: noise('not a Wekeza event') }
    return { dedupKey: event.data.id, items: itemsOf(event.data, accounts) }
  }
  return {
    doors: ['w'],
    acknowledgement: JSON.stringify({ received: true }),
    readMeaning,
    readInbound(message): InboundReading {
      const authenticity = verifyWebhook(
        secrets,
        headerOf(message, SIGNATURE_HEADER),
        message.rawBody,
        message.receivedAt,
      )
      // What nobody signed is not read: an event id in it must not block the genuine event's key.
      if (authenticity === 'bad_signature')
        return { authenticity, dedupKey: bodyKey(message.rawBody), items: noise('the signature is wrong') }
      onNews()
      return { authenticity, ...readMeaning(message) }
    },
  }
}
