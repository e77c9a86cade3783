import { NextRequest } from 'next/server'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { SESSION_IDLE_MS } from '@/lib/features/people/sessions'
import { openEntrance, SETTINGS } from './entrance-fixture'
import { answerJson, handler } from './handler'

const world = vi.hoisted(() => ({ entrance: undefined as unknown }))
const entrance = () => world.entrance as ReturnType<typeof openEntrance>

vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => {
      const value = entrance().request.cookies.get(name)
      return value === undefined ? undefined : { name, value }
    },
  }),
}))
vi.mock('@/lib/worker/runtime', () => ({ getRuntime: async () => entrance().runtime }))
vi.mock('@/lib/env', async (original) => ({
  ...(await original<typeof import('@/lib/env')>()),
  env: () => SETTINGS,
}))

const route = handler({
  permission: 'export.run',
  input: z.object({ q: z.string().max(5).default('') }),
  run: async (ctx, { params, input }) => answerJson({ by: ctx.actor.id, id: params.id, q: input.q, sum: 12n }),
})
const ask = (
  address = '/exports/1?q=x',
  init: { method?: string; headers?: Record<string, string>; body?: string } = {},
) => route(new NextRequest(`https://pay.example.org${address}`, init), { params: Promise.resolve({ id: '1' }) })

beforeEach(() => {
  world.entrance = openEntrance()
})

describe('a handler', () => {
  test('reads for a person with the right; amounts cross as text and nobody keeps a copy', async () => {
    const { person } = await entrance().signInAs('accountant')
    const answer = await ask()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toEqual({ by: person.id, id: '1', q: 'x', sum: '12' })
  })

  test('answers 401 to a visitor and 403 without the right, in words', async () => {
    expect((await ask()).status).toBe(401)
    await entrance().signInAs('cashier')
    const refused = await ask()
    expect(refused.status).toBe(403)
    expect(await refused.json()).toMatchObject({ error: { code: 'forbidden', message: expect.any(String) } })
    expect(await entrance().auditedActions()).toEqual(['refused permission:export.run'])
  })

  test('answers 422 with the field to a query it cannot read', async () => {
    await entrance().signInAs('accountant')
    const answer = await ask('/exports/1?q=far-too-long')
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ error: { code: 'invalid_input', fields: { q: 'That is too long.' } } })
  })

  test('takes what changes something from our own pages only', async () => {
    await entrance().signInAs('accountant')
    const post = (headers: Record<string, string>) => ask('/exports/1', { method: 'POST', headers, body: '{"q":"y"}' })
    expect((await post({})).status).toBe(403)
    expect((await post({ origin: 'null' })).status).toBe(403)
    expect((await post({ origin: 'https://evil.example' })).status).toBe(403)
    const own = await post({ origin: SETTINGS.publicUrl })
    expect([own.status, (await own.json()).q]).toEqual([200, 'y'])
  })

  test('answers 429 to more changes than are allowed; reading goes on', async () => {
    await entrance().signInAs('accountant')
    const post = () => ask('/exports/1', { method: 'POST', headers: { origin: SETTINGS.publicUrl }, body: '{"q":"y"}' })
    for (let index = 0; index < 60; index += 1) expect((await post()).status).toBe(200)
    const refused = await post()
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({ error: { code: 'too_fast', message: expect.any(String) } })
    expect((await ask()).status).toBe(200)
  })

  test('does not hold a session open by asking again and again', async () => {
    await entrance().signInAs('accountant')
    for (let i = 0; i < 4; i += 1) {
      expect((await ask()).status).toBe(i < 3 ? 200 : 401)
      entrance().pass(SESSION_IDLE_MS / 3 + 1)
    }
  })
})
