import { AppError } from '@/lib/core/errors'
import { isCurrency, toDecimal } from '@/lib/core/money'
import { type FeatureContext, requirePermission } from '../context'
import { detailsOf, type Payment } from './payment-order'
import { getPayment } from './queries'
import { findLiveRetry } from './retry-link'

/** The content of a failed payment as its maker typed it; undefined when it cannot be tried again (any more). */
export type Retry = Readonly<{ payment: Payment; details: Readonly<Record<string, string>>; amount: string }>

export async function findRetry(ctx: FeatureContext, paymentId: string): Promise<Retry | undefined> {
  requirePermission(ctx, 'money.read')
  const payment = await getPayment(ctx.store, ctx.store.read, paymentId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  })
  if (payment?.makerId !== ctx.actor.id || payment.state !== 'failed') return undefined
  if (await findLiveRetry(ctx, ctx.store.read, payment.id)) return undefined
  return { payment, details: detailsOf(payment), amount: typedAmount(payment) }
}

/** Across a border the amount is of the side that was fixed; elsewhere it is what leaves our account. */
function typedAmount(payment: Payment): string {
  const { fix, receiveMinor, receiveCurrency } = detailsOf(payment)
  const received = fix === 'receive' && receiveMinor !== undefined && receiveCurrency !== undefined
  if (received && isCurrency(receiveCurrency)) return toDecimal(BigInt(receiveMinor), receiveCurrency)
  return toDecimal(payment.amountMinor, payment.currency)
}
