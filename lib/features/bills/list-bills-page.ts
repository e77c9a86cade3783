import { and, asc, count, desc, inArray, type SQL, sql } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { BILL_STATES, type BillState } from '@/db/words'
import { type Cursor, instantOf, readCursor, writeCursor } from '../transactions/cursor'
import type { Bill } from './move-bill'

export const BILL_TABS = ['open', 'paid', 'other', 'all'] as const
export type BillTab = (typeof BILL_TABS)[number]
export const BILLS_PAGE = 50

/** What each tab of the list holds; every state is in exactly one of the first three. */
export const BILL_TAB_STATES: Readonly<Record<BillTab, readonly BillState[]>> = {
  open: ['draft', 'pending'],
  paid: ['paid'],
  other: ['expired', 'failed', 'cancelled', 'unknown'],
  all: BILL_STATES,
}

export function isBillTab(word: string | undefined): word is BillTab {
  return word !== undefined && (BILL_TABS as readonly string[]).includes(word)
}

export type BillPage = Readonly<{ rows: Bill[]; newer: string | null; older: string | null }>

/** One page by keyset, newest first: any depth costs the same, and bills that arrive meanwhile move nothing. */
export async function listBillsPage(
  store: Store,
  tab: BillTab,
  place: string | undefined,
  limit = BILLS_PAGE,
): Promise<BillPage> {
  const { bills: t } = store.t
  const cursor = readCursor(place)
  const backwards = cursor?.way === 'newer'
  const states = tab === 'all' ? undefined : inArray(t.state, [...BILL_TAB_STATES[tab]])
  const found = await store.read
    .select()
    .from(t)
    .where(and(states, cursor ? past(store, cursor) : undefined))
    .orderBy(...(backwards ? [asc(t.createdAt), asc(t.id)] : [desc(t.createdAt), desc(t.id)]))
    .limit(limit + 1)
  const more = found.length > limit
  const kept = found.slice(0, limit)
  const rows = backwards ? kept.reverse() : kept
  const at = (row: Bill | undefined, way: Cursor['way']) =>
    row ? writeCursor({ way, value: BigInt(row.createdAt.getTime()), id: row.id }) : null
  return {
    rows,
    newer: (backwards ? more : cursor !== undefined) ? at(rows[0], 'newer') : null,
    older: backwards || more ? at(rows.at(-1), 'older') : null,
  }
}

/** Rows strictly past a place, as one row-value comparison that the index answers. */
function past(store: Store, cursor: Cursor): SQL {
  const { bills: t } = store.t
  return cursor.way === 'older'
    ? sql`(${t.createdAt}, ${t.id}) < (${instantOf(cursor, t.createdAt)}, ${cursor.id})`
    : sql`(${t.createdAt}, ${t.id}) > (${instantOf(cursor, t.createdAt)}, ${cursor.id})`
}

/** How many bills each tab holds. */
export async function countBillTabs(store: Store): Promise<Record<BillTab, number>> {
  const { bills: t } = store.t
  const rows = await store.read.select({ state: t.state, total: count() }).from(t).groupBy(t.state)
  const of = (tab: BillTab) =>
    rows.filter((row) => BILL_TAB_STATES[tab].includes(row.state)).reduce((sum, row) => sum + Number(row.total), 0)
  return { open: of('open'), paid: of('paid'), other: of('other'), all: of('all') }
}
