import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@/lib/core/permissions'
import { Fold } from '../audit/fold-log'
import type { FeatureContext } from '../context'
import { type Engine, openEngine } from '../payments/engine-fixture'
import type { Proposal } from '../proposals/propose'
import { type EnterInput, enterByLink, readEntryLink } from './enter-by-link'
import { LINK_MS, makeEntryLink } from './entry-link'
import { findAwaitingCode, finishSignIn } from './finish-sign-in'
import { confirmInvite, InvitePersonInput, proposeInvite } from './invite-person'
import { personOf, type UserRow } from './person'
import { countRecoveryCodes, renewRecoveryCodes } from './recovery-codes'
import { confirmFactorReset, proposeFactorReset } from './reset-factor'
import { findSessionPerson } from './sessions'
import { signIn } from './sign-in'
import { currentCode } from './totp'

const PASSWORD = 'green kettle near the lake'
const CLIENT = { userAgent: 'Firefox/145.0 Linux', address: '203.0.113.9' }

let engine: Engine
let gitau: FeatureContext
let halima: FeatureContext

beforeEach(async () => {
  engine = await openEngine()
  gitau = await engine.as('gitau')
  halima = await engine.as('halima')
})

const wish = (roles: readonly Role[] = ['maker']) =>
  InvitePersonInput.parse({ name: 'Zawadi Otieno', signInName: ' Zawadi ', roles, reason: 'starts on Monday' })
const signed = (row: Proposal, by = 'halima') => ({
  proposalId: row.id,
  contentHash: row.contentHash,
  code: engine.codeOf(by),
})
const pass = (ms: number) => {
  engine.clock.now = new Date(engine.clock.now.getTime() + ms)
}

async function invited(roles?: readonly Role[]): Promise<string> {
  return confirmInvite(halima, signed(await proposeInvite(gitau, wish(roles))))
}

async function rowOf(userId: string): Promise<UserRow> {
  const { users } = engine.store.t
  const [row] = await engine.store.read.select().from(users).where(eq(users.id, userId))
  if (!row) throw new Error('no such person')
  return row
}

async function linkFor(userId: string): Promise<string> {
  const { url } = await makeEntryLink(gitau, { userId })
  return url.split('#')[1] ?? ''
}

const typed = (token: string, code: string, change: Partial<EnterInput> = {}): EnterInput => ({
  token,
  password: PASSWORD,
  repeated: PASSWORD,
  code,
  ...change,
})

/** Through the link with a new authenticator. */
async function entered(userId: string) {
  const token = await linkFor(userId)
  const secret = (await readEntryLink(engine.rt, token)).authenticator?.secret ?? ''
  const codeNow = () => currentCode(secret, engine.clock.now).code
  const came = await enterByLink(engine.rt, typed(token, codeNow()), CLIENT)
  pass(30_000)
  return { ...came, codeNow, token }
}

const audited = async (userId: string) => {
  const { audit } = engine.store.t
  const rows = await engine.store.read
    .select({ action: audit.action, facts: audit.facts })
    .from(audit)
    .where(and(eq(audit.subject, `user:${userId}`)))
    .orderBy(asc(audit.number))
  return rows
}

async function signedIn(signInName = 'zawadi'): Promise<string> {
  const outcome = await signIn(engine.rt, { signInName, password: PASSWORD, client: CLIENT })
  if (!outcome.ok) throw new Error(`refused: ${outcome.because}`)
  return outcome.sessionId
}

