import { and, count, desc, eq, lt, or, type SQL } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import type { BillState } from '@/db/words'
import { AppError } from '@/lib/core/errors'
import type { Bill } from './move-bill'

/** @throws AppError `not_found` */
export async function getBill(store: Store, reader: Reader, id: string): Promise<Bill> {
  const [row] = await reader.select().from(store.t.bills).where(eq(store.t.bills.id, id)).limit(1)
  if (!row) throw new AppError('not_found', `bill ${id}`)
  return row
}

export type BillFilter = Readonly<{
  state?: BillState
  before?: Readonly<{ createdAt: Date; id: string }>
  limit?: number
}>

/** Newest first, at most 100. */
export async function listBills(store: Store, filter: BillFilter): Promise<Bill[]> {
  const { bills: t } = store.t
  const conditions: (SQL | undefined)[] = [
    filter.state ? eq(t.state, filter.state) : undefined,
    filter.before
      ? or(
          lt(t.createdAt, filter.before.createdAt),
          and(eq(t.createdAt, filter.before.createdAt), lt(t.id, filter.before.id)),
        )
      : undefined,
  ]
  return store.read
    .select()
    .from(t)
    .where(and(...conditions))
    .orderBy(desc(t.createdAt), desc(t.id))
    .limit(Math.min(filter.limit ?? 50, 100))
}

export async function countBills(store: Store): Promise<Partial<Record<BillState, number>>> {
  const { bills: t } = store.t
  const rows = await store.read.select({ state: t.state, total: count() }).from(t).groupBy(t.state)
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.total)]))
}
