import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { BalanceSourceKind } from '@/db/words'
import type { ProviderId } from '@/lib/core/rails'
import type { BalanceReading } from '@/lib/providers/readings'
import type { Runtime } from '../context'

/**
 * Stores what a provider says an account holds. A reading older than the newest one is kept out, since callbacks of two
 * payouts may come in the other order.
 * @returns how many snapshots were stored.
 */
export async function recordBalances(
  rt: Runtime,
  tx: Tx,
  provider: ProviderId,
  readings: readonly BalanceReading[],
  source: BalanceSourceKind,
): Promise<number> {
  const { providerAccounts, balanceSnapshots } = rt.store.t
  let stored = 0
  for (const reading of readings) {
    const [account] = await tx
      .select()
      .from(providerAccounts)
      .where(and(eq(providerAccounts.provider, provider), eq(providerAccounts.accountKey, reading.accountKey)))
      .limit(1)
    if (!account || account.currency !== reading.currency) continue
    // Until the provider tells an account's name, its key stands in for it.
    if (reading.accountName && account.name === account.accountKey) {
      await tx.update(providerAccounts).set({ name: reading.accountName }).where(eq(providerAccounts.id, account.id))
    }
    const [newest] = await tx
      .select()
      .from(balanceSnapshots)
      .where(eq(balanceSnapshots.accountId, account.id))
      .orderBy(desc(balanceSnapshots.at))
      .limit(1)
    if (newest && newest.at > reading.at) continue
    await tx.insert(balanceSnapshots).values({
      id: newId(rt.now()),
      accountId: account.id,
      availableMinor: reading.availableMinor,
      currentMinor: reading.currentMinor,
      unclearedMinor: reading.unclearedMinor ?? null,
      source,
      at: reading.at,
    })
    stored += 1
  }
  return stored
}
