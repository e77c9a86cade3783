import { statfs } from 'node:fs/promises'
import { eq } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { Settings } from '@/lib/env'
import { ANCHOR_EVERY_MS } from '@/lib/features/audit/anchors'
import type { Runtime } from '@/lib/features/context'
import { signNow, vitalSigns } from './vital-signs'

/** Less than this on the data folder's disk, and the next backup or import may fill it. */
export const DISK_FREE_MIN_BYTES = 512 * 1024 * 1024
/** The worker looks for work more than twice a second. */
export const WORKER_SILENT_MAX_MS = 15_000
export const ANCHOR_LATE_MS = 3 * ANCHOR_EVERY_MS
const WRITE_LIMIT_MS = 5_000
/** Anybody may ask, and each answer costs a flush of the disk. */
const KEPT_MS = 2_000

export const READINESS_CHECKS = ['database', 'worker', 'disk', 'anchor'] as const
export type Readiness = Readonly<{
  ready: boolean
  checks: Readonly<Record<(typeof READINESS_CHECKS)[number], boolean>>
}>

type Place = Pick<Settings, 'dataDir'>
type Kept = { at: number; answer: Promise<Readiness> }
const SLOT = Symbol.for('hazina.readiness')
type Slots = { [SLOT]?: Kept }

/** Whether this process can do its work now: what it asks of the disk is asked at most every two seconds. */
export function readReadiness(rt: Runtime, place: Place): Promise<Readiness> {
  const slots = globalThis as Slots
  if (!slots[SLOT] || signNow() - slots[SLOT].at > KEPT_MS)
    slots[SLOT] = { at: signNow(), answer: checkReadiness(rt, place) }
  return slots[SLOT].answer
}

export async function checkReadiness(rt: Pick<Runtime, 'store'>, place: Place): Promise<Readiness> {
  const [database, disk] = await Promise.all([
    within(WRITE_LIMIT_MS, canWrite(rt.store)),
    statfs(place.dataDir).then(
      ({ bavail, bsize }) => bavail * bsize >= DISK_FREE_MIN_BYTES,
      () => false,
    ),
  ])
  const { workerAt, anchoredAt } = vitalSigns()
  const isRecent = (at: number | null, limitMs: number) => at !== null && signNow() - at <= limitMs
  const checks = {
    database,
    worker: isRecent(workerAt, WORKER_SILENT_MAX_MS),
    disk,
    anchor: isRecent(anchoredAt, ANCHOR_LATE_MS),
  }
  return { ready: Object.values(checks).every(Boolean), checks }
}

/** A row that comes and goes in one commit: it reaches the disk, and no reader ever sees it. */
async function canWrite(store: Store): Promise<boolean> {
  const { jobs } = store.t
  const id = 'readiness'
  const far = new Date('2999-01-01T00:00:00Z')
  await store.tx(async (tx) => {
    await tx.insert(jobs).values({
      id,
      kind: 'expire_exports',
      subjectId: id,
      dueAt: far,
      tries: 0,
      leaseUntil: null,
      leasedBy: null,
      fence: 0,
      lastError: null,
    })
    await tx.delete(jobs).where(eq(jobs.id, id))
  })
  return true
}

async function within(limitMs: number, work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs)
  })
  return Promise.race([work.catch(() => false), late]).finally(() => clearTimeout(timer))
}
