import path from 'node:path'
import { eq } from 'drizzle-orm'
import { NextRequest } from 'next/server'
import { encode } from 'next-auth/jwt'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { ROLES, type Role } from '@/lib/core/permissions'
import { ACTS, ENTRANCES, OPEN_ENTRANCES } from './authorisation-matrix'
import { openEntrance, SETTINGS } from './entrance-fixture'
import { type Entrance, findEntrances } from './find-entrances'
import { PATH_HEADER } from './request-headers'

const world = vi.hoisted(() => ({ entrance: undefined as unknown }))
const entrance = () => world.entrance as ReturnType<typeof openEntrance>

vi.mock('next/headers', () => ({
  headers: async () => entrance().request.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = entrance().request.cookies.get(name)
      return value === undefined ? undefined : { name, value }
    },
  }),
}))
vi.mock('next/cache', () => ({ revalidatePath: () => undefined }))
vi.mock('@/lib/worker/runtime', () => ({ getRuntime: async () => entrance().runtime }))
vi.mock('@/lib/env', async (original) => ({
  ...(await original<typeof import('@/lib/env')>()),
  env: () => SETTINGS,
}))

/** How a caller was met: turned away at the door, or let through to whatever comes after it. */
type Met = 'signed out' | 'forbidden' | 'let in'
type Unknown = Record<string, unknown>

const keyOf = ({ file, name }: Entrance) => `${file} ${name}`
const isOpen = (one: Entrance) => keyOf(one) in OPEN_ENTRANCES || `${one.file} *` in OPEN_ENTRANCES
const found = findEntrances()
const guarded = found.filter((one) => !isOpen(one))
const rolesFor = (one: Entrance): readonly Role[] => ACTS[ENTRANCES[keyOf(one)] ?? 'which right is missing']

async function exportOf(one: Entrance): Promise<(...args: unknown[]) => Promise<unknown>> {
  const loaded = (await import(/* @vite-ignore */ path.resolve('app', one.file))) as Unknown
  const value = loaded[one.kind === 'page' ? 'default' : one.name]
  if (typeof value !== 'function') throw new Error(`${keyOf(one)} is no function`)
  return value as (...args: unknown[]) => Promise<unknown>
}

/** Words for the variable parts of a path; nothing of them exists. */
function paramsOf(file: string): Record<string, string> {
  return Object.fromEntries([...file.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = '']) => [name, 'nothing']))
}

async function knock(one: Entrance): Promise<Met> {
  const call = await exportOf(one)
  if (one.kind === 'page') return knockAtPage(call, one)
  if (one.kind === 'action') return metBy(codeOf(await call({ nothing: 'that any schema knows' })))
  const method = one.name
  const headers = entrance().request.headers
  const body = ['GET', 'HEAD'].includes(method) ? {} : { body: '{"nothing":"that any schema knows"}' }
  const request = new NextRequest(`${SETTINGS.publicUrl}/nothing`, { method, headers, ...body })
  const answer = (await call(request, { params: Promise.resolve(paramsOf(one.file)) })) as Response
  return answer.status === 401 ? 'signed out' : answer.status === 403 ? 'forbidden' : 'let in'
}

/** A page turns away by sending elsewhere; what it then does with ids of nothing is its own affair. */
async function knockAtPage(call: (...args: unknown[]) => Promise<unknown>, one: Entrance): Promise<Met> {
  try {
    await call({ params: Promise.resolve(paramsOf(one.file)), searchParams: Promise.resolve({}) })
  } catch (error) {
    const digest = error instanceof Error && 'digest' in error ? String(error.digest) : ''
    if (/^NEXT_REDIRECT;\w+;\/sign-in/.test(digest)) return 'signed out'
    if (/^NEXT_REDIRECT;\w+;\/refused\?right=/.test(digest)) return 'forbidden'
  }
  return 'let in'
}

function codeOf(answer: unknown): string {
  const { error } = answer as { error?: { code: string } }
  return error?.code ?? ''
}

function metBy(code: string): Met {
  return code === 'signed_out' ? 'signed out' : code === 'forbidden' ? 'forbidden' : 'let in'
}

beforeEach(() => {
  world.entrance = openEntrance()
  comeFrom({})
})

function comeFrom(headers: Record<string, string>): void {
  const own = { origin: SETTINGS.publicUrl, 'sec-fetch-site': 'same-origin', [PATH_HEADER]: '/somewhere' }
  entrance().request.headers = new Headers({ ...own, ...headers })
}

test('the table names every entrance that the code has, and no other', () => {
  expect(guarded.map(keyOf).filter((key) => !(key in ENTRANCES))).toEqual([])
  const there = new Set(found.flatMap((one) => [keyOf(one), `${one.file} *`]))
  expect([...Object.keys(ENTRANCES), ...Object.keys(OPEN_ENTRANCES)].filter((key) => !there.has(key))).toEqual([])
  expect(guarded.length).toBeGreaterThan(40)
})

describe.each(guarded.map((one) => [keyOf(one), one] as const))('%s', (_key, one) => {
  test('lets in exactly the roles of the matrix, and no visitor', async () => {
    const met: Record<string, Met> = { visitor: await knock(one) }
    for (const role of ROLES) {
      await entrance().signInAs(role)
      met[role] = await knock(one)
    }
    const expected = ROLES.map((role) => [role, rolesFor(one).includes(role) ? 'let in' : 'forbidden'] as const)
    expect(met).toEqual({ visitor: 'signed out', ...Object.fromEntries(expected) })
  }, 60_000)

  test('writes a refusal of a right into the audit log', async () => {
    const refused = ROLES.find((role) => !rolesFor(one).includes(role))
    if (!refused) return
    await entrance().signInAs(refused)
    await knock(one)
    expect(await entrance().auditedActions()).toEqual([expect.stringMatching(/^refused permission:/)])
  })
})

