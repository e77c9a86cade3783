import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { Runtime } from '@/lib/features/context'

export type Job = Store['t']['jobs']['$inferSelect']

/** Longer than any job's calls may take; after it another worker may take the job. */
const LEASE_MS = 130_000
const RETRY_MAX_MS = 5 * 60_000

/** Takes due jobs under a lease and a new fence, in one transaction: each job goes to exactly one worker. */
export async function leaseDueJobs(rt: Runtime, limit: number, worker: string): Promise<Job[]> {
  const { jobs } = rt.store.t
  const now = rt.now()
  const free = or(isNull(jobs.leaseUntil), lt(jobs.leaseUntil, now))
  const [any] = await rt.store.read
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(lte(jobs.dueAt, now), free))
    .limit(1)
  if (!any) return []
  return rt.store.tx(async (tx) => {
    const due = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(and(lte(jobs.dueAt, now), free))
      .orderBy(asc(jobs.dueAt))
      .limit(limit)
    if (due.length === 0) return []
    return tx
      .update(jobs)
      .set({
        leaseUntil: new Date(now.getTime() + LEASE_MS),
        leasedBy: worker,
        fence: sql`${jobs.fence} + 1`,
        tries: sql`${jobs.tries} + 1`,
      })
      .where(
        inArray(
          jobs.id,
          due.map((job) => job.id),
        ),
      )
      .returning()
  })
}

/** Done: the job goes, unless its own work set it again in the meantime (then its fence has moved on). */
export async function finishJob(rt: Runtime, job: Job): Promise<void> {
  const { jobs } = rt.store.t
  await rt.store.tx(async (tx) => {
    await tx.delete(jobs).where(and(eq(jobs.id, job.id), eq(jobs.fence, job.fence)))
  })
}

/** Failed: tried again later, with the reason kept. */
export async function postponeJob(rt: Runtime, job: Job, error: unknown): Promise<void> {
  const { jobs } = rt.store.t
  const wait = Math.min(1_000 * 2 ** Math.min(job.tries, 10), RETRY_MAX_MS)
  const lastError = error instanceof Error ? error.message.slice(0, 300) : 'unknown error'
  await rt.store.tx(async (tx) => {
    await tx
      .update(jobs)
      .set({ dueAt: new Date(rt.now().getTime() + wait), leaseUntil: null, leasedBy: null, lastError })
      .where(and(eq(jobs.id, job.id), eq(jobs.fence, job.fence)))
  })
}

/** After a crash on this machine: jobs leased by a process that is gone are free at once. */
export async function freeAbandonedLeases(rt: Runtime, isGone: (worker: string) => boolean): Promise<void> {
  const { jobs } = rt.store.t
  const leased = await rt.store.read
    .select({ id: jobs.id, leasedBy: jobs.leasedBy })
    .from(jobs)
    .where(isNotNull(jobs.leasedBy))
    .limit(1_000)
  const abandoned = leased.filter((job) => job.leasedBy !== null && isGone(job.leasedBy)).map((job) => job.id)
  if (abandoned.length === 0) return
  await rt.store.tx(async (tx) => {
    await tx.update(jobs).set({ leaseUntil: null, leasedBy: null }).where(inArray(jobs.id, abandoned))
  })
}
