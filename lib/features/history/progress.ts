import { like } from 'drizzle-orm'
import type { Store } from '@/db/store'

/** How far the merchant's history has come in, over all providers; counts of lines. `total` is an estimate. */
export type HistoryProgress = Readonly<{ done: number; total: number; complete: boolean }>

const ROWS_MAX = 100
const WHOLE = /^\d+$/

/** Reads the settings rows `history.<provider>.done|total|complete`; complete when every provider with rows says so. */
export async function readHistoryProgress(store: Store): Promise<HistoryProgress> {
  const { settings } = store.t
  const rows = await store.read.select().from(settings).where(like(settings.name, 'history.%.%')).limit(ROWS_MAX)
  const byProvider = new Map<string, Map<string, string>>()
  for (const { name, value } of rows) {
    const [, provider = '', fact = ''] = name.split('.')
    byProvider.set(provider, (byProvider.get(provider) ?? new Map()).set(fact, value))
  }
  const providers = [...byProvider.values()]
  const sum = (fact: string) =>
    providers.reduce((total, facts) => total + (WHOLE.test(facts.get(fact) ?? '') ? Number(facts.get(fact)) : 0), 0)
  return {
    done: sum('done'),
    total: sum('total'),
    complete: providers.length > 0 && providers.every((facts) => facts.get('complete') === 'true'),
  }
}
