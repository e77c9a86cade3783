import { AppError } from '@/lib/core/errors'
import { RAIL_FACTS } from '@/lib/core/rails'
import type { FeatureContext } from '../context'
import { retryLink } from './retry-link'
import type { SubmitPaymentInput } from './schemas'
import { submitPayment } from './submit-payment'

/**
 * Asks a customer's phone for money. It needs no approval: the customer decides.
 * @throws AppError as {@link submitPayment} does, `prompt_open` when that phone still shows an earlier prompt.
 */
export async function requestCollection(
  ctx: FeatureContext,
  input: SubmitPaymentInput,
): Promise<{ paymentId: string }> {
  if (RAIL_FACTS[input.rail].direction !== 'in') {
    throw new AppError('invalid_input', `${input.rail} is no collection`, { fields: { rail: 'not_chosen' } })
  }
  const link = input.retryOf === undefined ? undefined : retryLink(ctx, input.retryOf)
  const payment = await submitPayment(ctx, input, link)
  return { paymentId: payment.id }
}
