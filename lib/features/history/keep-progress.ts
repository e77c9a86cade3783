import { eq } from 'drizzle-orm'
import type { Store, Tx } from '@/db/store'
import type { Runtime } from '../context'

export type HistoryFact = 'cursor' | 'done' | 'total' | 'complete'

export async function readHistoryFact(store: Store, source: string, fact: HistoryFact): Promise<string | null> {
  const { settings } = store.t
  const [row] = await store.read
    .select()
    .from(settings)
    .where(eq(settings.name, `history.${source}.${fact}`))
    .limit(1)
  return row?.value ?? null
}

/** Kept in the same commit as the lines themselves, so that a killed load continues exactly where it stopped. */
export async function writeHistoryFacts(
  rt: Runtime,
  tx: Tx,
  source: string,
  facts: Partial<Record<HistoryFact, string>>,
): Promise<void> {
  const { settings } = rt.store.t
  for (const [fact, value] of Object.entries(facts)) {
    await tx
      .insert(settings)
      .values({ name: `history.${source}.${fact}`, value, changedAt: rt.now() })
      .onConflictDoUpdate({ target: settings.name, set: { value, changedAt: rt.now() } })
  }
}
