import { and, desc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { type FeatureContext, type Runtime, requirePermission } from '@/lib/features/context'
import { endSessionsOf, isLive, rowIdOf } from './sessions'

const SESSIONS_MAX = 100

export type SessionRow = Readonly<{
  id: string
  userAgent: string
  address: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  /** The one that asks. */
  isCurrent: boolean
}>

/** Where a person is signed in now, the last used first; at most {@link SESSIONS_MAX}. */
export async function listSessions(
  world: Pick<Runtime, 'store' | 'now'>,
  userId: string,
  currentSessionId?: string,
): Promise<SessionRow[]> {
  const { sessions: t } = world.store.t
  const current = currentSessionId === undefined ? undefined : rowIdOf(currentSessionId)
  const rows = await world.store.read
    .select({
      id: t.id,
      userAgent: t.userAgent,
      address: t.address,
      createdAt: t.createdAt,
      lastSeenAt: t.lastSeenAt,
      expiresAt: t.expiresAt,
    })
    .from(t)
    .where(and(eq(t.userId, userId), eq(t.awaitsCode, false), isLive(world)))
    .orderBy(desc(t.lastSeenAt), desc(t.createdAt))
    .limit(SESSIONS_MAX)
  return rows.map((row) => ({ ...row, isCurrent: row.id === current }))
}

export const EndSessionInput = z.object({ sessionId: z.string().regex(/^[0-9a-f]{64}$/) })

/**
 * Ends one session: one's own, or as an administrator anybody's. It opens nothing from that commit on.
 * @throws AppError `not_found` also for another person's without the right: who may not know of it learns nothing
 */
export async function endSessionById(ctx: FeatureContext, input: z.infer<typeof EndSessionInput>): Promise<void> {
  const { sessions: t } = ctx.store.t
  await ctx.store.tx(async (tx) => {
    const [row] = await tx.select({ userId: t.userId }).from(t).where(eq(t.id, input.sessionId)).limit(1)
    const mayEnd = row && (row.userId === ctx.actor.id || ctx.actor.permissions.has('people.manage'))
    if (!mayEnd) throw new AppError('not_found', 'no such session of theirs')
    const ended = await tx
      .update(t)
      .set({ endedAt: ctx.now() })
      .where(and(eq(t.id, input.sessionId), isNull(t.endedAt)))
      .returning({ id: t.id })
    if (ended.length === 0) return
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'session.end',
      subject: `user:${row.userId}`,
      facts: { session: input.sessionId.slice(0, 12) },
    })
  })
}

/** Signs the acting person out everywhere, here too. */
export async function endOwnSessions(ctx: FeatureContext): Promise<void> {
  await endAll(ctx, ctx.actor.id)
}

export const EndSessionsInput = z.object({ userId: z.uuid() })

/** An administrator signs somebody out everywhere, at once and alone: it takes nothing away but a sign-in. */
export async function endSessionsOfPerson(ctx: FeatureContext, input: z.infer<typeof EndSessionsInput>): Promise<void> {
  requirePermission(ctx, 'people.manage')
  await endAll(ctx, input.userId)
}

async function endAll(ctx: FeatureContext, userId: string): Promise<void> {
  await ctx.store.tx(async (tx) => {
    await endSessionsOf(ctx, tx, userId)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'session.end_all',
      subject: `user:${userId}`,
      facts: {},
    })
  })
}
