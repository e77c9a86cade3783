'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { readSessionId, setSessionCookie } from '@/app/_shared/auth-cookie'
import { clientOf } from '@/app/_shared/caller-address'
import { firstPage } from '@/app/_shared/first-page'
import { isOwnOrigin } from '@/app/_shared/own-origin'
import { refusalOf } from '@/app/_shared/refusal'
import { getT } from '@/app/_shared/text'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import type { Person } from '@/lib/features/context'
import { finishSignIn } from '@/lib/features/people/finish-sign-in'
import { returnPath } from '@/lib/features/people/return-path'
import { endSession } from '@/lib/features/people/sessions'
import { signIn } from '@/lib/features/people/sign-in'
import { getRuntime } from '@/lib/worker/runtime'

/** `next` is where to go afterwards; `here` stays on the page, whose form is still open. */
const Onward = z.union([z.object({ next: z.string().max(600) }), z.object({ here: z.literal(true) })])
const Input = z.object({ signInName: z.string().max(200), password: z.string().max(1000), onward: Onward })
const CodeInput = z.object({ code: z.string().max(100), onward: Onward })
type Onward = z.infer<typeof Onward>

export type SignInRefusal = { message?: string; fields: { signInName?: string; password?: string; code?: string } }
export type SignInAnswer =
  | { at: 'password' | 'code'; refusal: SignInRefusal }
  /** The password was right; the code is asked for. */
  | { at: 'code'; refusal: undefined }
  | { at: 'done'; signInName: string }

/** Signs a visitor in and goes on; otherwise says why not, or asks for the code. Asks for no session. */
export async function signInAction(raw: z.input<typeof Input>): Promise<SignInAnswer> {
  const t = await getT('sign-in')
  const refused = (refusal: SignInRefusal): SignInAnswer => ({ at: 'password', refusal })
  const elsewhere = await fromElsewhere()
  if (elsewhere) return refused(elsewhere)
  const input = Input.safeParse(raw)
  if (!input.success) return refused({ message: t('refused'), fields: {} })
  const { signInName, password, onward } = input.data
  if (signInName.trim() === '' || password === '') {
    return refused({
      fields: {
        ...(signInName.trim() === '' && { signInName: t('nameMissing') }),
        ...(password === '' && { password: t('passwordMissing') }),
      },
    })
  }
  let person: Person
  try {
    const client = clientOf(await headers())
    const outcome = await signIn(await getRuntime(), { signInName, password, client })
    if (!outcome.ok) return refused({ message: t(outcome.because), fields: {} })
    await takeSession(outcome.sessionId)
    if (outcome.awaitsCode) return { at: 'code', refusal: undefined }
    person = outcome.person
  } catch (error) {
    return refused(await inWords(error))
  }
  return goOn(person, onward)
}

/** The second half: a code of the authenticator or a recovery code, for the session whose password was right. */
export async function enterCodeAction(raw: z.input<typeof CodeInput>): Promise<SignInAnswer> {
  const t = await getT('sign-in')
  const elsewhere = await fromElsewhere()
  if (elsewhere) return { at: 'code', refusal: elsewhere }
  const input = CodeInput.safeParse(raw)
  if (!input.success || input.data.code.trim() === '')
    return { at: 'code', refusal: { fields: { code: t('codeMissing') } } }
  const sessionId = await readSessionId()
  if (sessionId === undefined) return { at: 'password', refusal: { message: t('codeTooLate'), fields: {} } }
  let person: Person
  try {
    const client = clientOf(await headers())
    const finished = await finishSignIn(await getRuntime(), { sessionId, code: input.data.code, client })
    await setSessionCookie(finished.sessionId)
    person = finished.person
  } catch (error) {
    if (error instanceof AppError && error.code === 'signed_out')
      return { at: 'password', refusal: { message: t('codeTooLate'), fields: {} } }
    return { at: 'code', refusal: await inWords(error) }
  }
  return goOn(person, input.data.onward)
}

async function fromElsewhere(): Promise<SignInRefusal | undefined> {
  const { publicUrl } = env()
  if (isOwnOrigin(await headers(), publicUrl)) return undefined
  return { message: (await getT('sign-in'))('wrongAddress', { address: publicUrl }), fields: {} }
}

async function inWords(error: unknown): Promise<SignInRefusal> {
  const runtime = await getRuntime().catch(() => undefined)
  const { message, fields } = await refusalOf(error, runtime, { personId: undefined, what: 'sign in' })
  return fields.code ? { fields: { code: fields.code } } : { message, fields: {} }
}

/** A browser that signs in again gets a new session, and its old one ends. */
async function takeSession(sessionId: string): Promise<void> {
  const before = await readSessionId()
  if (before !== undefined) await endSession(await getRuntime(), before)
  await setSessionCookie(sessionId)
}

function goOn(person: Person, onward: Onward): SignInAnswer {
  if ('here' in onward) return { at: 'done', signInName: person.signInName }
  const wished = returnPath(onward.next)
  redirect(wished === '/' ? (firstPage(person, env().mode === 'sandbox')?.href ?? '/account') : wished)
}
