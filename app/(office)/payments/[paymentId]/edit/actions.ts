'use server'

import { action } from '@/app/_shared/action'
import { editPayment } from '@/lib/features/payments/edit-payment'
import { reviewEdit } from '@/lib/features/payments/review-edit'
import { EditPaymentInput } from '@/lib/features/payments/schemas'

/** What the check step of a change shows. Reads only. */
export const reviewEditAction = action({
  permission: 'payout.prepare',
  input: EditPaymentInput,
  run: reviewEdit,
})

/** Changes a payment that waits: its approvals are dropped, and it is submitted again. */
export const editPaymentAction = action({
  permission: 'payout.prepare',
  input: EditPaymentInput,
  run: editPayment,
  revalidate: ['/payments', '/approvals', '/'],
})
