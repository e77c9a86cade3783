import type { Store } from '@/db/store'
import type { Runtime } from '../context'
import { applyEvent } from './apply-event'

/** How many messages are followed in one go (SPEED.md way 6). */
const BATCH_MAX = 100

type Queue = { waiting: string[]; running: Promise<void> | undefined }
const queues = new WeakMap<Store, Queue>()

/**
 * Follows a stored message behind its answer. What is still in here when the process dies is found again in the
 * database, as a message that is `new`.
 */
export function applyLater(rt: Runtime, eventId: string): void {
  const queue = queues.get(rt.store) ?? { waiting: [], running: undefined }
  queues.set(rt.store, queue)
  queue.waiting.push(eventId)
  queue.running ??= drain(rt, queue)
}

/** Until everything that was handed over is followed; for tests and an orderly end. */
export async function allApplied(rt: Runtime): Promise<void> {
  await queues.get(rt.store)?.running
}

async function drain(rt: Runtime, queue: Queue): Promise<void> {
  while (queue.waiting.length > 0) {
    // The answers of this turn leave first.
    await new Promise((resolve) => setImmediate(resolve))
    const batch = queue.waiting.splice(0, BATCH_MAX)
    // Handed over together: each has its own savepoint, all of them share a flush.
    await Promise.all(batch.map((eventId) => applyEvent(rt, eventId)))
  }
  queue.running = undefined
}
