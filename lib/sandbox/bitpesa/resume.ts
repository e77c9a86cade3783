import type { Kernel } from '@/lib/sandbox/kernel'
import { confirmPendingFailure, scheduleRefund, watchAutoRefund, watchExpiry } from './cancelling'
import { startIdentityCheck } from './kyc'
import { schedulePayout, watchPickup } from './lifecycle'
import { willRetry } from './outcomes'
import { type Recipient, SenderRow } from './tables'
import { getTransaction, listTransactionIds, recipientsOf } from './transactions'

/** Takes up what waited when the sandbox last ended: delayed work does not outlive the process. */
export function resume(kernel: Kernel): void {
  for (const raw of kernel.db.prepare("select * from bitpesa_senders where state = 'initial'").all()) {
    startIdentityCheck(kernel, SenderRow.parse(raw))
  }
  const unfunded = "state in ('initial', 'approved')"
  const unsettled = "funded_from is not null and state in ('received', 'manual', 'canceled')"
  for (const id of listTransactionIds(kernel, `${unfunded} or (${unsettled})`)) {
    const transaction = getTransaction(kernel, id)
    if (transaction.funded_from === null) {
      watchExpiry(kernel, transaction)
      continue
    }
    watchAutoRefund(kernel, transaction)
    for (const recipient of recipientsOf(kernel, id)) resumeRecipient(kernel, recipient)
  }
}

function resumeRecipient(kernel: Kernel, recipient: Recipient): void {
  const { state, id, reason_code: code } = recipient
  if (state === 'initial') schedulePayout(kernel, recipient, 'payoutDelayMs')
  else if (state === 'error' && willRetry(code ?? '')) schedulePayout(kernel, recipient, 'retryDelayMs')
  else if (state === 'canceled') scheduleRefund(kernel, id)
  else if (state === 'pending' && code === '21') watchPickup(kernel, recipient)
  else if (state === 'pending' && recipient.cancel_requested === 1) confirmPendingFailure(kernel, id)
}
