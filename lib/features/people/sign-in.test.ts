import { asc, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ADDRESS_FAILURES_MAX, ADDRESS_WINDOW_MS } from './address-limit'
import { needsRehash } from './password-hash'
import { openPeopleWorld, PASSWORD } from './people-fixture'
import { findSessionPerson } from './sessions'
import { LOCK_MS, signIn, waitAfterFailures } from './sign-in'

const REFUSED = { ok: false, because: 'refused' }

async function setUp() {
  const opened = openPeopleWorld()
  const amina = await opened.addPerson('amina', ['maker'], { isDemo: true })
  const { users, audit } = opened.store.t
  return {
    ...opened,
    amina,
    tryIn: (password: string, signInName = 'amina') => signIn(opened.world, { signInName, password }),
    row: async () => {
      const [row] = await opened.store.read.select().from(users).where(eq(users.id, amina.id))
      return row!
    },
    audits: () => opened.store.read.select().from(audit).orderBy(asc(audit.number)),
  }
}

describe('signing in', () => {
  test('gives a session of the person, however the name is written', async () => {
    const { tryIn, world, amina } = await setUp()
    const outcome = await tryIn(PASSWORD, '  AMINA ')
    expect(outcome).toMatchObject({ ok: true, person: { id: amina.id, roles: ['maker'] } })
    const sessionId = outcome.ok ? outcome.sessionId : ''
    expect(outcome).toMatchObject({ awaitsCode: false })
    expect(await findSessionPerson(world, sessionId, { keepAlive: true })).toMatchObject({ id: amina.id })
  })

  test('answers a wrong password, an unknown name and a disabled person alike', async () => {
    const { tryIn, store, amina, now } = await setUp()
    expect(await tryIn('wrong')).toEqual(REFUSED)
    expect(await tryIn(PASSWORD, 'nobody')).toEqual(REFUSED)
    await store.tx(async (tx) => {
      await tx.update(store.t.users).set({ disabledAt: now() }).where(eq(store.t.users.id, amina.id))
    })
    expect(await tryIn(PASSWORD)).toEqual(REFUSED)
  })

  test('makes a hash of old parameters anew', async () => {
    const { tryIn, row } = await setUp()
    expect(needsRehash((await row()).passwordHash)).toBe(true)
    await tryIn(PASSWORD)
    expect(needsRehash((await row()).passwordHash)).toBe(false)
    expect(await tryIn(PASSWORD)).toMatchObject({ ok: true })
  })

  test('an unknown name takes the time of a real one: under a tenth of difference over 200 tries', async () => {
    const { tryIn, pass } = await setUp()
    await tryIn(PASSWORD) // now amina's hash has full strength
    const taken: Record<string, number[]> = { amina: [], nobody: [] }
    const cpuOf = async (name: string) => {
      // The processor's own time: other work on the machine does not count for either.
      const startedAt = process.cpuUsage()
      await tryIn('wrong', name)
      const { user, system } = process.cpuUsage(startedAt)
      taken[name]?.push(user + system)
      pass(LOCK_MS)
    }
    // In turns, so that whatever slows one slows the other.
    for (let i = 0; i < 100; i += 1) {
      await cpuOf('amina')
      await cpuOf('nobody')
    }
    const [known = 0, unknown = 0] = ['amina', 'nobody'].map((name) => taken[name]?.toSorted((a, b) => a - b)[50] ?? 0)
    expect(Math.abs(known - unknown) / known).toBeLessThan(0.1)
  }, 1_200_000)

  test('somebody who has chosen no password yet is refused like anybody else', async () => {
    const { tryIn, store, amina } = await setUp()
    await store.tx(async (tx) => {
      await tx.update(store.t.users).set({ passwordHash: '' }).where(eq(store.t.users.id, amina.id))
    })
    for (const password of ['', PASSWORD, 'nobody']) expect(await tryIn(password)).toEqual(REFUSED)
  })

  test('roles that need a second factor do not come in without one, and are told so after the right password only', async () => {
    const { tryIn, store, amina, audits } = await setUp()
    await store.tx(async (tx) => {
      await tx.update(store.t.users).set({ totpSealed: null }).where(eq(store.t.users.id, amina.id))
    })
    expect(await tryIn('wrong')).toEqual(REFUSED)
    expect(await tryIn(PASSWORD)).toEqual({ ok: false, because: 'no_factor' })
    expect(await store.read.select().from(store.t.sessions)).toEqual([])
    expect((await audits()).at(-1)?.action).toBe('sign_in.no_factor')
  })
})

