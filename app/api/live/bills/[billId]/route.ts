import { answerJson, handler } from '@/app/_shared/handler'
import { viewBillStatus } from '@/lib/features/bills/bill-view'
import { getBill } from '@/lib/features/bills/queries'

/** The status of one bill, for its open page. */
export const GET = handler({
  permission: 'money.read',
  run: async (ctx, { params }) => {
    const bill = await getBill(ctx.store, ctx.store.read, params.billId ?? '')
    return answerJson(await viewBillStatus(ctx, bill))
  },
})
