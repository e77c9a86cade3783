import { type Currency, formatMoney } from '@/lib/core/money'
import type { Rail } from '@/lib/core/rails'
import type { TextOf } from '@/lib/messages'

/** A rule as its sentence needs it; the amount also as text, as it crosses to the browser. */
export type RuleInWords = Readonly<{
  kind: 'approvers' | 'limit_payment' | 'limit_maker_day' | 'limit_provider_day'
  currency: Currency
  rail: Rail | null
  overMinor: bigint | string
  newPayeeOnly: boolean
}>
type Words = Readonly<{ t: TextOf<'rules'>; s: TextOf<'status'>; locale: string }>

function valuesOf(rule: RuleInWords, { s, locale }: Words) {
  return {
    amount: formatMoney({ amountMinor: BigInt(rule.overMinor), currency: rule.currency }, locale),
    rail: rule.rail === null ? '' : s(`rails.${rule.rail}`),
  }
}

const scopeOf = ({ rail }: RuleInWords) => (rail === null ? ('any' as const) : ('rail' as const))
const scopeWithPayee = (rule: RuleInWords) => `${scopeOf(rule)}${rule.newPayeeOnly ? 'New' : ''}` as const

/** "Payouts over KES 100,000.00: two approvers." */
export function ruleSentence(rule: RuleInWords, words: Words): string {
  const values = valuesOf(rule, words)
  return rule.kind === 'approvers'
    ? words.t(`says.approvers.${scopeWithPayee(rule)}`, values)
    : words.t(`says.${rule.kind}.${scopeOf(rule)}`, values)
}

/** "rule: over KES 100,000.00": why so many people; null is the rule of every payout. */
export function ruleInShort(rule: RuleInWords | null, words: Words): string {
  return rule === null ? words.t('short.every') : words.t(`short.${scopeWithPayee(rule)}`, valuesOf(rule, words))
}
