import { randomUUID } from 'node:crypto'
import type { Kernel } from '@/lib/sandbox/kernel'
import { decimalText, equalAmounts, majorOf, money, readAmount, usdMinor } from './amounts'
import { asObject, FieldErrors, textOf } from './answers'
import { balanceOf, changeBalance } from './balances'
import { markFunded } from './lifecycle'
import type { JsonObject, Transaction } from './tables'
import { findTransaction } from './transactions'
import type { WireObject } from './wire-json'

export type DebitOrder = JsonObject
export interface CheckedDebit {
  sent: JsonObject
  transaction: Transaction | undefined
  metadata: JsonObject
  errors: FieldErrors
}

/** Checks a batch as a whole: the balance must do for all of it, and no transaction may occur twice. */
export function checkDebits(kernel: Kernel, orders: readonly DebitOrder[]): CheckedDebit[] {
  const spent = new Map<string, bigint>()
  const seen = new Set<string>()
  return orders.map((sent) => {
    const errors = new FieldErrors()
    const id = textOf(sent.to_id)
    const transaction = id === undefined ? undefined : findTransaction(kernel, id)
    const metadata = asObject(sent.metadata) ?? {}
    if (sent.to_type !== 'Transaction') errors.add('to_type', sent.to_type === undefined ? 'blank' : 'inclusion')
    if (id === undefined) errors.add('to_id', 'blank')
    else if (!transaction) errors.add('to_id', 'not_found')
    else if (seen.has(id) || !fundable(kernel, transaction)) errors.add('to_id', 'invalid_state')
    else {
      seen.add(id)
      const { input_currency: currency, input_minor: minor } = transaction
      if (textOf(sent.currency) !== undefined && sent.currency !== currency) errors.add('currency', 'invalid')
      if (textOf(sent.amount) !== undefined) {
        const amount = readAmount(sent.amount)
        if (!amount || !equalAmounts(amount, majorOf(minor, currency))) errors.add('amount', 'invalid')
      }
      const total = (spent.get(currency) ?? 0n) + minor
      spent.set(currency, total)
      if (!errors.any && total > balanceOf(kernel, currency)) errors.add('amount', 'insufficient_balance')
    }
    return { sent, transaction, metadata, errors }
  })
}

export function fundable(kernel: Kernel, transaction: Transaction): boolean {
  return transaction.state === 'approved' && Date.parse(transaction.expires_at) > kernel.now().getTime()
}

export interface Debit {
  id: string
  transaction: Transaction
  metadata: JsonObject
  createdAt: string
  usdMinor: bigint
  runningMinor: bigint
}

/** Takes a checked transaction's money from the balance and starts its payouts. Call inside a database transaction. */
export function debit(kernel: Kernel, transaction: Transaction, metadata: JsonObject): Debit {
  const { input_currency: currency, input_minor: minor } = transaction
  const done: Debit = {
    id: randomUUID(),
    transaction,
    metadata,
    createdAt: kernel.now().toISOString(),
    usdMinor: usdMinor(minor, currency),
    runningMinor: changeBalance(kernel, currency, -minor),
  }
  insertDebit(kernel, done)
  kernel.move({
    provider: 'bitpesa',
    kind: 'funding',
    providerReference: transaction.id,
    merchantReference: transaction.external_id,
    amount: decimalText(minor, currency),
    currency,
    from: `balance ${currency}`,
    to: 'bitpesa',
  })
  markFunded(kernel, transaction, 'balance')
  return done
}

/** Writes the row of a debit; also used for the seeded history. */
export function insertDebit(kernel: Kernel, { id, transaction, metadata, createdAt, ...amounts }: Debit): void {
  kernel.db
    .prepare(
      `insert into bitpesa_debits (id, transaction_id, currency, minor, usd_minor, running_minor, metadata, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      ...[id, transaction.id, transaction.input_currency, transaction.input_minor.toString()],
      ...[amounts.usdMinor.toString(), amounts.runningMinor.toString(), JSON.stringify(metadata), createdAt],
    )
}

export function debitWire({ id, transaction, metadata, createdAt, ...amounts }: Debit): WireObject {
  const { input_currency: currency } = transaction
  return {
    id,
    amount: money(transaction.input_minor, currency),
    currency,
    to_type: 'Transaction',
    to_id: transaction.id,
    metadata,
    created_at: createdAt,
    usd_amount: money(amounts.usdMinor, 'USD'),
    running_balance: money(amounts.runningMinor, currency),
  }
}
