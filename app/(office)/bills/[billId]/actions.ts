'use server'

import { action } from '@/app/_shared/action'
import { viewBillStatus } from '@/lib/features/bills/bill-view'
import { checkBillNow } from '@/lib/features/bills/check-bill'
import { BillInput } from '@/lib/features/bills/schemas'

/** Asks the provider about one bill at once; only reads there. */
export const checkBillNowAction = action({
  permission: 'payment.ask_provider',
  input: BillInput,
  run: async (ctx, input) => viewBillStatus(ctx, await checkBillNow(ctx, input)),
  revalidate: ['/bills'],
})