describe('the throttle', () => {
  test('doubles from one second after five failures and locks for half an hour at ten', () => {
    expect([1, 4, 5, 6, 7, 9, 10, 50].map(waitAfterFailures)).toEqual([
      0,
      0,
      1000,
      2000,
      4000,
      16_000,
      LOCK_MS,
      LOCK_MS,
    ])
  })

  test('refuses the right password while it waits, and takes it afterwards', async () => {
    const { tryIn, pass, row } = await setUp()
    for (let i = 0; i < 5; i += 1) expect(await tryIn('wrong')).toEqual(REFUSED)
    expect(await tryIn(PASSWORD)).toEqual(REFUSED)
    expect((await row()).failedSignIns).toBe(5)
    pass(1000)
    expect(await tryIn(PASSWORD)).toMatchObject({ ok: true })
    expect(await row()).toMatchObject({ failedSignIns: 0, lockedUntil: null })
  })

  test('the eleventh try in a row meets the lock, and the lock ends no session', async () => {
    const { tryIn, pass, world, amina } = await setUp()
    const before = await tryIn(PASSWORD)
    for (let i = 0; i < 10; i += 1) {
      await tryIn('wrong')
      pass(16_000)
    }
    expect(await tryIn(PASSWORD)).toEqual(REFUSED)
    const sessionId = before.ok ? before.sessionId : ''
    expect(await findSessionPerson(world, sessionId, { keepAlive: true })).toMatchObject({ id: amina.id })
    pass(LOCK_MS)
    expect(await tryIn(PASSWORD)).toMatchObject({ ok: true })
  })

  test('a try during the wait does not make the wait longer', async () => {
    const { tryIn, row } = await setUp()
    for (let i = 0; i < 5; i += 1) await tryIn('wrong')
    const { lockedUntil } = await row()
    await tryIn('wrong')
    expect((await row()).lockedUntil).toEqual(lockedUntil)
  })

  test('guesses sent all at once get no more tries than guesses in a row', async () => {
    const { tryIn, row } = await setUp()
    await Promise.all(Array.from({ length: 20 }, () => tryIn('wrong')))
    expect((await row()).failedSignIns).toBe(5)
  })
})

describe('the limit of an address', () => {
  const from = (address: string) => ({ userAgent: '', address })

  test('refuses the right password from there, whatever the name, and nobody elsewhere', async () => {
    const { world, store, now } = await setUp()
    const windowEndsAt = new Date(now().getTime() + ADDRESS_WINDOW_MS)
    const counted = { address: '203.0.113.7', failures: ADDRESS_FAILURES_MAX - 1, windowEndsAt }
    await store.tx((tx) => tx.insert(store.t.signInAddresses).values(counted))
    const tryFrom = (address: string, signInName: string, password: string) =>
      signIn(world, { signInName, password, client: from(address) })
    expect(await tryFrom('203.0.113.7', 'nobody', 'wrong')).toEqual(REFUSED)
    expect(await tryFrom('203.0.113.7', 'amina', PASSWORD)).toEqual({ ok: false, because: 'address' })
    expect(await tryFrom('203.0.113.8', 'amina', PASSWORD)).toMatchObject({ ok: true })
  })
})

describe('the audit log', () => {
  test('has every sign-in and refusal, and never what was typed as a name', async () => {
    const { tryIn, audits, amina } = await setUp()
    await tryIn(PASSWORD)
    await tryIn('wrong')
    await tryIn(PASSWORD, 'my-secret-password')
    const rows = await audits()
    expect(rows.map(({ actorId, action, subject }) => [actorId, action, subject])).toEqual([
      [amina.id, 'sign_in', `user:${amina.id}`],
      [amina.id, 'sign_in.refused', `user:${amina.id}`],
      ['visitor', 'sign_in.refused', 'user:unknown'],
    ])
    expect(JSON.stringify(rows)).not.toContain('my-secret-password')
  })
})
