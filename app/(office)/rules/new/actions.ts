'use server'

import { action } from '@/app/_shared/action'
import { proposeRule } from '@/lib/features/rules/propose-rule'
import { ProposeRuleInput } from '@/lib/features/rules/schemas'

export const proposeRuleAction = action({
  permission: 'rules.change',
  input: ProposeRuleInput,
  run: async (ctx, input) => {
    await proposeRule(ctx, input)
  },
  revalidate: ['/rules'],
})
