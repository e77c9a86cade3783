'use server'

import { headers } from 'next/headers'
import { z } from 'zod'
import type { ActionResult, Refusal } from '@/app/_shared/action'
import { readSessionId, setSessionCookie } from '@/app/_shared/auth-cookie'
import { clientOf } from '@/app/_shared/caller-address'
import { firstPage } from '@/app/_shared/first-page'
import { isOwnOrigin } from '@/app/_shared/own-origin'
import { refusalOf } from '@/app/_shared/refusal'
import { type QrPath, qrPathOf } from '@/components/ui/qr-code'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/env'
import type { Runtime } from '@/lib/features/context'
import { enterByLink, readEntryLink, type Welcome } from '@/lib/features/people/enter-by-link'
import { endSession } from '@/lib/features/people/sessions'
import { getRuntime } from '@/lib/worker/runtime'

const Token = z.string().max(100)
const ReadInput = z.object({ token: Token })
const EnterInput = z.object({
  token: Token,
  password: z.string().max(1000),
  repeated: z.string().max(1000),
  code: z.string().max(100),
})

export type Shown = Omit<Welcome, 'authenticator'> & {
  authenticator: { secret: string; uri: string; qr: QrPath } | undefined
}
export type EnteredView = { recoveryCodes: readonly string[]; firstPage: string }

/** Whose link it is, and what its page has to ask for. The link itself is the right to ask. */
export async function readLinkAction(raw: z.input<typeof ReadInput>): Promise<ActionResult<Shown>> {
  return answer(async (runtime) => {
    const { authenticator, ...welcome } = await readEntryLink(runtime, ReadInput.parse(raw).token)
    return { ...welcome, authenticator: authenticator && { ...authenticator, qr: qrPathOf(authenticator.uri) } }
  })
}

/** Chooses the password, enrols the authenticator, and signs in: once for each link. */
export async function enterAction(raw: z.input<typeof EnterInput>): Promise<ActionResult<EnteredView>> {
  return answer(async (runtime) => {
    const entered = await enterByLink(runtime, EnterInput.parse(raw), clientOf(await headers()))
    // Whoever was signed in at this browser before is not any more.
    const before = await readSessionId()
    if (before !== undefined) await endSession(runtime, before)
    await setSessionCookie(entered.sessionId)
    const first = firstPage(entered.person, env().mode === 'sandbox')?.href ?? '/account'
    return { recoveryCodes: entered.recoveryCodes, firstPage: first }
  })
}

async function answer<Value>(run: (runtime: Runtime) => Promise<Value>): Promise<ActionResult<Value>> {
  let runtime: Runtime | undefined
  try {
    if (!isOwnOrigin(await headers(), env().publicUrl)) throw new AppError('forbidden', 'from another page')
    runtime = await getRuntime()
    return { ok: true, value: await run(runtime) }
  } catch (error) {
    const refusal: Refusal = await refusalOf(error, runtime, { personId: undefined, what: 'enter by link' })
    return { ok: false, error: refusal }
  }
}
