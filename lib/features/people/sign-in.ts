import { eq } from 'drizzle-orm'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Person, Runtime } from '@/lib/features/context'
import { hashPassword, NOBODYS_HASH, needsRehash, verifyPassword } from './password-hash'
import { personOf, signInNameKey, type UserRow } from './person'
import { openSession } from './sessions'

/** The wait doubles from one second at the fifth failure in a row. */
const FREE_FAILURES = 4
const LOCKED_AT_FAILURES = 10
export const LOCK_MS = 30 * 60_000

export type SignInWorld = Pick<Runtime, 'store' | 'key' | 'now'>
/** One refusal for a wrong name, a wrong password, a locked and a disabled person: the answer tells nobody who exists. */
export type SignInOutcome = { ok: true; sessionId: string; person: Person } | { ok: false }

/** How long nobody may try again after so many failures in a row, in milliseconds. */
export function waitAfterFailures(failures: number): number {
  if (failures >= LOCKED_AT_FAILURES) return LOCK_MS
  return failures > FREE_FAILURES ? 1000 * 2 ** (failures - FREE_FAILURES - 1) : 0
}

/** Checks a name and a password and starts a session. The same work is done whether or not the name exists. */
export async function signIn(
  world: SignInWorld,
  input: { signInName: string; password: string },
): Promise<SignInOutcome> {
  const claim = await claimTry(world, signInNameKey(input.signInName))
  const matches = await verifyPassword(claim.user?.passwordHash ?? NOBODYS_HASH, input.password)
  const { user } = claim
  if (!user || !claim.mayTry || !matches) {
    await recordRefusal(world, claim)
    return { ok: false }
  }
  const newHash = needsRehash(user.passwordHash) ? await hashPassword(input.password) : undefined
  return world.store.tx(async (tx) => {
    const { users } = world.store.t
    await tx
      .update(users)
      .set({ failedSignIns: 0, lockedUntil: null, ...(newHash && { passwordHash: newHash }) })
      .where(eq(users.id, user.id))
    const sessionId = await openSession(world, tx, user.id)
    await recordAudit(world, tx, { actorId: user.id, action: 'sign_in', subject: `user:${user.id}`, facts: {} })
    return { ok: true as const, sessionId, person: personOf(user) }
  })
}

type Claim = { user: UserRow | undefined; mayTry: boolean }

/**
 * Counts the try as a failure before the password is looked at, and success takes that back: a hundred guesses sent at
 * once cannot all slip through before the first one is counted. A try during a wait is refused and not counted, so
 * nobody can hold another person's lock up for ever.
 */
async function claimTry(world: SignInWorld, signInName: string): Promise<Claim> {
  const { users } = world.store.t
  return world.store.tx(async (tx) => {
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
