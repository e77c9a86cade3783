import type { Kernel } from '@/lib/sandbox/kernel'
import { textOf } from './answers'
import { findSender, senderWire, setSenderState } from './senders'
import type { Sender } from './tables'
import { listTransactionIds, setTransaction } from './transactions'
import { announce } from './webhook-delivery'

const KYC_DELAY_MS = 2_000

/** A sender not approved at once is checked for a while; the last names "Rejected" and "Banned" end it badly. */
export function startIdentityCheck(kernel: Kernel, { id, state }: Sender): void {
  if (state !== 'initial') return
  const delayMs = kernel.setting('bitpesa', 'kycDelayMs', KYC_DELAY_MS)
  kernel.later(delayMs, `identity check of sender ${id}`, () => endIdentityCheck(kernel, id))
}

function endIdentityCheck(kernel: Kernel, id: string): void {
  const sender = findSender(kernel, id)
  if (sender?.state !== 'initial') return
  const lastName = textOf(sender.attributes.last_name)
  const state = lastName === 'Rejected' ? 'rejected' : lastName === 'Banned' ? 'banned' : 'approved'
  kernel.db.transaction(() => {
    const after = setSenderState(kernel, id, state, state === 'approved' ? null : 'The identity check ended badly.')
    if (state === 'approved') {
      for (const waiting of listTransactionIds(kernel, "sender_id = ? and state = 'initial'", id)) {
        setTransaction(kernel, waiting, { state: 'approved' })
      }
    }
    announce(kernel, `sender.${state}`, senderWire(after))
  })()
}
