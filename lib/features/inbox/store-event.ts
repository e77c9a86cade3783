import { sql } from 'drizzle-orm'
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

type Insert = ReturnType<typeof prepareInsert>
const inserts = new WeakMap<Store, Insert>()

/** Written out once a store: building the statement anew costs as much as running it, and this one is the hottest. */
function prepareInsert(store: Store, tx: Tx) {
  const { providerEvents } = store.t
  const value = (name: keyof InboundEvent) => sql.placeholder(name)
  return tx
    .insert(providerEvents)
    .values({
      id: value('id'),
      provider: value('provider'),
      source: value('source'),
      door: value('door'),
      authenticity: value('authenticity'),
      dedupKey: value('dedupKey'),
      bodySha256: value('bodySha256'),
      rawBody: value('rawBody'),
      paymentId: value('paymentId'),
      attemptId: value('attemptId'),
      verdict: value('verdict'),
      note: value('note'),
      repeats: 0,
      search: value('search'),
      error: null,
      replays: 0,
      receivedAt: value('receivedAt'),
    })
    .onConflictDoUpdate({
      target: [providerEvents.provider, providerEvents.dedupKey, providerEvents.bodySha256],
      set: { repeats: sql`${providerEvents.repeats} + 1` },
    })
    .returning({ id: providerEvents.id })
    .prepare('store_event')
}

/**
 * Keeps one message in its own bytes. The same message again only counts: answers undefined for it.
 * What was refused has keys of its own, so that a forgery or a late copy never stands in the way of the genuine one.
 */
export async function storeEvent(rt: Runtime, tx: Tx, event: NewEvent): Promise<string | undefined> {
  const insert = inserts.get(rt.store) ?? prepareInsert(rt.store, tx)
  inserts.set(rt.store, insert)
  const now = rt.now()
  const id = newId(now)
  const refused = event.verdict !== 'new'
  const [row] = await insert.execute({
    ...event,
    id,
    dedupKey: refused ? `${event.verdict}:${event.dedupKey}` : event.dedupKey,
    bodySha256: sha256Hex(event.rawBody),
    receivedAt: now,
  })
  return row?.id === id ? id : undefined
}
