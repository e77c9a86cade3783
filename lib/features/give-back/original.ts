import { desc, eq, inArray, or } from 'drizzle-orm'
import type { Reader } from '@/db/store'
import type { LinkKind } from '@/db/words'
import { AppError } from '@/lib/core/errors'
import type { Currency } from '@/lib/core/money'
import type { PaymentState } from '@/lib/core/payment-state'
import type { Direction, ProviderId, Rail } from '@/lib/core/rails'
import type { Runtime } from '../context'
import type { Payment } from '../payments/payment-order'
import { getPayment } from '../payments/queries'
import { settledMinor } from '../payments/settled-amount'

/** Money that came or went: a payment from here, or a line of history that nobody asked for. */
export type Place = Readonly<{ paymentId: string } | { transactionId: string }>

/** What can be given back, whichever of the two it is. */
export type Original = Readonly<{
  paymentId: string | null
  transactionId: string | null
  /** Our reference of a payment, else the provider's of the line. */
  reference: string
  provider: ProviderId
  rail: Rail
  direction: Direction
  /** It stands as paid. */
  isPaid: boolean
  amountMinor: bigint
  currency: Currency
  accountId: string
  counterpartyName: string
  counterpartyAccount: string
  receipt: string | null
}>

/** Of these no money moved, and none will. */
export const NEVER_MOVED = ['failed', 'denied', 'cancelled', 'expired'] as const satisfies readonly PaymentState[]

function ofPayment(payment: Payment): Original {
  return {
    paymentId: payment.id,
    transactionId: null,
    reference: payment.reference,
    provider: payment.provider,
    rail: payment.rail,
    direction: payment.direction,
    isPaid: payment.state === 'succeeded',
    amountMinor: settledMinor(payment),
    currency: payment.currency,
    accountId: payment.sourceAccountId,
    counterpartyName: payment.counterpartyName || (payment.confirmedName ?? ''),
    counterpartyAccount: payment.counterpartyAccount,
    receipt: payment.receipt,
  }
}

/** A line that belongs to a payment is that payment. @throws AppError `not_found` */
export async function getOriginal(rt: Pick<Runtime, 'store'>, reader: Reader, place: Place): Promise<Original> {
  if ('paymentId' in place) return ofPayment(await getPayment(rt.store, reader, place.paymentId))
  const { transactions: t } = rt.store.t
  const [line] = await reader.select().from(t).where(eq(t.id, place.transactionId)).limit(1)
  if (!line) throw new AppError('not_found', `transaction ${place.transactionId}`)
  if (line.paymentId !== null) return ofPayment(await getPayment(rt.store, reader, line.paymentId))
  return {
    paymentId: null,
    transactionId: line.id,
    reference: line.providerReference,
    provider: line.provider,
    rail: line.rail,
    direction: line.direction,
    isPaid: line.state === 'succeeded',
    amountMinor: line.amountMinor,
    currency: line.currency,
    accountId: line.accountId,
    counterpartyName: line.counterpartyName,
    counterpartyAccount: line.counterpartyAccount,
    receipt: line.providerReference,
  }
}

export type Linked = Readonly<{
  id: string
  reference: string
  kind: LinkKind
  state: PaymentState
  amountMinor: bigint
  currency: Currency
  createdAt: Date
}>

/**
 * Everything that hangs on it, newest first. A payment is also looked for by its line: money that came without one may
 * have been given back before it turned out to be this payment's.
 */
export async function listLinked(rt: Pick<Runtime, 'store'>, reader: Reader, of: Original): Promise<Linked[]> {
  const { payments: p, transactions: t } = rt.store.t
  const place =
    of.paymentId === null
      ? eq(p.linkedTransactionId, of.transactionId ?? '')
      : or(
          eq(p.linkedPaymentId, of.paymentId),
          inArray(p.linkedTransactionId, reader.select({ id: t.id }).from(t).where(eq(t.paymentId, of.paymentId))),
        )
  const rows = await reader.select().from(p).where(place).orderBy(desc(p.createdAt), desc(p.id)).limit(50)
  return rows.flatMap((row) =>
    row.linkKind === null
      ? []
      : [
          {
            id: row.id,
            reference: row.reference,
            kind: row.linkKind,
            state: row.state,
            amountMinor: settledMinor(row),
            currency: row.currency,
            createdAt: row.createdAt,
          },
        ],
  )
}

/** What has not been given back, or been asked to be. */
export function remainingMinor(of: Original, linked: readonly Linked[]): bigint {
  const given = linked.filter(({ kind, state }) => kind !== 'retry' && !isNever(state))
  return given.reduce((rest, { amountMinor }) => rest - amountMinor, of.amountMinor)
}

export function isNever(state: PaymentState): boolean {
  return (NEVER_MOVED as readonly PaymentState[]).includes(state)
}

/** Taken back whole by the provider: the original shows it, and stays counted as the money that came. */
export function isReversed(linked: readonly Linked[]): boolean {
  return linked.some(({ kind, state }) => kind === 'reversal' && state === 'succeeded')
}
