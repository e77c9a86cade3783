import { eq } from 'drizzle-orm'
import { needsSecondFactor } from '@/lib/core/permissions'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Person, Runtime } from '@/lib/features/context'
import { claimAddress, forgiveAddress } from './address-limit'
import { type Client, UNKNOWN_CLIENT } from './client'
import { hashPassword, NOBODYS_HASH, needsRehash, verifyPassword } from './password-hash'
import { NO_PASSWORD, personOf, rolesOf, signInNameKey, type UserRow } from './person'
import { openSession } from './sessions'

/** The wait doubles from one second at the fifth failure in a row. */
const FREE_FAILURES = 4
const LOCKED_AT_FAILURES = 10
export const LOCK_MS = 30 * 60_000

export type SignInWorld = Pick<Runtime, 'store' | 'key' | 'now'>
/**
 * One refusal for a wrong name, a wrong password, a locked and a disabled person: the answer tells nobody who exists.
 * `address`: too many failures from there, whatever the names. `no_factor`: the password is right, and the roles need an
 * authenticator that is not there yet.
 */
export type SignInOutcome =
  | { ok: true; sessionId: string; person: Person; awaitsCode: boolean }
  | { ok: false; because: 'refused' | 'address' | 'no_factor' }

/** How long nobody may try again after so many failures in a row, in milliseconds. */
export function waitAfterFailures(failures: number): number {
  if (failures >= LOCKED_AT_FAILURES) return LOCK_MS
  return failures > FREE_FAILURES ? 1000 * 2 ** (failures - FREE_FAILURES - 1) : 0
}

/**
 * Checks a name and a password and starts a session; where there is an authenticator, one that still awaits its code.
 * The same work is done whether or not the name exists.
 */
export async function signIn(
  world: SignInWorld,
  input: { signInName: string; password: string; client?: Client },
): Promise<SignInOutcome> {
  const client = input.client ?? UNKNOWN_CLIENT
  const claim = await claimTry(world, signInNameKey(input.signInName), client)
  if (claim === 'address') return { ok: false, because: 'address' }
  const matches = await verifyPassword(claim.user?.passwordHash || NOBODYS_HASH, input.password)
  const { user } = claim
  if (!user || !claim.mayTry || !matches || user.passwordHash === NO_PASSWORD) {
    await recordRefusal(world, claim)
    return { ok: false, because: 'refused' }
  }
  const newHash = needsRehash(user.passwordHash) ? await hashPassword(input.password) : undefined
  return world.store.tx(async (tx) => {
    const { users } = world.store.t
    await tx
      .update(users)
      .set({ failedSignIns: 0, lockedUntil: null, ...(newHash && { passwordHash: newHash }) })
      .where(eq(users.id, user.id))
    await forgiveAddress(world, tx, client.address)
    if (user.totpSealed === null && needsSecondFactor(rolesOf(user.roles))) {
      await audit(world, tx, user, 'sign_in.no_factor')
      return { ok: false as const, because: 'no_factor' as const }
    }
    // What a demo person's authenticator shows is public: asking for it would only keep people from looking around.
    const awaitsCode = user.totpSealed !== null && !user.isDemo
    const sessionId = await openSession(world, tx, user.id, { client, awaitsCode })
    await audit(world, tx, user, awaitsCode ? 'sign_in.password' : 'sign_in')
    return { ok: true as const, sessionId, person: personOf(user), awaitsCode }
  })
}

function audit(world: SignInWorld, tx: Parameters<typeof recordAudit>[1], user: UserRow, action: string) {
  return recordAudit(world, tx, { actorId: user.id, action, subject: `user:${user.id}`, facts: {} })
}

type Claim = { user: UserRow | undefined; mayTry: boolean }

/**
 * Counts the try as a failure before the password is looked at, and success takes that back: a hundred guesses sent at
 * once cannot all slip through before the first one is counted. A try during a wait is refused and not counted, so
 * nobody can hold another person's lock up for ever.
 */
async function claimTry(world: SignInWorld, signInName: string, client: Client): Promise<Claim | 'address'> {
  const { users } = world.store.t
  return world.store.tx(async (tx) => {
    if (!(await claimAddress(world, tx, client.address))) return 'address'
    const [user] = await tx.select().from(users).where(eq(users.signInName, signInName)).limit(1)
    if (!user) return { user, mayTry: false }
    const now = world.now()
    if (user.disabledAt || (user.lockedUntil && user.lockedUntil > now)) return { user, mayTry: false }
    const failures = user.failedSignIns + 1
    const wait = waitAfterFailures(failures)
    await tx
      .update(users)
      .set({ failedSignIns: failures, lockedUntil: wait > 0 ? new Date(now.getTime() + wait) : null })
      .where(eq(users.id, user.id))
    return { user, mayTry: true }
  })
}

/** People type passwords into the name field: an unknown name is never written down. */
async function recordRefusal(world: SignInWorld, claim: Claim): Promise<void> {
  const userId = claim.user?.id
  await world.store.tx((tx) =>
    recordAudit(world, tx, {
      actorId: userId ?? 'visitor',
      action: 'sign_in.refused',
      subject: userId ? `user:${userId}` : 'user:unknown',
      facts: { waiting: claim.user !== undefined && !claim.mayTry },
    }),
  )
}
