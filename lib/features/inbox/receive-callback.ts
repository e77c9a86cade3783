import { crashPoint } from '@/lib/core/crash-points'
import { AppError } from '@/lib/core/errors'
import type { InboundReading } from '@/lib/providers/inbound'
import { isAllowedSource } from '@/lib/providers/network-address'
import type { Runtime } from '../context'
import { spendTurn } from '../limits/spend-turn'
import { callbackUrl } from '../payments/callback-token'
import { applyEvent } from './apply-event'
import { askInstead } from './ask-instead'
import { type Address, findAddress } from './find-address'
import { findSubject } from './find-payment'

import { storeEvent } from './store-event'

/**
 * `search` is the query of the address, with its question mark: part of what was registered. `source` is the network
 * address that a trusted proxy vouches for; null when nobody does.
 */
export type InboundRequest = Readonly<{
  door: string
  token: string
  search: string
  rawBody: Buffer
  headers: Readonly<Record<string, string>>
  source?: string | null
  /** Whose messages are counted; undefined where they are not. */
  caller?: string | undefined
}>
export type InboundAnswer = Readonly<{ status: 200 | 400 | 401 | 404; body: string }>
/** The answer, and the message that is stored and still has to be followed, if there is one. */
export type Accepted = Readonly<{ answer: InboundAnswer; eventId: string | undefined }>

const NOT_FOUND: InboundAnswer = { status: 404, body: '{"error":"not found"}' }

/** Why a message is kept but not followed, and what its sender hears. */
type Refusal = Readonly<{ verdict: 'rejected' | 'rejected_stale'; note: string; answer: InboundAnswer; ask: boolean }>

function refusalOf(address: Address, reading: InboundReading, request: InboundRequest): Refusal | undefined {
  const acknowledged: InboundAnswer = { status: 200, body: address.callbacks.acknowledgement }
  const unsigned: InboundAnswer = { status: 401, body: '{"error":"Invalid signature"}' }
  if (reading.authenticity === 'bad_signature')
    return { verdict: 'rejected', note: 'the signature does not fit', answer: unsigned, ask: false }
  if (reading.refusal) {
    const note = `its bytes were refused: ${reading.refusal}`
    return { verdict: 'rejected', note, answer: { status: 400, body: '{"error":"not readable"}' }, ask: false }
  }
  if (reading.authenticity === 'stale' || reading.authenticity === 'ahead') {
    const isLate = reading.authenticity === 'stale'
    const note = `signed, but ${isLate ? 'too long ago' : 'for a later time'}: the provider is asked instead`
    return { verdict: 'rejected_stale', note, answer: isLate ? acknowledged : unsigned, ask: true }
  }
  if (!isAllowedSource(address.callbacks.caution?.addresses ?? [], request.source ?? null)) {
    const note = 'not from an address of the provider: the provider is asked instead'
    return { verdict: 'rejected_stale', note, answer: acknowledged, ask: true }
  }
  return undefined
}

/**
 * One inbound message up to its answer (RELIABILITY.md 1.6): authenticity on the raw bytes, then its form, then stored
 * durably in its own bytes. What cannot be authenticated changes nothing; what cannot be read is kept. A repeat is
 * counted and answered like the first.
 * @throws AppError `too_fast` for a sender who has sent enough; anything else means that it could not be stored. No 200 then.
 */
export async function acceptCallback(rt: Runtime, request: InboundRequest): Promise<Accepted> {
  const address = await findAddress(rt, request.door, request.token)
  if (!address) return { answer: NOT_FOUND, eventId: undefined }
  const reading = address.callbacks.readInbound({
    door: address.door,
    registeredUrl: callbackUrl(rt.publicUrl, request.token)(address.door) + request.search,
    rawBody: request.rawBody,
    headers: request.headers,
    receivedAt: rt.now(),
  })
  const refusal = refusalOf(address, reading, request)
  await crashPoint('CP12')
  const eventId = await keep(rt, address, reading, request, refusal)
  await crashPoint('CP13')
  if (refusal) return { answer: refusal.answer, eventId: undefined }
  return { answer: { status: 200, body: address.callbacks.acknowledgement }, eventId }
}

function keep(
  rt: Runtime,
  { door, provider, attempt }: Address,
  reading: InboundReading,
  { rawBody, search, caller }: InboundRequest,
  refusal: Refusal | undefined,
): Promise<string | undefined> {
  return rt.store.tx(async (tx) => {
    // In the commit that stores it: several processes have one budget, and no message costs a commit more.
    if (caller !== undefined && (await spendTurn(rt, tx, 'callback', caller)) === 'refused')
      throw new AppError('too_fast', 'this sender has sent enough for now')
    const isSigned = reading.authenticity !== 'unsigned'
    const kept = await storeEvent(rt, tx, {
      provider: provider.id,
      source: attempt?.kind === 'query' ? 'query' : 'callback',
      door,
      authenticity: reading.authenticity === 'bad_signature' ? 'rejected' : isSigned ? 'signed' : 'token',
      // The same words at the address of another payment are another message.
      dedupKey: attempt ? `${reading.dedupKey}@${attempt.id}` : reading.dedupKey,
      rawBody,
      paymentId: attempt?.paymentId ?? null,
      attemptId: attempt?.id ?? null,
      verdict: refusal?.verdict ?? 'new',
      note: refusal?.note ?? null,
      search,
    })
    if (!refusal?.ask) return kept
    for (const item of reading.items) {
      if (item.kind !== 'evidence') continue
      const subject = await findSubject(rt, tx, { provider: provider.id, isSigned, attempt }, item)
      if (subject.kind === 'payment') await askInstead(rt, tx, subject.payment)
    }
    return kept
  })
}

/** One inbound message from its bytes to what it changes: stored, then followed in a transaction of its own. */
export async function receiveCallback(rt: Runtime, request: InboundRequest): Promise<InboundAnswer> {
  const { answer, eventId } = await acceptCallback(rt, request)
  if (eventId) await applyEvent(rt, eventId)
  return answer
}
