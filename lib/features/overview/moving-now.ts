import { maskCounterparty } from '@/lib/core/masking'
import { isTerminal } from '@/lib/core/payment-state'
import type { Runtime } from '../context'
import { listPayments } from '../payments/queries'
import type { MovingPayment } from './schemas'

export const MOVING_SHOWN = 10

/** The last ten payments started here, newest first, as a list may show them: accounts masked, amounts as text. */
export async function readMovingNow(rt: Pick<Runtime, 'store'>): Promise<MovingPayment[]> {
  const rows = await listPayments(rt.store, { limit: MOVING_SHOWN })
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    direction: row.direction,
    rail: row.rail,
    state: row.state,
    amountMinor: row.amountMinor.toString(),
    currency: row.currency,
    counterparty: row.counterpartyName || maskCounterparty(row.counterpartyAccount),
    at: row.stateSince.toISOString(),
    isOpen: !isTerminal(row.state),
  }))
}
