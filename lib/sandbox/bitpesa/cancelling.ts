import type { Kernel } from '@/lib/sandbox/kernel'
import { decimalText } from './amounts'
import { changeBalance } from './balances'
import { announceTransaction, isOpen, settle } from './settlement'
import type { Recipient, Transaction } from './tables'
import { later, timeOf } from './timing'
import {
  findRecipient,
  findTransaction,
  getTransaction,
  permissions,
  recipientsOf,
  setRecipient,
  setTransaction,
} from './transactions'

/**
 * Cancels one recipient (contract section 10.2). Unfunded: at once. Funded: at once when it may be, and the refund
 * follows; otherwise the wish is remembered until the provider's answer. `too_late` when it is final already.
 */
export function cancelRecipient(kernel: Kernel, recipient: Recipient): 'done' | 'remembered' | 'too_late' {
  if (!isOpen(recipient)) return 'too_late'
  const transaction = getTransaction(kernel, recipient.transaction_id)
  if (transaction.funded_from !== null && !permissions(recipient).mayCancel) {
    if (recipient.cancel_requested === 0) {
      setRecipient(kernel, recipient, { cancel_requested: 1 })
      confirmPendingFailure(kernel, recipient.id)
    }
    return 'remembered'
  }
  setRecipient(kernel, recipient, { state: 'canceled', cancel_requested: 0 })
  if (transaction.funded_from === null) leaveUnfunded(kernel, transaction)
  else {
    settle(kernel, transaction.id)
    scheduleRefund(kernel, recipient.id)
  }
  return 'done'
}

/** An unfunded transaction asks for the others only, or is cancelled with its last recipient. */
function leaveUnfunded(kernel: Kernel, transaction: Transaction): void {
  const open = recipientsOf(kernel, transaction.id).filter(isOpen)
  if (open.length === 0) {
    announceTransaction(kernel, setTransaction(kernel, transaction.id, { state: 'canceled' }), 'canceled')
    return
  }
  const inputMinor = open.reduce((sum, recipient) => sum + recipient.input_minor, 0n)
  setTransaction(kernel, transaction.id, { state: transaction.state, inputMinor })
}

export function confirmPendingFailure(kernel: Kernel, recipientId: string): void {
  later(kernel, 'pendingCancelMs', `provider confirms failure of ${recipientId}`, () => {
    const recipient = findRecipient(kernel, recipientId)
    if (recipient?.state !== 'pending' || recipient.cancel_requested === 0) return
    setRecipient(kernel, recipient, { state: 'canceled', reason_code: '543', cancel_requested: 0 })
    settle(kernel, recipient.transaction_id)
    scheduleRefund(kernel, recipient.id)
  })
}

export function scheduleRefund(kernel: Kernel, recipientId: string): void {
  later(kernel, 'refundDelayMs', `refund of ${recipientId}`, () => {
    const recipient = findRecipient(kernel, recipientId)
    if (recipient?.state !== 'canceled') return
    const transaction = getTransaction(kernel, recipient.transaction_id)
    const { funded_from, input_currency } = transaction
    if (funded_from === null) return
    setRecipient(kernel, recipient, { state: 'refunded' })
    if (funded_from === 'balance') changeBalance(kernel, input_currency, recipient.input_minor)
    kernel.move({
      provider: 'bitpesa',
      kind: 'refund',
      providerReference: transaction.id,
      merchantReference: transaction.external_id,
      amount: decimalText(recipient.input_minor, input_currency),
      currency: input_currency,
      from: 'bitpesa',
      to: funded_from === 'balance' ? `balance ${input_currency}` : 'payer',
    })
    settle(kernel, transaction.id)
  })
}

/** Watches a new transaction: unfunded at its time, it is cancelled. */
export function watchExpiry(kernel: Kernel, transaction: Transaction): void {
  const waitMs = Math.max(Date.parse(transaction.expires_at) - kernel.now().getTime(), 0)
  kernel.later(waitMs, `transaction ${transaction.id} expires`, () =>
    kernel.db.transaction(() => {
      const now = findTransaction(kernel, transaction.id)
      if (now?.state !== 'approved' && now?.state !== 'initial') return
      for (const recipient of recipientsOf(kernel, now.id)) {
        if (recipient.state === 'initial') setRecipient(kernel, recipient, { state: 'canceled' })
      }
      announceTransaction(kernel, setTransaction(kernel, now.id, { state: 'canceled' }), 'canceled')
    })(),
  )
}

/** With the trait `auto_refund`, what is unpaid a day after funding is cancelled by the provider itself. */
export function watchAutoRefund(kernel: Kernel, { id, traits, funded_at }: Transaction): void {
  if (!traits.auto_refund || funded_at === null) return
  const elapsedMs = kernel.now().getTime() - Date.parse(funded_at)
  const waitMs = Math.max(timeOf(kernel, 'autoRefundMs') - elapsedMs, 0)
  kernel.later(waitMs, `auto-refund of ${id}`, () =>
    kernel.db.transaction(() => {
      for (const recipient of recipientsOf(kernel, id)) cancelRecipient(kernel, recipient)
    })(),
  )
}
