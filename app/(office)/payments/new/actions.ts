'use server'

import { action } from '@/app/_shared/action'
import { reviewPayment } from '@/lib/features/payments/review-payment'
import { SubmitPaymentInput } from '@/lib/features/payments/schemas'
import { NewPaymentInput, startPayment } from '@/lib/features/payments/start-payment'

/** What the check step shows. Reads only. */
export const reviewPaymentAction = action({
  permission: 'payout.prepare',
  input: SubmitPaymentInput,
  run: reviewPayment,
})

/** Stores the payment and asks for approval; the same request key answers the same payment. */
export const submitPaymentAction = action({
  permission: 'payout.prepare',
  input: NewPaymentInput,
  run: startPayment,
  revalidate: ['/payments', '/approvals', '/'],
})
