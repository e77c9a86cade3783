import { type SQL, sql } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { EventVerdict } from '@/db/words'

/** The second half is no filter: it lets the engine use the index of everything that is not simply applied. */
export function ofVerdict(store: Pick<Store, 't'>, verdict: EventVerdict): SQL {
  const { providerEvents: e } = store.t
  return verdict === 'applied'
    ? sql`${e.verdict} = 'applied'`
    : sql`(${e.verdict} = ${verdict} and ${e.verdict} <> 'applied')`
}
