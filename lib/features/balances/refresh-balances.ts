import { and, desc, eq } from 'drizzle-orm'
import type { ProviderId } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { callbackUrl, standingToken } from '../payments/callback-token'
import { setJob } from '../payments/payment-jobs'
import { recordBalances } from './record-balance'

/** How often balances are asked for; never more often than the provider allows. */
export const REFRESH_MS = 5 * 60_000

/** TransferZero punishes polling, Wekeza's figures may be kept 30 s: nobody is asked sooner than it wants. */
async function earliestNextRead(rt: Runtime, provider: ProviderId, minIntervalMs: number): Promise<Date> {
  const { balanceSnapshots, providerAccounts } = rt.store.t
  const [newest] = await rt.store.read
    .select({ at: balanceSnapshots.at })
    .from(balanceSnapshots)
    .innerJoin(providerAccounts, eq(providerAccounts.id, balanceSnapshots.accountId))
    .where(and(eq(providerAccounts.provider, provider), eq(balanceSnapshots.source, 'poll')))
    .orderBy(desc(balanceSnapshots.at))
    .limit(1)
  return new Date((newest?.at.getTime() ?? 0) + minIntervalMs)
}

/** Reads one provider's balances, or asks for them where they come by callback, and sets the next time. */
export async function refreshBalances(rt: Runtime, provider: ProviderId): Promise<void> {
  const source = rt.providers.find(provider)?.balances
  if (!source) return
  const earliest = await earliestNextRead(rt, provider, source.minIntervalMs)
  if (earliest > rt.now()) {
    await rt.store.tx((tx) => setJob(rt, tx, 'balance', provider, earliest))
    return
  }
  const answer = await source.readBalances(callbackUrl(rt.publicUrl, standingToken(rt.key, 'balances')))
  await rt.store.tx(async (tx) => {
    if (answer.kind === 'now') await recordBalances(rt, tx, provider, answer.readings, 'poll')
    await setJob(rt, tx, 'balance', provider, new Date(rt.now().getTime() + Math.max(REFRESH_MS, source.minIntervalMs)))
  })
  if (answer.kind === 'no_answer') rt.log.warn('balances not read', { provider, error: answer.because })
}

/** Older than this, a balance is called stale in words. */
export const BALANCE_STALE_MS = 20 * 60_000

export async function accountsOf(rt: Runtime, provider: ProviderId) {
  const { providerAccounts } = rt.store.t
  return rt.store.read.select().from(providerAccounts).where(eq(providerAccounts.provider, provider))
}
