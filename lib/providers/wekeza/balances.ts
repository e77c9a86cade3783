import type { Exchange } from '../money-rail'
import type { BalanceReading, BalanceSource, OwnAccount } from '../readings'
import type { WekezaClient } from './client'
import { balanceReading } from './mapper'
import { troubleWords } from './replies'
import { AccountListWire, BalanceWire } from './wire'

/** The documented cache time of a balance. */
const MIN_INTERVAL_MS = 30_000

/** Several reads kept as one piece of evidence. */
function together(exchanges: readonly Exchange[], first: Exchange): Exchange {
  if (exchanges.length === 1) return first
  return {
    ...first,
    durationMs: exchanges.reduce((sum, { durationMs }) => sum + durationMs, 0),
    request: { ...first.request, url: exchanges.map(({ request }) => request.url).join('\n') },
    reply: { status: first.reply?.status ?? 0, body: exchanges.map(({ reply }) => reply?.body ?? '').join('\n') },
  }
}

/** A held figure is as old as the exchange that brought or confirmed it. */
function readAt({ startedAt }: Exchange): Date {
  return startedAt
}

/** Each configured account by its own balance call; the names come from the account list, once. */
export function balanceSource(client: WekezaClient, accounts: readonly OwnAccount[]): BalanceSource {
  let names: Map<string, string> | undefined

  async function accountNames(): Promise<Map<string, string>> {
    const found = new Map<string, string>()
    for (let page = 1; ; page += 1) {
      const list = AccountListWire.safeParse((await client.listAccounts({ page })).json)
      // Names are a comfort: without them the figures still stand.
      if (!list.success) return found
      for (const account of list.data.data) {
        found.set(account.id, account.accountName)
        found.set(account.accountNumber, account.accountName)
      }
      if (page >= list.data.pagination.totalPages) break
    }
    names = found
    return found
  }

  return {
    minIntervalMs: MIN_INTERVAL_MS,
    async readBalances() {
      const known = names ?? (await accountNames())
      const readings: BalanceReading[] = []
      const exchanges: Exchange[] = []
      for (const { key } of accounts) {
        const result = await client.getBalance(key)
        const balance = BalanceWire.safeParse(result.json)
        if (result.status !== 200 || !balance.success || !result.exchange) {
          return { kind: 'no_answer', because: troubleWords(result), exchange: result.exchange }
        }
        readings.push(balanceReading(key, balance.data, readAt(result.exchange), known.get(key)))
        exchanges.push(result.exchange)
      }
      const [first] = exchanges
      if (!first) return { kind: 'no_answer', because: 'no Wekeza account is configured', exchange: null }
      return { kind: 'now', readings, exchange: together(exchanges, first) }
    },
  }
}
