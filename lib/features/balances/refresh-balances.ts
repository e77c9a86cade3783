import { eq } from 'drizzle-orm'
import type { ProviderId } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { callbackUrl, standingToken } from '../payments/callback-token'
import { setJob } from '../payments/payment-jobs'
import { recordBalances } from './record-balance'

/** How often balances are asked for; never more often than the provider allows. */
const REFRESH_MS = 5 * 60_000

/** Reads one provider's balances, or asks for them where they come by callback, and sets the next time. */
export async function refreshBalances(rt: Runtime, provider: ProviderId): Promise<void> {
  const source = rt.providers.find(provider)?.balances
  if (!source) return
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
