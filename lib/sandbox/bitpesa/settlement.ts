import type { Kernel } from '@/lib/sandbox/kernel'
import type { Recipient, Transaction } from './tables'
import { getTransaction, recipientsOf, setTransaction, transactionWire } from './transactions'
import { announce } from './webhook-delivery'

export function isOpen({ state }: Recipient): boolean {
  return state === 'initial' || state === 'pending' || state === 'error' || state === 'manual'
}

/** The state of a funded transaction follows from its recipients. */
export function settle(kernel: Kernel, transactionId: string): void {
  const transaction = getTransaction(kernel, transactionId)
  const recipients = recipientsOf(kernel, transactionId)
  const some = (state: Recipient['state']) => recipients.some((recipient) => recipient.state === state)
  if (recipients.some(isOpen)) {
    setTransaction(kernel, transactionId, { state: some('manual') ? 'manual' : 'received' })
  } else if (some('canceled')) {
    // Refunds are on their way; only a wholly cancelled transaction says so.
    if (!some('success')) setTransaction(kernel, transactionId, { state: 'canceled' })
  } else if (some('refunded')) {
    if (transaction.state === 'refunded') return
    announceTransaction(kernel, setTransaction(kernel, transactionId, { state: 'refunded' }), 'refunded')
  } else if (transaction.state !== 'paid') {
    announceTransaction(kernel, setTransaction(kernel, transactionId, { state: 'paid' }), 'paid_out')
  }
}

export function announceTransaction(kernel: Kernel, transaction: Transaction, event: string): void {
  announce(kernel, `transaction.${event}`, transactionWire(kernel, transaction))
}
