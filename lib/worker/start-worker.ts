import { randomBytes } from 'node:crypto'
import os from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import pLimit from 'p-limit'
import { env } from '@/lib/env'
import { ANCHOR_EVERY_MS, writeAnchor } from '@/lib/features/audit/anchors'
import { scheduleNightly } from '@/lib/features/audit/verify-nightly'
import type { Runtime } from '@/lib/features/context'
import { readHistoryFact, writeHistoryFacts } from '@/lib/features/history/keep-progress'
import { setJob } from '@/lib/features/payments/payment-jobs'
import { startSchedules } from '@/lib/features/schedules/run-schedule'
import { catchUp } from './catch-up'
import { freeAbandonedLeases, leaseDueJobs } from './due-jobs'
import { workJob } from './run-job'
import { signNow, vitalSigns } from './vital-signs'

const TICK_MS = 400
const RECOVER_EVERY_MS = 15_000
/** A message that was answered so long ago and is not followed was left behind. */
const IN_HAND_MS = 30_000
const AT_ONCE = 12
export type Worker = Readonly<{ stop(): Promise<void> }>

/** Host, process and a nonce: tells a later worker on this machine whether this one still lives. */
function workerName(): string {
  return `${os.hostname()}:${process.pid}:${randomBytes(4).toString('hex')}`
}

/** True only when the named worker ran on this machine and its process is gone, or is an earlier life of our own. */
export function workerIsGone(worker: string, self: string): boolean {
  const [host, pid] = worker.split(':')
  if (worker === self || host !== os.hostname()) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch {
    return true
  }
}

/** Jobs that every start sets: callback addresses, balances, and the history where it is not complete. */
async function setStartingJobs(rt: Runtime): Promise<void> {
  if (env().loadHistory) {
    for (const provider of rt.providers.list()) {
      const known = await readHistoryFact(rt.store, provider.id, 'complete')
      const willLoad = provider.history !== undefined || rt.mode === 'sandbox'
      if (known === null && willLoad)
        await rt.store.tx((tx) => writeHistoryFacts(rt, tx, provider.id, { complete: 'false' }))
    }
  }
  await rt.store.tx(async (tx) => {
    await setJob(rt, tx, 'expire_exports', 'all', rt.now())
    for (const provider of rt.providers.list()) {
      await setJob(rt, tx, 'register', provider.id, rt.now())
      if (provider.balances) await setJob(rt, tx, 'balance', provider.id, rt.now())
    }
  })
}

/**
 * Does what is due until stopped: sends, asks, expires, checks bills and balances, loads history. Leases and fences lie
 * in the database, so any number of workers may run beside each other.
 */
export async function startWorker(rt: Runtime): Promise<Worker> {
  const worker = workerName()
  const limit = pLimit(AT_ONCE)
  let stopping = false
  let recoveredAt = 0
  let anchoredAt = 0
  const isGone = (name: string) => workerIsGone(name, worker)

  /** Where another disk is missing for a while, money goes on; the next note finds the file again. */
  const note = () =>
    writeAnchor(rt, env()).then(
      () => {
        vitalSigns().anchoredAt = signNow()
      },
      (error: unknown) =>
        rt.log.error('the audit head could not be noted down', { error: error instanceof Error ? error.message : '' }),
    )

  async function tick(): Promise<void> {
    const now = Date.now()
    if (now - anchoredAt > ANCHOR_EVERY_MS) {
      anchoredAt = now
      await note()
    }
    if (now - recoveredAt > RECOVER_EVERY_MS) {
      recoveredAt = now
      // What another process held when it died is not left until its lease is over.
      await freeAbandonedLeases(rt, isGone)
      await catchUp(rt, isGone, IN_HAND_MS)
    }
    const room = AT_ONCE - limit.activeCount - limit.pendingCount
    if (room <= 0) return
    for (const job of await leaseDueJobs(rt, room, worker))
      void limit(() => workJob(rt, job, worker)).catch((error: unknown) =>
        rt.log.error('job lost', { id: job.id, error: String(error) }),
      )
  }

  await freeAbandonedLeases(rt, isGone)
  await catchUp(rt, isGone)
  await setStartingJobs(rt)
  await startSchedules(rt)
  await scheduleNightly(rt)
  const loop = (async () => {
    while (!stopping) {
      await tick().then(
        () => {
          vitalSigns().workerAt = signNow()
        },
        (error: unknown) =>
          rt.log.error('worker tick failed', { error: error instanceof Error ? error.message : 'unknown' }),
      )
      await sleep(TICK_MS)
    }
  })()
  return {
    async stop() {
      stopping = true
      await loop
      while (limit.activeCount > 0) await sleep(20)
      await note()
    },
  }
}
