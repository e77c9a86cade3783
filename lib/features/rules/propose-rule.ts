import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { type Proposal, propose } from '../proposals/propose'
import { findRule, listRulesInForce, RULES_MAX } from './queries'
import { contentOfRule, type RuleSays, ruleOfInput } from './rule-content'
import type { ProposeRetiringInput, ProposeRuleInput } from './schemas'

/**
 * The first of two administrators: a further rule. One new rule waits at a time, so that its preview is what comes.
 * @throws AppError `invalid_input` for an amount that is none or a rule that is in force already, `proposal_open`.
 */
export async function proposeRule(ctx: FeatureContext, input: ProposeRuleInput): Promise<Proposal> {
  requirePermission(ctx, 'rules.change')
  const rule = ruleOfInput(input)
  return ctx.store.tx(async (tx) => {
    const inForce = await listRulesInForce(ctx.store, tx)
    if (inForce.some((each) => sayTheSame(each, rule)))
      throw new AppError('invalid_input', 'the rule is in force', { fields: { amount: 'rule_in_force' } })
    if (inForce.length >= RULES_MAX) throw new AppError('conflict', `there are ${RULES_MAX} rules`)
    return propose(ctx, tx, {
      kind: 'rule.add',
      subject: 'rules',
      content: contentOfRule(rule),
      reason: input.reason,
    })
  })
}

/** The first of two administrators: a rule that should no longer count. Payments that started under it keep it. */
export async function proposeRetiring(ctx: FeatureContext, input: ProposeRetiringInput): Promise<Proposal> {
  requirePermission(ctx, 'rules.change')
  return ctx.store.tx(async (tx) => {
    const rule = await findRule(ctx.store, tx, input.ruleId)
    if (!rule) throw new AppError('not_found', `rule ${input.ruleId}`)
    if (rule.retiredAt !== null) throw new AppError('conflict', `rule ${rule.id} is retired`)
    return propose(ctx, tx, {
      kind: 'rule.retire',
      subject: `rule:${rule.id}`,
      content: contentOfRule(rule),
      reason: input.reason,
    })
  })
}

function sayTheSame(a: RuleSays, b: RuleSays): boolean {
  return (
    a.kind === b.kind &&
    a.currency === b.currency &&
    a.rail === b.rail &&
    a.overMinor === b.overMinor &&
    a.newPayeeOnly === b.newPayeeOnly
  )
}
