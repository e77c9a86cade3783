import { ruleApplies, strictestNeed } from '@/lib/core/approval-rules'
import { AppError } from '@/lib/core/errors'
import { parseAmount, tidyTypedAmount } from '@/lib/core/money'
import { type FeatureContext, requirePermission } from '../context'
import { listApprovers } from '../people/queries'
import { listOpenProposals } from '../proposals/queries'
import { listRulesInForce } from './queries'
import { type RuleSays, retiredRuleId, ruleOfInput, ruleOfProposal } from './rule-content'
import type { WhoApprovesInput } from './schemas'

/** A rule as it crosses to the browser; the amount is minor units as text. */
export type RuleFigures = Readonly<Omit<RuleSays, 'overMinor'> & { overMinor: string }>
export type Answer = Readonly<{
  needed: 1 | 2
  /** By which rule; null: the one of every payout. */
  rule: RuleFigures | null
  /** A limit for one payment that stops it before anybody is asked; null when none does. */
  stoppedBy: RuleFigures | null
}>
export type WhoApproves = Readonly<{
  amountMinor: string
  now: Answer
  /** By the rules as they would be with what waits or is being typed; null when nothing does. */
  wouldBe: Answer | null
  /** Everybody who may approve now; whoever prepares it is never one of them. */
  people: readonly string[]
}>

type Rule = RuleSays & Readonly<{ id: string }>

/** Who would have to approve such a payout: by the rules in force, and as they would be (PRODUCT 36). Stores nothing. */
export async function whoWouldApprove(ctx: FeatureContext, input: WhoApprovesInput): Promise<WhoApproves> {
  requirePermission(ctx, 'rules.read')
  const parsed = parseAmount(tidyTypedAmount(input.amount, input.currency), input.currency)
  if (!parsed.ok) throw new AppError('invalid_input', 'amount', { fields: { amount: parsed.problem } })
  const facts = { ...input, amountMinor: parsed.amountMinor }
  const inForce = await listRulesInForce(ctx.store, ctx.store.read)
  const wouldBe = await rulesThen(ctx, inForce, input)
  const approvers = await listApprovers(ctx.store)
  return {
    amountMinor: parsed.amountMinor.toString(),
    now: answer(inForce, facts),
    wouldBe: wouldBe ? answer(wouldBe, facts) : null,
    people: approvers.map(({ name }) => name),
  }
}

async function rulesThen(
  ctx: FeatureContext,
  inForce: readonly Rule[],
  input: WhoApprovesInput,
): Promise<Rule[] | null> {
  const open = await listOpenProposals(ctx.store, ['rule.add', 'rule.retire'])
  if (open.length === 0 && !input.draft) return null
  const ending = open.filter(({ kind }) => kind === 'rule.retire').map(retiredRuleId)
  const coming = open.filter(({ kind }) => kind === 'rule.add').map((row) => ({ ...ruleOfProposal(row), id: row.id }))
  const typed = input.draft ? [{ ...ruleOfInput(input.draft), id: 'draft' }] : []
  return [...inForce.filter(({ id }) => !ending.includes(id)), ...coming, ...typed]
}

function answer(rules: readonly Rule[], facts: Parameters<typeof strictestNeed>[1]): Answer {
  const { needed, rule } = strictestNeed(
    rules.filter(({ kind }) => kind === 'approvers'),
    facts,
  )
  const stopping = rules.find((each) => each.kind === 'limit_payment' && ruleApplies(each, facts))
  return { needed, rule: rule && figuresOf(rule), stoppedBy: stopping ? figuresOf(stopping) : null }
}

export function figuresOf({ kind, currency, rail, overMinor, newPayeeOnly, approvers }: RuleSays): RuleFigures {
  return { kind, currency, rail, overMinor: overMinor.toString(), newPayeeOnly, approvers }
}
