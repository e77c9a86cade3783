import { AppError } from '@/lib/core/errors'
import { type Currency, isCurrency, minorFromDecimal, toDecimal } from '@/lib/core/money'
import type { PreparedRequest, SendOrder } from '../money-rail'
import { payoutDetails } from './corridors'

/** Filled in at sending: the sender's id is BitPesa's and is looked up by our own external id. */
export const SENDER_ID_PLACEHOLDER = '{{sender_id}}'

/** Exact decimal text without needless zeros: "10000", "77.52". BitPesa takes amounts as text. */
export function amountText(amountMinor: bigint, currency: Currency): string {
  const text = toDecimal(amountMinor, currency)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** The side of the quote that is held fast, as it was approved. @throws AppError `invalid_input` when it is not told. */
export function fixedSide(order: SendOrder): { fix: 'send' | 'receive'; amountMinor: bigint; currency: Currency } {
  const refuse = (problem: string): never => {
    throw new AppError('invalid_input', `bitpesa quote: ${problem}`, {
      fields: { amount: 'The quote is incomplete. Ask for a new one.' },
    })
  }
  const { fix, sendCurrency, receiveCurrency, receiveMinor } = order.details
  if (order.amountMinor <= 0n) refuse('nothing to send')
  if (sendCurrency !== undefined && sendCurrency !== order.currency)
    refuse('quoted in another currency than the payment')
  if (fix !== 'receive') return { fix: 'send', amountMinor: order.amountMinor, currency: order.currency }
  if (receiveCurrency === undefined || !isCurrency(receiveCurrency)) return refuse('no receiving currency')
  if (receiveMinor === undefined || !/^[1-9]\d{0,17}$/.test(receiveMinor)) return refuse('no receiving amount')
  return { fix: 'receive', amountMinor: BigInt(receiveMinor), currency: receiveCurrency }
}

/** What the payee was quoted to get, when the order tells it. */
export function quotedReceive(order: SendOrder): { amountMinor: bigint; currency: string } | undefined {
  const { receiveMinor, receiveCurrency } = order.details
  if (receiveMinor === undefined || receiveCurrency === undefined || !/^\d{1,18}$/.test(receiveMinor)) return undefined
  return { amountMinor: BigInt(receiveMinor), currency: receiveCurrency }
}

/** The first step: creates the transaction and moves nothing. */
export function prepareCreate(order: SendOrder): PreparedRequest {
  const { corridor, type, details } = payoutDetails(order)
  const fixed = fixedSide(order)
  if (order.details.receiveCurrency !== undefined && order.details.receiveCurrency !== corridor.currency) {
    throw new AppError('invalid_input', 'the quote is of another corridor', {
      fields: { counterpartyBank: 'Ask for a new quote.' },
    })
  }
  const body = JSON.stringify({
    transaction: {
      input_currency: order.currency,
      external_id: order.providerKey,
      sender: { id: SENDER_ID_PLACEHOLDER },
      recipients: [
        {
          type,
          requested_amount: amountText(fixed.amountMinor, fixed.currency),
          requested_currency: fixed.currency,
          payout_method: { type: corridor.type, details },
        },
      ],
      // Always said: the two generations of the API differ in what silence means.
      traits: { auto_refund: true, account_validation: false },
      metadata: { sendRef: order.merchantReference, account: order.counterpartyAccount },
    },
  })
  return { operation: 'transaction', method: 'POST', path: '/v1/transactions', body }
}

/** The second step: takes the approved amount from our balance. With amount and currency, a changed sum is refused. */
export function prepareFund(order: SendOrder): PreparedRequest {
  if (order.providerReference === undefined) throw new Error('a BitPesa transaction is funded after it was created')
  const debit = {
    to_type: 'Transaction',
    to_id: order.providerReference,
    currency: order.currency,
    amount: amountText(order.amountMinor, order.currency),
  }
  return { operation: 'fund', method: 'POST', path: '/v1/accounts/debits', body: JSON.stringify({ debit }) }
}

/** Minor units of a wire amount, undefined when either part cannot be read exactly. */
export function minorOf(amount: string | undefined, currency: string | undefined): bigint | undefined {
  if (amount === undefined || currency === undefined || !isCurrency(currency)) return undefined
  return minorFromDecimal(amount, currency)
}
