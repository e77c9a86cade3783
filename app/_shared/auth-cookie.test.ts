import { decode } from 'next-auth/jwt'
import { beforeEach, expect, test, vi } from 'vitest'
import { readSettings } from '@/lib/env'
import { SESSION_ABSOLUTE_MS } from '@/lib/features/people/sessions'
import { clearSessionCookie, setSessionCookie } from './auth-cookie'

const world = vi.hoisted(() => ({ publicUrl: '', set: [] as { name: string; value: string; options: object }[] }))
const SECRET = 'a secret of the tests, long enough'

vi.mock('next/headers', () => ({
  cookies: async () => ({
    set: (name: string, value: string, options: object) => world.set.push({ name, value, options }),
  }),
}))
vi.mock('@/lib/env', async (original) => {
  const real = await original<typeof import('@/lib/env')>()
  return {
    ...real,
    env: () =>
      readSettings({ HAZINA_KEY: '7'.repeat(64), NEXTAUTH_SECRET: SECRET, HAZINA_PUBLIC_URL: world.publicUrl }),
  }
})

const sessionId = 'x'.repeat(43)

beforeEach(() => {
  world.set = []
})

// RELIABILITY.md section 3 row 8.
test('over https the cookie is bound to this host, unreadable for scripts, and never sent in the clear', async () => {
  world.publicUrl = 'https://pay.example.org'
  await setSessionCookie(sessionId)
  expect(world.set).toEqual([
    {
      name: '__Host-hazina-session',
      value: expect.any(String),
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: true, maxAge: SESSION_ABSOLUTE_MS / 1000 },
    },
  ])
})

test('on the machine itself, without https, it has no name that a browser would refuse', async () => {
  world.publicUrl = 'http://127.0.0.1:3000'
  await setSessionCookie(sessionId)
  expect(world.set[0]).toMatchObject({ name: 'hazina-session', options: { httpOnly: true, secure: false } })
})

test('it holds the session id, encrypted, and nothing else', async () => {
  world.publicUrl = 'https://pay.example.org'
  await setSessionCookie(sessionId)
  const { value = '' } = world.set[0] ?? {}
  expect(value).not.toContain(sessionId)
  const { iat, exp, jti, ...held } = (await decode({ token: value, secret: SECRET })) ?? {}
  expect(held).toEqual({ sid: sessionId })
  expect(await decode({ token: value, secret: 'y'.repeat(32) }).catch(() => null)).toBeNull()
})

test('signing out empties it', async () => {
  world.publicUrl = 'https://pay.example.org'
  await clearSessionCookie()
  expect(world.set).toMatchObject([{ name: '__Host-hazina-session', value: '', options: { maxAge: 0, path: '/' } }])
})
