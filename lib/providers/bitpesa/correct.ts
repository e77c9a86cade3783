import type { Correctable, Correction } from '../after-sending'
import { wireWords } from '../transmission'
import type { CallResult } from '../transport'
import type { BitpesaClient } from './client'
import { refusalOf } from './codes'
import { correctedDetails, ourFieldName } from './corridors'
import { findTransaction } from './find-transaction'
import { recipientEvidence } from './mapper'
import { RecipientAnswer } from './wire'

function refused(words: string, result: CallResult, fields: Record<string, string> = {}): Correction {
  return { kind: 'refused', words, fields, exchange: result.exchange }
}

function noAnswer(result: CallResult, because = wireWords(result.wire)): Correction {
  return { kind: 'no_answer', because, exchange: result.exchange }
}

/**
 * There is no call to retry a payout: editing its recipient is the retry (contract 10.3). A corrected account is not the
 * one that was approved, so its success is shown to a person by the comparison of facts.
 */
export function corrections(client: BitpesaClient): Correctable {
  return {
    rails: ['bitpesa.payout'],
    async correct(order, changes): Promise<Correction> {
      const details = correctedDetails(order.counterpartyBank, changes)
      const { result: seen, transaction } = await findTransaction(client, order)
      if (!transaction) return noAnswer(seen)
      const recipient = transaction.recipients?.[0]
      if (recipient?.id === undefined) return noAnswer(seen, 'BitPesa did not name the recipient to correct')
      if (recipient.editable === false)
        return refused(
          `BitPesa does not take corrections while the payout is ${recipient.state ?? 'where it is'}.`,
          seen,
        )
      const body = JSON.stringify({ recipient: { payout_method: { details } } })
      const result = await client.changeRecipient(recipient.id, body)
      const changed = RecipientAnswer.safeParse(result.json)
      if (result.status === 200 && changed.data?.object.id === recipient.id && result.exchange) {
        const told = { ...changed.data.object, id: recipient.id, transaction_id: transaction.id }
        const evidence = recipientEvidence({ ...told, transaction_external_id: undefined, external_id: undefined })
        return { kind: 'accepted', evidence, exchange: result.exchange }
      }
      if (result.status !== 422) return noAnswer(result)
      const { words, fields } = refusalOf(result.json)
      const named = fields.map(({ field, word }) => [ourFieldName(field.split('.').at(-1) ?? field), word] as const)
      return refused(words, result, Object.fromEntries(named))
    },
  }
}
