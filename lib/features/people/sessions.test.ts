import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { findAwaitingCode } from './finish-sign-in'
import { openPeopleWorld } from './people-fixture'
import {
  AWAITS_CODE_MS,
  endSession,
  endSessionsOf,
  findSessionPerson,
  openSession,
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
  timeLeftOf,
} from './sessions'

async function setUp() {
  const opened = openPeopleWorld()
  const baraka = await opened.addPerson('baraka', ['approver'])
  const open = () => opened.store.tx((tx) => openSession(opened.world, tx, baraka.id))
  const find = (sessionId: string, keepAlive = true) => findSessionPerson(opened.world, sessionId, { keepAlive })
  return { ...opened, baraka, open, find }
}

describe('a session', () => {
  test('is found by its id, and the id is nowhere in the database', async () => {
    const { open, find, store, baraka } = await setUp()
    const sessionId = await open()
    expect(await find(sessionId)).toEqual(baraka)
    const rows = await store.read.select().from(store.t.sessions)
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(sessionId)
    expect(rows[0]?.id).toMatch(/^[0-9a-f]{64}$/)
  })

  test('is not found by anything else, nor by the key of its row', async () => {
    const { open, find, store } = await setUp()
    await open()
    const [row] = await store.read.select().from(store.t.sessions)
    expect(await find('')).toBeUndefined()
    expect(await find(row!.id)).toBeUndefined()
  })

  test('ends after fifteen minutes without use', async () => {
    const { open, find, pass } = await setUp()
    const sessionId = await open()
    pass(SESSION_IDLE_MS - 1)
    expect(await find(sessionId)).toBeDefined()
    pass(SESSION_IDLE_MS - 1)
    expect(await find(sessionId)).toBeDefined()
    pass(SESSION_IDLE_MS)
    expect(await find(sessionId)).toBeUndefined()
  })

  test('ends after eight hours however much it is used', async () => {
    const { open, find, pass } = await setUp()
    const sessionId = await open()
    const steps = SESSION_ABSOLUTE_MS / (SESSION_IDLE_MS / 2)
    for (let i = 1; i < steps; i += 1) {
      pass(SESSION_IDLE_MS / 2)
      expect(await find(sessionId)).toBeDefined()
    }
    pass(SESSION_IDLE_MS / 2)
    expect(await find(sessionId)).toBeUndefined()
  })

  test('is not held open by a page that asks by itself', async () => {
    const { open, find, pass } = await setUp()
    const sessionId = await open()
    pass(SESSION_IDLE_MS / 2)
    expect(await find(sessionId, false)).toBeDefined()
    pass(SESSION_IDLE_MS / 2)
    expect(await find(sessionId, false)).toBeUndefined()
  })

  test('ends at once at sign-out, with one line in the audit log however often it is ended', async () => {
    const { open, find, world, store } = await setUp()
    const [sessionId, other] = [await open(), await open()]
    await endSession(world, sessionId)
    await endSession(world, sessionId)
    expect(await find(sessionId)).toBeUndefined()
    expect(await find(other)).toBeDefined()
    expect((await store.read.select().from(store.t.audit)).map((row) => row.action)).toEqual(['sign_out'])
  })

  test('ends with all others of its person when they are all ended', async () => {
    const { open, find, world, store, baraka } = await setUp()
    const ids = [await open(), await open()]
    await store.tx((tx) => endSessionsOf(world, tx, baraka.id))
    for (const id of ids) expect(await find(id)).toBeUndefined()
  })

  test('says what is left of it, and asking does not make it longer', async () => {
    const { open, world, pass } = await setUp()
    const sessionId = await open()
    pass(5 * 60_000)
    const left = { idleInMs: SESSION_IDLE_MS - 5 * 60_000, endsInMs: SESSION_ABSOLUTE_MS - 5 * 60_000 }
    expect(await timeLeftOf(world, sessionId)).toEqual(left)
    expect(await timeLeftOf(world, sessionId)).toEqual(left)
    pass(SESSION_IDLE_MS)
    expect(await timeLeftOf(world, sessionId)).toBeUndefined()
  })

  test('that still awaits its code opens nothing, and waits ten minutes', async () => {
    const { find, world, store, baraka, pass } = await setUp()
    const sessionId = await store.tx((tx) => openSession(world, tx, baraka.id, { awaitsCode: true }))
    expect(await find(sessionId)).toBeUndefined()
    expect((await findAwaitingCode(world, sessionId))?.id).toBe(baraka.id)
    pass(AWAITS_CODE_MS)
    expect(await findAwaitingCode(world, sessionId)).toBeUndefined()
  })

  test('has the roles of this moment, not those of its beginning', async () => {
    const { open, find, store, baraka } = await setUp()
    const sessionId = await open()
    await store.tx(async (tx) => {
      await tx.update(store.t.users).set({ roles: 'auditor' }).where(eq(store.t.users.id, baraka.id))
    })
    const person = await find(sessionId)
    expect(person?.roles).toEqual(['auditor'])
    expect(person?.permissions.has('payment.approve')).toBe(false)
  })

  test('opens nothing once its person is disabled', async () => {
    const { open, find, store, baraka, now } = await setUp()
    const sessionId = await open()
    await store.tx(async (tx) => {
      await tx.update(store.t.users).set({ disabledAt: now() }).where(eq(store.t.users.id, baraka.id))
    })
    expect(await find(sessionId)).toBeUndefined()
  })
})
