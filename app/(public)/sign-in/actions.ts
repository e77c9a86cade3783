'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readSessionId, setSessionCookie } from '@/app/_shared/auth-cookie'
import { firstPage } from '@/app/_shared/first-page'
import { isOwnOrigin } from '@/app/_shared/own-origin'
import { refusalOf } from '@/app/_shared/refusal'
import { getT } from '@/app/_shared/text'
import { env } from '@/lib/env'
import type { Person } from '@/lib/features/context'
import { returnPath } from '@/lib/features/people/return-path'
import { endSession } from '@/lib/features/people/sessions'
import { signIn } from '@/lib/features/people/sign-in'
import { getRuntime } from '@/lib/worker/runtime'

const Input = z.object({ signInName: z.string().max(200), password: z.string().max(1000), next: z.string().max(600) })

export type SignInRefusal = { message?: string; fields: { signInName?: string; password?: string } }

/** Signs a visitor in and goes on; otherwise says why not. The one action that asks for no session. */
export async function signInAction(raw: z.input<typeof Input>): Promise<SignInRefusal> {
  const t = await getT('sign-in')
  if (!isOwnOrigin(await headers(), env().publicUrl)) {
    return { message: t('wrongAddress', { address: env().publicUrl }), fields: {} }
  }
  const input = Input.safeParse(raw)
  if (!input.success) return { message: t('refused'), fields: {} }
  const { signInName, password, next } = input.data
  if (signInName.trim() === '' || password === '') {
    return {
      fields: {
        ...(signInName.trim() === '' && { signInName: t('nameMissing') }),
        ...(password === '' && { password: t('passwordMissing') }),
      },
    }
  }
  let person: Person | undefined
  try {
    person = await startSession(signInName, password)
  } catch (error) {
    const runtime = await getRuntime().catch(() => undefined)
    const { message } = await refusalOf(error, runtime, { personId: undefined, what: 'sign in' })
    return { message, fields: {} }
  }
  if (!person) return { message: t('refused'), fields: {} }
  const wished = returnPath(next)
  redirect(wished === '/' ? (firstPage(person, env().mode === 'sandbox')?.href ?? '/') : wished)
}

/** A browser that signs in again gets a new session, and its old one ends. */
async function startSession(signInName: string, password: string): Promise<Person | undefined> {
  const runtime = await getRuntime()
  const outcome = await signIn(runtime, { signInName, password })
  if (!outcome.ok) return undefined
  const before = await readSessionId()
  if (before !== undefined) await endSession(runtime, before)
  await setSessionCookie(outcome.sessionId)
  return outcome.person
}
