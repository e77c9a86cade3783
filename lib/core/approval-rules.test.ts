import { describe, expect, it } from 'vitest'
import { type ApproversRule, type RuleFacts, strictestNeed } from './approval-rules'

const rule = (overrides: Partial<ApproversRule>): ApproversRule => ({
  id: 'r1',
  currency: 'KES',
  rail: null,
  overMinor: 10_000_000n,
  newPayeeOnly: false,
  approvers: 2,
  ...overrides,
})
const payout = (overrides: Partial<RuleFacts> = {}): RuleFacts => ({
  rail: 'mpesa.b2c',
  currency: 'KES',
  amountMinor: 25_000_000n,
  isNewPayee: false,
  ...overrides,
})
const ask = (rules: ApproversRule[], facts: RuleFacts) => {
  const { needed, rule: by } = strictestNeed(rules, facts)
  return [needed, by?.id ?? null]
}

describe('the strictest rule', () => {
  it('leaves one approver where no rule applies', () => {
    expect(ask([], payout())).toEqual([1, null])
  })

  it('begins strictly above its amount', () => {
    expect(ask([rule({})], payout({ amountMinor: 10_000_000n }))).toEqual([1, null])
    expect(ask([rule({})], payout({ amountMinor: 10_000_001n }))).toEqual([2, 'r1'])
  })

  it('means its own currency and rail only, and every rail when it names none', () => {
    expect(ask([rule({ currency: 'BIF' })], payout())).toEqual([1, null])
    expect(ask([rule({ rail: 'wekeza.transfer' })], payout())).toEqual([1, null])
    expect(ask([rule({ rail: 'mpesa.b2c' })], payout())).toEqual([2, 'r1'])
    expect(ask([rule({})], payout({ rail: 'ihela.cashin' }))).toEqual([2, 'r1'])
  })

  it('for new payees leaves known ones alone', () => {
    const forNew = rule({ newPayeeOnly: true, overMinor: 0n })
    expect(ask([forNew], payout())).toEqual([1, null])
    expect(ask([forNew], payout({ isNewPayee: true }))).toEqual([2, 'r1'])
  })

  it('asks for the most people that any rule asks for, and names the one that comes closest', () => {
    const one = rule({ id: 'r2', approvers: 1, overMinor: 20_000_000n })
    const low = rule({ id: 'r3', overMinor: 5_000_000n })
    for (const rules of [
      [one, low, rule({})],
      [rule({}), low, one],
    ]) {
      expect(ask(rules, payout())).toEqual([2, 'r1'])
      expect(ask(rules, payout({ amountMinor: 6_000_000n }))).toEqual([2, 'r3'])
    }
    expect(ask([one], payout())).toEqual([1, 'r2'])
  })
})
