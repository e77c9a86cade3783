import { and, desc, eq, gt, ne, notInArray, or } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import type { Payment } from './payment-order'

const SIMILAR_FOR_MS = 7 * 86_400_000
const SHOWN_MAX = 3

type Alike = Pick<
  Payment,
  'id' | 'rail' | 'amountMinor' | 'currency' | 'counterpartyAccount' | 'merchantReference' | 'reference'
>

/**
 * Earlier payouts that this one may repeat: same account and amount inside seven days, or the same reference to the same
 * account. A warning to answer with a reason, never a block.
 */
export async function findDuplicates(store: Store, reader: Reader, payment: Alike, now: Date): Promise<Payment[]> {
  const { payments: t } = store.t
  const sameReference =
    payment.merchantReference === '' || payment.merchantReference === payment.reference
      ? undefined
      : eq(t.merchantReference, payment.merchantReference)
  return reader
    .select()
    .from(t)
    .where(
      and(
        eq(t.counterpartyAccount, payment.counterpartyAccount),
        eq(t.direction, 'out'),
        ne(t.id, payment.id),
        notInArray(t.state, ['denied', 'cancelled', 'expired', 'failed']),
        gt(t.createdAt, new Date(now.getTime() - SIMILAR_FOR_MS)),
        or(and(eq(t.amountMinor, payment.amountMinor), eq(t.currency, payment.currency)), sameReference),
      ),
    )
    .orderBy(desc(t.createdAt))
    .limit(SHOWN_MAX)
}
