import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { keepingOrigin } from '@/lib/sandbox/origin'

type Job = { id: number; dueAt: number; label: string; run: () => void | Promise<void> }

/** Node reads a longer timer as 1 ms; a job further off is simply looked at again then. */
const TIMER_MS_MAX = 2_000_000_000
/** Work may wait for other delayed work: a step waits for it only this long before the clock goes on. */
const STEP_WAIT_MS = 200
const END_WAIT_MS = 2_000
const OffsetRow = z.object({ value: z.string() }).optional()

/** The sandbox's clock: the wall clock plus what testers advanced, and the work that waits for a moment on it. */
export class SandboxClock {
  #offsetMs: number
  #jobs: Job[] = []
  #nextJobId = 1
  #timer: ReturnType<typeof setTimeout> | undefined
  #closed = false
  #running = new Set<Promise<void>>()

  constructor(
    private readonly db: Database,
    private readonly wall: () => Date,
    private readonly crashed: (label: string, error: unknown) => void,
  ) {
    db.exec('create table if not exists kernel_meta (name text primary key, value text not null) strict')
    // The offset outlives a restart: otherwise rows written after an advance would lie in the future.
    const row = OffsetRow.parse(db.prepare("select value from kernel_meta where name = 'clock_offset_ms'").get())
    this.#offsetMs = Number(row?.value ?? '0')
  }

  now(): Date {
    return new Date(this.wall().getTime() + this.#offsetMs)
  }

  later(delayMs: number, label: string, run: () => void | Promise<void>): void {
    // One timer serves all jobs, so each has to carry the request it was put off by.
    const job = { id: this.#nextJobId++, dueAt: this.now().getTime() + delayMs, label, run: keepingOrigin(run) }
    this.#jobs.push(job)
    this.#jobs.sort((a, b) => a.dueAt - b.dueAt || a.id - b.id)
    this.#arm()
  }

  /**
   * Moves the clock forward, stopping at every moment on the way where work is due, so that what this work puts off
   * in turn falls due at its own moment too. Resolves when it is done, or after a while if some of it waits for others.
   */
  async advance(byMs: number): Promise<void> {
    const targetMs = this.now().getTime() + byMs
    for (;;) {
      const next = this.#jobs[0]
      if (!next || next.dueAt > targetMs) break
      this.#setOffset(this.#offsetMs + Math.max(next.dueAt - this.now().getTime(), 0))
      this.#runDue()
      await settledOrLate(this.#running, STEP_WAIT_MS)
    }
    this.#setOffset(this.#offsetMs + Math.max(targetMs - this.now().getTime(), 0))
    this.#arm()
    await settledOrLate(this.#running, END_WAIT_MS)
  }

  /** Forgets all waiting work (a reset makes a fresh world). */
  clear(): void {
    this.#jobs = []
    this.#offsetMs = 0
    this.#arm()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#jobs = []
    clearTimeout(this.#timer)
    await Promise.all(this.#running)
  }

  #setOffset(offsetMs: number): void {
    this.#offsetMs = offsetMs
    this.db
      .prepare(
        "insert into kernel_meta values ('clock_offset_ms', ?) on conflict (name) do update set value = excluded.value",
      )
      .run(String(offsetMs))
  }

  #arm(): void {
    clearTimeout(this.#timer)
    const next = this.#jobs[0]
    if (!next || this.#closed) return
    const waitMs = Math.min(Math.max(next.dueAt - this.now().getTime(), 0), TIMER_MS_MAX)
    this.#timer = setTimeout(() => this.#runDue(), waitMs)
  }

  #runDue(): void {
    const nowMs = this.now().getTime()
    const due = this.#jobs.filter((job) => job.dueAt <= nowMs)
    this.#jobs = this.#jobs.filter((job) => job.dueAt > nowMs)
    for (const job of due) {
      const running: Promise<void> = (async () => job.run())()
        .catch((error: unknown) => this.crashed(job.label, error))
        .finally(() => this.#running.delete(running))
      this.#running.add(running)
    }
    this.#arm()
  }
}

/** Waits until all of the work has settled, but no longer than the limit. */
async function settledOrLate(work: Set<Promise<void>>, limitMs: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs)
  })
  await Promise.race([Promise.all(work), limit])
  clearTimeout(timer)
}
