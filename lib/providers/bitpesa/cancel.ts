import type { Cancellable, Cancellation } from '../after-sending'
import { wireWords } from '../transmission'
import type { CallResult } from '../transport'
import type { BitpesaClient } from './client'
import { refusalOf } from './codes'
import { findTransaction, type Looked } from './find-transaction'
import { transactionEvidence } from './mapper'

function noAnswer(result: CallResult, because = wireWords(result.wire)): Cancellation {
  return { kind: 'no_answer', because, exchange: result.exchange }
}

/** Final in its own right: paid, refunded, or cancelled before any money was in. */
function ended({ result, transaction }: Looked): Cancellation | undefined {
  if (!transaction || !result.exchange) return undefined
  const evidence = transactionEvidence(transaction)
  const final = evidence.meaning === 'succeeded' || evidence.meaning === 'failed'
  return final ? { kind: 'evidence', evidence, exchange: result.exchange } : undefined
}

/** Cancelling is not done before the money is back: until `refunded` it may even be paid (contract 10.2). */
function underWay({ result, transaction }: Looked): Cancellation | undefined {
  const state = transaction?.recipients?.[0]?.state
  if (!result.exchange || state === undefined) return undefined
  const because =
    state === 'canceled' || state === 'refunded'
      ? 'BitPesa cancelled the payout; the money is on its way back.'
      : 'BitPesa noted the wish to cancel; if the payout fails it is cancelled, else it is paid.'
  return { kind: 'requested', because, exchange: result.exchange }
}

/** Cancels the one recipient of our transaction, then looks what became of it. Repeating it changes nothing. */
export function cancellation(client: BitpesaClient): Cancellable {
  return {
    rails: ['bitpesa.payout'],
    async cancel(order): Promise<Cancellation> {
      const before = await findTransaction(client, order)
      const over = ended(before)
      if (over) return over
      const { transaction } = before
      if (!transaction) {
        const unknown = before.result.status === 404 || before.result.status === 200
        if (!unknown) return noAnswer(before.result)
        const words = 'BitPesa does not know this payment.'
        return { kind: 'refused', code: 'not_found', words, exchange: before.result.exchange }
      }
      const recipient = transaction.recipients?.[0]
      if (recipient?.id === undefined) return noAnswer(before.result, 'BitPesa did not name the recipient to cancel')
      if (recipient.state === 'canceled') return underWay(before) ?? noAnswer(before.result)

      const result = await client.cancelRecipient(recipient.id)
      if (result.wire.kind === 'never_left') return noAnswer(result)
      const after = await findTransaction(client, order)
      const now = ended(after)
      if (now) return now
      if (result.status === 200) return underWay(after) ?? noAnswer(after.result)
      if (result.status === 422) {
        const { code, words } = refusalOf(result.json)
        return { kind: 'refused', code, words, exchange: result.exchange }
      }
      // The answer was lost: what is seen now decides, and a wish that was only noted does not show.
      return after.transaction?.recipients?.[0]?.state === 'canceled'
        ? (underWay(after) ?? noAnswer(result))
        : noAnswer(result)
    },
  }
}
