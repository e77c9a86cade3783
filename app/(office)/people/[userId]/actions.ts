'use server'

import { action } from '@/app/_shared/action'
import { ProposeRolesInput, proposeRoles } from '@/lib/features/people/change-roles'

export const proposeRolesAction = action({
  permission: 'people.manage',
  input: ProposeRolesInput,
  run: async (ctx, input) => {
    await proposeRoles(ctx, input)
  },
  revalidate: ['/people'],
})
