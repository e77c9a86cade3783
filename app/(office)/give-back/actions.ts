'use server'

import { action } from '@/app/_shared/action'
import { StartRefundInput, StartReversalInput } from '@/lib/features/give-back/schemas'
import { startRefund, startReversal } from '@/lib/features/give-back/start-give-back'

const PAGES = ['/payments', '/approvals', '/transactions', '/']

export const startReversalAction = action({
  permission: 'payout.prepare',
  input: StartReversalInput,
  run: startReversal,
  revalidate: PAGES,
})

export const startRefundAction = action({
  permission: 'payout.prepare',
  input: StartRefundInput,
  run: startRefund,
  revalidate: PAGES,
})
