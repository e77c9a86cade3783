import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Store, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '@/lib/features/audit/record-audit'
import { type FeatureContext, type Runtime, requirePermission } from '@/lib/features/context'
import type { UserRow } from './person'

export const LINK_MS = 72 * 60 * 60_000
const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const MakeEntryLinkInput = z.object({ userId: z.uuid() })

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/**
 * A one-time link by which a person chooses a password and, where their roles need it and they have none, an
 * authenticator. It takes the place of an older one. Nobody sets or sees another's password.
 * @returns the link, for the only time: stored is the hash of its token. The token stands behind the `#`, which browsers
 * send to no server, so that neither a log nor the preview of a message reads it.
 * @throws AppError `not_found`, `forbidden` for oneself, `conflict` for a disabled person
 */
export async function makeEntryLink(
  ctx: FeatureContext,
  input: z.infer<typeof MakeEntryLinkInput>,
): Promise<{ url: string; expiresAt: Date }> {
  requirePermission(ctx, 'people.manage')
  if (input.userId === ctx.actor.id) throw new AppError('forbidden', 'nobody makes a link for themselves')
  const token = randomBytes(32).toString('base64url')
  return ctx.store.tx(async (tx) => {
    const { users, entryLinks } = ctx.store.t
    const [user] = await tx.select().from(users).where(eq(users.id, input.userId)).limit(1)
    if (!user) throw new AppError('not_found', `user ${input.userId}`)
    if (user.disabledAt) throw new AppError('conflict', `${user.id} is disabled`)
    await revokeEntryLinks(ctx, tx, user.id)
    const id = newId(ctx.now())
    const expiresAt = new Date(ctx.now().getTime() + LINK_MS)
    await tx.insert(entryLinks).values({
      id,
      userId: user.id,
      tokenHash: hashOf(token),
      createdBy: ctx.actor.id,
      createdAt: ctx.now(),
      expiresAt,
      usedAt: null,
      revokedAt: null,
    })
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'person.link',
      subject: `user:${user.id}`,
      facts: { link: id, expiresAt: expiresAt.toISOString() },
    })
    return { url: `${ctx.publicUrl}/enter#${token}`, expiresAt }
  })
}

/** Ends the links of a person that still work. */
export async function revokeEntryLinks(ctx: Pick<Runtime, 'store' | 'now'>, tx: Tx, userId: string): Promise<void> {
  const { entryLinks: t } = ctx.store.t
  await tx
    .update(t)
    .set({ revokedAt: ctx.now() })
    .where(and(eq(t.userId, userId), isNull(t.usedAt), isNull(t.revokedAt)))
}

/** Until when the newest link of a person works; undefined when none does. */
export async function findOpenLink(
  world: Pick<Runtime, 'store' | 'now'>,
  userId: string,
): Promise<{ expiresAt: Date } | undefined> {
  const { entryLinks: t } = world.store.t
  const [row] = await world.store.read
    .select({ expiresAt: t.expiresAt })
    .from(t)
    .where(and(eq(t.userId, userId), isNull(t.usedAt), isNull(t.revokedAt), gt(t.expiresAt, world.now())))
    .orderBy(desc(t.createdAt))
    .limit(1)
  return row
}

export type OpenLink = Readonly<{ linkId: string; user: UserRow }>

/** @throws AppError `link_over` for a link that is unknown, used, replaced, too old, or of a disabled person */
export async function getOpenLink(
  world: Pick<Runtime, 'store' | 'now'>,
  reader: Reader,
  token: string,
): Promise<OpenLink> {
  const { entryLinks: t, users } = world.store.t
  if (!Token.safeParse(token).success) throw new AppError('link_over', 'no token of ours')
  const [row] = await reader
    .select({ linkId: t.id, user: users })
    .from(t)
    .innerJoin(users, eq(users.id, t.userId))
    .where(
      and(
        eq(t.tokenHash, hashOf(token)),
        isNull(t.usedAt),
        isNull(t.revokedAt),
        gt(t.expiresAt, world.now()),
        isNull(users.disabledAt),
      ),
    )
    .limit(1)
  if (!row) throw new AppError('link_over', 'the link is unknown or over')
  return row
}

/** @throws AppError `link_over` when somebody was faster */
export async function spendEntryLink(world: { store: Store; now: () => Date }, tx: Tx, linkId: string): Promise<void> {
  const { entryLinks: t } = world.store.t
  const [spent] = await tx
    .update(t)
    .set({ usedAt: world.now() })
    .where(and(eq(t.id, linkId), isNull(t.usedAt), isNull(t.revokedAt)))
    .returning({ id: t.id })
  if (!spent) throw new AppError('link_over', `link ${linkId} was used meanwhile`)
}
