import { describe, expect, it } from 'vitest'
import { createBudget } from './budget'
import { EVENTS, explainCode } from './codes'
import { categoryOf, explainReason, REASON_CODES } from './reason-codes'

const HOUR = 3_600_000

describe('soft limits of a day (contract 12)', () => {
  it('300 readings of balances, then none before the next day', () => {
    let at = Date.parse('2026-02-13T22:00:00Z')
    const budget = createBudget(() => at)
    const taken = Array.from({ length: 301 }, () => budget.take('accounts'))
    expect(taken.filter(Boolean)).toHaveLength(300)
    expect(budget.take('currencies')).toBe(true)
    at += 2 * HOUR
    expect(budget.take('accounts')).toBe(true)
  })

  it('six questions about a transaction in its first hour, then one an hour', () => {
    let at = Date.parse('2026-02-13T10:00:00Z')
    const budget = createBudget(() => at)
    const ask = () => budget.takeTransaction('t', false)
    expect(Array.from({ length: 7 }, ask)).toEqual([true, true, true, true, true, true, false])
    expect(budget.takeTransaction('other', false)).toBe(true)
    at += HOUR
    expect([ask(), ask()]).toEqual([true, false])
    at += HOUR
    expect([ask(), ask()]).toEqual([true, false])
  })

  it('a look before money moves is always allowed', () => {
    const budget = createBudget(() => 0)
    const looks = Array.from({ length: 2_600 }, () => budget.takeTransaction('t', true))
    expect(looks.every(Boolean)).toBe(true)
    expect(budget.takeTransaction('t', false)).toBe(false)
  })
})

describe('reason codes (contract 9.4)', () => {
  it.each(Object.entries(REASON_CODES).flatMap(([category, codes]) => codes.map((code) => [code, category])))(
    '%s is %s, with a sentence and a next step',
    (code, category) => {
      expect(categoryOf(code)).toBe(category)
      expect(explainReason(code).sentence).toMatch(/\.$/)
      expect(explainReason(code).nextAction).toMatch(/\.$/)
    },
  )

  it('no code is listed twice, and an unknown one is an exception', () => {
    const all = Object.values(REASON_CODES).flat()
    expect(new Set(all).size).toBe(all.length)
    expect(categoryOf('777')).toBe('exception')
  })

  it('only paid and refunded ever invite to be done with it: trouble is waited for or cancelled', () => {
    for (const code of Object.values(REASON_CODES).flat()) {
      if (code !== '0') expect(explainReason(code).again).toBe('wait')
    }
  })

  it.each([
    ['manual 416', /account number/],
    ['received 3', /for now/],
    ['refunded 416', /came back/],
    ['rate_moved', /rate/],
    ['insufficient_balance', /balance/],
    ['sender_banned', /banned/],
    ['processing', /reviews/],
  ])('%s is explained', (code, words) => {
    expect(explainCode(code)?.sentence).toMatch(words)
  })

  it('an unknown word has no explanation', () => {
    expect(explainCode('toString')).toBeUndefined()
  })

  it('recipient events are subscribed to: the trouble lives there', () => {
    expect(EVENTS).toContain('recipient.error')
  })
})
