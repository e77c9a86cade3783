import { and, eq, gt, ne } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import type { Rail } from '@/lib/core/rails'

/** A payee's changed account counts as new this long. */
export const ACCOUNT_NEW_MS = 7 * 86_400_000

export type Place = Readonly<{ rail: Rail; bank: string; account: string }>

/** Why a place counts as new: nothing was ever paid there from here, or the payee's account is another one since days. */
export type Newness = 'first_payment' | 'account_changed'

/**
 * Whether a payout goes where nothing from here ever arrived, or to an account that its payee has had for less than a
 * week. Only our own succeeded payments count: what a statement shows was not prepared and approved by these people.
 */
export async function newnessOf(store: Store, reader: Reader, place: Place, now: Date): Promise<Newness | null> {
  const { payees, payments } = store.t
  const [changed] = await reader
    .select({ id: payees.id })
    .from(payees)
    .where(
      and(
        eq(payees.rail, place.rail),
        eq(payees.bank, place.bank),
        eq(payees.account, place.account),
        gt(payees.accountChangedAt, new Date(now.getTime() - ACCOUNT_NEW_MS)),
        // Entering somebody who was paid before changes no account.
        ne(payees.accountChangedAt, payees.createdAt),
      ),
    )
    .limit(1)
  if (changed) return 'account_changed'
  const [paid] = await reader
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.counterpartyAccount, place.account),
        eq(payments.rail, place.rail),
        eq(payments.counterpartyBank, place.bank),
        eq(payments.direction, 'out'),
        eq(payments.state, 'succeeded'),
      ),
    )
    .limit(1)
  return paid ? null : 'first_payment'
}
