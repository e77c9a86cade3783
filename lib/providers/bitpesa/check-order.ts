import { AppError } from '@/lib/core/errors'
import type { OrderCheck } from '../after-sending'
import { wireWords } from '../transmission'
import type { BitpesaClient } from './client'
import { refusalOf } from './codes'
import { ourFieldName } from './corridors'
import { prepareCreate, SENDER_ID_PLACEHOLDER } from './order-body'
import type { SenderSource } from './senders'

/** `POST /transactions/validate` with the very bytes of the order: the full check of the provider, stored nowhere. */
export function orderChecks(client: BitpesaClient, senders: SenderSource): OrderCheck {
  return {
    rails: ['bitpesa.payout'],
    async checkOrder(order) {
      const senderId = await senders.find()
      if (senderId === undefined) {
        return { ok: false, words: 'BitPesa does not know our sender yet.', fields: {} }
      }
      const text = JSON.stringify(senderId).slice(1, -1)
      const body = prepareCreate(order).body.replace(SENDER_ID_PLACEHOLDER, () => text)
      const result = await client.validate(body)
      if (result.status === 200 || result.status === 201) return { ok: true }
      if (result.status !== 422)
        throw new AppError('provider_unreachable', `bitpesa validate: ${wireWords(result.wire)}`)
      const { words, fields } = refusalOf(result.json)
      const named = fields.map(({ field, word }) => [ourFieldName(field.split('.').at(-1) ?? field), word] as const)
      return { ok: false, words, fields: Object.fromEntries(named) }
    },
  }
}
