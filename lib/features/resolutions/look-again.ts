import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import type { Payment } from '../payments/payment-order'
import { Resolution } from './schemas'

/** The flags that are open on a payment, oldest first. */
export async function openFlagIds(store: Store, reader: Reader, paymentId: string): Promise<string[]> {
  const { flags } = store.t
  const rows = await reader
    .select({ id: flags.id })
    .from(flags)
    .where(and(eq(flags.paymentId, paymentId), isNull(flags.closedAt)))
    .orderBy(asc(flags.id))
  return rows.map(({ id }) => id)
}

export function readResolution(content: string): Resolution {
  return Resolution.parse(JSON.parse(content))
}

/** Whether the payment is no longer the one that was looked at: the provider settled it, or told something new. */
export function isMoot(resolution: Resolution, payment: Payment, flagIds: readonly string[]): boolean {
  return payment.state !== resolution.state || flagIds.join() !== resolution.flagIds.join()
}

/** @throws AppError `invalid_input` when this receipt is the money of another payment. */
export async function refuseTakenReceipt(store: Store, reader: Reader, payment: Payment, receipt: string) {
  const { transactions: t } = store.t
  const [other] = await reader
    .select({ id: t.id })
    .from(t)
    .where(and(eq(t.provider, payment.provider), eq(t.providerReference, receipt), ne(t.paymentId, payment.id)))
    .limit(1)
  if (other) throw new AppError('invalid_input', `receipt of line ${other.id}`, { fields: { receipt: 'already_used' } })
}
