import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { confirmWithCode } from '../people/confirm-with-code'
import { confirmProposal, mayConfirm, refuseProposal, withdrawProposal } from '../proposals/decide'
import { requireKind } from '../proposals/kind'
import type { Proposal } from '../proposals/propose'
import type { ConfirmProposalInput, RefuseProposalInput, WithdrawProposalInput } from '../proposals/schemas'
import { retiredRuleId, ruleOfProposal } from './rule-content'

const KINDS = ['rule.add', 'rule.retire'] as const

/**
 * The second administrator agrees with a fresh code; the rule counts for every payment submitted from then on.
 * @throws AppError `proposer_is_decider`, `content_changed`, `wrong_code`, `conflict` on a lost race.
 */
export async function confirmRule(ctx: FeatureContext, input: ConfirmProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'rules.change')
  // A first look, so that a stale page costs no code; the one that counts is in the transaction.
  requireKind(await mayConfirm(ctx, ctx.store.read, input), KINDS)
  await confirmWithCode(ctx, input.code)
  return ctx.store.tx(async (tx) => {
    const agreed = await confirmProposal(ctx, tx, input)
    if (agreed.kind === 'rule.add') await addRule(ctx, tx, agreed)
    else await retireRule(ctx, tx, agreed)
    return agreed
  })
}

async function addRule(ctx: FeatureContext, tx: Tx, agreed: Proposal): Promise<void> {
  await tx.insert(ctx.store.t.approvalRules).values({
    ...ruleOfProposal(agreed),
    id: newId(ctx.now()),
    proposalId: agreed.id,
    createdAt: ctx.now(),
    retiredAt: null,
  })
}

async function retireRule(ctx: FeatureContext, tx: Tx, agreed: Proposal): Promise<void> {
  const { approvalRules: t } = ctx.store.t
  const [retired] = await tx
    .update(t)
    .set({ retiredAt: ctx.now() })
    .where(and(eq(t.id, retiredRuleId(agreed)), isNull(t.retiredAt)))
    .returning({ id: t.id })
  if (!retired) throw new AppError('conflict', `rule ${retiredRuleId(agreed)} was retired meanwhile`)
}

/** Another administrator says no, with a reason that stays in the history. */
export async function refuseRule(ctx: FeatureContext, input: RefuseProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'rules.change')
  return ctx.store.tx(async (tx) => requireKind(await refuseProposal(ctx, tx, input, input.reason), KINDS))
}

/** Whoever proposed takes it back. */
export async function withdrawRule(ctx: FeatureContext, input: WithdrawProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'rules.change')
  return ctx.store.tx(async (tx) => requireKind(await withdrawProposal(ctx, tx, input), KINDS))
}
