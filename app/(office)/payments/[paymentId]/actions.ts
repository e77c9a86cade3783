'use server'

import { action } from '@/app/_shared/action'
import { cancelPayment } from '@/lib/features/approvals/decide-payment'
import { askProviderNow } from '@/lib/features/payments/ask-provider'
import { AskProviderInput, CancelPaymentInput } from '@/lib/features/payments/schemas'

export const askProviderAction = action({
  permission: 'payment.ask_provider',
  input: AskProviderInput,
  run: askProviderNow,
  revalidate: ['/payments'],
})

export const cancelPaymentAction = action({
  permission: 'payment.cancel',
  input: CancelPaymentInput,
  run: async (ctx, input) => {
    await cancelPayment(ctx, input)
  },
  revalidate: ['/payments', '/approvals'],
})
