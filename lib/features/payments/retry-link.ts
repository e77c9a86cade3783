import { and, desc, eq, notInArray } from 'drizzle-orm'
import type { Reader } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import type { FeatureContext, Runtime } from '../context'
import { NEVER_MOVED } from '../give-back/original'
import type { Payment } from './payment-order'
import { getPayment } from './queries'
import type { LinkWish } from './submit-payment'

/** A later try of the same payment that is under way or went through: while there is one, there is no other. */
export async function findLiveRetry(
  rt: Pick<Runtime, 'store'>,
  reader: Reader,
  paymentId: string,
): Promise<Payment | undefined> {
  const { payments: p } = rt.store.t
  const [row] = await reader
    .select()
    .from(p)
    .where(and(eq(p.linkedPaymentId, paymentId), eq(p.linkKind, 'retry'), notInArray(p.state, [...NEVER_MOVED])))
    .orderBy(desc(p.createdAt))
    .limit(1)
  return row
}

/**
 * A new payment in place of one that failed for good: the provider said so, or two people did. Never of one whose outcome
 * is open, which may yet have moved the money (PRODUCT 1).
 */
export function retryLink(ctx: FeatureContext, failedId: string): LinkWish {
  return {
    kind: 'retry',
    paymentId: failedId,
    transactionId: null,
    check: async (tx, payment) => {
      const failed = await getPayment(ctx.store, tx, failedId)
      if (failed.makerId !== ctx.actor.id) throw new AppError('forbidden', 'only its maker tries it again')
      if (failed.state !== 'failed' || failed.direction !== payment.direction)
        throw new AppError('conflict', `payment ${failed.id} is ${failed.state}`)
      const live = await findLiveRetry(ctx, tx, failed.id)
      if (live) throw new AppError('conflict', `payment ${failed.id} was tried again as ${live.id}`)
    },
  }
}
