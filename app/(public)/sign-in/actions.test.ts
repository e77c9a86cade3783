import { decode } from 'next-auth/jwt'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { openEntrance, SETTINGS } from '@/app/_shared/entrance-fixture'
import { PASSWORD, TOTP_SECRET } from '@/lib/features/people/people-fixture'
import { findSessionPerson } from '@/lib/features/people/sessions'
import { currentCode } from '@/lib/features/people/totp'
import { enterAction, readLinkAction } from '../enter/actions'
import { enterCodeAction, signInAction } from './actions'

const COOKIE = '__Host-hazina-session'
const world = vi.hoisted(() => ({ entrance: undefined as unknown }))
const entrance = () => world.entrance as ReturnType<typeof openEntrance>

vi.mock('next/headers', () => ({
  headers: async () => entrance().request.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = entrance().request.cookies.get(name)
      return value === undefined ? undefined : { name, value }
    },
    set: (name: string, value: string) => entrance().request.cookies.set(name, value),
  }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))
vi.mock('@/lib/worker/runtime', () => ({ getRuntime: async () => entrance().runtime }))
vi.mock('@/lib/env', async (original) => ({
  ...(await original<typeof import('@/lib/env')>()),
  env: () => SETTINGS,
}))

beforeEach(async () => {
  world.entrance = openEntrance()
  entrance().fromOwnPage()
})

const typed = (change = {}) => ({ signInName: 'amina', password: PASSWORD, onward: { here: true } as const, ...change })
const codeNow = () => currentCode(TOTP_SECRET, entrance().now()).code

async function cookieSession(): Promise<string> {
  const token = entrance().request.cookies.get(COOKIE)
  const held = await decode({ token, secret: SETTINGS.sessionSecret }).catch(() => null)
  return held?.sid ?? ''
}
const signedIn = async () => findSessionPerson(entrance().world, await cookieSession(), { keepAlive: false })

describe('signing in', () => {
  test('with an authenticator: the password opens nothing, the code gives a new session', async () => {
    await entrance().addPerson('amina')
    expect(await signInAction(typed())).toEqual({ at: 'code', refusal: undefined })
    const waiting = await cookieSession()
    expect(await signedIn()).toBeUndefined()
    const wrong = await enterCodeAction({ code: '000000', onward: { here: true } })
    expect(wrong).toMatchObject({
      at: 'code',
      refusal: { fields: { code: expect.stringMatching(/wrong or already/) } },
    })
    expect(await enterCodeAction({ code: codeNow(), onward: { here: true } })).toEqual({
      at: 'done',
      signInName: 'amina',
    })
    expect(await cookieSession()).not.toBe(waiting)
    expect(await signedIn()).toMatchObject({ signInName: 'amina' })
  })

  test('goes on to the page asked for, and nowhere else', async () => {
    await entrance().addPerson('eshe', ['accountant'], { isDemo: true })
    const target = async (next: string) => {
      const error = await signInAction(typed({ signInName: 'eshe', onward: { next } })).catch(
        (thrown: unknown) => thrown,
      )
      return error instanceof Error && 'digest' in error ? String(error.digest).split(';')[2] : ''
    }
    expect(await target('/bills?tab=paid')).toBe('/bills?tab=paid')
    expect(await target('//evil.example')).toBe('/')
    expect(await target('/')).toBe('/')
  })

  test('a second time in one browser ends the first session', async () => {
    await entrance().addPerson('eshe', ['accountant'], { isDemo: true })
    await signInAction(typed({ signInName: 'eshe' }))
    const first = await cookieSession()
    await signInAction(typed({ signInName: 'eshe' }))
    expect(await findSessionPerson(entrance().world, first, { keepAlive: false })).toBeUndefined()
    expect(await signedIn()).toBeDefined()
  })

  test('says so when the code comes too late, or without a password before it', async () => {
    await entrance().addPerson('amina')
    expect(await enterCodeAction({ code: codeNow(), onward: { here: true } })).toMatchObject({ at: 'password' })
    await signInAction(typed())
    entrance().pass(11 * 60_000)
    expect(await enterCodeAction({ code: codeNow(), onward: { here: true } })).toMatchObject({ at: 'password' })
    expect(await signedIn()).toBeUndefined()
  })

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['no Origin', {}],
  ])('is refused from %s, also by a link', async (_where, headers) => {
    await entrance().addPerson('amina')
    entrance().request.headers = new Headers(headers)
    expect(await signInAction(typed())).toMatchObject({ at: 'password', refusal: { message: expect.any(String) } })
    expect(await enterCodeAction({ code: '123456', onward: { here: true } })).toMatchObject({ at: 'code' })
    expect(await readLinkAction({ token: 'x'.repeat(43) })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    const given = { token: 'x'.repeat(43), password: 'x', repeated: 'x', code: '' }
    expect(await enterAction(given)).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(entrance().request.cookies.size).toBe(0)
  })
})

test('a link that is nobody’s says that it is over, in words', async () => {
  expect(await readLinkAction({ token: 'x'.repeat(43) })).toMatchObject({
    ok: false,
    error: { code: 'link_over', message: expect.stringMatching(/does not work any more/) },
  })
})
