import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { parseAmount, tidyTypedAmount } from '@/lib/core/money'
import { type FeatureContext, requirePermission } from '../context'
import type { Payment } from '../payments/payment-order'
import { getPayment } from '../payments/queries'
import { supersedeProposal } from '../proposals/decide'
import { type EvidenceFile, type Proposal, propose } from '../proposals/propose'
import { isMoot, openFlagIds, readResolution, refuseTakenReceipt } from './look-again'
import { PAPER_BYTES_MAX, type ProposeResolutionInput } from './schemas'

/** What moved, when it succeeded: as typed, or as ordered. @throws AppError `invalid_input` */
function settledAmount(payment: Payment, typed: string): bigint {
  if (typed.trim() === '') return payment.amountMinor
  const parsed = parseAmount(tidyTypedAmount(typed, payment.currency), payment.currency)
  if (!parsed.ok)
    throw new AppError('invalid_input', `amount ${parsed.problem}`, { fields: { amount: parsed.problem } })
  return parsed.amountMinor
}

/** A proposal that the provider overtook makes way for the next one. */
async function clearMoot(ctx: FeatureContext, tx: Tx, payment: Payment, flagIds: readonly string[]): Promise<void> {
  const { proposals } = ctx.store.t
  const [open] = await tx
    .select()
    .from(proposals)
    .where(
      and(
        eq(proposals.kind, 'payment.resolve'),
        eq(proposals.subject, `payment:${payment.id}`),
        eq(proposals.state, 'open'),
      ),
    )
    .limit(1)
  if (open && isMoot(readResolution(open.content), payment, flagIds))
    await supersedeProposal(ctx, tx, open, 'overtaken by what the provider told')
}

/**
 * The first of two people says how an unclear payment ended, and what shows it. Nothing changes before another person
 * has confirmed exactly this; questions to the provider go on meanwhile (transition rows 21 and 22).
 * @throws AppError `invalid_input`, `conflict` when there is nothing to decide, `proposal_open`.
 */
export async function proposeResolution(
  ctx: FeatureContext,
  input: ProposeResolutionInput,
  paper?: EvidenceFile,
): Promise<Proposal> {
  requirePermission(ctx, 'payment.propose_resolution')
  if (paper && paper.bytes.length > PAPER_BYTES_MAX)
    throw new AppError('invalid_input', 'the paper is too large', { fields: { paper: 'file_too_large' } })
  return ctx.store.tx(async (tx) => {
    const payment = await getPayment(ctx.store, tx, input.paymentId)
    const flagIds = await openFlagIds(ctx.store, tx, payment.id)
    const decides =
      input.how === 'note' ? payment.state !== 'needs_review' && flagIds.length > 0 : payment.state === 'needs_review'
    if (!decides) throw new AppError('conflict', `payment ${payment.id} is ${payment.state}, ${flagIds.length} flags`)
    const succeeded = input.how === 'succeeded'
    if (succeeded && input.receipt === '')
      throw new AppError('invalid_input', 'no receipt', { fields: { receipt: 'required' } })
    if (succeeded) await refuseTakenReceipt(ctx.store, tx, payment, input.receipt)
    await clearMoot(ctx, tx, payment, flagIds)
    return propose(ctx, tx, {
      kind: 'payment.resolve',
      subject: `payment:${payment.id}`,
      content: {
        how: input.how,
        receipt: succeeded ? input.receipt : null,
        confirmedMinor: succeeded ? settledAmount(payment, input.amount).toString() : null,
        state: payment.state,
        flagIds,
        paymentHash: payment.contentHash,
      },
      reason: input.reason,
      ...(paper && { evidence: paper }),
    })
  })
}
