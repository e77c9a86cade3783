import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FeatureContext } from '../context'
import { type Engine, openEngine } from '../payments/engine-fixture'
import type { Proposal } from '../proposals/propose'
import { countProposalsWaiting } from '../proposals/waiting'
import {
  confirmRoles,
  type ProposeRolesInput,
  proposeRoles,
  refusePeopleChange,
  withdrawPeopleChange,
} from './change-roles'
import { findSessionPerson, openSession } from './sessions'

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

const wish = (who: FeatureContext, change: Partial<ProposeRolesInput>): ProposeRolesInput => ({
  userId: who.actor.id,
  roles: [...who.actor.roles],
  isDisabled: false,
  reason: 'new work from today',
  ...change,
})
const seen = (row: Proposal) => ({ proposalId: row.id, contentHash: row.contentHash })
const signed = (row: Proposal, by = 'halima') => ({ ...seen(row), code: engine.codeOf(by) })

async function signedIn(who: FeatureContext) {
  const cookie = await engine.store.tx((tx) => openSession(engine.rt, tx, who.actor.id))
  return () => findSessionPerson(engine.rt, cookie, { keepAlive: false })
}

describe('the roles of a person', () => {
  it('change by two administrators, at once, and their sessions end', async () => {
    const session = await signedIn(amina)
    const row = await proposeRoles(gitau, wish(amina, { roles: ['approver', 'maker'] }))
    expect((await session())?.roles).toEqual(['maker'])
    await confirmRoles(halima, signed(row))
    expect(await session()).toBeUndefined()
    expect((await engine.as('amina')).actor.roles).toEqual(['maker', 'approver'])
  })

  it('are not confirmed by their proposer, by whom they are about, or without the right', async () => {
    const row = await proposeRoles(gitau, wish(amina, { roles: ['approver'] }))
    await expect(confirmRoles(gitau, signed(row, 'gitau'))).rejects.toMatchObject({ code: 'proposer_is_decider' })
    const baraka = await engine.as('baraka')
    await expect(confirmRoles(baraka, signed(row, 'baraka'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(proposeRoles(baraka, wish(amina, { roles: [] }))).rejects.toMatchObject({ code: 'forbidden' })
    const theirs = await proposeRoles(gitau, wish(halima, { roles: ['administrator', 'approver'] }))
    await expect(confirmRoles(halima, signed(theirs))).rejects.toMatchObject({ code: 'proposer_is_decider' })
    await expect(refusePeopleChange(halima, { ...seen(theirs), reason: 'not me' })).rejects.toMatchObject({
      code: 'proposer_is_decider',
    })
    expect(await countProposalsWaiting(engine.store, halima.actor, ['roles.change'])).toBe(1)
  })

  it('stay as they are when refused or taken back', async () => {
    const first = await proposeRoles(gitau, wish(amina, { roles: ['approver'] }))
    await refusePeopleChange(halima, { ...seen(first), reason: 'she stays a maker' })
    const second = await proposeRoles(gitau, wish(amina, { roles: ['approver'] }))
    await withdrawPeopleChange(gitau, seen(second))
    expect((await engine.as('amina')).actor.roles).toEqual(['maker'])
  })

  it('never leave fewer than two administrators who can sign in', async () => {
    const few = { fields: { roles: 'two_administrators' } }
    await expect(proposeRoles(gitau, wish(gitau, { roles: [] }))).rejects.toMatchObject(few)
    await expect(proposeRoles(gitau, wish(halima, { isDisabled: true }))).rejects.toMatchObject(few)
    // A third one takes office; then one may go, and the next may not.
    await confirmRoles(halima, signed(await proposeRoles(gitau, wish(amina, { roles: ['administrator'] }))))
    const going = await proposeRoles(gitau, wish(gitau, { roles: ['accountant'] }))
    await confirmRoles(halima, signed(going))
    const third = await engine.as('amina')
    await expect(proposeRoles(third, wish(halima, { roles: [] }))).rejects.toMatchObject(few)
  })

  it('are counted again when the second administrator confirms', async () => {
    await confirmRoles(halima, signed(await proposeRoles(gitau, wish(amina, { roles: ['administrator'] }))))
    const third = await engine.as('amina')
    const one = await proposeRoles(third, wish(gitau, { roles: [] }))
    const other = await proposeRoles(third, wish(halima, { roles: [] }))
    await confirmRoles(halima, signed(one))
    // Only two are left by now, so nobody else can go.
    await expect(confirmRoles(await engine.as('amina'), signed(other, 'amina'))).rejects.toMatchObject({
      code: 'proposer_is_decider',
    })
    const { users } = engine.store.t
    await engine.store.tx(async (tx) => {
      await tx.update(users).set({ roles: 'administrator' }).where(eq(users.signInName, 'daudi'))
    })
    await engine.store.tx(async (tx) => {
      await tx.update(users).set({ disabledAt: engine.rt.now() }).where(eq(users.signInName, 'amina'))
    })
    await expect(confirmRoles(await engine.as('daudi'), signed(other, 'daudi'))).rejects.toMatchObject({
      fields: { roles: 'two_administrators' },
    })
  })

  it('that were changed by another way meanwhile are not confirmed unseen', async () => {
    const row = await proposeRoles(gitau, wish(amina, { roles: ['approver'] }))
    const { users } = engine.store.t
    await engine.store.tx(async (tx) => {
      await tx.update(users).set({ roles: 'cashier' }).where(eq(users.signInName, 'amina'))
    })
    await expect(confirmRoles(halima, signed(row))).rejects.toMatchObject({ code: 'content_changed' })
  })

  it('of somebody who is disabled open nothing any more', async () => {
    const session = await signedIn(amina)
    await confirmRoles(halima, signed(await proposeRoles(gitau, wish(amina, { isDisabled: true }))))
    expect(await session()).toBeUndefined()
    await confirmRoles(halima, signed(await proposeRoles(gitau, wish(amina, { isDisabled: false }))))
    expect((await engine.as('amina')).actor.roles).toEqual(['maker'])
    await expect(proposeRoles(gitau, wish(amina, {}))).rejects.toMatchObject({ fields: { roles: 'no_change' } })
  })
})
