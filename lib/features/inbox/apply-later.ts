import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '@/db/store'
import type { Runtime } from '../context'
import { applyEvent } from './apply-event'

/** So many waiting is everyday life: they are followed at once. More is a rush, and answering comes first. */
const RUSH = 8
/** The door is quiet again when nothing came for so long. */
const QUIET_MS = 20
/** In a rush, what waited longer than this is followed a few at a time between the answers. */
const OVERDUE_MS = 500
const OVERDUE_EVERY_MS = 500
const OVERDUE_BATCH = 4
/** Followed in one go when the door is quiet: few enough that a new message does not wait long for its answer. */
const BATCH = 24

type Waiting = Readonly<{ eventId: string; since: number }>
type Queue = { waiting: Waiting[]; lastCameAt: number; lastBatchAt: number; running: Promise<void> | undefined }
const queues = new WeakMap<Store, Queue>()

/**
 * Follows a stored message behind its answer (SPEED.md way 6): a provider that sends a thousand at once hears of each
 * that it is safe before the first of them costs time. What is still in here when the process dies is found again in the
 * database, as a message that is `new`.
 */
export function applyLater(rt: Runtime, eventId: string): void {
  const queue = queues.get(rt.store) ?? { waiting: [], lastCameAt: 0, lastBatchAt: 0, running: undefined }
  queues.set(rt.store, queue)
  const now = performance.now()
  queue.waiting.push({ eventId, since: now })
  queue.lastCameAt = now
  queue.running ??= drain(rt, queue)
}

/** Until everything that was handed over is followed; for tests and an orderly end. */
export async function allApplied(rt: Runtime): Promise<void> {
  await queues.get(rt.store)?.running
}

/** How many may be followed now. */
function roomIn(queue: Queue): number {
  const now = performance.now()
  if (queue.waiting.length <= RUSH || now - queue.lastCameAt > QUIET_MS) return BATCH
  const isOverdue = now - (queue.waiting[0]?.since ?? now) > OVERDUE_MS
  return isOverdue && now - queue.lastBatchAt > OVERDUE_EVERY_MS ? OVERDUE_BATCH : 0
}

async function drain(rt: Runtime, queue: Queue): Promise<void> {
  while (queue.waiting.length > 0) {
    // The answers of this turn leave first.
    await new Promise((resolve) => setImmediate(resolve))
    const room = roomIn(queue)
    if (room === 0) {
      await sleep(QUIET_MS)
      continue
    }
    // Handed over together: each has its own savepoint, all of them share a flush.
    await Promise.all(queue.waiting.splice(0, room).map(({ eventId }) => applyEvent(rt, eventId)))
    queue.lastBatchAt = performance.now()
  }
  queue.running = undefined
}
