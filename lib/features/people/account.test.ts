import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FeatureContext } from '../context'
import { type Engine, openEngine } from '../payments/engine-fixture'
import { submitPayment } from '../payments/submit-payment'
import { changePassword } from './change-password'
import { confirmRoles, proposeRoles } from './change-roles'
import { DEMO_PASSWORD } from './demo-people'
import { disablePerson } from './disable-person'
import { endOwnSessions, endSessionById, endSessionsOfPerson, listSessions } from './end-sessions'
import { readEntryLink } from './enter-by-link'
import { makeEntryLink } from './entry-link'
import { findSessionPerson, openSession, rowIdOf } from './sessions'
import { signIn } from './sign-in'

const CLIENT = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', address: '::1' }
const NEXT = 'green kettle near the lake'

let engine: Engine
let gitau: FeatureContext
let halima: FeatureContext
let amina: FeatureContext

beforeEach(async () => {
  engine = await openEngine()
  gitau = await engine.as('gitau')
  halima = await engine.as('halima')
  amina = await engine.as('amina')
})

const open = (who: FeatureContext) =>
  engine.store.tx((tx) => openSession(engine.rt, tx, who.actor.id, { client: CLIENT }))
const find = (sessionId: string) => findSessionPerson(engine.rt, sessionId, { keepAlive: false })
const actions = async (who: FeatureContext) => {
  const { audit } = engine.store.t
  const rows = await engine.store.read
    .select()
    .from(audit)
    .where(eq(audit.subject, `user:${who.actor.id}`))
  return rows.map(({ action, actorId }) => [action, actorId])
}

describe('sessions', () => {
  it('are listed with their browser and address, and say which one asks', async () => {
    const [first, second] = [await open(amina), await open(amina)]
    const rows = await listSessions(engine.rt, amina.actor.id, second)
    expect(rows).toHaveLength(2)
    expect(rows.filter(({ isCurrent }) => isCurrent)).toMatchObject([{ id: rowIdOf(second), ...CLIENT }])
    expect(JSON.stringify(rows)).not.toContain(first)
  })

  it('end one by one: one’s own, and as an administrator anybody’s', async () => {
    const [first, second] = [await open(amina), await open(amina)]
    await endSessionById(amina, { sessionId: rowIdOf(first) })
    expect([await find(first), (await find(second))?.id]).toEqual([undefined, amina.actor.id])
    const baraka = await engine.as('baraka')
    await expect(endSessionById(baraka, { sessionId: rowIdOf(second) })).rejects.toMatchObject({ code: 'not_found' })
    await endSessionById(gitau, { sessionId: rowIdOf(second) })
    expect(await find(second)).toBeUndefined()
    expect((await actions(amina)).slice(-2)).toEqual([
      ['session.end', amina.actor.id],
      ['session.end', gitau.actor.id],
    ])
  })

  it('end everywhere at once, by their person or an administrator', async () => {
    const own = [await open(amina), await open(amina)]
    const other = await open(halima)
    await endOwnSessions(amina)
    for (const sessionId of own) expect(await find(sessionId)).toBeUndefined()
    expect(await find(other)).toBeDefined()
    await expect(endSessionsOfPerson(amina, { userId: halima.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
    await endSessionsOfPerson(gitau, { userId: halima.actor.id })
    expect(await find(other)).toBeUndefined()
  })
})

describe('the own password', () => {
  const wish = (change = {}) => ({ current: DEMO_PASSWORD, password: NEXT, repeated: NEXT, ...change })

  it('changes with the one of now; every session ends and this browser goes on with a new id', async () => {
    const [here, there] = [await open(amina), await open(amina)]
    const next = await changePassword(amina, wish(), CLIENT)
    expect(next).not.toBe(here)
    expect([await find(here), await find(there)]).toEqual([undefined, undefined])
    expect((await find(next))?.id).toBe(amina.actor.id)
    expect(await signIn(engine.rt, { signInName: 'amina', password: NEXT })).toMatchObject({ ok: true })
    expect(await signIn(engine.rt, { signInName: 'amina', password: DEMO_PASSWORD })).toMatchObject({ ok: false })
  })

  it.each([
    ['a wrong one of now', { current: 'something else' }, { current: 'password_wrong' }],
    ['a short one', { password: 'short', repeated: 'short' }, { password: 'password_short' }],
    ['one typed differently', { repeated: 'something else' }, { repeated: 'passwords_differ' }],
    ['the same one', { current: NEXT }, { password: 'no_change' }],
  ])('stays as it is with %s', async (_what, change, fields) => {
    const here = await open(amina)
    await expect(changePassword(amina, wish(change), CLIENT)).rejects.toMatchObject({ fields })
    expect((await find(here))?.id).toBe(amina.actor.id)
  })

  it('is not guessed from a stolen session: five wrong ones, then none for a quarter of an hour', async () => {
    for (let i = 0; i < 5; i += 1)
      await expect(changePassword(amina, wish({ current: `guess ${i}` }), CLIENT)).rejects.toMatchObject({
        code: 'invalid_input',
      })
    await expect(changePassword(amina, wish(), CLIENT)).rejects.toMatchObject({ code: 'too_many_attempts' })
    engine.clock.now = new Date(engine.clock.now.getTime() + 15 * 60_000)
    await changePassword(amina, wish(), CLIENT)
  })
})

describe('disabling somebody', () => {
  const reason = 'left the company'

  it('ends their sessions and links at once; what they prepared stays', async () => {
    const payment = await submitPayment(amina, engine.payout())
    const session = await open(amina)
    const token = (await makeEntryLink(gitau, { userId: amina.actor.id })).url.split('#')[1] ?? ''
    await disablePerson(gitau, { userId: amina.actor.id, reason })
    expect(await find(session)).toBeUndefined()
    expect(await signIn(engine.rt, { signInName: 'amina', password: DEMO_PASSWORD })).toMatchObject({ ok: false })
    await expect(readEntryLink(engine.rt, token)).rejects.toMatchObject({ code: 'link_over' })
    const { payments } = engine.store.t
    const [kept] = await engine.store.read.select().from(payments).where(eq(payments.id, payment.id))
    expect(kept).toMatchObject({ state: payment.state, makerId: amina.actor.id })
    await expect(disablePerson(gitau, { userId: amina.actor.id, reason })).rejects.toMatchObject({ code: 'conflict' })
  })

  it('takes one administrator, never about themselves, and leaves two; letting in again takes two people', async () => {
    await expect(disablePerson(amina, { userId: halima.actor.id, reason })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(disablePerson(gitau, { userId: gitau.actor.id, reason })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(disablePerson(gitau, { userId: halima.actor.id, reason })).rejects.toMatchObject({
      fields: { roles: 'two_administrators' },
    })
    await disablePerson(gitau, { userId: amina.actor.id, reason })
    const back = { userId: amina.actor.id, roles: ['maker' as const], isDisabled: false, reason: 'is back' }
    const row = await proposeRoles(gitau, back)
    await expect(
      confirmRoles(gitau, { proposalId: row.id, contentHash: row.contentHash, code: engine.codeOf('gitau') }),
    ).rejects.toMatchObject({ code: 'proposer_is_decider' })
    await confirmRoles(halima, { proposalId: row.id, contentHash: row.contentHash, code: engine.codeOf('halima') })
    expect(await signIn(engine.rt, { signInName: 'amina', password: DEMO_PASSWORD })).toMatchObject({ ok: true })
  })
})
