import { AppError } from '@/lib/core/errors'
import { listDecisions } from '../approvals/queries'
import type { FeatureContext } from '../context'
import { refill } from './edit-payment'
import { getOwnAccount } from './payout-choices'
import { getPayment } from './queries'
import { checkFilledIn, type PaymentReview } from './review-payment'
import type { EditPaymentInput } from './schemas'
import { sameIntent } from './submit-payment'

/** What stands in the payment now, beside what is filled in. */
export type ContentBefore = Readonly<
  Pick<
    PaymentReview,
    'rail' | 'name' | 'account' | 'place' | 'amountMinor' | 'currency' | 'merchantReference' | 'purpose'
  > & { sourceName: string }
>
export type EditReview = PaymentReview &
  Readonly<{
    before: ContentBefore
    /** Whether anything that is signed is another. */
    changed: boolean
    /** Whose approvals the change drops. */
    approvers: readonly string[]
  }>

/**
 * Checks a change of a payment that waits, as the first time, and says what it changes. Writes nothing.
 * @throws AppError as {@link checkFilledIn} does, `forbidden` for anyone but its maker.
 */
export async function reviewEdit(ctx: FeatureContext, input: EditPaymentInput): Promise<EditReview> {
  const stored = await getPayment(ctx.store, ctx.store.read, input.paymentId)
  if (stored.makerId !== ctx.actor.id) throw new AppError('forbidden', 'only its maker changes a payment')
  const { review, content, input: filled } = await checkFilledIn(ctx, input, stored)
  const [source, decisions] = await Promise.all([
    getOwnAccount(ctx, stored.sourceAccountId),
    listDecisions(ctx.store, stored.id),
  ])
  return {
    ...review,
    before: {
      rail: stored.rail,
      name: stored.counterpartyName,
      account: stored.counterpartyAccount,
      place: stored.counterpartyBank === content.counterpartyBank ? review.place : stored.counterpartyBank,
      amountMinor: stored.amountMinor.toString(),
      currency: stored.currency,
      merchantReference: stored.merchantReference === stored.reference ? '' : stored.merchantReference,
      purpose: stored.purpose,
      sourceName: source.name,
    },
    changed: !sameIntent(stored, { ...stored, ...refill(stored, filled, content) }, true),
    approvers: decisions
      .filter((each) => each.decision === 'approved' && !each.isVoid)
      .map((each) => each.approverName),
  }
}
