'use server'

import { action } from '@/app/_shared/action'
import { ConfirmProposalInput, RefuseProposalInput, WithdrawProposalInput } from '@/lib/features/proposals/schemas'
import { confirmRule, refuseRule, withdrawRule } from '@/lib/features/rules/decide-rule'
import { proposeRetiring } from '@/lib/features/rules/propose-rule'
import { ProposeRetiringInput, WhoApprovesInput } from '@/lib/features/rules/schemas'
import { whoWouldApprove } from '@/lib/features/rules/who-approves'

/** Answers only; nothing is stored. */
export const whoApprovesAction = action({
  permission: 'rules.read',
  input: WhoApprovesInput,
  run: whoWouldApprove,
})

export const proposeRetiringAction = action({
  permission: 'rules.change',
  input: ProposeRetiringInput,
  run: async (ctx, input) => {
    await proposeRetiring(ctx, input)
  },
  revalidate: ['/rules'],
})

export const confirmRuleAction = action({
  permission: 'rules.change',
  input: ConfirmProposalInput,
  run: async (ctx, input) => {
    await confirmRule(ctx, input)
  },
  revalidate: ['/rules'],
})

export const refuseRuleAction = action({
  permission: 'rules.change',
  input: RefuseProposalInput,
  run: async (ctx, input) => {
    await refuseRule(ctx, input)
  },
  revalidate: ['/rules'],
})

export const withdrawRuleAction = action({
  permission: 'rules.change',
  input: WithdrawProposalInput,
  run: async (ctx, input) => {
    await withdrawRule(ctx, input)
  },
  revalidate: ['/rules'],
})
