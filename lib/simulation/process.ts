import { AsyncLocalStorage } from 'node:async_hooks'
import type { Store, Tx } from '@/db/store'
import type { CrashPoint } from '@/lib/core/crash-points'
import type { Runtime } from '@/lib/features/context'
import { catchUp } from '@/lib/worker/catch-up'
import { freeAbandonedLeases, leaseDueJobs } from '@/lib/worker/due-jobs'
import { workJob } from '@/lib/worker/run-job'
import type { Chance } from './chance'
import type { Faults } from './faults'
import type { Nap, Timeline } from './timeline'

const RECOVER_EVERY_MS = 15_000
const AT_ONCE = 12

/** What unwinds the work of a process that was killed; nothing of it can write or send any more. */
export class ProcessDied extends Error {
  override name = 'ProcessDied'
}

const running = new AsyncLocalStorage<SimulatedProcess>()

/** The process whose work this is. */
export function currentProcess(): SimulatedProcess {
  const process = running.getStore()
  if (!process) throw new Error('this runs in no process')
  return process
}

export type ProcessParts = Readonly<{
  timeline: Timeline
  chance: Chance
  faults: Faults
  store: Store
  runtime: Omit<Runtime, 'store' | 'now'>
  /** Whether that process is known here to be gone. */
  isGone: (worker: string, host: string) => boolean
  /** When the next job or lease is due, on the store's clock. */
  nextDue: () => number | undefined
  committed: () => void
  died: (process: SimulatedProcess, point: CrashPoint) => void
}>

/** One process of the app: web and worker in one, on a database that others share. It may die at any crash point. */
export class SimulatedProcess {
  alive = true
  /** How far its clock is from true time. */
  skewMs = 0
  readonly rt: Runtime
  private active = 0
  private recoveredAt = Number.NEGATIVE_INFINITY
  private idle: Nap | undefined

  constructor(
    readonly name: string,
    readonly host: string,
    private readonly parts: ProcessParts,
  ) {
    this.rt = { ...parts.runtime, store: this.ownStore(), now: () => new Date(parts.timeline.now + this.skewMs) }
  }

  /** Runs work as this process. */
  inside<T>(work: () => Promise<T>): Promise<T> {
    return running.run(this, work)
  }

  mustLive(): void {
    if (!this.alive) throw new ProcessDied(this.name)
  }

  /** What a crash point does here: the process may end, in the middle of whatever it did. */
  pass(point: CrashPoint, dies: boolean): void {
    this.mustLive()
    if (!dies) return
    this.alive = false
    this.parts.died(this, point)
    this.idle?.wakeBy(0)
    throw new ProcessDied(`${this.name} at ${point}`)
  }

  /** Somebody committed: there may be something to do, or sooner than it was. */
  poke(): void {
    this.idle?.wakeBy(this.nextTick())
  }

  /** The worker's loop (lib/worker/start-worker.ts) by virtual time. */
  start(): void {
    const { timeline, isGone } = this.parts
    const gone = (worker: string) => isGone(worker, this.host) && worker !== this.name
    this.spawn(async () => {
      await freeAbandonedLeases(this.rt, gone)
      while (this.alive) {
        if (timeline.now - this.recoveredAt > RECOVER_EVERY_MS) {
          this.recoveredAt = timeline.now
          await catchUp(this.rt, gone)
        }
        const room = AT_ONCE - this.active
        if (room > 0) for (const job of await leaseDueJobs(this.rt, room, this.name)) this.work(job)
        this.idle = timeline.nap(this.nextTick())
        await this.idle.over
      }
    })
  }

  /** Work of this process; it ends quietly when the process dies, and with a broken write of a full disk. */
  spawn(work: () => Promise<void>): void {
    this.parts.timeline.spawn(() =>
      this.inside(work).catch((error: unknown) => {
        if (this.alive && !isDiskFull(error)) throw error
        // A loop that stopped on a full disk is started again, as the supervisor does.
        if (this.alive) this.parts.timeline.later(1_000, async () => this.start())
      }),
    )
  }

  private work(job: Parameters<typeof workJob>[1]): void {
    this.active += 1
    this.parts.timeline.spawn(() =>
      this.inside(() => workJob(this.rt, job, this.name))
        .catch((error: unknown) => {
          if (this.alive && !isDiskFull(error)) throw error
        })
        .finally(() => {
          this.active -= 1
        }),
    )
  }

  private nextTick(): number {
    const { timeline, nextDue, chance } = this.parts
    const due = nextDue()
    const jitter = chance.between(1, 400)
    if (due === undefined) return Number.MAX_SAFE_INTEGER
    return Math.max(due - this.skewMs, timeline.now) + jitter
  }

  /** The shared store as this process sees it: it may be slow to get there, and nothing is written once it is dead. */
  private ownStore(): Store {
    const { store, timeline, faults, chance, committed } = this.parts
    const tx = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      this.mustLive()
      if (faults.strikes('slow_process', 0.06)) await timeline.sleep(chance.between(1, 3_000))
      if (faults.strikes('stalled_worker', 0.006)) await timeline.sleep(chance.between(125_000, 900_000))
      const value = await store.tx((inner) => {
        this.mustLive()
        return this.inside(() => work(inner))
      })
      committed()
      this.mustLive()
      return value
    }
    const own: Store = { ...store, tx }
    Object.defineProperty(own, 'read', {
      get: () => {
        this.mustLive()
        return store.read
      },
    })
    return own
  }
}

export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'store_full')
}
