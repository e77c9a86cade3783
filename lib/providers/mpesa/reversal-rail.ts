import type { ReversalOrder, Reversible } from '../after-sending'
import type { MoneyRail, SendOrder } from '../money-rail'

/** The receipt to take back stands in the order's details; everything else of the order says whose money it was. */
function reversalOf(order: SendOrder): ReversalOrder {
  return {
    receipt: order.details['receipt'] ?? '',
    amountMinor: order.amountMinor,
    currency: order.currency,
    accountKey: order.sourceAccountKey,
    remarks: order.purpose,
    ...(order.providerReference && { providerReference: order.providerReference }),
    callbackUrl: (door) => order.callbackUrl(door),
  }
}

/** A reversal is money out like any other: prepared, approved, sent once and asked about. Never sent twice. */
export function createReversalRail(reversals: Reversible): MoneyRail {
  return {
    rail: 'mpesa.reversal',
    steps: ['send'],
    resendSameKey: false,
    prepare: (_step, order) => reversals.prepare(reversalOf(order)),
    transmit: (_step, sending, order) => reversals.transmit(sending, reversalOf(order)),
    ask: (order, askKey) => reversals.ask(reversalOf(order), askKey),
  }
}
