import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { z } from 'zod'
import { env } from '@/lib/env'
import { returnPath } from '@/lib/features/people/return-path'
import { endSession, findSessionPerson, SESSION_ABSOLUTE_MS } from '@/lib/features/people/sessions'
import { signIn } from '@/lib/features/people/sign-in'
import { getRuntime } from '@/lib/worker/runtime'
import { sessionCookie } from './auth-cookie'
import { clientOf } from './caller-address'

declare module 'next-auth/jwt' {
  interface JWT {
    /** The random session id; its SHA-256 is the row's key. */
    sid?: string
  }
}

const Credentials = z.object({ signInName: z.string().max(200), password: z.string().max(1000) })
const SignedIn = z.object({ sessionId: z.string() })

/** next-auth carries the encrypted cookie; who may sign in and whether a session lives is lib/features/people. */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().sessionSecret,
    session: { strategy: 'jwt', maxAge: SESSION_ABSOLUTE_MS / 1000 },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    cookies: { sessionToken: sessionCookie() },
    providers: [
      CredentialsProvider({
        credentials: { signInName: {}, password: { type: 'password' } },
        async authorize(raw, request) {
          const given = Credentials.safeParse(raw)
          if (!given.success) return null
          const outcome = await signIn(await getRuntime(), {
            ...given.data,
            client: clientOf(new Headers(request.headers)),
          })
          return outcome.ok ? { id: outcome.person.id, sessionId: outcome.sessionId } : null
        },
      }),
    ],
    callbacks: {
      // Name, roles and address of a person never go into the cookie: they are read from the database each time.
      jwt({ token, user }) {
        const signedIn = SignedIn.safeParse(user)
        return signedIn.success ? { sid: signedIn.data.sessionId } : { sid: token.sid }
      },
      async session({ session, token }) {
        const person = token.sid
          ? await findSessionPerson(await getRuntime(), token.sid, { keepAlive: false })
          : undefined
        return { expires: session.expires, ...(person && { user: { name: person.name } }) }
      },
      redirect: ({ url, baseUrl }) =>
        `${baseUrl}${returnPath(url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url)}`,
    },
    events: {
      async signOut({ token }) {
        if (token?.sid) await endSession(await getRuntime(), token.sid)
      },
    },
  }
}
