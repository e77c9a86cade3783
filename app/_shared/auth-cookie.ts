import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/env'
import { SESSION_ABSOLUTE_MS } from '@/lib/features/people/sessions'
import { sessionCookieName } from './cookie-names'

const MAX_AGE_SECONDS = SESSION_ABSOLUTE_MS / 1000
const Token = z.object({ sid: z.string().min(20).max(100) })

/** `__Host-` binds the cookie to this host over https; plain http (the machine itself) cannot carry that name. */
export function sessionCookie() {
  const secure = env().publicUrl.startsWith('https:')
  return {
    name: sessionCookieName(env().publicUrl),
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure },
  }
}

/** Gives the browser its session: the encrypted token of next-auth, which holds the random session id and no more. */
export async function setSessionCookie(sessionId: string): Promise<void> {
  const { name, options } = sessionCookie()
  const token = await encode({ token: { sid: sessionId }, secret: env().sessionSecret, maxAge: MAX_AGE_SECONDS })
  const jar = await cookies()
  jar.set(name, token, { ...options, maxAge: MAX_AGE_SECONDS })
}

export async function clearSessionCookie(): Promise<void> {
  const { name, options } = sessionCookie()
  const jar = await cookies()
  jar.set(name, '', { ...options, maxAge: 0 })
}

/** The session id of the request's cookie; undefined for none, a forged or an old one. It proves nothing by itself. */
export async function readSessionId(): Promise<string | undefined> {
  const jar = await cookies()
  const value = jar.get(sessionCookie().name)?.value
  if (!value) return undefined
  // A token of another secret, or no token at all, does not decrypt: that is a visitor, not an error.
  const token = await decode({ token: value, secret: env().sessionSecret }).catch(() => null)
  return Token.safeParse(token).data?.sid
}
