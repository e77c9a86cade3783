import type { Currency } from '@/lib/core/money'
import type { BalanceReading, BalanceSource } from '../readings'
import { wireWords } from '../transmission'
import type { BitpesaClient } from './client'
import { minorOf } from './order-body'
import { AccountsAnswer } from './wire'

/** BitPesa asks not to be polled more often (contract 7). */
const MIN_INTERVAL_MS = 5 * 60_000

export function balanceSource(client: BitpesaClient, currencies: readonly Currency[], now: () => Date): BalanceSource {
  return {
    minIntervalMs: MIN_INTERVAL_MS,
    async readBalances() {
      const result = await client.listAccounts()
      const accounts = AccountsAnswer.safeParse(result.json)
      const { exchange } = result
      if (result.status !== 200 || !accounts.success || !exchange) {
        return { kind: 'no_answer', because: wireWords(result.wire), exchange }
      }
      const readings: BalanceReading[] = []
      for (const currency of currencies) {
        const account = accounts.data.object.find((listed) => listed.currency === currency)
        // A balance that was never used is not listed; nothing is known of it.
        if (!account) continue
        const amountMinor = minorOf(account.amount, currency)
        if (amountMinor === undefined) {
          return { kind: 'no_answer', because: `the ${currency} balance cannot be read`, exchange }
        }
        readings.push({
          accountKey: currency,
          currency,
          availableMinor: amountMinor,
          currentMinor: amountMinor,
          at: now(),
        })
      }
      return { kind: 'now', readings, exchange }
    },
  }
}
