import type { Currency } from './money'
import type { Rail } from './rails'

/** What a rule looks at in a payout. */
export type RuleFacts = Readonly<{ rail: Rail; currency: Currency; amountMinor: bigint; isNewPayee: boolean }>

/** The part of a rule that says to what it applies. */
export type RuleScope = Readonly<{
  currency: Currency
  /** Null: every rail. */
  rail: Rail | null
  /** Amounts strictly above this; an amount of exactly this is not meant. */
  overMinor: bigint
  newPayeeOnly: boolean
}>

export type ApproversRule = RuleScope & Readonly<{ id: string; approvers: number }>
export type Need<Rule> = Readonly<{ needed: 1 | 2; rule: Rule | null }>

export function ruleApplies(rule: RuleScope, facts: RuleFacts): boolean {
  return (
    rule.currency === facts.currency &&
    (rule.rail === null || rule.rail === facts.rail) &&
    facts.amountMinor > rule.overMinor &&
    (!rule.newPayeeOnly || facts.isNewPayee)
  )
}

/**
 * The strictest rule that applies. Every payout needs one approver, rule or not: a rule can ask for more and never for
 * less. Of equally strict ones the highest threshold is named, then the oldest rule, so that the answer does not hang on
 * the order of rows.
 */
export function strictestNeed<Rule extends ApproversRule>(rules: readonly Rule[], facts: RuleFacts): Need<Rule> {
  const [rule] = rules.filter((each) => ruleApplies(each, facts)).toSorted(byStrictness)
  return { needed: rule !== undefined && rule.approvers > 1 ? 2 : 1, rule: rule ?? null }
}

function byStrictness(a: ApproversRule, b: ApproversRule): number {
  if (a.approvers !== b.approvers) return b.approvers - a.approvers
  if (a.overMinor !== b.overMinor) return a.overMinor > b.overMinor ? -1 : 1
  return a.id < b.id ? -1 : 1
}
