import { setTimeout as sleep } from 'node:timers/promises'
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { type Blanks, filled, statement } from '@/db/statement'
import type { Reader, Tx } from '@/db/store'
import type { EventVerdict } from '@/db/words'
import { crashPoint } from '@/lib/core/crash-points'
import type { ProviderId } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { CALLBACK_TOKEN_PLACE, callbackUrl } from '../payments/callback-token'
import { applyItem, type Told } from './apply-item'
import { providerOfDoor } from './find-address'
import { ofVerdict } from './of-verdict'
import type { InboundEvent } from './store-event'

/** The strongest word of several items stands for the message. */
const RANK: readonly EventVerdict[] = [
  'noise',
  'duplicate',
  'stale',
  'orphan',
  'applied',
  'unconfirmed',
  'rejected',
  'conflict',
]
const NOTE_MAX = 300
/** Another process may be the one that follows, so it is looked for in the database. */
const FOLLOWED_POLL_MS = 50
/** How many waiting messages one round of the worker takes. */
const ROUND_MAX = 100

const attemptById = statement('attempt', (on, blanks: Blanks<{ id: string }>, { attempts }) =>
  on.select().from(attempts).where(eq(attempts.id, blanks.id)).limit(1),
)

/** What a stored message says, read from its own bytes: the same at the door, after a crash and at a replay. */
export async function meaningOf(rt: Runtime, tx: Tx, event: InboundEvent) {
  const owner = providerOfDoor(rt, event.door)
  if (!owner) throw new Error(`no provider owns the door ${event.door}`)
  const reading = owner.callbacks.readMeaning({
    door: owner.door,
    registeredUrl: callbackUrl(rt.publicUrl, CALLBACK_TOKEN_PLACE)(owner.door) + event.search,
    rawBody: event.rawBody,
    receivedAt: event.receivedAt,
  })
  const [attempt] = event.attemptId ? await attemptById(rt.store, tx, { id: event.attemptId }) : []
  return { reading, provider: owner.provider, attempt }
}

/** Follows a stored message, in the caller's transaction. */
export async function applyStored(rt: Runtime, tx: Tx, event: InboundEvent): Promise<Told> {
  const { reading, provider, attempt } = await meaningOf(rt, tx, event)
  const all: Told[] = []
  for (const item of reading.items) all.push(await applyItem(rt, tx, { event, provider, attempt }, item))
  await crashPoint('CP14')
  const strongest = all.toSorted((a, b) => RANK.indexOf(b.verdict) - RANK.indexOf(a.verdict))[0]
  return {
    verdict: strongest?.verdict ?? 'noise',
    note: all
      .map((one) => one.note)
      .join('; ')
      .slice(0, NOTE_MAX),
    paymentId: all.find((one) => one.paymentId)?.paymentId ?? event.paymentId,
  }
}

const eventById = statement('event', (on: Reader, blanks: Blanks<{ id: string }>, { providerEvents }) =>
  on.select().from(providerEvents).where(eq(providerEvents.id, blanks.id)).limit(1),
)

export async function findEvent(rt: Runtime, tx: Reader, eventId: string): Promise<InboundEvent | undefined> {
  const [event] = await eventById(rt.store, tx, { id: eventId })
  return event
}

const writeVerdict = statement('event_verdict', (on, blanks: Blanks<Told & { id: string }>, t) => {
  const { providerEvents } = t
  return on
    .update(providerEvents)
    .set({ ...filled(t, 'providerEvents', blanks, ['verdict', 'note', 'paymentId']), error: null })
    .where(eq(providerEvents.id, blanks.id))
})

/**
 * Follows a message that is stored and was not yet followed; in a transaction of its own, so that what fails leaves the
 * message as it was, with the reason, for the next round. Never throws: the message is safe already.
 */
export async function applyEvent(rt: Runtime, eventId: string): Promise<void> {
  try {
    await rt.store.tx(async (tx) => {
      const event = await findEvent(rt, tx, eventId)
      if (event?.verdict !== 'new') return
      const told = await applyStored(rt, tx, event)
      await writeVerdict(rt.store, tx, { ...told, id: eventId })
    })
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    rt.log.error('message not applied', { id: eventId, error: said })
    await keepError(rt, eventId, said)
  }
}

async function keepError(rt: Runtime, eventId: string, said: string): Promise<void> {
  const { providerEvents } = rt.store.t
  try {
    await rt.store.tx(async (tx) => {
      await tx
        .update(providerEvents)
        .set({ error: said.slice(0, NOTE_MAX) })
        .where(eq(providerEvents.id, eventId))
    })
  } catch (error) {
    rt.log.error('reason not kept', { id: eventId, error: error instanceof Error ? error.message : 'unknown' })
  }
}

/** Resolves when every message of a provider is followed that can be; one that failed is for the next round. */
export async function untilFollowed(rt: Runtime, provider: ProviderId): Promise<void> {
  const { providerEvents: e } = rt.store.t
  const isWaiting = and(ofVerdict(rt.store, 'new'), eq(e.provider, provider), isNull(e.error))
  while ((await rt.store.read.select({ id: e.id }).from(e).where(isWaiting).limit(1)).length > 0)
    await sleep(FOLLOWED_POLL_MS)
}

/**
 * Messages that were answered and not yet followed: after a crash, or when following one failed. Those that never failed
 * first. `olderThanMs` leaves alone what came so recently that the process which answered it may still have it in hand.
 */
export async function applyWaiting(rt: Runtime, olderThanMs = 0): Promise<number> {
  const { providerEvents } = rt.store.t
  const waiting = await rt.store.read
    .select({ id: providerEvents.id })
    .from(providerEvents)
    .where(and(ofVerdict(rt.store, 'new'), lte(providerEvents.receivedAt, new Date(rt.now().getTime() - olderThanMs))))
    .orderBy(sql`${providerEvents.error} is not null`, asc(providerEvents.rowNo))
    .limit(ROUND_MAX)
  for (const { id } of waiting) await applyEvent(rt, id)
  return waiting.length
}
