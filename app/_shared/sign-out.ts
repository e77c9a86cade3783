'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { env } from '@/lib/env'
import { endSession } from '@/lib/features/people/sessions'
import { getRuntime } from '@/lib/worker/runtime'
import { clearSessionCookie, readSessionId } from './auth-cookie'
import { isOwnOrigin } from './own-origin'
import { SIGNED_OUT_PATH } from './security-headers'

/** Ends the session's row first: from that commit on the cookie opens nothing, wherever a copy of it lies. */
export async function signOutAction(): Promise<void> {
  if (!isOwnOrigin(await headers(), env().publicUrl)) return
  const sessionId = await readSessionId()
  if (sessionId !== undefined) await endSession(await getRuntime(), sessionId)
  await clearSessionCookie()
  redirect(SIGNED_OUT_PATH)
}
