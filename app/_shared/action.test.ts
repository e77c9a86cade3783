import { encode } from 'next-auth/jwt'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { endSession } from '@/lib/features/people/sessions'
import { action } from './action'
import { openEntrance, SETTINGS } from './entrance-fixture'

const world = vi.hoisted(() => ({ entrance: undefined as unknown, revalidated: [] as string[] }))
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
vi.mock('next/cache', () => ({ revalidatePath: (path: string) => world.revalidated.push(path) }))
vi.mock('@/lib/worker/runtime', () => ({ getRuntime: async () => entrance().runtime }))
vi.mock('@/lib/env', async (original) => ({
  ...(await original<typeof import('@/lib/env')>()),
  env: () => SETTINGS,
}))

const run = vi.fn(
  async (ctx: { actor: { id: string } }, input: { amount: string }) => `${ctx.actor.id} ${input.amount}`,
)
const approve = action({
  permission: 'payment.approve',
  input: z.object({ amount: z.string().min(1), to: z.string().max(3).optional() }),
  run,
  revalidate: ['/payments'],
})

beforeEach(() => {
  world.entrance = openEntrance()
  world.revalidated = []
  run.mockClear()
  entrance().fromOwnPage()
})

describe('an action', () => {
  test('runs for a person with the right, on our own page, with good input, and refreshes its pages', async () => {
    const { person } = await entrance().signInAs('approver')
    expect(await approve({ amount: '10' })).toEqual({ ok: true, value: `${person.id} 10` })
    expect(world.revalidated).toEqual(['/payments'])
  })

  test('drops fields it does not know', async () => {
    await entrance().signInAs('approver')
    await approve(Object.assign({ amount: '10' }, { state: 'approved' }))
    expect(run).toHaveBeenCalledWith(expect.anything(), { amount: '10' })
  })

  test.each([
    ['a visitor', async () => undefined],
    [
      'a cookie of another secret',
      async () => {
        const { sid } = await entrance().signInAs('approver')
        entrance().request.cookies.set(
          '__Host-hazina-session',
          await encode({ token: { sid }, secret: 'x'.repeat(32) }),
        )
      },
    ],
    [
      'a cookie without a session',
      async () => {
        const token = await encode({ token: { sub: 'admin', name: 'admin' }, secret: SETTINGS.sessionSecret })
        entrance().request.cookies.set('__Host-hazina-session', token)
      },
    ],
    ['nonsense for a cookie', async () => void entrance().request.cookies.set('__Host-hazina-session', 'true')],
    [
      'a session that was signed out',
      async () => endSession(entrance().world, (await entrance().signInAs('approver')).sid),
    ],
    [
      'the cookie of plain http',
      async () => {
        await entrance().signInAs('approver')
        const token = entrance().request.cookies.get('__Host-hazina-session') ?? ''
        entrance().request.cookies.clear()
        entrance().request.cookies.set('hazina-session', token)
      },
    ],
  ])('says signed out to %s and does nothing', async (_who, arrange) => {
    await arrange()
    expect(await approve({ amount: '10' })).toMatchObject({ ok: false, error: { code: 'signed_out' } })
    expect(run).not.toHaveBeenCalled()
  })

  test.each(['maker', 'cashier', 'accountant', 'auditor', 'administrator'] as const)(
    'is refused to a %s without the right, with a line in the audit log',
    async (role) => {
      await entrance().signInAs(role)
      expect(await approve({ amount: '10' })).toMatchObject({
        ok: false,
        error: { code: 'forbidden', message: 'You do not have permission to do this.' },
      })
      expect(run).not.toHaveBeenCalled()
      expect(await entrance().auditedActions()).toEqual(['refused permission:payment.approve'])
    },
  )

  test.each([
    ['another site', { origin: 'https://evil.example' }],
    ['no Origin', {}],
    ['Origin null', { origin: 'null', 'sec-fetch-site': 'same-origin' }],
  ])('is refused from %s', async (_where, headers) => {
    await entrance().signInAs('approver')
    entrance().request.headers = new Headers(headers)
    expect(await approve({ amount: '10' })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(run).not.toHaveBeenCalled()
  })

  test('says in words which field is wrong', async () => {
    await entrance().signInAs('approver')
    expect(await approve({ amount: '', to: 'too far' })).toMatchObject({
      ok: false,
      error: { code: 'invalid_input', fields: { amount: 'Fill this in.', to: 'That is too long.' } },
    })
    expect(run).not.toHaveBeenCalled()
  })

  test('passes a refusal of the rule on, with sentences for its fields', async () => {
    await entrance().signInAs('approver')
    run.mockRejectedValueOnce(
      new AppError('wrong_code', 'detail', { fields: { code: 'code_wrong', bank: 'Akaunti haipo.' } }),
    )
    const answer = await approve({ amount: '10' })
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: 'wrong_code',
        fields: {
          code: 'This code is wrong or already used. Wait for the next one and type its six digits.',
          bank: 'Akaunti haipo.',
        },
      },
    })
    expect(world.revalidated).toEqual([])
  })

  test('says a reference and nothing else about what broke; the log has the rest', async () => {
    await entrance().signInAs('approver')
    run.mockRejectedValueOnce(new Error('disk image malformed at page 7'))
    const answer = await approve({ amount: '10' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'unexpected', fields: {} } })
    expect(JSON.stringify(answer)).not.toContain('page 7')
    const reference = answer.ok ? '' : answer.error.reference
    expect(entrance().logged.at(-1)?.fields).toMatchObject({ reference, error: expect.stringContaining('page 7') })
  })

  test('never logs the values of a query that failed', async () => {
    await entrance().signInAs('approver')
    const cause = new Error('UNIQUE constraint failed')
    const failed = Object.assign(new Error('Failed query: insert … params: 254712345678', { cause }), {
      query: 'insert',
    })
    run.mockRejectedValueOnce(failed)
    await approve({ amount: '10' })
    expect(JSON.stringify(entrance().logged)).not.toContain('254712345678')
    expect(JSON.stringify(entrance().logged)).toContain('UNIQUE constraint failed')
  })

  test('is refused from the sixty-first in a minute on, for that person alone, and works again later', async () => {
    const { person } = await entrance().signInAs('approver')
    const codes: string[] = []
    for (let index = 0; index < 65; index += 1) {
      const answer = await approve({ amount: '10' })
      codes.push(answer.ok ? 'ok' : answer.error.code)
    }
    expect(codes.filter((code) => code === 'ok')).toHaveLength(60)
    expect(codes.slice(60)).toEqual(Array.from({ length: 5 }, () => 'too_fast'))
    expect(run).toHaveBeenCalledTimes(60)
    expect(await entrance().auditedActions()).toEqual([`limit.reached user:${person.id}`])
    await entrance().signInAs('approver', 'maker')
    expect(await approve({ amount: '10' })).toMatchObject({ ok: true })
    entrance().pass(120_000)
    expect(await approve({ amount: '10' })).toMatchObject({ ok: true })
  })

  test('that came second says who was first and when, and of several which', async () => {
    await entrance().signInAs('approver')
    const first = { act: 'approve_last', by: 'Baraka Mwangi', at: new Date('2026-11-20T11:05:00Z') } as const
    run.mockRejectedValueOnce(new AppError('conflict', 'late', { first }))
    expect(await approve({ amount: '10' })).toMatchObject({
      error: { code: 'conflict', message: 'Baraka Mwangi approved it at 14:05 EAT. Nothing more was written.' },
    })
    const parts = { 'payment-1': { code: 'content_changed', first: { ...first, act: 'edit' } } } as const
    run.mockRejectedValueOnce(new AppError('batch_changed', 'payment-1', { parts }))
    const changed = 'This payment changed since you opened it: Baraka Mwangi changed it at 14:05 EAT.'
    expect(await approve({ amount: '10' })).toMatchObject({
      error: { code: 'batch_changed', fields: { 'payment-1': expect.stringContaining(changed) } },
    })
  })
})
