import { isCurrency, minorFromDecimal } from '@/lib/core/money'
import type { BulkRail } from '../after-sending'
import type { SendOrder } from '../money-rail'
import { type Judged, transmissionOf } from '../transmission'
import type { CallResult } from '../transport'
import type { WekezaClient } from './client'
import { checkReference, checkTransfer, jsonNumber, jsonObject, refuse } from './rails'
import { readPaymentReply, referenceSent, withStatedWait } from './replies'
import { BulkWire } from './wire'

/** Items are told apart by their reference alone, so it has to be there once. */
function checkTogether(orders: readonly SendOrder[]): SendOrder {
  const [first] = orders
  if (!first) return refuse('orders', 'Nothing to pay.')
  if (orders.some((order) => order.sourceAccountKey !== first.sourceAccountKey))
    refuse('sourceAccountId', 'A batch is paid from one account.')
  if (orders.some((order) => order.currency !== first.currency)) refuse('currency', 'A batch has one currency.')
  const references = new Set(orders.map(referenceSent))
  if (references.size !== orders.length) refuse('merchantReference', 'Each payment of a batch needs its own reference.')
  return first
}

/** One item's part of the reply; a refusal of the whole request is that of each item. */
function judgeItem(result: CallResult, order: SendOrder): Judged {
  if (result.status === undefined || result.status < 200 || result.status >= 300) {
    // A repeated batch answers 409, and what it carries then is not documented.
    return result.status === 409 ? { verdict: 'unlisted' } : readPaymentReply(result, order)
  }
  const items = BulkWire.safeParse(result.json).data?.payments.filter(
    ({ reference }) => reference === referenceSent(order),
  )
  const [item] = items ?? []
  if (!item || items?.length !== 1)
    return { verdict: 'unlisted', because: 'Wekeza did not name this payment of the batch' }
  const stated =
    isCurrency(order.currency) && item.amount !== undefined && minorFromDecimal(item.amount, order.currency)
  if (item.amount !== undefined && stated !== order.amountMinor)
    return { verdict: 'unlisted', because: `the payment ${item.id} at Wekeza is of another amount` }
  return { verdict: 'accepted', outcome: { kind: 'accepted', providerReference: item.id } }
}

/** `POST /payments/bulk` (contract 5.9): many transfers from one account under one idempotency key. */
export function bulkRail(client: WekezaClient): BulkRail {
  return {
    rail: 'wekeza.transfer',
    prepareBulk(orders) {
      const first = checkTogether(orders)
      const items = orders.map((order) => {
        checkTransfer(order)
        const reference = checkReference(order)
        return jsonObject([
          ['destinationAccountNumber', JSON.stringify(order.counterpartyAccount)],
          ['amount', jsonNumber(order.amountMinor, order)],
          ['description', JSON.stringify(order.purpose || reference)],
          ['reference', JSON.stringify(reference)],
        ])
      })
      const body = jsonObject([
        ['sourceAccountId', JSON.stringify(first.sourceAccountKey)],
        ['currency', JSON.stringify(first.currency)],
        ['payments', `[${items.join(',')}]`],
      ])
      return { operation: 'payment_bulk', method: 'POST', path: '/payments/bulk', body }
    },
    async transmitBulk(sending, orders, providerKey) {
      const result = withStatedWait(await client.createBulk(sending, providerKey))
      return orders.map((order) => transmissionOf(result, (reply) => judgeItem(reply, order)))
    },
  }
}
