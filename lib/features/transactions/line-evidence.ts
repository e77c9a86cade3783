import { eq } from 'drizzle-orm'
import { type Blanks, filled, statement, type WholeRow } from '@/db/statement'
import type { Store, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { TransactionDraft } from './transaction-line'

export type TransactionSource = 'callback' | 'poll' | 'reply' | 'query' | 'statement'

const insertEvidence = statement('evidence_insert', (on, blanks: Blanks<WholeRow<'transactionEvidence'>>, t) =>
  on
    .insert(t.transactionEvidence)
    .values(filled(t, 'transactionEvidence', blanks))
    .onConflictDoNothing(),
)

/** Who told of a line, once for each kind of source and name. */
export async function addEvidence(
  keeping: Readonly<{ store: Store; now: () => Date }>,
  tx: Tx,
  transactionId: string,
  line: TransactionDraft,
  source: TransactionSource,
  eventId: string | null,
): Promise<void> {
  await insertEvidence(keeping.store, tx, {
    id: newId(),
    transactionId,
    source,
    provider: line.provider,
    providerReference: line.providerReference,
    providerEventId: eventId,
    at: keeping.now(),
  })
}

/** Who told of a line that is about to go tells of the one that stays; one piece of each kind is enough. */
export async function moveEvidence(store: Store, tx: Tx, fromId: string, toId: string): Promise<void> {
  const { transactionEvidence: e } = store.t
  const there = await tx.select({ source: e.source }).from(e).where(eq(e.transactionId, toId))
  const known = new Set(there.map(({ source }) => source))
  for (const piece of await tx.select().from(e).where(eq(e.transactionId, fromId))) {
    if (known.has(piece.source)) await tx.delete(e).where(eq(e.id, piece.id))
    else await tx.update(e).set({ transactionId: toId }).where(eq(e.id, piece.id))
  }
}
