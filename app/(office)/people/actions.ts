'use server'

import { action } from '@/app/_shared/action'
import { confirmRoles, refuseRoles, withdrawRoles } from '@/lib/features/people/change-roles'
import { ConfirmProposalInput, RefuseProposalInput, WithdrawProposalInput } from '@/lib/features/proposals/schemas'

export const confirmRolesAction = action({
  permission: 'people.manage',
  input: ConfirmProposalInput,
  run: async (ctx, input) => {
    await confirmRoles(ctx, input)
  },
  revalidate: ['/people'],
})

export const refuseRolesAction = action({
  permission: 'people.manage',
  input: RefuseProposalInput,
  run: async (ctx, input) => {
    await refuseRoles(ctx, input)
  },
  revalidate: ['/people'],
})

export const withdrawRolesAction = action({
  permission: 'people.manage',
  input: WithdrawProposalInput,
  run: async (ctx, input) => {
    await withdrawRoles(ctx, input)
  },
  revalidate: ['/people'],
})
