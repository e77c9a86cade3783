import { and, count, eq, isNull } from 'drizzle-orm'
import type { Reader, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { crashPoint } from '@/lib/core/crash-points'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { movePayment } from '../payments/move-payment'
import { dropJob, setJob } from '../payments/payment-jobs'
import { hashOf, type Payment } from '../payments/payment-order'
import { getPayment } from '../payments/queries'
import type { ApprovePaymentInput, CancelPaymentInput, DenyPaymentInput } from '../payments/schemas'
import { confirmWithCode } from '../people/confirm-with-code'

type Seen = Readonly<{ paymentId: string; version: number; contentHash: string }>

/** What was looked at has to be what is there, and somebody else has to have prepared it. */
async function lookAgain(ctx: FeatureContext, reader: Reader, seen: Seen): Promise<Payment> {
  requirePermission(ctx, 'payment.approve')
  const payment = await getPayment(ctx.store, reader, seen.paymentId)
  if (payment.makerId === ctx.actor.id || payment.lastEditorId === ctx.actor.id) {
    throw new AppError('maker_is_approver', `${ctx.actor.id} made payment ${payment.id}`)
  }
  if (payment.state !== 'awaiting_approval') throw new AppError('conflict', `payment ${payment.id} is ${payment.state}`)
  if (
    payment.version !== seen.version ||
    payment.contentHash !== seen.contentHash ||
    hashOf(payment) !== seen.contentHash
  ) {
    throw new AppError('content_changed', `payment ${payment.id} is at version ${payment.version}`)
  }
  return payment
}

async function recordDecision(
  ctx: FeatureContext,
  tx: Tx,
  payment: Payment,
  decision: 'approved' | 'denied',
  reason: string | null,
): Promise<void> {
  await tx.insert(ctx.store.t.approvals).values({
    id: newId(ctx.now()),
    paymentId: payment.id,
    approverId: ctx.actor.id,
    decision,
    contentHash: payment.contentHash,
    version: payment.version,
    reason,
    voidedAt: null,
    at: ctx.now(),
  })
}

/** Approvals that count: by others, on exactly this content, not void. */
export async function countApprovals(ctx: Pick<FeatureContext, 'store'>, tx: Tx, payment: Payment): Promise<number> {
  const { approvals } = ctx.store.t
  const [row] = await tx
    .select({ valid: count() })
    .from(approvals)
    .where(
      and(
        eq(approvals.paymentId, payment.id),
        eq(approvals.decision, 'approved'),
        eq(approvals.contentHash, payment.contentHash),
        isNull(approvals.voidedAt),
      ),
    )
  return Number(row?.valid ?? 0)
}

/**
 * An approver releases a payment; the worker sends it after the last approval needed.
 * @throws AppError `maker_is_approver`, `content_changed` when the page is stale, `wrong_code`, `conflict` on a lost race.
 */
export async function approvePayment(ctx: FeatureContext, input: ApprovePaymentInput): Promise<Payment> {
  // A first look, so that a stale page costs no code; the one that counts is in the transaction.
  await lookAgain(ctx, ctx.store.read, input)
  await confirmWithCode(ctx, input.code)
  const approved = await ctx.store.tx(async (tx) => {
    const payment = await lookAgain(ctx, tx, input)
    const already = await countApprovals(ctx, tx, payment)
    await recordDecision(ctx, tx, payment, 'approved', null)
    await crashPoint('CP3')
    const isLast = already + 1 >= payment.approvalsNeeded
    const after = await movePayment(ctx, tx, payment, isLast ? 'approve_last' : 'approve', ctx.actor.id)
    if (isLast) {
      await dropJob(ctx, tx, 'expire', payment.id)
      await setJob(ctx, tx, 'dispatch', payment.id, ctx.now())
    }
    return after
  })
  await crashPoint('CP4')
  return approved
}

/** An approver refuses a payment, with a reason that its maker reads. */
export async function denyPayment(ctx: FeatureContext, input: DenyPaymentInput): Promise<Payment> {
  return ctx.store.tx(async (tx) => {
    const payment = await lookAgain(ctx, tx, input)
    await recordDecision(ctx, tx, payment, 'denied', input.reason)
    await dropJob(ctx, tx, 'expire', payment.id)
    return movePayment(ctx, tx, payment, 'deny', ctx.actor.id, { decisionNote: input.reason })
  })
}

/** Takes a payment back before anything was sent: its maker, or an approver. */
export async function cancelPayment(ctx: FeatureContext, input: CancelPaymentInput): Promise<Payment> {
  requirePermission(ctx, 'payment.cancel')
  return ctx.store.tx(async (tx) => {
    const payment = await getPayment(ctx.store, tx, input.paymentId)
    const mayAnyway = ctx.actor.permissions.has('payment.approve')
    if (payment.makerId !== ctx.actor.id && !mayAnyway)
      throw new AppError('forbidden', 'only the maker or an approver cancels')
    const [open] = await tx
      .select({ id: ctx.store.t.attempts.id })
      .from(ctx.store.t.attempts)
      .where(and(eq(ctx.store.t.attempts.paymentId, payment.id), eq(ctx.store.t.attempts.status, 'open')))
      .limit(1)
    const early = payment.state === 'awaiting_approval' || payment.state === 'approved' || payment.state === 'draft'
    if (!early || open) throw new AppError('conflict', `payment ${payment.id} is ${payment.state}`)
    for (const kind of ['expire', 'dispatch'] as const) await dropJob(ctx, tx, kind, payment.id)
    return movePayment(ctx, tx, payment, 'cancel', ctx.actor.id, { decisionNote: input.reason })
  })
}
