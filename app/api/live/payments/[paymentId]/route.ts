import { answerJson, handler } from '@/app/_shared/handler'
import { getPayment } from '@/lib/features/payments/queries'

/** Whether a payment's page is still true: it asks again and again while the payment is open. */
export const GET = handler({
  permission: 'money.read',
  run: async (ctx, { params }) => {
    const { version, state } = await getPayment(ctx.store, ctx.store.read, params.paymentId ?? '')
    return answerJson({ version, state })
  },
})
