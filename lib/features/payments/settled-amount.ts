import type { Payment } from './payment-order'

type Settled = Pick<Payment, 'state' | 'amountMinor' | 'currency' | 'confirmedMinor' | 'confirmedCurrency'>

/**
 * What moved on our account: the amount ordered, unless two people agreed that the provider moved another one. The order
 * itself is never rewritten.
 */
export function settledMinor(payment: Settled): bigint {
  const told = payment.confirmedCurrency === payment.currency ? payment.confirmedMinor : null
  return payment.state === 'succeeded' && told !== null ? told : payment.amountMinor
}
