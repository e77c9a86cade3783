import { and, eq, isNull } from 'drizzle-orm'
import type { Reader } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { hashOf, type Payment } from '../payments/payment-order'
import { getPayment } from '../payments/queries'
import { whoWasFirst } from './who-was-first'

/** What stood on the page of whoever decides. */
export type Seen = Readonly<{ paymentId: string; version: number; contentHash: string }>

/** Their own approval of what is stored now; an answer that got lost is asked for again. */
async function hasApproved(ctx: FeatureContext, reader: Reader, payment: Payment): Promise<boolean> {
  const { approvals } = ctx.store.t
  const [own] = await reader
    .select({ id: approvals.id })
    .from(approvals)
    .where(
      and(
        eq(approvals.paymentId, payment.id),
        eq(approvals.approverId, ctx.actor.id),
        eq(approvals.decision, 'approved'),
        eq(approvals.contentHash, payment.contentHash),
        isNull(approvals.voidedAt),
      ),
    )
    .limit(1)
  return own !== undefined
}

/**
 * What was looked at has to be what is there, and somebody else has to have prepared it. Whoever comes second is told
 * who was first.
 * @throws AppError `maker_is_approver`, `already_approved`, `content_changed` when the page is stale, `conflict` when
 *   there is nothing left to decide.
 */
export async function lookAgain(ctx: FeatureContext, reader: Reader, seen: Seen): Promise<Payment> {
  requirePermission(ctx, 'payment.approve')
  const payment = await getPayment(ctx.store, reader, seen.paymentId)
  if (payment.makerId === ctx.actor.id || payment.lastEditorId === ctx.actor.id) {
    throw new AppError('maker_is_approver', `${ctx.actor.id} made payment ${payment.id}`)
  }
  if (seen.contentHash === payment.contentHash && (await hasApproved(ctx, reader, payment))) {
    throw new AppError('already_approved', `${ctx.actor.id} approved payment ${payment.id} before`)
  }
  const stale = payment.version !== seen.version || payment.contentHash !== seen.contentHash
  if (payment.state !== 'awaiting_approval' || stale || hashOf(payment) !== seen.contentHash) {
    const first = await whoWasFirst(ctx.store, reader, payment.id)
    const code = payment.state === 'awaiting_approval' ? 'content_changed' : 'conflict'
    throw new AppError(code, `payment ${payment.id} is ${payment.state} at version ${payment.version}`, { first })
  }
  return payment
}
