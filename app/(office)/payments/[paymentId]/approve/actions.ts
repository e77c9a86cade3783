'use server'

import { action } from '@/app/_shared/action'
import { approvePayment, denyPayment } from '@/lib/features/approvals/decide-payment'
import { ApprovePaymentInput, DenyPaymentInput } from '@/lib/features/payments/schemas'

export const approvePaymentAction = action({
  permission: 'payment.approve',
  input: ApprovePaymentInput,
  run: async (ctx, input) => {
    await approvePayment(ctx, input)
  },
  revalidate: ['/payments', '/approvals'],
})

export const denyPaymentAction = action({
  permission: 'payment.approve',
  input: DenyPaymentInput,
  run: async (ctx, input) => {
    await denyPayment(ctx, input)
  },
  revalidate: ['/payments', '/approvals'],
})
