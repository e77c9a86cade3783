import { z } from 'zod'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { addPayee } from '../payees/add-payee'
import { findPayee, payeeDetails } from '../payees/queries'
import { isPayeeRail } from '../payees/schemas'
import { checkPlace } from './places'
import { retryLink } from './retry-link'
import { SubmitPaymentInput } from './schemas'
import { submitPayment } from './submit-payment'

/** The new-payment form: a payment, and whether who was typed becomes a payee. */
export const NewPaymentInput = SubmitPaymentInput.extend({ savePayee: z.boolean().default(false) })
export type NewPaymentInput = z.infer<typeof NewPaymentInput>

/**
 * With a chosen payee, where the money goes comes from the book and not from the browser; of what was typed beside it
 * only the side of the amount counts.
 */
export async function withPayee<Input extends SubmitPaymentInput>(ctx: FeatureContext, input: Input): Promise<Input> {
  if (!input.payeeId) return input
  const payee = await findPayee(ctx.store, ctx.store.read, input.payeeId)
  if (!payee) throw new AppError('invalid_input', 'no such payee', { fields: { payeeId: 'not_chosen' } })
  if (payee.confirmedAt === null) {
    throw new AppError('invalid_input', `payee ${payee.id} waits`, { fields: { payeeId: 'payee_not_confirmed' } })
  }
  return {
    ...input,
    rail: payee.rail,
    counterpartyName: payee.name,
    counterpartyAccount: payee.account,
    counterpartyBank: payee.bank,
    details: { ...payeeDetails(payee), ...(input.details.fix !== undefined && { fix: input.details.fix }) },
  }
}

/**
 * Submits a payout for approval and, when ticked, keeps its counterparty as a payee, which waits for a second person.
 * @throws AppError as {@link submitPayment} does.
 */
export async function startPayment(ctx: FeatureContext, input: NewPaymentInput): Promise<{ paymentId: string }> {
  requirePermission(ctx, 'payout.prepare')
  const { savePayee, ...filled } = await withPayee(ctx, input)
  if (!isPayeeRail(filled.rail)) throw new AppError('invalid_input', filled.rail, { fields: { rail: 'not_payable' } })
  await checkPlace(ctx, filled)
  const link = filled.retryOf === undefined ? undefined : retryLink(ctx, filled.retryOf)
  const payment = await submitPayment(ctx, filled, link)
  if (savePayee && !filled.payeeId && ctx.actor.permissions.has('payee.change')) {
    await addPayee(ctx, {
      name: payment.counterpartyName,
      rail: filled.rail,
      account: payment.counterpartyAccount,
      bank: payment.counterpartyBank,
      details: Object.fromEntries(Object.entries(filled.details).filter(([name]) => name !== 'fix')),
      reason: payment.reference,
    })
  }
  return { paymentId: payment.id }
}