const changing = guarded.filter((one) => one.kind === 'action' || (one.kind === 'handler' && one.name !== 'GET'))

describe.each(changing.map((one) => [keyOf(one), one] as const))('%s, which changes something,', (_key, one) => {
  test('takes no call from elsewhere: another site, null, none, or a browser that says so', async () => {
    const [role = 'maker'] = rolesFor(one)
    await entrance().signInAs(role)
    const elsewhere: readonly [string, () => void][] = [
      ['another site', () => comeFrom({ origin: 'https://evil.example' })],
      ['a site that begins alike', () => comeFrom({ origin: `${SETTINGS.publicUrl}.evil.example` })],
      ['null', () => comeFrom({ origin: 'null' })],
      ['cross-site', () => comeFrom({ 'sec-fetch-site': 'cross-site' })],
      ['same-site', () => comeFrom({ 'sec-fetch-site': 'same-site' })],
      ['no Origin', () => entrance().request.headers.delete('origin')],
    ]
    for (const [where, arrange] of elsewhere) {
      comeFrom({})
      arrange()
      expect([where, await knock(one)]).toEqual([where, 'forbidden'])
    }
  })
})

/** Where a guard asks for something, and what it is like when that breaks. */
const BREAKS: readonly [string, () => void][] = [
  ['the database cannot be read', () => breakStore('read')],
  ['the cookie cannot be opened', () => entrance().request.cookies.set('__Host-hazina-session', 'x'.repeat(5_000))],
  ['the runtime cannot be had', () => void Object.defineProperty(entrance(), 'runtime', { get: broken })],
]
const broken = (): never => {
  throw new Error('broken on purpose')
}

function breakStore(part: 'read' | 'tx'): void {
  const { runtime } = entrance()
  const store = new Proxy(runtime.store, { get: (of, name) => (name === part ? broken() : Reflect.get(of, name)) })
  Object.assign(entrance(), { runtime: { ...runtime, store } })
}

/** RELIABILITY.md section 3 row 31: failure means deny. */
describe.each(BREAKS)('a guard that breaks, as %s,', (_what, breakIt) => {
  test('lets nobody in anywhere, and says no more than a reference', async () => {
    await entrance().signInAs('administrator', 'approver', 'maker', 'accountant', 'cashier', 'auditor')
    const before = await entrance().auditedActions()
    const read = entrance().store
    breakIt()
    for (const one of guarded) {
      const call = await exportOf(one)
      const said = await answerOf(call, one)
      expect([keyOf(one), said.isLetIn]).toEqual([keyOf(one), false])
      expect([keyOf(one), said.words]).toEqual([
        keyOf(one),
        expect.not.stringMatching(/broken on purpose|node_modules|at \w+ \(/),
      ])
    }
    expect((await read.read.select().from(read.t.audit)).length).toBe(before.length)
  }, 120_000)
})

/** What a caller hears of an entrance whose guard broke. Of a page Next.js shows the digest only, in production. */
async function answerOf(call: (...args: unknown[]) => Promise<unknown>, one: Entrance) {
  if (one.kind === 'page') {
    const thrown = await call({ params: Promise.resolve(paramsOf(one.file)), searchParams: Promise.resolve({}) }).then(
      () => undefined,
      (error: unknown) => error,
    )
    return { isLetIn: thrown === undefined, words: '' }
  }
  if (one.kind === 'action') {
    const answer = (await call({ nothing: 'that any schema knows' })) as { ok: boolean; error?: { message: string } }
    return { isLetIn: answer.ok || codeOf(answer) === 'invalid_input', words: answer.error?.message ?? '' }
  }
  const body = ['GET', 'HEAD'].includes(one.name) ? {} : { body: '{}' }
  const request = new NextRequest(`${SETTINGS.publicUrl}/nothing`, {
    method: one.name,
    headers: entrance().request.headers,
    ...body,
  })
  const answer = (await call(request, { params: Promise.resolve(paramsOf(one.file)) })) as Response
  return { isLetIn: answer.status < 400 || answer.status === 422, words: await answer.text() }
}

describe('whoever loses a right while the page is open', () => {
  const byRole = guarded.map((one) => [keyOf(one), one] as const)

  test.each(byRole)('%s: disabled, signed out; demoted, refused; with the same cookie', async (_key, one) => {
    const [role = 'maker'] = rolesFor(one)
    const { person } = await entrance().signInAs(role)
    const { users } = entrance().store.t
    const change = (to: Partial<{ disabledAt: Date; roles: string }>) =>
      entrance().store.tx(async (tx) => {
        await tx.update(users).set(to).where(eq(users.id, person.id))
      })
    const other = ROLES.find((each) => !rolesFor(one).includes(each))
    if (other) {
      await change({ roles: other })
      expect(await knock(one)).toBe('forbidden')
      await change({ roles: '' })
      expect(await knock(one)).toBe('forbidden')
    }
    await change({ disabledAt: new Date() })
    expect(await knock(one)).toBe('signed out')
  })

  test('a cookie of another secret opens nothing anywhere', async () => {
    const { sid } = await entrance().signInAs('administrator', 'approver', 'maker')
    entrance().request.cookies.set('__Host-hazina-session', await encode({ token: { sid }, secret: 'x'.repeat(32) }))
    for (const one of guarded) expect([keyOf(one), await knock(one)]).toEqual([keyOf(one), 'signed out'])
  }, 60_000)
})
