'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { action } from '@/app/_shared/action'
import { clearSessionCookie, setSessionCookie } from '@/app/_shared/auth-cookie'
import { clientOf } from '@/app/_shared/caller-address'
import { SIGNED_OUT_PATH } from '@/app/_shared/security-headers'
import { ChangePasswordInput, changePassword } from '@/lib/features/people/change-password'
import { EndSessionInput, endOwnSessions, endSessionById } from '@/lib/features/people/end-sessions'
import { RenewRecoveryCodesInput, renewRecoveryCodes } from '@/lib/features/people/recovery-codes'

export const endOwnSessionAction = action({
  permission: 'signed_in',
  input: EndSessionInput,
  run: endSessionById,
  revalidate: ['/account'],
})

export const signOutEverywhereAction = action({
  permission: 'signed_in',
  input: z.object({}),
  run: async (ctx) => {
    await endOwnSessions(ctx)
    await clearSessionCookie()
    redirect(SIGNED_OUT_PATH)
  },
})

export const changePasswordAction = action({
  permission: 'signed_in',
  input: ChangePasswordInput,
  run: async (ctx, input) => {
    await setSessionCookie(await changePassword(ctx, input, clientOf(await headers())))
  },
  revalidate: ['/account'],
})

export const renewRecoveryCodesAction = action({
  permission: 'signed_in',
  input: RenewRecoveryCodesInput,
  run: renewRecoveryCodes,
  revalidate: ['/account'],
})
