import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import { needsSecondFactor } from '@/lib/core/permissions'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Person } from '@/lib/features/context'
import type { Client } from './client'
import { getOpenLink, spendEntryLink } from './entry-link'
import { spendSecondFactor } from './finish-sign-in'
import { hashPassword } from './password-hash'
import { passwordProblem } from './password-rules'
import { personOf, rolesOf, type UserRow } from './person'
import { makeRecoveryCodes } from './recovery-codes'
import { keyFor } from './sealed-secret'
import { sealTotpSecret } from './second-factor'
import { endSessionsOf, openSession } from './sessions'
import type { SignInWorld } from './sign-in'
import { base32, matchingStep, totpUri } from './totp'

/** `enrol`: a new authenticator; `code`: the one that is there; `nothing`: the roles need none. */
export type SecondFactorAsked = 'enrol' | 'code' | 'nothing'

export type Welcome = Readonly<{
  name: string
  signInName: string
  asks: SecondFactorAsked
  /** What the new authenticator needs; only where one is asked for. */
  authenticator: { secret: string; uri: string } | undefined
}>

function askedOf(user: UserRow): SecondFactorAsked {
  if (user.totpSealed !== null) return 'code'
  return needsSecondFactor(rolesOf(user.roles)) ? 'enrol' : 'nothing'
}

/** The same for the same link, so that opening it again does not spoil what was scanned; nothing of it is stored yet. */
function secretOf(key: Buffer, token: string): string {
  return base32(createHmac('sha256', keyFor(key, 'enrolment')).update(token).digest().subarray(0, 20))
}

/** Whose link it is and what it asks for. @throws AppError `link_over` */
export async function readEntryLink(world: SignInWorld, token: string): Promise<Welcome> {
  const { user } = await getOpenLink(world, world.store.read, token)
  const asks = askedOf(user)
  const secret = asks === 'enrol' ? secretOf(world.key, token) : undefined
  return {
    name: user.name,
    signInName: user.signInName,
    asks,
    authenticator: secret ? { secret, uri: totpUri(secret, user.signInName) } : undefined,
  }
}

export type EnterInput = Readonly<{ token: string; password: string; repeated: string; code: string }>
export type Entered = Readonly<{
  sessionId: string
  person: Person
  /** Shown once; empty where no authenticator was enrolled. */
  recoveryCodes: readonly string[]
}>

/**
 * The person chooses their password, shows that their authenticator works, and is signed in; what was open before ends.
 * @throws AppError `link_over`, `invalid_input` by field, `wrong_code`, `too_many_attempts`
 */
export async function enterByLink(world: SignInWorld, input: EnterInput, client: Client): Promise<Entered> {
  const { linkId, user } = await getOpenLink(world, world.store.read, input.token)
  const asks = askedOf(user)
  checkPassword(input, user)
  const secret = secretOf(world.key, input.token)
  const step = asks === 'enrol' ? matchingStep(secret, input.code, world.now(), 0) : undefined
  if (asks === 'enrol' && step === undefined)
    throw new AppError('wrong_code', `${user.id} enrols with a wrong code`, { fields: { code: 'code_wrong' } })
  const passwordHash = await hashPassword(input.password)
  if (asks === 'code') await spendSecondFactor({ ...world, actor: { id: user.id } }, input.code)
  return world.store.tx(async (tx) => {
    const { users } = world.store.t
    await spendEntryLink(world, tx, linkId)
    await tx
      .update(users)
      .set({
        passwordHash,
        failedSignIns: 0,
        lockedUntil: null,
        ...(step !== undefined && { totpSealed: sealTotpSecret(world.key, user.id, secret), totpLastStep: step }),
      })
      .where(eq(users.id, user.id))
    await endSessionsOf(world, tx, user.id)
    const recoveryCodes = step === undefined ? [] : await makeRecoveryCodes(world, tx, user.id)
    const sessionId = await openSession(world, tx, user.id, { client })
    await recordAudit(world, tx, {
      actorId: user.id,
      action: 'person.enter',
      subject: `user:${user.id}`,
      facts: { link: linkId, secondFactor: asks },
    })
    return { sessionId, person: personOf(user), recoveryCodes }
  })
}

function checkPassword(input: EnterInput, user: Pick<UserRow, 'name' | 'signInName'>): void {
  const problem = passwordProblem(input.password, [user.name, user.signInName])
  if (problem) throw new AppError('invalid_input', 'password not usable', { fields: { password: problem } })
  if (input.password !== input.repeated)
    throw new AppError('invalid_input', 'typed differently', { fields: { repeated: 'passwords_differ' } })
}
