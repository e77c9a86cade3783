import { describe, expect, it } from 'vitest'
import type { InboundMessage } from '../inbound'
import { callbackSource } from './callbacks'
import { funded, KEY, recipientBody, TRANSACTION_ID, transactionBody } from './fixtures'
import { sign } from './signature'
import { COMPUTED, COMPUTED_KEY, COMPUTED_SECRET } from './vectors'

const source = callbackSource({ apiKey: COMPUTED_KEY, apiSecret: COMPUTED_SECRET })
const URL_REGISTERED = 'http://127.0.0.1:3000/hooks/b/token'

function delivery(body: string, options: { nonce?: string; url?: string } = {}): InboundMessage {
  const { nonce = 'n-1', url = URL_REGISTERED } = options
  return {
    door: 'b',
    registeredUrl: URL_REGISTERED,
    rawBody: Buffer.from(body),
    headers: {
      'authorization-key': COMPUTED_KEY,
      'authorization-nonce': nonce,
      'authorization-signature': sign(COMPUTED_SECRET, { nonce, method: 'POST', url, body }),
    },
    receivedAt: new Date('2026-02-13T10:30:00Z'),
  }
}

const told = (event: string, object: object) => JSON.stringify({ webhook: 'w1', event, object })

describe('authenticity', () => {
  it('vector B7 is genuine over the address it was registered with', () => {
    const b7 = COMPUTED.find(({ name }) => name.startsWith('B7'))
    if (!b7) throw new Error('B7 is expected')
    const headers = {
      'Authorization-Key': COMPUTED_KEY,
      'Authorization-Nonce': b7.nonce,
      'Authorization-Signature': b7.signature,
    }
    const message = { ...delivery(b7.body), headers, registeredUrl: b7.url }
    const reading = source.readInbound(message)
    expect(reading.authenticity).toBe('signed')
    expect(reading.dedupKey).toBe('transaction.paid_out:5280d11f-0ed3-4a60-ab07-29fdb058e4c4:paid')
    // It names no sum, so it is a hint and the payment is asked about.
    expect(reading.items).toEqual([
      {
        kind: 'evidence',
        providerReference: '5280d11f-0ed3-4a60-ab07-29fdb058e4c4',
        providerKey: 'Transaction:NGN:17523',
        evidence: expect.objectContaining({ meaning: 'undetermined' }),
      },
    ])
    expect(source.readInbound({ ...message, registeredUrl: URL_REGISTERED }).authenticity).toBe('bad_signature')
  })

  it.each([
    ['a changed body', { ...delivery('{"a":1}'), rawBody: Buffer.from('{"a":2}') }],
    ['a trailing newline', { ...delivery('{"a":1}'), rawBody: Buffer.from('{"a":1}\n') }],
    ['another address', delivery('{"a":1}', { url: 'http://127.0.0.1:3000/hooks/b/other' })],
    ['no headers', { ...delivery('{"a":1}'), headers: {} }],
  ])('%s is refused and not read', (_name, message) => {
    expect(source.readInbound(message)).toMatchObject({
      authenticity: 'bad_signature',
      items: [{ kind: 'noise', because: 'the signature is wrong' }],
    })
  })

  it('a second attempt with a new nonce, or a replay of the first, is the same message', () => {
    const body = told('transaction.paid_out', funded('paid'))
    const keys = ['n-1', 'n-2', 'n-1'].map((nonce) => source.readInbound(delivery(body, { nonce })).dedupKey)
    expect(new Set(keys).size).toBe(1)
    const later = told('transaction.refunded', funded('refunded'))
    expect(source.readInbound(delivery(later)).dedupKey).not.toBe(keys[0])
  })
})

describe('meaning', () => {
  const read = (event: string, object: object) => source.readInbound(delivery(told(event, object))).items

  it.each([
    ['transaction.created', transactionBody(), 'awaiting_funding'],
    ['transaction.paid_in', funded('received'), 'pending'],
    ['transaction.paid_out', funded('paid'), 'succeeded'],
    ['transaction.error', funded('manual'), 'pending'],
    ['transaction.mispaid', funded('mispaid'), 'pending'],
    ['transaction.canceled', transactionBody({ state: 'canceled' }), 'failed'],
    ['transaction.canceled', funded('canceled'), 'pending'],
    ['transaction.refunded', funded('refunded'), 'failed'],
  ])('%s', (event, object, meaning) => {
    expect(read(event, object)).toMatchObject([
      {
        kind: 'evidence',
        providerReference: TRANSACTION_ID,
        providerKey: KEY,
        evidence: {
          meaning,
          firm: true,
          amountMinor: 10_000n,
          currency: 'USD',
          partyAccount: '+256772123400',
        },
      },
    ])
  })

  it('money that was not ordered here comes as a line too; without money or figures there is none', () => {
    expect(read('transaction.paid_out', funded('paid'))[0]).toMatchObject({
      line: { providerReference: TRANSACTION_ID, accountKey: 'USD', state: 'succeeded', amountMinor: 10_000n },
    })
    expect(read('transaction.created', transactionBody())[0]).not.toHaveProperty('line')
    expect(read('transaction.paid_out', funded('paid', { created_at: null }))[0]).not.toHaveProperty('line')
    expect(read('transaction.paid_out', funded('paid', { input_currency: 'AED' }))[0]).not.toHaveProperty('line')
  })

  it('trouble of a recipient is told, but ends nothing', () => {
    const object = recipientBody({
      state: 'error',
      transaction_id: TRANSACTION_ID,
      transaction_external_id: KEY,
      state_reason_details: { code: '414', category: 'recipient_error', messages: [], description: 'Not registered.' },
    })
    expect(read('recipient.error', object)).toEqual([
      {
        kind: 'evidence',
        providerReference: TRANSACTION_ID,
        providerKey: KEY,
        evidence: expect.objectContaining({ meaning: 'pending', code: 'error 414', words: 'Not registered.' }),
      },
    ])
  })

  it.each([
    ['sender.approved', { id: 's', state: 'approved' }],
    ['transaction.paid_out', { id: 't' }],
    ['recipient.error', { id: 'r' }],
  ])('%s with too little is noise', (event, object) => {
    expect(read(event, object)[0]?.kind).toBe('noise')
  })

  it.each([['{"a":1,"a":2}'], ['[]'], ['no json'], ['[['.repeat(40)]])('%s is noise', (body) => {
    expect(source.readInbound(delivery(body)).items[0]?.kind).toBe('noise')
  })
})
