'use server'

import { action } from '@/app/_shared/action'
import { confirmRoles, refusePeopleChange, withdrawPeopleChange } from '@/lib/features/people/change-roles'
import { confirmInvite } from '@/lib/features/people/invite-person'
import { confirmFactorReset } from '@/lib/features/people/reset-factor'
import { ConfirmProposalInput, RefuseProposalInput, WithdrawProposalInput } from '@/lib/features/proposals/schemas'

export const confirmRolesAction = action({
  permission: 'people.manage',
  input: ConfirmProposalInput,
  run: async (ctx, input) => {
    await confirmRoles(ctx, input)
  },
  revalidate: ['/people'],
})

export const confirmInviteAction = action({
  permission: 'people.manage',
  input: ConfirmProposalInput,
  run: async (ctx, input) => {
    await confirmInvite(ctx, input)
  },
  revalidate: ['/people'],
})

export const confirmFactorResetAction = action({
  permission: 'people.manage',
  input: ConfirmProposalInput,
  run: async (ctx, input) => {
    await confirmFactorReset(ctx, input)
  },
  revalidate: ['/people'],
})

export const refusePeopleChangeAction = action({
  permission: 'people.manage',
  input: RefuseProposalInput,
  run: async (ctx, input) => {
    await refusePeopleChange(ctx, input)
  },
  revalidate: ['/people'],
})

export const withdrawPeopleChangeAction = action({
  permission: 'people.manage',
  input: WithdrawProposalInput,
  run: async (ctx, input) => {
    await withdrawPeopleChange(ctx, input)
  },
  revalidate: ['/people'],
})
