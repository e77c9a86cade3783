'use server'

import { action } from '@/app/_shared/action'
import { ProposeRolesInput, proposeRoles } from '@/lib/features/people/change-roles'
import { DisablePersonInput, disablePerson } from '@/lib/features/people/disable-person'
import {
  EndSessionInput,
  EndSessionsInput,
  endSessionById,
  endSessionsOfPerson,
} from '@/lib/features/people/end-sessions'
import { MakeEntryLinkInput, makeEntryLink } from '@/lib/features/people/entry-link'
import { proposeFactorReset, ResetFactorInput } from '@/lib/features/people/reset-factor'

export const proposeRolesAction = action({
  permission: 'people.manage',
  input: ProposeRolesInput,
  run: async (ctx, input) => {
    await proposeRoles(ctx, input)
  },
  revalidate: ['/people'],
})

export const makeEntryLinkAction = action({
  permission: 'people.manage',
  input: MakeEntryLinkInput,
  run: async (ctx, input) => {
    const { url, expiresAt } = await makeEntryLink(ctx, input)
    return { url, expiresAt: expiresAt.toISOString() }
  },
})

export const disablePersonAction = action({
  permission: 'people.manage',
  input: DisablePersonInput,
  run: disablePerson,
  revalidate: ['/people'],
})

export const proposeFactorResetAction = action({
  permission: 'people.manage',
  input: ResetFactorInput,
  run: async (ctx, input) => {
    await proposeFactorReset(ctx, input)
  },
  revalidate: ['/people'],
})

export const endPersonSessionAction = action({
  permission: 'people.manage',
  input: EndSessionInput,
  run: endSessionById,
  revalidate: ['/people'],
})

export const endPersonSessionsAction = action({
  permission: 'people.manage',
  input: EndSessionsInput,
  run: endSessionsOfPerson,
  revalidate: ['/people'],
})
