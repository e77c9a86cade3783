import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { ChangeReason } from '../proposals/schemas'
import { checkAdministratorsLeft } from './administrators-left'
import { revokeEntryLinks } from './entry-link'
import { rolesOf } from './person'
import { endSessionsOf } from './sessions'

export const DisablePersonInput = z.object({ userId: z.uuid(), reason: ChangeReason })

/**
 * Keeps somebody out from this moment: sessions and open links end, payments they prepared stay. One administrator does
 * it, because it cannot wait and gives nobody anything; letting them in again takes two (see change-roles.ts).
 * @throws AppError `forbidden` for oneself, `conflict` when it is so already, `invalid_input` when too few administrators
 * would remain
 */
export async function disablePerson(ctx: FeatureContext, input: z.infer<typeof DisablePersonInput>): Promise<void> {
  requirePermission(ctx, 'people.manage')
  if (input.userId === ctx.actor.id) throw new AppError('forbidden', 'nobody disables themselves')
  await ctx.store.tx(async (tx) => {
    const { users } = ctx.store.t
    const [user] = await tx.select().from(users).where(eq(users.id, input.userId)).limit(1)
    if (!user) throw new AppError('not_found', `user ${input.userId}`)
    await checkAdministratorsLeft(ctx, tx, user.id, { roles: rolesOf(user.roles), isDisabled: true })
    const [changed] = await tx
      .update(users)
      .set({ disabledAt: ctx.now() })
      .where(and(eq(users.id, user.id), isNull(users.disabledAt)))
      .returning({ id: users.id })
    if (!changed) throw new AppError('conflict', `${user.id} is disabled already`)
    await endSessionsOf(ctx, tx, user.id)
    await revokeEntryLinks(ctx, tx, user.id)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'person.disable',
      subject: `user:${user.id}`,
      facts: { reason: input.reason },
    })
  })
}
