import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'

/** Payouts that will take money from the account but are not in its balance yet. */
const PROMISED = ['awaiting_approval', 'approved', 'sending', 'sent', 'unknown'] as const

export type FloatView = Readonly<{
  /** Null where the provider tells no balance. */
  availableMinor: bigint | null
  asOf: Date | null
  promisedMinor: bigint
  afterMinor: bigint | null
}>

/** Available now, already promised to other payouts, and what is left after this one (PRODUCT 8). */
export async function viewFloat(
  store: Store,
  reader: Reader,
  accountId: string,
  amountMinor: bigint,
  exceptPaymentId = '',
): Promise<FloatView> {
  const { balanceSnapshots, payments } = store.t
  const [newest] = await reader
    .select()
    .from(balanceSnapshots)
    .where(eq(balanceSnapshots.accountId, accountId))
    .orderBy(desc(balanceSnapshots.at))
    .limit(1)
  const [promised] = await reader
    .select({ sum: sql<string | null>`cast(sum(${payments.amountMinor}) as text)` })
    .from(payments)
    .where(
      and(
        eq(payments.sourceAccountId, accountId),
        eq(payments.direction, 'out'),
        inArray(payments.state, [...PROMISED]),
        ne(payments.id, exceptPaymentId),
      ),
    )
  const promisedMinor = BigInt(promised?.sum ?? '0')
  return {
    availableMinor: newest?.availableMinor ?? null,
    asOf: newest?.at ?? null,
    promisedMinor,
    afterMinor: newest ? newest.availableMinor - promisedMinor - amountMinor : null,
  }
}
