'use server'

import { action } from '@/app/_shared/action'
import { InvitePersonInput, proposeInvite } from '@/lib/features/people/invite-person'

export const proposeInviteAction = action({
  permission: 'people.manage',
  input: InvitePersonInput,
  run: async (ctx, input) => {
    await proposeInvite(ctx, input)
  },
  revalidate: ['/people'],
})
