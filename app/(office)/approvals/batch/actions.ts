'use server'

import { action } from '@/app/_shared/action'
import { approveBatch } from '@/lib/features/approvals/approve-batch'
import { ApproveBatchInput } from '@/lib/features/payments/schemas'

/** One code for exactly this list: all of it, or nothing. */
export const approveBatchAction = action({
  permission: 'payment.approve',
  input: ApproveBatchInput,
  run: approveBatch,
  revalidate: ['/payments', '/approvals'],
})
