import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Store, Tx } from '@/db/store'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Person, Runtime } from '@/lib/features/context'
import { personOf } from './person'

export const SESSION_IDLE_MS = 30 * 60_000
export const SESSION_ABSOLUTE_MS = 8 * 60 * 60_000
/** A session's last use is written at most this often: a page view is a read, not a disk flush. */
const TOUCH_EVERY_MS = 60_000

export type SessionWorld = Pick<Runtime, 'store' | 'key' | 'now'>

/** The row's key. The cookie's id itself is nowhere in the database, so a copy of the database opens no session. */
function rowIdOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}

/** Starts a session. @returns the random id for the cookie; it is not stored. */
export async function openSession(world: SessionWorld, tx: Tx, userId: string): Promise<string> {
  const sessionId = randomBytes(32).toString('base64url')
  const at = world.now()
  await tx.insert(world.store.t.sessions).values({
    id: rowIdOf(sessionId),
    userId,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: new Date(at.getTime() + SESSION_ABSOLUTE_MS),
    endedAt: null,
  })
  return sessionId
}

/**
 * Who a session id belongs to now: its row is looked up each time, and name, roles and status come from the database,
 * never from the cookie. `keepAlive: false` is for polling, which must not hold an abandoned desk open.
 */
export async function findSessionPerson(
  world: SessionWorld,
  sessionId: string,
  options: { keepAlive: boolean },
): Promise<Person | undefined> {
  const { sessions, users } = world.store.t
  const now = world.now()
  const id = rowIdOf(sessionId)
  const [row] = await world.store.read
    .select({ session: sessions, user: users })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, id),
        isNull(sessions.endedAt),
        gt(sessions.expiresAt, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - SESSION_IDLE_MS)),
        isNull(users.disabledAt),
      ),
    )
    .limit(1)
  if (!row) return undefined
  if (options.keepAlive && now.getTime() - row.session.lastSeenAt.getTime() >= TOUCH_EVERY_MS) {
    await world.store.tx(async (tx) => {
      await tx
        .update(sessions)
        .set({ lastSeenAt: now })
        .where(and(eq(sessions.id, id), isNull(sessions.endedAt)))
    })
  }
  return personOf(row.user)
}

/** Ends one session now. Ending it twice, or one that never was, changes nothing. */
export async function endSession(world: SessionWorld, sessionId: string): Promise<void> {
  const { sessions } = world.store.t
  await world.store.tx(async (tx) => {
    const [ended] = await tx
      .update(sessions)
      .set({ endedAt: world.now() })
      .where(and(eq(sessions.id, rowIdOf(sessionId)), isNull(sessions.endedAt)))
      .returning({ userId: sessions.userId })
    if (!ended) return
    await recordAudit(world, tx, {
      actorId: ended.userId,
      action: 'sign_out',
      subject: `user:${ended.userId}`,
      facts: {},
    })
  })
}

/** Ends every session of a person: a role or password change, or being disabled. */
export async function endSessionsOf(world: { store: Store; now: () => Date }, tx: Tx, userId: string): Promise<void> {
  const { sessions } = world.store.t
  await tx
    .update(sessions)
    .set({ endedAt: world.now() })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)))
}
