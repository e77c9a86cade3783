'use server'

import { action } from '@/app/_shared/action'
import { confirmPayee, refusePayee, withdrawPayee } from '@/lib/features/payees/decide-payee'
import { ConfirmProposalInput, RefuseProposalInput, WithdrawProposalInput } from '@/lib/features/proposals/schemas'

const SHOWN = ['/payees', '/payments/new', '/approvals']

export const confirmPayeeAction = action({
  permission: 'payee.confirm',
  input: ConfirmProposalInput,
  run: async (ctx, input) => {
    await confirmPayee(ctx, input)
  },
  revalidate: SHOWN,
})

export const refusePayeeAction = action({
  permission: 'payee.confirm',
  input: RefuseProposalInput,
  run: async (ctx, input) => {
    await refusePayee(ctx, input)
  },
  revalidate: SHOWN,
})

export const withdrawPayeeAction = action({
  permission: 'payee.change',
  input: WithdrawProposalInput,
  run: async (ctx, input) => {
    await withdrawPayee(ctx, input)
  },
  revalidate: SHOWN,
})
