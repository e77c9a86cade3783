import { and, eq, isNull } from 'drizzle-orm'
import type { FeatureContext } from '../context'
import type { ReadNoticesInput } from './schemas'

/** Marks this person's own notices as read: of one payment, or all. Whose they are comes from the session. */
export async function readNotices(ctx: FeatureContext, input: ReadNoticesInput): Promise<void> {
  const { notices: t } = ctx.store.t
  const about = input.paymentId === undefined ? undefined : eq(t.paymentId, input.paymentId)
  await ctx.store.tx(async (tx) => {
    await tx
      .update(t)
      .set({ readAt: ctx.now() })
      .where(and(eq(t.userId, ctx.actor.id), isNull(t.readAt), about))
  })
}
