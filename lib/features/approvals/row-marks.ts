import type { FeatureContext } from '../context'
import { viewFloat } from '../payments/float-guard'
import type { Payment } from '../payments/payment-order'
import { findDuplicates } from '../payments/similar-payments'

/** What an approver should not miss about one row of the inbox. */
export type RowMarks = Readonly<{
  /** How much its account is short of once everything promised has left; null when it holds enough, or is not known. */
  shortMinor: bigint | null
  /** Something alike was paid or prepared before. */
  isAlike: boolean
  isNewPayee: boolean
}>

/** The marks of a page of payments, by id: one look per account, one per payment. */
export async function readMarks(
  ctx: Pick<FeatureContext, 'store' | 'now'>,
  payments: readonly Payment[],
): Promise<ReadonlyMap<string, RowMarks>> {
  const { store } = ctx
  const accounts = [...new Set(payments.map(({ sourceAccountId }) => sourceAccountId))]
  const floats = new Map(
    await Promise.all(accounts.map(async (id) => [id, await viewFloat(store, store.read, id, 0n)] as const)),
  )
  return new Map(
    await Promise.all(
      payments.map(async (payment) => {
        // What waits here is promised already, so the rest after all of it is the rest after this one.
        const after = floats.get(payment.sourceAccountId)?.afterMinor ?? null
        const alike = await findDuplicates(store, store.read, payment, ctx.now())
        const shortMinor = after !== null && after < 0n ? -after : null
        return [payment.id, { shortMinor, isAlike: alike.length > 0, isNewPayee: payment.isNewPayee }] as const
      }),
    ),
  )
}
