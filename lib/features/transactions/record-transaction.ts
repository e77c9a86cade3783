import type { Tx } from '@/db/store'
import { findByReference, findOwnPayment, lacksReceipt } from './find-line'
import { addEvidence, type TransactionSource } from './line-evidence'
import { addLine, changeLine, type Keeping } from './store-line'
import { fitToShow, merged, sameRow, type TransactionDraft } from './transaction-line'

export type Recorded = Readonly<{ transactionId: string; outcome: 'new' | 'changed' | 'known' }>

/**
 * Stores one telling of one money, in the caller's transaction, with the roll-up and the search text.
 * The provider's reference decides identity: an STK callback, a C2B confirmation and a statement line with one receipt
 * are one row with three pieces of evidence, and telling any of them again changes nothing.
 */
export async function recordTransaction(
  keeping: Keeping,
  tx: Tx,
  told: TransactionDraft,
  source: TransactionSource,
  eventId: string | null = null,
): Promise<Recorded> {
  const { store } = keeping
  const line = fitToShow(told)
  const sameMoney = await findByReference(store, tx, line)
  const mayBeOurs = !sameMoney && (source === 'statement' || line.rail === 'mpesa.c2b')
  const ours = mayBeOurs ? await findOwnPayment(store, tx, line) : undefined
  const ownPayment = source === 'statement' ? ours : undefined
  const known = sameMoney ?? ownPayment ?? (ours && lacksReceipt(ours) ? ours : undefined)
  if (ownPayment && ownPayment.state !== 'succeeded') {
    // The payment's own evidence settles it; the statement line is kept beside it until then.
    await addEvidence(keeping, tx, ownPayment.id, line, source, eventId)
    return { transactionId: ownPayment.id, outcome: 'known' }
  }
  if (known) {
    const next = merged(known, line)
    await addEvidence(keeping, tx, known.id, line, source, eventId)
    if (sameRow(known, next)) return { transactionId: known.id, outcome: 'known' }
    await changeLine(keeping, tx, known, next)
    return { transactionId: known.id, outcome: 'changed' }
  }
  const id = await addLine(keeping, tx, line)
  await addEvidence(keeping, tx, id, line, source, eventId)
  return { transactionId: id, outcome: 'new' }
}
