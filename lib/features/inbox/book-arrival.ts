import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { ProviderId } from '@/lib/core/rails'
import type { HistoryLine } from '@/lib/providers/provider'
import type { Runtime } from '../context'
import { type Recorded, recordTransaction, type TransactionSource } from '../transactions/record-transaction'

/** Books a line of history at the account it names; undefined when the account is not one of ours. */
export async function bookLine(
  rt: Runtime,
  tx: Tx,
  provider: ProviderId,
  line: HistoryLine,
  source: TransactionSource,
  eventId: string | null,
): Promise<Recorded | undefined> {
  const { providerAccounts } = rt.store.t
  const [account] = await tx
    .select({ id: providerAccounts.id, currency: providerAccounts.currency })
    .from(providerAccounts)
    .where(and(eq(providerAccounts.provider, provider), eq(providerAccounts.accountKey, line.accountKey)))
    .limit(1)
  if (!account || account.currency !== line.currency) return undefined
  const { accountKey: _, ...facts } = line
  return recordTransaction(rt, tx, { ...facts, accountId: account.id, provider }, source, eventId)
}
