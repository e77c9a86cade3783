import { AppError } from '@/lib/core/errors'
import { parseAmount, tidyTypedAmount } from '@/lib/core/money'
import type { ProposalRow } from '../proposals/queries'
import type { ApprovalRule } from './queries'
import { RuleContent, type RuleInput } from './schemas'

/** What a rule says, whoever agreed to it and when. */
export type RuleSays = Pick<ApprovalRule, 'kind' | 'currency' | 'rail' | 'overMinor' | 'newPayeeOnly' | 'approvers'>

/** @throws AppError `invalid_input` on the amount. */
export function ruleOfInput(input: RuleInput): RuleSays {
  const isForApprovers = input.kind === 'approvers'
  return {
    kind: input.kind,
    currency: input.currency,
    rail: input.rail === '' ? null : input.rail,
    overMinor: thresholdOf(input),
    newPayeeOnly: isForApprovers && input.newPayeeOnly,
    approvers: isForApprovers ? 2 : 0,
  }
}

/** Zero is an amount here: "over 0" means every payout. A limit of zero would stop all of them, which a pause does better. */
function thresholdOf({ kind, amount, currency }: RuleInput): bigint {
  const tidied = tidyTypedAmount(amount, currency)
  if (kind === 'approvers' && /^0+(\.0+)?$/.test(tidied)) return 0n
  const parsed = parseAmount(tidied, currency)
  if (!parsed.ok)
    throw new AppError('invalid_input', `threshold ${parsed.problem}`, { fields: { amount: parsed.problem } })
  return parsed.amountMinor
}

export function contentOfRule(rule: RuleSays): RuleContent {
  return RuleContent.parse({ ...rule, overMinor: rule.overMinor.toString(), approvers: String(rule.approvers) })
}

/** What a proposal of the kind `rule.add` would bring. */
export function ruleOfProposal(proposal: Pick<ProposalRow, 'content'>): RuleSays {
  const content = RuleContent.parse(JSON.parse(proposal.content))
  return { ...content, overMinor: BigInt(content.overMinor), approvers: Number(content.approvers) }
}

/** The rule that a proposal of the kind `rule.retire` would end. */
export function retiredRuleId(proposal: Pick<ProposalRow, 'subject'>): string {
  return proposal.subject.replace(/^rule:/, '')
}
