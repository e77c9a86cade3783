import { and, count, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { crashPoint } from '@/lib/core/crash-points'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { movePayment } from '../payments/move-payment'
import { dropJob, setJob } from '../payments/payment-jobs'
import type { Payment } from '../payments/payment-order'
import { getPayment } from '../payments/queries'
import type { ApprovePaymentInput, CancelPaymentInput, DenyPaymentInput } from '../payments/schemas'
import { confirmWithCode } from '../people/confirm-with-code'
import { lookAgain } from './look-again'
import { whoWasFirst } from './who-was-first'

async function recordDecision(
  ctx: FeatureContext,
  tx: Tx,
  payment: Payment,
  decision: 'approved' | 'denied',
  how: { reason: string | null; batchHash: string | null },
): Promise<void> {
  await tx.insert(ctx.store.t.approvals).values({
    id: newId(ctx.now()),
    paymentId: payment.id,
    approverId: ctx.actor.id,
    decision,
    contentHash: payment.contentHash,
    version: payment.version,
    reason: how.reason,
    voidedAt: null,
    batchHash: how.batchHash,
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
 * @throws AppError as {@link lookAgain} does, and `wrong_code`.
 */
export async function approvePayment(ctx: FeatureContext, input: ApprovePaymentInput): Promise<Payment> {
  // A first look, so that a stale page costs no code; the one that counts is in the transaction.
  await lookAgain(ctx, ctx.store.read, input)
  await spendCode(ctx, input.code, () => lookAgain(ctx, ctx.store.read, input))
  const approved = await ctx.store.tx(async (tx) => addApproval(ctx, tx, await lookAgain(ctx, tx, input), null))
  await crashPoint('CP4')
  return approved
}

/**
 * One approval of what was just looked at, in the caller's transaction; the last one needed hands the payment to the
 * worker. `batchHash` names the list that was signed with one code.
 */
export async function addApproval(
  ctx: FeatureContext,
  tx: Tx,
  payment: Payment,
  batchHash: string | null,
): Promise<Payment> {
  const already = await countApprovals(ctx, tx, payment)
  await recordDecision(ctx, tx, payment, 'approved', { reason: null, batchHash })
  await crashPoint('CP3')
  const isLast = already + 1 >= payment.approvalsNeeded
  const event = isLast ? 'approve_last' : 'approve'
  const after = await movePayment(ctx, tx, payment, event, ctx.actor.id, {}, batchHash ? { batchHash } : {})
  if (isLast) {
    await dropJob(ctx, tx, 'expire', payment.id)
    await setJob(ctx, tx, 'dispatch', payment.id, ctx.now())
  }
  return after
}

/**
 * Spends the code of an approval. Of one request sent twice the second finds its code used: `look` then says what became
 * of the first.
 */
export async function spendCode(ctx: FeatureContext, code: string, look: () => Promise<unknown>): Promise<void> {
  try {
    await confirmWithCode(ctx, code)
  } catch (error) {
    if (error instanceof AppError && error.code === 'wrong_code') await look()
    throw error
  }
}

/** An approver refuses a payment, with a reason that its maker reads. */
export async function denyPayment(ctx: FeatureContext, input: DenyPaymentInput): Promise<Payment> {
  return ctx.store.tx(async (tx) => {
    const payment = await lookAgain(ctx, tx, input)
    await recordDecision(ctx, tx, payment, 'denied', { reason: input.reason, batchHash: null })
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
    if (!early || open) {
      const first = await whoWasFirst(ctx.store, tx, payment.id)
      throw new AppError('conflict', `payment ${payment.id} is ${payment.state}`, { first })
    }
    for (const kind of ['expire', 'dispatch'] as const) await dropJob(ctx, tx, kind, payment.id)
    return movePayment(ctx, tx, payment, 'cancel', ctx.actor.id, { decisionNote: input.reason })
  })
}
