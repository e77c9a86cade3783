import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull, type SQL } from 'drizzle-orm'
import type { Store, Tx } from '@/db/store'
import { recordAudit } from '@/lib/features/audit/record-audit'
import type { Person, Runtime } from '@/lib/features/context'
import { type Client, storedClient, UNKNOWN_CLIENT } from './client'
import { personOf } from './person'

export const SESSION_IDLE_MS = 15 * 60_000
export const SESSION_ABSOLUTE_MS = 8 * 60 * 60_000
/** How long a right password waits for its second factor. */
export const AWAITS_CODE_MS = 10 * 60_000
/** A session's last use is written at most this often: a page view is a read, not a disk flush. */
const TOUCH_EVERY_MS = 60_000

export type SessionWorld = Pick<Runtime, 'store' | 'key' | 'now'>

/** The row's key. The cookie's id itself is nowhere in the database, so a copy of the database opens no session. */
export function rowIdOf(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('hex')
}

/**
 * Starts a session. One that awaits its code opens nothing but the page that asks for it.
 * @returns the random id for the cookie; it is not stored.
 */
export async function openSession(
  world: SessionWorld,
  tx: Tx,
  userId: string,
  { client = UNKNOWN_CLIENT, awaitsCode = false }: { client?: Client; awaitsCode?: boolean } = {},
): Promise<string> {
  const sessionId = randomBytes(32).toString('base64url')
  const at = world.now()
  await tx.insert(world.store.t.sessions).values({
    id: rowIdOf(sessionId),
    userId,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: new Date(at.getTime() + (awaitsCode ? AWAITS_CODE_MS : SESSION_ABSOLUTE_MS)),
    endedAt: null,
    awaitsCode,
    ...storedClient(client),
  })
  return sessionId
}

/** Neither ended nor past one of its limits. */
export function isLive(world: Pick<SessionWorld, 'store' | 'now'>): SQL | undefined {
  const { sessions } = world.store.t
  const now = world.now()
  return and(
    isNull(sessions.endedAt),
    gt(sessions.expiresAt, now),
    gt(sessions.lastSeenAt, new Date(now.getTime() - SESSION_IDLE_MS)),
  )
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
    .where(and(eq(sessions.id, id), eq(sessions.awaitsCode, false), isLive(world), isNull(users.disabledAt)))
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

/** How much is left of a session before it ends by disuse, and before it ends whatever is done; undefined once it is over. */
export async function timeLeftOf(
  world: SessionWorld,
  sessionId: string,
): Promise<{ idleInMs: number; endsInMs: number } | undefined> {
  const { sessions } = world.store.t
  const [row] = await world.store.read
    .select({ lastSeenAt: sessions.lastSeenAt, expiresAt: sessions.expiresAt })
    .from(sessions)
    .where(and(eq(sessions.id, rowIdOf(sessionId)), isLive(world)))
    .limit(1)
  if (!row) return undefined
  const now = world.now().getTime()
  return {
    idleInMs: row.lastSeenAt.getTime() + SESSION_IDLE_MS - now,
    endsInMs: row.expiresAt.getTime() - now,
  }
}
