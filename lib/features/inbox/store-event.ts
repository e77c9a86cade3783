import { sql } from 'drizzle-orm'
import { type Blanks, filled, statement, type WholeRow } from '@/db/statement'
import type { Store, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { sha256Hex } from '@/lib/core/content-hash'
import type { Runtime } from '../context'

export type InboundEvent = Store['t']['providerEvents']['$inferSelect']
export type NewEvent = Pick<
  InboundEvent,
  | 'provider'
  | 'source'
  | 'door'
  | 'authenticity'
  | 'dedupKey'
  | 'paymentId'
  | 'attemptId'
  | 'verdict'
  | 'note'
  | 'search'
> &
  Readonly<{ rawBody: Buffer }>

const insertEvent = statement('event_insert', (on, blanks: Blanks<WholeRow<'providerEvents'>>, t) => {
  const { providerEvents } = t
  return on
    .insert(providerEvents)
    .values(filled(t, 'providerEvents', blanks))
    .onConflictDoUpdate({
      target: [providerEvents.provider, providerEvents.dedupKey, providerEvents.bodySha256],
      set: { repeats: sql`${providerEvents.repeats} + 1` },
    })
    .returning({ id: providerEvents.id })
})

/**
 * Keeps one message in its own bytes. The same message again only counts: answers undefined for it.
 * What was refused has keys of its own, so that a forgery or a late copy never stands in the way of the genuine one.
 */
export async function storeEvent(rt: Runtime, tx: Tx, event: NewEvent): Promise<string | undefined> {
  const now = rt.now()
  const id = newId(now)
  const refused = event.verdict !== 'new'
  const [row] = await insertEvent(rt.store, tx, {
    ...event,
    id,
    dedupKey: refused ? `${event.verdict}:${event.dedupKey}` : event.dedupKey,
    bodySha256: sha256Hex(event.rawBody),
    receivedAt: now,
    repeats: 0,
    replays: 0,
    error: null,
  })
  return row?.id === id ? id : undefined
}
