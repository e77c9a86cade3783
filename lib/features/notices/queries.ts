import { and, count, desc, eq, isNull } from 'drizzle-orm'
import { maskCounterparty } from '@/lib/core/masking'
import type { FeatureContext } from '../context'
import type { NoticeBoard } from './schemas'

/** As many as the bell shows; what was read stands on its payment. */
const SHOWN_MAX = 12

/** What this person has not read yet, newest first, and how much it is in all. */
export async function readNoticeBoard(ctx: FeatureContext): Promise<NoticeBoard> {
  const { notices: t, payments } = ctx.store.t
  const rows = await ctx.store.read
    .select({ notice: t, payment: payments })
    .from(t)
    .innerJoin(payments, eq(payments.id, t.paymentId))
    .where(and(eq(t.userId, ctx.actor.id), isNull(t.readAt)))
    .orderBy(desc(t.at), desc(t.id))
    .limit(SHOWN_MAX)
  return {
    unread: await countUnread(ctx),
    notices: rows.map(({ notice, payment }) => ({
      id: notice.id,
      kind: notice.kind,
      paymentId: notice.paymentId,
      who: payment.counterpartyName || maskCounterparty(payment.counterpartyAccount),
      amountMinor: payment.amountMinor.toString(),
      currency: payment.currency,
      at: notice.at.toISOString(),
    })),
  }
}

async function countUnread(ctx: FeatureContext): Promise<number> {
  const { notices: t } = ctx.store.t
  const [row] = await ctx.store.read
    .select({ unread: count() })
    .from(t)
    .where(and(eq(t.userId, ctx.actor.id), isNull(t.readAt)))
  return Number(row?.unread ?? 0)
}

/** Whether something about this payment is unread by this person. */
export async function hasUnread(ctx: FeatureContext, paymentId: string): Promise<boolean> {
  const { notices: t } = ctx.store.t
  const [row] = await ctx.store.read
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.userId, ctx.actor.id), eq(t.paymentId, paymentId), isNull(t.readAt)))
    .limit(1)
  return row !== undefined
}
