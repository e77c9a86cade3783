'use server'

import { action } from '@/app/_shared/action'
import { proposePayeeChange } from '@/lib/features/payees/propose-change'
import { ChangePayeeInput } from '@/lib/features/payees/schemas'

export const changePayeeAction = action({
  permission: 'payee.change',
  input: ChangePayeeInput,
  run: async (ctx, input) => {
    await proposePayeeChange(ctx, input)
  },
  revalidate: ['/payees', '/approvals'],
})
