import { and, desc, eq, gt, inArray, ne, type SQL, sql } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'

/** Payouts that will take money from the account but are not in its balance yet. */
const PROMISED = ['awaiting_approval', 'approved', 'sending', 'sent', 'unknown'] as const

/** Their money may have left already, whatever the last balance says. */
const UNDER_WAY = ['sending', 'sent', 'unknown', 'needs_review'] as const

/** Approval, sending and a week of asking, with room to spare. */
const LONGEST_LIFE_MS = 14 * 24 * 3_600_000

export type FloatView = Readonly<{
  /** Null where the provider tells no balance. */
  availableMinor: bigint | null
  asOf: Date | null
  promisedMinor: bigint
  afterMinor: bigint | null
}>

async function newestBalance(store: Store, reader: Reader, accountId: string) {
  const { balanceSnapshots } = store.t
  const [newest] = await reader
    .select()
    .from(balanceSnapshots)
    .where(eq(balanceSnapshots.accountId, accountId))
    .orderBy(desc(balanceSnapshots.at))
    .limit(1)
  return newest
}

async function sumPayouts(store: Store, reader: Reader, accountId: string, which: SQL | undefined): Promise<bigint> {
  const { payments } = store.t
  const [row] = await reader
    .select({ sum: sql<string | null>`cast(sum(${payments.amountMinor}) as text)` })
    .from(payments)
    .where(and(eq(payments.sourceAccountId, accountId), eq(payments.direction, 'out'), which))
  return BigInt(row?.sum ?? '0')
}

/** Available now, already promised to other payouts, and what is left after this one (PRODUCT 8). */
export async function viewFloat(
  store: Store,
  reader: Reader,
  accountId: string,
  amountMinor: bigint,
  exceptPaymentId = '',
): Promise<FloatView> {
  const { payments } = store.t
  const newest = await newestBalance(store, reader, accountId)
  const promised = and(inArray(payments.state, [...PROMISED]), ne(payments.id, exceptPaymentId))
  const promisedMinor = await sumPayouts(store, reader, accountId, promised)
  return {
    availableMinor: newest?.availableMinor ?? null,
    asOf: newest?.at ?? null,
    promisedMinor,
    afterMinor: newest ? newest.availableMinor - promisedMinor - amountMinor : null,
  }
}

/**
 * Whether the account holds what this payout takes, less what is under way and what succeeded after the last balance:
 * two payouts never count on the same shilling. True where the provider tells no balance; then it refuses by itself.
 */
export async function coversPayout(
  store: Store,
  reader: Reader,
  payment: Readonly<{ id: string; sourceAccountId: string; amountMinor: bigint }>,
): Promise<boolean> {
  const { payments } = store.t
  const newest = await newestBalance(store, reader, payment.sourceAccountId)
  if (!newest) return true
  const sum = (which: SQL | undefined) => sumPayouts(store, reader, payment.sourceAccountId, which)
  const underWay = await sum(and(inArray(payments.state, [...UNDER_WAY]), ne(payments.id, payment.id)))
  const doneSince = await sum(
    and(
      eq(payments.state, 'succeeded'),
      // By the index on state and creation: nothing succeeds so long after it was made.
      gt(payments.createdAt, new Date(newest.at.getTime() - LONGEST_LIFE_MS)),
      gt(payments.finishedAt, newest.at),
    ),
  )
  const spent = underWay + doneSince
  return newest.availableMinor - spent >= payment.amountMinor
}
