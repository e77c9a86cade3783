import { and, eq, isNull } from 'drizzle-orm'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Person } from '@/lib/features/context'
import type { Client } from './client'
import { type Acting, confirmWithCode } from './confirm-with-code'
import { personOf, type UserRow } from './person'
import { spendRecoveryCode } from './recovery-codes'
import { isLive, openSession, rowIdOf, type SessionWorld } from './sessions'
import type { SignInWorld } from './sign-in'

/** Whose password was right and whose code is still asked for; undefined for any other session. */
export async function findAwaitingCode(world: SessionWorld, sessionId: string): Promise<UserRow | undefined> {
  const { sessions, users } = world.store.t
  const [row] = await world.store.read
    .select({ user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(eq(sessions.id, rowIdOf(sessionId)), eq(sessions.awaitsCode, true), isLive(world), isNull(users.disabledAt)),
    )
    .limit(1)
  return row?.user
}

/** The six digits of an authenticator, or one of the recovery codes that were written down. */
export async function spendSecondFactor(acting: Acting, typed: string): Promise<'code' | 'recovery'> {
  if (/^[\d\s]{0,9}$/.test(typed)) {
    await confirmWithCode(acting, typed)
    return 'code'
  }
  await spendRecoveryCode(acting, typed)
  return 'recovery'
}

/**
 * The second half of a sign-in. The session gets a new id; the one that waited ends.
 * @throws AppError `signed_out` when nothing waits any more, `wrong_code`, `too_many_attempts`
 */
export async function finishSignIn(
  world: SignInWorld,
  input: { sessionId: string; code: string; client: Client },
): Promise<{ sessionId: string; person: Person }> {
  const user = await findAwaitingCode(world, input.sessionId)
  if (!user) throw new AppError('signed_out', 'no session awaits a code')
  const by = await spendSecondFactor({ ...world, actor: { id: user.id } }, input.code)
  return world.store.tx(async (tx) => {
    const { sessions } = world.store.t
    const [waited] = await tx
      .update(sessions)
      .set({ endedAt: world.now() })
      // Matches only while nothing else ended it: a lock, a second tab.
      .where(and(eq(sessions.id, rowIdOf(input.sessionId)), isNull(sessions.endedAt)))
      .returning({ id: sessions.id })
    if (!waited) throw new AppError('signed_out', 'the session that awaited a code was ended')
    const sessionId = await openSession(world, tx, user.id, { client: input.client })
    await recordAudit(world, tx, { actorId: user.id, action: 'sign_in', subject: `user:${user.id}`, facts: { by } })
    return { sessionId, person: personOf(user) }
  })
}
