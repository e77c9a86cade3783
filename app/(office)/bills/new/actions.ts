'use server'

import { action } from '@/app/_shared/action'
import { raiseBill } from '@/lib/features/bills/raise-bill'
import { CreateBillInput } from '@/lib/features/bills/schemas'
import { sayProviderProblems } from './provider-problems'

/** Raises the bill at the provider; the same request key answers the same bill. */
export const raiseBillAction = action({
  permission: 'bill.create',
  input: CreateBillInput,
  run: async (ctx, input) => sayProviderProblems(await raiseBill(ctx, input)),
  revalidate: ['/bills'],
})
