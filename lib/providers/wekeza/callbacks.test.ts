import { describe, expect, it } from 'vitest'
import type { OwnAccount } from '../readings'
import { callbackSource } from './callbacks'
import { GOLDEN, inbound, VECTOR_SECRET, W1, W2, W3 } from './fixtures'
import { signWebhook, verifyWebhook } from './signature'

const accounts: OwnAccount[] = [{ key: 'acc_1234567890', name: 'Soko', currency: 'KES', purpose: 'both' }]
const source = callbackSource([VECTOR_SECRET], accounts)
const at = (seconds: number) => new Date(seconds * 1000)

function signed(body: object, timestamp = W1.timestamp) {
  const text = JSON.stringify(body)
  return inbound({ timestamp, body: text, v1: signWebhook(VECTOR_SECRET, timestamp, Buffer.from(text)) })
}

describe('the signature vectors of the contract', () => {
  it.each([
    ['W1', W1],
    ['W2', W2],
    ['W3', W3],
  ])('%s is accepted, and its hash is the published one', (_name, vector) => {
    expect(signWebhook(VECTOR_SECRET, vector.timestamp, Buffer.from(vector.body))).toBe(vector.v1)
    expect(source.readInbound(inbound(vector)).authenticity).toBe('signed')
  })

  it('W1 and W2 have the published lengths', () => {
    expect([W1.body.length, W2.body.length]).toEqual([456, 249])
  })

  it('the golden vector of RELIABILITY.md is accepted', () => {
    const header = `t=${GOLDEN.timestamp},v1=${GOLDEN.v1}`
    expect(verifyWebhook([GOLDEN.secret], header, Buffer.from(GOLDEN.body), at(GOLDEN.timestamp))).toBe('signed')
  })

  it('the construction is that of Standard Webhooks: its published vector comes out', () => {
    // standard-webhooks/standard-webhooks, read 2026-11-27: HMAC-SHA256 over `id.t.body`, in base64 there.
    const key = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
    const hash = signWebhook(key, 'msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330', Buffer.from('{"test": 2432232314}'))
    expect(Buffer.from(hash, 'hex').toString('base64')).toBe('g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('W4: another time under the same hash is refused', () => {
    const headers = { 'X-Wekeza-Signature': `t=1770978616,v1=${W1.v1}` }
    expect(source.readInbound(inbound(W1, { headers })).authenticity).toBe('bad_signature')
  })

  it.each([
    [1770978915, 'signed'],
    [1770978916, 'stale'],
    [1770978315, 'signed'],
    [1770978314, 'ahead'],
  ])('W4: W1 read at %i is %s', (seconds, verdict) => {
    expect(source.readInbound(inbound(W1, { receivedAt: at(seconds) })).authenticity).toBe(verdict)
  })

  it.each([
    ['a trailing newline', `${W1.body}\n`],
    ['a re-serialised body', JSON.stringify(JSON.parse(W1.body), null, 1)],
    ['one changed digit', W1.body.replace('5000', '5001')],
  ])('%s is refused', (_name, body) => {
    expect(source.readInbound(inbound({ ...W1, body })).authenticity).toBe('bad_signature')
  })

  it.each([
    ['no header', {}],
    ['no time', { 'x-wekeza-signature': `v1=${W1.v1}` }],
    ['blanks', { 'x-wekeza-signature': `t=${W1.timestamp}, v1=${W1.v1}` }],
    ['a bare hash', { 'x-wekeza-signature': W1.v1 }],
    ['a cut hash', { 'x-wekeza-signature': `t=${W1.timestamp},v1=${W1.v1.slice(0, 32)}` }],
  ])('a message with %s is refused', (_name, headers) => {
    expect(source.readInbound(inbound(W1, { headers })).authenticity).toBe('bad_signature')
  })

  it('either secret is good while one is being replaced', () => {
    expect(callbackSource(['whsec_new', VECTOR_SECRET], accounts).readInbound(inbound(W1)).authenticity).toBe('signed')
  })
})

describe('what an event means', () => {
  it('a completed payment is a success with its facts', () => {
    const reading = source.readInbound(inbound(W1))
    expect(reading.dedupKey).toBe('evt_payment_001')
    expect(reading.items).toEqual([
      {
        kind: 'evidence',
        providerReference: 'pmt_abc123xyz',
        evidence: expect.objectContaining({
          meaning: 'succeeded',
          firm: true,
          amountMinor: 500_000n,
          currency: 'KES',
          partyAccount: '1009876543',
          occurredAt: new Date('2026-02-13T10:30:15Z'),
        }),
      },
    ])
  })

  it('a failed payment is a firm failure', () => {
    expect(source.readInbound(inbound(W2)).items).toEqual([
      {
        kind: 'evidence',
        providerReference: 'pmt_def456uvw',
        evidence: expect.objectContaining({ meaning: 'failed', firm: true, amountMinor: 1250n }),
      },
    ])
  })

  it('a late but genuine event is told with its payment, so that one question can settle it', () => {
    const reading = source.readInbound(inbound(W1, { receivedAt: at(W1.timestamp + 4000) }))
    expect(reading).toMatchObject({
      authenticity: 'stale',
      items: [{ kind: 'evidence', providerReference: 'pmt_abc123xyz' }],
    })
  })

  it('a forged event is not read and cannot take the key of the genuine one', () => {
    const reading = source.readInbound(inbound(W1, { headers: {} }))
    expect(reading.items).toEqual([{ kind: 'noise', because: 'the signature is wrong' }])
    expect(reading.dedupKey).not.toContain('evt_payment_001')
  })

  it('a posted transaction of ours is an arrival, of another account noise', () => {
    const data = {
      transactionId: 'txn_9',
      accountId: 'acc_1234567890',
      accountNumber: '1001234567',
      type: 'CREDIT',
      amount: 750.25,
      currency: 'KES',
      description: 'M-Pesa',
      reference: 'ORDER-17',
      balanceAfter: 9000,
      transactionDate: '2026-02-13T10:30:00Z',
    }
    const ours = source.readInbound(signed({ id: 'evt_1', type: 'transaction.posted', data }))
    expect(ours.items).toEqual([
      {
        kind: 'arrival',
        line: expect.objectContaining({
          providerReference: 'txn_9',
          accountKey: 'acc_1234567890',
          rail: 'wekeza.statement',
          direction: 'in',
          state: 'succeeded',
          amountMinor: 75_025n,
          balanceAfterMinor: 900_000n,
        }),
      },
    ])
    const theirs = { ...data, accountId: 'acc_other', accountNumber: '42' }
    expect(source.readInbound(signed({ id: 'evt_2', type: 'transaction.posted', data: theirs })).items[0]?.kind).toBe(
      'noise',
    )
    const undone = source.readInbound(signed({ id: 'evt_3', type: 'transaction.reversed', data }))
    expect(undone.items[0]).toMatchObject({ kind: 'arrival', line: { state: 'reversed' } })
  })

  it.each([
    ['consent.revoked', {}],
    ['account.balance_low', {}],
    ['payment.completed', {}],
    ['transaction.posted', { transactionId: 'x' }],
  ])('%s without what we need is noise', (type, data) => {
    expect(source.readInbound(signed({ id: 'evt_4', type, data })).items[0]?.kind).toBe('noise')
  })

  it('a body that says its amount twice is not believed', () => {
    const body = W1.body.replace('"amount":5000', '"amount":1,"amount":5000')
    const v1 = signWebhook(VECTOR_SECRET, W1.timestamp, Buffer.from(body))
    expect(source.readInbound(inbound({ ...W1, body, v1 })).items[0]?.kind).toBe('noise')
  })
})