describe('somebody new', () => {
  it('is there once two administrators agreed, and comes in by nothing but a link', async () => {
    const row = await proposeInvite(gitau, wish())
    await expect(confirmInvite(gitau, signed(row, 'gitau'))).rejects.toMatchObject({ code: 'proposer_is_decider' })
    const baraka = await engine.as('baraka')
    await expect(confirmInvite(baraka, signed(row, 'baraka'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(proposeInvite(gitau, wish())).rejects.toMatchObject({ code: 'proposal_open' })
    const userId = await confirmInvite(halima, signed(row))
    expect(personOf(await rowOf(userId))).toMatchObject({ signInName: 'zawadi', roles: ['maker'] })
    for (const password of ['', PASSWORD])
      expect(await signIn(engine.rt, { signInName: 'zawadi', password })).toEqual({ ok: false, because: 'refused' })
  })

  it('needs a role, a name and a sign-in name that nobody has', async () => {
    const parsed = InvitePersonInput.safeParse({ name: ' ', signInName: 'two words', roles: [], reason: 'x' })
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(['name', 'signInName', 'roles', 'reason'])
    await expect(proposeInvite(gitau, { ...wish(), signInName: 'amina' })).rejects.toMatchObject({
      fields: { signInName: 'already_used' },
    })
  })
})

describe('a one-time link', () => {
  it('is stored as a hash, and its token stands where no server reads it', async () => {
    const userId = await invited()
    const { url } = await makeEntryLink(gitau, { userId })
    expect(url).toMatch(/^http:\/\/localhost:3000\/enter#[A-Za-z0-9_-]{43}$/)
    const rows = await engine.store.read.select().from(engine.store.t.entryLinks)
    expect(JSON.stringify([rows, await audited(userId)])).not.toContain(url.split('#')[1])
  })

  it('is made by an administrator for somebody else who is not disabled', async () => {
    const amina = await engine.as('amina')
    await expect(makeEntryLink(amina, { userId: halima.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(makeEntryLink(gitau, { userId: gitau.actor.id })).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('works once, until a newer one is made, and for 72 hours', async () => {
    const userId = await invited()
    const over = { code: 'link_over' }
    const first = await linkFor(userId)
    const second = await linkFor(userId)
    await expect(readEntryLink(engine.rt, first)).rejects.toMatchObject(over)
    pass(LINK_MS - 1)
    expect(await readEntryLink(engine.rt, second)).toMatchObject({ name: 'Zawadi Otieno', asks: 'enrol' })
    pass(1)
    await expect(readEntryLink(engine.rt, second)).rejects.toMatchObject(over)
    const { token } = await entered(userId)
    await expect(readEntryLink(engine.rt, token)).rejects.toMatchObject(over)
    for (const other of ['', 'x', 'x'.repeat(43)])
      await expect(readEntryLink(engine.rt, other)).rejects.toMatchObject(over)
  })

  it('used twice at once lets one of the two in', async () => {
    const token = await linkFor(await invited(['cashier']))
    const results = await Promise.allSettled([1, 2].map(() => enterByLink(engine.rt, typed(token, ''), CLIENT)))
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('is not spent by a weak password, one typed differently, or a wrong code', async () => {
    const token = await linkFor(await invited())
    const secret = (await readEntryLink(engine.rt, token)).authenticator?.secret ?? ''
    const { code } = currentCode(secret, engine.clock.now)
    await expect(
      enterByLink(engine.rt, typed(token, code, { password: 'sunshine-2026', repeated: 'sunshine-2026' }), CLIENT),
    ).rejects.toMatchObject({ fields: { password: 'password_common' } })
    await expect(
      enterByLink(engine.rt, typed(token, code, { repeated: 'something else' }), CLIENT),
    ).rejects.toMatchObject({ fields: { repeated: 'passwords_differ' } })
    await expect(enterByLink(engine.rt, typed(token, '000000'), CLIENT)).rejects.toMatchObject({
      fields: { code: 'code_wrong' },
    })
    expect(await enterByLink(engine.rt, typed(token, code), CLIENT)).toMatchObject({ person: { roles: ['maker'] } })
  })

  it('asks roles without money acts for a password only', async () => {
    const userId = await invited(['cashier'])
    const token = await linkFor(userId)
    expect(await readEntryLink(engine.rt, token)).toMatchObject({ asks: 'nothing', authenticator: undefined })
    expect((await enterByLink(engine.rt, typed(token, ''), CLIENT)).recoveryCodes).toEqual([])
    expect(await findSessionPerson(engine.rt, await signedIn(), { keepAlive: false })).toMatchObject({ id: userId })
  })

  it('for somebody with an authenticator asks for its code, and leaves it as it is', async () => {
    const userId = await invited()
    const { codeNow, sessionId } = await entered(userId)
    const token = await linkFor(userId)
    expect(await readEntryLink(engine.rt, token)).toMatchObject({ asks: 'code', authenticator: undefined })
    // Until it is used, nothing has changed for them.
    expect(await findSessionPerson(engine.rt, sessionId, { keepAlive: false })).toBeDefined()
    const sealed = (await rowOf(userId)).totpSealed
    const other = { password: 'another kettle by the road', repeated: 'another kettle by the road' }
    await expect(enterByLink(engine.rt, typed(token, '000000', other), CLIENT)).rejects.toMatchObject({
      code: 'wrong_code',
    })
    await enterByLink(engine.rt, typed(token, codeNow(), other), CLIENT)
    expect((await rowOf(userId)).totpSealed).toBe(sealed)
    expect(await findSessionPerson(engine.rt, sessionId, { keepAlive: false })).toBeUndefined()
    expect(await signIn(engine.rt, { signInName: 'zawadi', password: PASSWORD })).toMatchObject({ ok: false })
  })
})

describe('the second factor at sign-in', () => {
  it('comes after the password, with a new session id; before it nothing opens', async () => {
    const userId = await invited()
    const { codeNow } = await entered(userId)
    const waiting = await signedIn()
    expect(await findSessionPerson(engine.rt, waiting, { keepAlive: true })).toBeUndefined()
    await expect(finishSignIn(engine.rt, { sessionId: waiting, code: '000000', client: CLIENT })).rejects.toMatchObject(
      { code: 'wrong_code' },
    )
    const done = await finishSignIn(engine.rt, { sessionId: waiting, code: codeNow(), client: CLIENT })
    expect(done.sessionId).not.toBe(waiting)
    expect(await findSessionPerson(engine.rt, done.sessionId, { keepAlive: true })).toMatchObject({ id: userId })
    expect(await findAwaitingCode(engine.rt, waiting)).toBeUndefined()
    await expect(
      finishSignIn(engine.rt, { sessionId: waiting, code: codeNow(), client: CLIENT }),
    ).rejects.toMatchObject({ code: 'signed_out' })
    expect((await audited(userId)).map(({ action }) => action)).toEqual([
      'person.create',
      'person.link',
      'person.enter',
      'sign_in.password',
      'second_factor.refused',
      'sign_in',
    ])
  })

  it('takes a recovery code instead, once, however it is written, with a line in the audit log', async () => {
    const userId = await invited()
    const { recoveryCodes } = await entered(userId)
    expect(new Set(recoveryCodes).size).toBe(10)
    const stored = JSON.stringify(await engine.store.read.select().from(engine.store.t.recoveryCodes))
    const [code = ''] = recoveryCodes
    expect(stored).not.toContain(code)
    expect(stored).not.toContain(code.replaceAll('-', ''))
    const spend = async (given: string) =>
      finishSignIn(engine.rt, { sessionId: await signedIn(), code: given, client: CLIENT })
    await spend(code.toLowerCase().replaceAll('-', ' '))
    expect(await countRecoveryCodes(engine.store, userId)).toBe(9)
    await expect(spend(code)).rejects.toMatchObject({ fields: { code: 'recovery_code_wrong' } })
    const said = (await audited(userId)).filter(({ action }) => /recovery|^sign_in$/.test(action))
    expect(said.map(({ action }) => action)).toEqual(['second_factor.recovery', 'sign_in'])
    expect(said.at(-1)?.facts).toContain('recovery')
  })

  it('of one person is not another’s', async () => {
    const { recoveryCodes } = await entered(await invited())
    const other = await confirmInvite(halima, {
      ...signed(await proposeInvite(gitau, { ...wish(), signInName: 'wema' })),
      code: await freshCode(),
    })
    await entered(other)
    const sessionId = await signedIn('wema')
    await expect(
      finishSignIn(engine.rt, { sessionId, code: recoveryCodes[1] ?? '', client: CLIENT }),
    ).rejects.toMatchObject({ code: 'wrong_code' })
  })

  it('is refused after five wrong ones, whichever kind, also when it is right', async () => {
    const { codeNow, recoveryCodes } = await entered(await invited())
    const sessionId = await signedIn()
    for (const code of ['000000', 'AAAA-AAAA-AAAA', '111111', 'BBBB-BBBB-BBBB', '222222'])
      await expect(finishSignIn(engine.rt, { sessionId, code, client: CLIENT })).rejects.toMatchObject({
        code: 'wrong_code',
      })
    for (const code of [codeNow(), recoveryCodes[0] ?? ''])
      await expect(finishSignIn(engine.rt, { sessionId, code, client: CLIENT })).rejects.toMatchObject({
        code: 'too_many_attempts',
      })
  })

  it('gives ten new recovery codes for a code, and the old ones end', async () => {
    const userId = await invited()
    const { codeNow, recoveryCodes } = await entered(userId)
    const ctx = { ...engine.rt, actor: personOf(await rowOf(userId)) }
    await expect(renewRecoveryCodes(ctx, { code: '000000' })).rejects.toMatchObject({ code: 'wrong_code' })
    const renewed = await renewRecoveryCodes(ctx, { code: codeNow() })
    expect(renewed.some((code) => recoveryCodes.includes(code))).toBe(false)
    expect(await countRecoveryCodes(engine.store, userId)).toBe(10)
    const sessionId = await signedIn()
    await expect(
      finishSignIn(engine.rt, { sessionId, code: recoveryCodes[0] ?? '', client: CLIENT }),
    ).rejects.toMatchObject({ code: 'wrong_code' })
  })
})

/** A person's code works once, so the next act waits for the next one. */
async function freshCode(): Promise<string> {
  pass(30_000)
  return engine.codeOf('halima')
}

describe('a lost second factor', () => {
  it('is reset by two administrators, ends everything, and a new one comes by a link', async () => {
    const userId = await invited()
    const { sessionId, recoveryCodes } = await entered(userId)
    const row = await proposeFactorReset(gitau, { userId, reason: 'the phone was stolen' })
    expect(await findSessionPerson(engine.rt, sessionId, { keepAlive: false })).toBeDefined()
    await expect(confirmFactorReset(gitau, signed(row, 'gitau'))).rejects.toMatchObject({ code: 'proposer_is_decider' })
    await confirmFactorReset(halima, { ...signed(row), code: await freshCode() })
    expect(await findSessionPerson(engine.rt, sessionId, { keepAlive: false })).toBeUndefined()
    expect(await countRecoveryCodes(engine.store, userId)).toBe(0)
    expect(await signIn(engine.rt, { signInName: 'zawadi', password: PASSWORD })).toEqual({
      ok: false,
      because: 'no_factor',
    })
    const token = await linkFor(userId)
    const welcome = await readEntryLink(engine.rt, token)
    expect(welcome.asks).toBe('enrol')
    const { code } = currentCode(welcome.authenticator?.secret ?? '', engine.clock.now)
    const again = await enterByLink(engine.rt, typed(token, code), CLIENT)
    expect(again.recoveryCodes.some((each) => recoveryCodes.includes(each))).toBe(false)
  })

  it('may be one’s own, which another one confirms, and is nothing where there is none', async () => {
    const userId = await invited(['cashier'])
    await expect(proposeFactorReset(gitau, { userId, reason: 'no reason' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const own = await proposeFactorReset(gitau, { userId: halima.actor.id, reason: 'lost it' })
    await expect(confirmFactorReset(halima, { ...signed(own), code: await freshCode() })).rejects.toMatchObject({
      code: 'proposer_is_decider',
    })
  })
})

it('everything that lets people in agrees with the audit log', async () => {
  await entered(await invited())
  const fold = new Fold()
  for (const record of await engine.store.read
    .select()
    .from(engine.store.t.audit)
    .orderBy(asc(engine.store.t.audit.number)))
    fold.read(record)
  expect(await fold.compare(engine.store)).toEqual([])
})
