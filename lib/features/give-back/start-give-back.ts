import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { toDecimal } from '@/lib/core/money'
import { type FeatureContext, requirePermission } from '../context'
import { type LinkWish, submitPayment } from '../payments/submit-payment'
import { getOriginal, listLinked, type Original, type Place, remainingMinor } from './original'
import type { StartRefundInput, StartReversalInput } from './schemas'
import { refundRailOf, reverseObstacle } from './ways'

/** Read again in the transaction that stores the new payment: two people giving back at once is one too much. */
async function lookAgain(
  ctx: FeatureContext,
  tx: Tx,
  place: Place,
): Promise<{ original: Original; remaining: bigint }> {
  const original = await getOriginal(ctx, tx, place)
  if (original.direction === 'out' || !original.isPaid)
    throw new AppError('conflict', `${original.reference} is not money that came`)
  return { original, remaining: remainingMinor(original, await listLinked(ctx, tx, original)) }
}

function linkTo(original: Original, kind: 'refund' | 'reversal', check: LinkWish['check']): LinkWish {
  return { kind, paymentId: original.paymentId, transactionId: original.transactionId, check }
}

/**
 * Has the provider take one receipt back, whole: a payout of its own rail, linked to the money it gives back and
 * approved like any other.
 * @throws AppError `conflict` when it cannot be taken back (any more), and as `submitPayment` does.
 */
export async function startReversal(ctx: FeatureContext, input: StartReversalInput): Promise<{ paymentId: string }> {
  requirePermission(ctx, 'payout.prepare')
  const original = await getOriginal(ctx, ctx.store.read, input.place)
  const link = linkTo(original, 'reversal', async (tx) => {
    const now = await lookAgain(ctx, tx, input.place)
    const obstacle = reverseObstacle(ctx, now.original, now.remaining)
    if (obstacle) throw new AppError('conflict', `${original.reference}: ${obstacle}`)
  })
  const payment = await submitPayment(
    ctx,
    {
      requestKey: input.requestKey,
      rail: 'mpesa.reversal',
      sourceAccountId: original.accountId,
      counterpartyName: original.counterpartyName,
      counterpartyAccount: original.counterpartyAccount || (original.receipt ?? ''),
      counterpartyBank: '',
      amount: toDecimal(original.amountMinor, original.currency),
      merchantReference: '',
      purpose: input.reason,
      details: { receipt: original.receipt ?? '' },
      secondPrompt: false,
    },
    link,
  )
  return { paymentId: payment.id }
}

/**
 * Sends up to what remains back to the payer by the payout that reaches them.
 * @throws AppError `invalid_input` above what remains, `conflict` when nothing can be sent back, and as `submitPayment` does.
 */
export async function startRefund(ctx: FeatureContext, input: StartRefundInput): Promise<{ paymentId: string }> {
  requirePermission(ctx, 'payout.prepare')
  const original = await getOriginal(ctx, ctx.store.read, input.place)
  const rail = refundRailOf(original)
  if (rail === null) throw new AppError('conflict', `the payer of ${original.reference} is not known in full`)
  const link = linkTo(original, 'refund', async (tx, payment) => {
    const now = await lookAgain(ctx, tx, input.place)
    if (payment.currency !== now.original.currency)
      throw new AppError('invalid_input', 'another currency', { fields: { sourceAccountId: 'not_chosen' } })
    if (payment.amountMinor > now.remaining)
      throw new AppError('invalid_input', 'more than remains', { fields: { amount: 'more_than_remains' } })
  })
  const payment = await submitPayment(
    ctx,
    {
      requestKey: input.requestKey,
      rail,
      sourceAccountId: input.sourceAccountId,
      counterpartyName: original.counterpartyName || input.name,
      counterpartyAccount: original.counterpartyAccount,
      counterpartyBank: '',
      amount: input.amount,
      merchantReference: '',
      purpose: input.reason,
      details: {},
      secondPrompt: false,
    },
    link,
  )
  return { paymentId: payment.id }
}
