import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '@/db/store'
import type { Runtime } from '../context'
import { applyEvent } from './apply-event'

/** So many waiting, and nobody at the door, is everyday life: they are followed at once. More is a rush. */
const RUSH = 8
/** The door is quiet when nothing came for so long while this process had nothing else to do. */
const QUIET_MS = 20
/** In a rush, what waited longer than this is followed a few at a time between the answers. */
const OVERDUE_MS = 500
const OVERDUE_EVERY_MS = 500
const OVERDUE_BATCH = 4
/** Followed in one go when the door is quiet: few enough that a new message does not wait long for its answer. */
const BATCH = 24

type Waiting = Readonly<{ eventId: string; since: number }>
type Queue = {
  waiting: Waiting[]
  /** Messages that are being read or stored now, and how many ever came. */
  atDoor: number
  came: number
  lastBatchAt: number
  running: Promise<void> | undefined
}
const queues = new WeakMap<Store, Queue>()

function queueOf(rt: Runtime): Queue {
  const known = queues.get(rt.store)
  if (known) return known
  const queue: Queue = { waiting: [], atDoor: 0, came: 0, lastBatchAt: 0, running: undefined }
  queues.set(rt.store, queue)
  return queue
}

/** A message is at the door; the answer of this function says that it was answered. */
export function comesToDoor(rt: Runtime): () => void {
  const queue = queueOf(rt)
  queue.atDoor += 1
  queue.came += 1
  return () => {
    queue.atDoor -= 1
  }
}

/**
 * Follows a stored message behind its answer (SPEED.md way 6): a provider that sends a thousand at once hears of each
 * that it is safe before the first of them costs time. What is still in here when the process dies is found again in the
 * database, as a message that is `new`.
 */
export function applyLater(rt: Runtime, eventId: string): void {
  const queue = queueOf(rt)
  queue.waiting.push({ eventId, since: performance.now() })
  queue.running ??= drain(rt, queue)
}

/** Until everything that was handed over is followed; for tests and an orderly end. */
export async function allApplied(rt: Runtime): Promise<void> {
  await queues.get(rt.store)?.running
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

/**
 * How many may be followed now. A busy process hears nothing: only a pause in which it could have heard somebody and did
 * not is quiet, so it waits, lets what arrived meanwhile in, and looks then.
 */
async function roomIn(queue: Queue): Promise<number> {
  await nextTurn()
  if (queue.waiting.length <= RUSH && queue.atDoor === 0) return BATCH
  const { came } = queue
  await sleep(QUIET_MS)
  await nextTurn()
  await nextTurn()
  if (queue.atDoor === 0 && queue.came === came) return BATCH
  const now = performance.now()
  const isOverdue = now - (queue.waiting[0]?.since ?? now) > OVERDUE_MS
  return isOverdue && now - queue.lastBatchAt > OVERDUE_EVERY_MS ? OVERDUE_BATCH : 0
}

async function drain(rt: Runtime, queue: Queue): Promise<void> {
  while (queue.waiting.length > 0) {
    const room = await roomIn(queue)
    if (room === 0) continue
    // Handed over together: each has its own savepoint, all of them share a flush.
    await Promise.all(queue.waiting.splice(0, room).map(({ eventId }) => applyEvent(rt, eventId)))
    queue.lastBatchAt = performance.now()
  }
  queue.running = undefined
}
