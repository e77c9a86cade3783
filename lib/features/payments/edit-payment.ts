import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { canonicalJson } from '@/lib/core/content-hash'
import { AppError } from '@/lib/core/errors'
import { providerOf } from '@/lib/core/rails'
import { whoWasFirst } from '../approvals/who-was-first'
import { type FeatureContext, requirePermission } from '../context'
import { isPayeeRail } from '../payees/schemas'
import { changedFields, sealContent } from './edit-history'
import { movePayment } from './move-payment'
import { APPROVAL_LIFE_MS, setJob } from './payment-jobs'
import { hashOf, type Payment } from './payment-order'
import { checkPlace } from './places'
import type { PaymentContent } from './prepare-content'
import { getPayment } from './queries'
import type { EditPaymentInput, SubmitPaymentInput } from './schemas'
import { withPayee } from './start-payment'
import { layOut, sameIntent, termsAsItStands } from './submit-payment'

/** What was filled in now; who made the payment, its key and its references stay. */
export function refill(stored: Payment, input: SubmitPaymentInput, content: PaymentContent) {
  const filled = {
    provider: providerOf(input.rail),
    rail: input.rail,
    amountMinor: content.amountMinor,
    currency: content.currency,
    sourceAccountId: content.sourceAccountId,
    counterpartyName: content.counterpartyName,
    counterpartyAccount: content.counterpartyAccount,
    counterpartyBank: content.counterpartyBank,
    payeeId: input.payeeId ?? null,
    merchantReference: content.merchantReference || stored.reference,
    purpose: content.purpose,
    details: canonicalJson(content.details),
  }
  const contentHash = hashOf({ ...stored, ...filled })
  return { ...filled, contentHash, duplicateReason: input.duplicateReason ?? null, lastEditorId: stored.makerId }
}

async function voidApprovals(ctx: FeatureContext, tx: Tx, paymentId: string): Promise<number> {
  const { approvals } = ctx.store.t
  const voided = await tx
    .update(approvals)
    .set({ voidedAt: ctx.now() })
    .where(and(eq(approvals.paymentId, paymentId), isNull(approvals.voidedAt)))
    .returning({ id: approvals.id })
  return voided.length
}

/** @throws AppError `forbidden` for anyone but its maker, `conflict` or `content_changed` when somebody was first. */
async function refuseLate(ctx: FeatureContext, tx: Tx, stored: Payment, input: EditPaymentInput): Promise<void> {
  if (stored.state === 'awaiting_approval' && stored.version === input.version) return
  const first = await whoWasFirst(ctx.store, tx, stored.id)
  const code = stored.state === 'awaiting_approval' ? 'content_changed' : 'conflict'
  throw new AppError(code, `payment ${stored.id} is ${stored.state} at version ${stored.version}`, { first })
}

/**
 * Its maker changes a payment that waits for approval (transition row 3): back to draft, every approval void, the same
 * checks as at first, and submitted again under the rules of now, in one transaction. What changes nothing, or is sent
 * again after a lost answer, voids nothing.
 * @throws AppError as `submitPayment` does, `forbidden`, `content_changed`, `conflict`.
 */
export async function editPayment(ctx: FeatureContext, input: EditPaymentInput): Promise<{ paymentId: string }> {
  requirePermission(ctx, 'payout.prepare')
  const filled = await withPayee(ctx, input)
  if (!isPayeeRail(filled.rail)) throw new AppError('invalid_input', filled.rail, { fields: { rail: 'not_payable' } })
  await checkPlace(ctx, filled)
  const { content } = await layOut(ctx, filled)
  return ctx.store.tx(async (tx) => {
    const stored = await getPayment(ctx.store, tx, input.paymentId)
    if (stored.makerId !== ctx.actor.id) throw new AppError('forbidden', 'only its maker changes a payment')
    // What money goes back, and to whom, hangs on the first payment and is not typed.
    if (stored.linkKind === 'refund' || stored.linkKind === 'reversal') {
      throw new AppError('forbidden', `a ${stored.linkKind} is not edited`)
    }
    const refilled = refill(stored, filled, content)
    const next = { ...stored, ...refilled }
    if (sameIntent(stored, next, true)) return { paymentId: stored.id }
    await refuseLate(ctx, tx, stored, filled)
    const terms = await termsAsItStands(ctx, tx, filled, content, next)
    const voided = await voidApprovals(ctx, tx, stored.id)
    const draft = await movePayment(
      ctx,
      tx,
      stored,
      'edit',
      ctx.actor.id,
      {},
      {
        changed: changedFields(stored, next),
        before: sealContent(ctx.key, stored),
        approvalsVoided: voided.toString(),
      },
    )
    const facts = { approvalsNeeded: terms.approvalsNeeded.toString(), approvalRule: terms.approvalRuleId }
    await movePayment(ctx, tx, draft, 'submit', ctx.actor.id, { ...refilled, ...terms }, facts)
    await setJob(ctx, tx, 'expire', stored.id, new Date(ctx.now().getTime() + APPROVAL_LIFE_MS))
    return { paymentId: stored.id }
  })
}
