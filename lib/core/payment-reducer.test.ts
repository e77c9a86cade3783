import { describe, expect, it } from 'vitest'
import type { Evidence } from './evidence'
import { type PaymentFacts, reduceEvidence } from './payment-reducer'
import { PAYMENT_STATES, type PaymentState } from './payment-state'

const facts = (state: PaymentState, extra: Partial<PaymentFacts> = {}): PaymentFacts => ({
  state,
  direction: 'out',
  amountMinor: 10_000n,
  currency: 'KES',
  counterpartyAccount: '254712345678',
  receipt: state === 'succeeded' ? 'UKK7RT61SV' : null,
  tentativeFailureCode: null,
  openFlags: [],
  ...extra,
})
const success: Evidence = {
  meaning: 'succeeded',
  firm: true,
  receipt: 'UKK7RT61SV',
  amountMinor: 10_000n,
  currency: 'KES',
  partyAccount: '254712345678',
}
const failure: Evidence = { meaning: 'failed', firm: true, code: '2040' }
const tell = (
  payment: PaymentFacts,
  evidence: Evidence,
  source: 'callback' | 'query' = 'callback',
  sinceSentMs = 5_000,
) => reduceEvidence(payment, { evidence, source, sinceSentMs })

describe('the reducer', () => {
  it.each(['sending', 'sent', 'unknown', 'needs_review'] as const)(
    'believes a proof of success while %s and posts once',
    (state) => {
      expect(tell(facts(state), success)).toMatchObject({ state: 'succeeded', verdict: 'applied', effects: ['post'] })
    },
  )

  it.each([
    ['amount_mismatch', { amountMinor: 10_100n }],
    ['currency_mismatch', { currency: 'USD' }],
    ['party_mismatch', { partyAccount: '254700000000' }],
  ] as const)('opens a %s and asks people instead of posting', (flag, other) => {
    expect(tell(facts('sent'), { ...success, ...other })).toMatchObject({
      state: 'needs_review',
      flags: [flag],
      effects: [],
    })
  })

  it('counts the same proof again as a duplicate, and another receipt as money that moved twice', () => {
    expect(tell(facts('succeeded'), success)).toMatchObject({ verdict: 'duplicate', flags: [], effects: [] })
    expect(tell(facts('succeeded'), { ...success, receipt: 'OTHER' })).toMatchObject({
      state: 'succeeded',
      verdict: 'conflict',
      flags: ['second_movement'],
    })
  })

  it('never lets a failure undo a success, and shows the contradiction', () => {
    expect(tell(facts('succeeded'), failure)).toMatchObject({
      state: 'succeeded',
      verdict: 'conflict',
      flags: ['contradiction'],
    })
  })

  it('brings people in when success follows a failure, and asks once', () => {
    expect(tell(facts('failed'), success)).toMatchObject({
      state: 'needs_review',
      flags: ['contradiction'],
      effects: ['query_now'],
    })
  })

  it('follows money in that came after all once a question agrees, and never money out', () => {
    const contradicted = { openFlags: ['contradiction'] } as const
    const moneyIn = facts('needs_review', { ...contradicted, direction: 'in' })
    expect(tell(moneyIn, success, 'callback')).toMatchObject({ state: 'needs_review', verdict: 'stale' })
    expect(tell(moneyIn, success, 'query')).toMatchObject({
      state: 'succeeded',
      event: 'confirmed_after_all',
      effects: ['post', 'close_contradiction'],
    })
    expect(tell(facts('needs_review', contradicted), success, 'query')).toMatchObject({ state: 'needs_review' })
    const alsoWrong = facts('needs_review', { direction: 'in', openFlags: ['contradiction', 'amount_mismatch'] })
    expect(tell(alsoWrong, success, 'query')).toMatchObject({ state: 'needs_review' })
  })

  it('opens a flag of one kind once, however often the provider says it', () => {
    const wrong = { ...success, amountMinor: 10_100n }
    expect(tell(facts('needs_review', { openFlags: ['amount_mismatch'] }), wrong)).toMatchObject({
      verdict: 'conflict',
      flags: [],
    })
  })

  it('believes an unfirm failure only when a later question agrees', () => {
    const noAnswer = { ...failure, firm: false, code: '1037' }
    expect(tell(facts('sent'), noAnswer)).toMatchObject({ state: 'sent', effects: ['note_tentative_failure'] })
    const noted = facts('sent', { tentativeFailureCode: '1037' })
    expect(tell(noted, noAnswer, 'callback', 600_000)).toMatchObject({ state: 'sent' })
    expect(tell(noted, noAnswer, 'query', 60_000)).toMatchObject({ state: 'sent' })
    expect(tell(noted, noAnswer, 'query', 120_000)).toMatchObject({ state: 'failed' })
  })

  it('takes an undetermined answer for neither: it asks again', () => {
    const timeoutNotice: Evidence = { meaning: 'undetermined', firm: true }
    expect(tell(facts('sending'), timeoutNotice)).toMatchObject({ state: 'unknown' })
    expect(tell(facts('sent'), timeoutNotice)).toMatchObject({ state: 'sent', effects: ['query_now'] })
    expect(tell(facts('succeeded'), timeoutNotice)).toMatchObject({ state: 'succeeded', verdict: 'stale' })
  })

  it('waits for people while a flag is open', () => {
    expect(tell(facts('needs_review', { openFlags: ['amount_mismatch'] }), success)).toMatchObject({
      state: 'needs_review',
      verdict: 'stale',
    })
  })

  it('answers every state and meaning without throwing', () => {
    for (const state of PAYMENT_STATES) {
      for (const meaning of [
        'succeeded',
        'failed',
        'pending',
        'awaiting_funding',
        'not_known',
        'undetermined',
      ] as const) {
        expect(PAYMENT_STATES).toContain(tell(facts(state), { ...success, meaning }).state)
      }
    }
  })

  it('gives the same end whatever the order of success, an older pending and a repeat', () => {
    const pending: Evidence = { meaning: 'pending', firm: true }
    const orders = [
      [success, pending, success],
      [pending, success, success],
      [success, success, pending],
    ]
    for (const order of orders) {
      let payment = facts('sending')
      let posted = 0
      for (const evidence of order) {
        const reduction = tell(payment, evidence)
        posted += reduction.effects.filter((effect) => effect === 'post').length
        payment = { ...payment, state: reduction.state, receipt: reduction.state === 'succeeded' ? 'UKK7RT61SV' : null }
      }
      expect([payment.state, posted]).toEqual(['succeeded', 1])
    }
  })
})
