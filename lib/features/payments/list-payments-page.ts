import { and, asc, count, desc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { isTerminal, PAYMENT_STATES, type PaymentState } from '@/lib/core/payment-state'
import { type Cursor, instantOf, readCursor, writeCursor } from '../transactions/cursor'
import type { PaymentListRow } from './queries'

export const PAYMENT_TABS = ['open', 'approval', 'unknown', 'review', 'flagged', 'finished', 'all'] as const
export type PaymentTab = (typeof PAYMENT_TABS)[number]
export const PAYMENTS_PAGE = 50

const FINISHED = PAYMENT_STATES.filter(isTerminal)

/**
 * The states each tab of the list holds. `flagged` is no state: a payment that stands as it is, while something the
 * provider said about it waits for two people.
 */
export const TAB_STATES: Readonly<Record<Exclude<PaymentTab, 'flagged'>, readonly PaymentState[]>> = {
  open: PAYMENT_STATES.filter((state) => !isTerminal(state)),
  approval: ['awaiting_approval'],
  unknown: ['unknown'],
  review: ['needs_review'],
  finished: FINISHED,
  all: PAYMENT_STATES,
}

export function isPaymentTab(word: string | undefined): word is PaymentTab {
  return word !== undefined && (PAYMENT_TABS as readonly string[]).includes(word)
}

export type PaymentPage = Readonly<{ rows: PaymentListRow[]; newer: string | null; older: string | null }>

/** One page by keyset, newest first: any depth costs the same, and payments that arrive meanwhile move nothing. */
export async function listPaymentsPage(
  store: Store,
  tab: PaymentTab,
  place: string | undefined,
  limit = PAYMENTS_PAGE,
): Promise<PaymentPage> {
  const { payments: t, users } = store.t
  const cursor = readCursor(place)
  const backwards = cursor?.way === 'newer'
  const found = await store.read
    .select({ payment: t, makerName: users.name })
    .from(t)
    .innerJoin(users, eq(users.id, t.makerId))
    .where(and(conditionOf(store, tab), cursor ? past(store, cursor) : undefined))
    .orderBy(...(backwards ? [asc(t.createdAt), asc(t.id)] : [desc(t.createdAt), desc(t.id)]))
    .limit(limit + 1)
  const more = found.length > limit
  const kept = found.slice(0, limit).map(({ payment, makerName }) => ({ ...payment, makerName }))
  const rows = backwards ? kept.reverse() : kept
  const at = (row: PaymentListRow | undefined, way: Cursor['way']) =>
    row ? writeCursor({ way, value: BigInt(row.createdAt.getTime()), id: row.id }) : null
  return {
    rows,
    newer: (backwards ? more : cursor !== undefined) ? at(rows[0], 'newer') : null,
    older: backwards || more ? at(rows.at(-1), 'older') : null,
  }
}

function conditionOf(store: Store, tab: PaymentTab): SQL | undefined {
  if (tab === 'all') return undefined
  return tab === 'flagged' ? isFlagged(store) : inArray(store.t.payments.state, [...TAB_STATES[tab]])
}

/** Something about it is flagged and it is not held for review anyway. */
export function isFlagged(store: Store): SQL {
  const { payments: t, flags: f } = store.t
  // The few open flags lead the way, by their own index.
  return sql`${t.id} in (select ${f.paymentId} from ${f} where ${f.closedAt} is null) and ${t.state} <> 'needs_review'`
}

/** Rows strictly past a place, as one row-value comparison that the index answers. */
function past(store: Store, cursor: Cursor): SQL {
  const { payments: t } = store.t
  return cursor.way === 'older'
    ? sql`(${t.createdAt}, ${t.id}) < (${instantOf(cursor, t.createdAt)}, ${cursor.id})`
    : sql`(${t.createdAt}, ${t.id}) > (${instantOf(cursor, t.createdAt)}, ${cursor.id})`
}

/** How many payments each tab holds. */
export async function countPaymentTabs(store: Store): Promise<Record<PaymentTab, number>> {
  const { payments: t } = store.t
  const rows = await store.read.select({ state: t.state, total: count() }).from(t).groupBy(t.state)
  const [flagged] = await store.read.select({ total: count() }).from(t).where(isFlagged(store))
  const of = (tab: keyof typeof TAB_STATES) =>
    rows.filter((row) => TAB_STATES[tab].includes(row.state)).reduce((sum, row) => sum + Number(row.total), 0)
  return {
    open: of('open'),
    approval: of('approval'),
    unknown: of('unknown'),
    review: of('review'),
    flagged: Number(flagged?.total ?? 0),
    finished: of('finished'),
    all: of('all'),
  }
}
