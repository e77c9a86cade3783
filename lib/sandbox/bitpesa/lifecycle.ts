import type { Kernel } from '@/lib/sandbox/kernel'
import { numberFailsValidation } from './account-numbers'
import { decimalText } from './amounts'
import { textOf } from './answers'
import { watchAutoRefund } from './cancelling'
import { CORRIDORS } from './corridors'
import { outcomeCode, willRetry } from './outcomes'
import { announceTransaction, isOpen, settle } from './settlement'
import type { Recipient, Transaction } from './tables'
import { later } from './timing'
import {
  findRecipient,
  getTransaction,
  recipientsOf,
  recipientWire,
  setRecipient,
  setTransaction,
} from './transactions'
import { announce } from './webhook-delivery'

const VALIDATED_TYPES = ['NGN::Bank', 'GHS::Bank', 'GHS::Mobile']

/** The money is in: payouts start. The caller has taken it from the balance, or it came from outside. */
export function markFunded(kernel: Kernel, transaction: Transaction, from: 'balance' | 'payin'): Transaction {
  const funded = setTransaction(kernel, transaction.id, { state: 'received', fundedFrom: from })
  announceTransaction(kernel, funded, 'paid_in')
  for (const recipient of recipientsOf(kernel, funded.id)) {
    if (recipient.state === 'initial') schedulePayout(kernel, recipient, 'payoutDelayMs')
  }
  watchAutoRefund(kernel, funded)
  return funded
}

export function schedulePayout(
  kernel: Kernel,
  { id, attempts }: Recipient,
  time: 'payoutDelayMs' | 'retryDelayMs',
): void {
  later(kernel, time, `payout to ${id}`, () => {
    const recipient = findRecipient(kernel, id)
    // An edit or another try has taken over from a timer that carries an older number of attempts.
    if (recipient && recipient.attempts === attempts) tryPayout(kernel, recipient)
  })
}

function tryPayout(kernel: Kernel, recipient: Recipient): void {
  const transaction = getTransaction(kernel, recipient.transaction_id)
  if (transaction.state !== 'received' && transaction.state !== 'manual') return
  if (recipient.state !== 'initial' && recipient.state !== 'error') return
  // The older real sandbox left every payout waiting for the /payout helper.
  if (!kernel.setting('bitpesa', 'autoPayout', true)) return
  const attempts = recipient.attempts + 1
  const mismatch = nameMismatch(transaction, recipient)
  const about = [
    transaction.external_id,
    textOf(recipient.details.phone_number),
    textOf(recipient.details.bank_account),
  ]
  const scripted = kernel.outcome(
    'bitpesa',
    'payout',
    about.map((text) => text ?? null),
  )
  const code = mismatch ? '44' : (scripted ?? outcomeCode(recipient.payout_type, recipient.details))
  if (code === '0') {
    if (CORRIDORS.get(recipient.payout_type)?.pickup) offerPickup(kernel, transaction, recipient)
    else payOut(kernel, transaction, setRecipient(kernel, recipient, { attempts }))
  } else if (code.startsWith('1')) {
    const pending = setRecipient(kernel, recipient, { state: 'pending', reason_code: code, attempts })
    announce(kernel, 'recipient.pending', recipientWire(pending, transaction))
  } else {
    fail(kernel, transaction, recipient, code, mismatch)
  }
}

function fail(kernel: Kernel, transaction: Transaction, recipient: Recipient, code: string, mismatch: boolean): void {
  const attempts = recipient.attempts + 1
  const failed = setRecipient(kernel, recipient, {
    state: attempts >= kernel.setting('bitpesa', 'manualAfter', Number.MAX_SAFE_INTEGER) ? 'manual' : 'error',
    reason_code: code,
    attempts,
    metadata: mismatch
      ? { ...recipient.metadata, provider_name_validation: { 'valid?': true, account_name: 'JANE DOE' } }
      : recipient.metadata,
  })
  // Trying again without a change is no news.
  if (failed.state !== recipient.state) {
    const after = setTransaction(kernel, transaction.id, {
      state: failed.state === 'manual' ? 'manual' : transaction.state,
    })
    announce(kernel, 'recipient.error', recipientWire(failed, after))
    announceTransaction(kernel, after, 'error')
  }
  if (failed.state === 'error' && willRetry(code)) schedulePayout(kernel, failed, 'retryDelayMs')
}

function nameMismatch(transaction: Transaction, { payout_type, details }: Recipient): boolean {
  const checked = transaction.traits.account_validation && VALIDATED_TYPES.includes(payout_type)
  return checked && numberFailsValidation(payout_type, details)
}

function offerPickup(kernel: Kernel, transaction: Transaction, recipient: Recipient): void {
  const pending = setRecipient(kernel, recipient, {
    state: 'pending',
    reason_code: '21',
    attempts: recipient.attempts + 1,
    metadata: { ...recipient.metadata, payment_reference: kernel.token(10, '0123456789') },
  })
  announce(kernel, 'recipient.pending', recipientWire(pending, transaction))
  watchPickup(kernel, pending)
}

/** Somebody collects the money after a while, unless the payout was edited or cancelled. */
export function watchPickup(kernel: Kernel, pending: Recipient): void {
  later(kernel, 'pickupDelayMs', `pick-up by ${pending.id}`, () => {
    const now = findRecipient(kernel, pending.id)
    if (now?.state !== 'pending' || now.attempts !== pending.attempts) return
    payOut(kernel, getTransaction(kernel, now.transaction_id), now)
  })
}

/** The recipient has the money. */
function payOut(kernel: Kernel, transaction: Transaction, recipient: Recipient): void {
  setRecipient(kernel, recipient, { state: 'success', reason_code: '0', cancel_requested: 0 })
  kernel.move({
    provider: 'bitpesa',
    kind: 'payout',
    providerReference: transaction.id,
    merchantReference: transaction.external_id,
    amount: decimalText(recipient.output_minor, recipient.output_currency),
    currency: recipient.output_currency,
    from: 'bitpesa',
    to: `recipient ${recipient.id}`,
  })
  settle(kernel, transaction.id)
}

/** The sandbox's /payout helper: everything open of a funded transaction succeeds. False when there is nothing to pay. */
export function forcePayout(kernel: Kernel, transaction: Transaction): boolean {
  if (transaction.state !== 'received' && transaction.state !== 'manual') return false
  for (const recipient of recipientsOf(kernel, transaction.id)) {
    if (isOpen(recipient)) payOut(kernel, transaction, recipient)
  }
  return true
}

/** New details were accepted: a payout in trouble is tried with them at once. */
export function retryEdited(kernel: Kernel, edited: Recipient): Recipient {
  if (edited.state !== 'error' && edited.state !== 'manual') return edited
  const again = setRecipient(kernel, edited, { state: 'initial', reason_code: null, attempts: edited.attempts + 1 })
  settle(kernel, edited.transaction_id)
  schedulePayout(kernel, again, 'payoutDelayMs')
  return again
}
