import type { Tx } from '@/db/store'
import { findByPayment, findByReceipt, findConfirmation } from './find-line'
import { addEvidence, moveEvidence, type TransactionSource } from './line-evidence'
import { type Recorded, recordTransaction } from './record-transaction'
import { changeLine, dropLine, type Keeping } from './store-line'
import { fitToShow, isProvisional, merged, sameRow, type TransactionDraft } from './transaction-line'

/**
 * Keeps the line of one of our payments: pending while it is under way, then what became of it. If another door told of
 * the receipt first, the two become one and the provisional line goes.
 */
export async function recordPaymentLine(
  keeping: Keeping,
  tx: Tx,
  given: TransactionDraft & { paymentId: string },
  source: TransactionSource,
  eventId: string | null = null,
): Promise<Recorded> {
  const { store } = keeping
  const line = fitToShow(given)
  const own = await findByPayment(store, tx, line.paymentId)
  if (!own) return recordTransaction(keeping, tx, line, source, eventId)
  const told = isProvisional(line) ? await findConfirmation(store, tx, line) : await findByReceipt(store, tx, line)
  if (told && told.id !== own.id && isProvisional(own) && (told.paymentId ?? line.paymentId) === line.paymentId) {
    await moveEvidence(store, tx, own.id, told.id)
    await dropLine(keeping, tx, own)
    return recordTransaction(keeping, tx, { ...line, providerReference: told.providerReference }, source, eventId)
  }
  const next = {
    ...merged(own, line),
    // Until it is final its line says what the payment says: two people may have agreed on another amount.
    ...(own.state !== 'succeeded' && { occurredAt: line.occurredAt, amountMinor: line.amountMinor }),
    ...(own.state === 'succeeded' && { occurredAt: own.occurredAt }),
  }
  await addEvidence(keeping, tx, own.id, line, source, eventId)
  if (sameRow(own, next)) return { transactionId: own.id, outcome: 'known' }
  await changeLine(keeping, tx, own, next)
  return { transactionId: own.id, outcome: 'changed' }
}
