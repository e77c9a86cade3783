import { statSync } from 'node:fs'
import { count, eq, lte, min, sql } from 'drizzle-orm'
import type { EventVerdict, JobKind } from '@/db/words'
import type { PaymentState } from '@/lib/core/payment-state'
import type { ProviderId, Rail } from '@/lib/core/rails'
import type { Runtime } from '../context'

export type StoredFigures = Readonly<{
  payments: readonly Readonly<{ state: PaymentState; rail: Rail; count: number }>[]
  /** Null while none is. */
  oldestUnknownSeconds: number | null
  jobs: readonly Readonly<{ kind: JobKind; count: number }>[]
  jobsDue: number
  oldestDueSeconds: number | null
  callbacks: readonly Readonly<{ provider: ProviderId; verdict: EventVerdict; count: number }>[]
  databaseBytes: number
}>

/** A file, or a PostgreSQL server. */
export type DatabasePlace = Readonly<{ databaseFile: string; databaseUrl: string | undefined }>

/** What the database alone knows of how the work goes. Counted away from the event loop; no name, account or amount. */
export async function readStoredFigures(
  rt: Pick<Runtime, 'store' | 'now'>,
  place: DatabasePlace,
): Promise<StoredFigures> {
  const { t, read, aside } = rt.store
  const { payments: p, jobs: j, providerEvents: e } = t
  const now = rt.now()
  const [payments, unknown, jobs, due, callbacks, databaseBytes] = await Promise.all([
    aside.select({ state: p.state, rail: p.rail, count: count() }).from(p).groupBy(p.state, p.rail),
    read
      .select({ since: min(p.stateSince) })
      .from(p)
      .where(eq(p.state, 'unknown')),
    read.select({ kind: j.kind, count: count() }).from(j).groupBy(j.kind),
    read
      .select({ count: count(), oldest: min(j.dueAt) })
      .from(j)
      .where(lte(j.dueAt, now)),
    aside.select({ provider: e.provider, verdict: e.verdict, count: count() }).from(e).groupBy(e.provider, e.verdict),
    readSize(rt, place),
  ])
  const age = (at: Date | null | undefined) => (at ? Math.max(0, (now.getTime() - at.getTime()) / 1000) : null)
  return {
    payments: payments.map((row) => ({ ...row, count: Number(row.count) })),
    oldestUnknownSeconds: age(unknown[0]?.since),
    jobs: jobs.map((row) => ({ ...row, count: Number(row.count) })),
    jobsDue: Number(due[0]?.count ?? 0),
    oldestDueSeconds: age(due[0]?.oldest),
    callbacks: callbacks.map((row) => ({ ...row, count: Number(row.count) })),
    databaseBytes,
  }
}

async function readSize({ store }: Pick<Runtime, 'store'>, place: DatabasePlace): Promise<number> {
  if (place.databaseUrl === undefined) {
    const files = [place.databaseFile, `${place.databaseFile}-wal`]
    return files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
  }
  const [row] = await store.read
    .select({ bytes: sql<string>`pg_database_size(current_database())` })
    .from(sql`(select 1) as one`)
  return Number(row?.bytes ?? 0)
}
