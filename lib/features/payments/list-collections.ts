import { and, asc, desc, eq, ne, sql } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { providerOf, type Rail } from '@/lib/core/rails'
import type { Runtime } from '../context'
import { instantOf, readCursor, writeCursor } from '../transactions/cursor'
import type { Payment } from './payment-order'
import type { OwnAccountChoice } from './payout-choices'

export const COLLECTIONS_PAGE = 25
/** The rails that ask a customer's phone for money. */
export const PROMPT_RAILS = ['mpesa.stk', 'wekeza.stk'] as const satisfies readonly Rail[]
export type PromptRail = (typeof PROMPT_RAILS)[number]

export type CollectionPage = Readonly<{ rows: Payment[]; newer: string | null; older: string | null }>

/** Requests for money, newest first, one page by keyset. */
export async function listCollections(
  store: Store,
  place: string | undefined,
  limit = COLLECTIONS_PAGE,
): Promise<CollectionPage> {
  const { payments: t } = store.t
  const cursor = readCursor(place)
  const upwards = cursor?.way === 'newer'
  const past =
    cursor &&
    (upwards
      ? sql`(${t.createdAt}, ${t.id}) > (${instantOf(cursor, t.createdAt)}, ${cursor.id})`
      : sql`(${t.createdAt}, ${t.id}) < (${instantOf(cursor, t.createdAt)}, ${cursor.id})`)
  const found = await store.read
    .select()
    .from(t)
    .where(and(eq(t.direction, 'in'), past))
    .orderBy(...(upwards ? [asc(t.createdAt), asc(t.id)] : [desc(t.createdAt), desc(t.id)]))
    .limit(limit + 1)
  const more = found.length > limit
  const rows = upwards ? found.slice(0, limit).reverse() : found.slice(0, limit)
  const at = (row: Payment | undefined, way: 'newer' | 'older') =>
    row ? writeCursor({ way, value: BigInt(row.createdAt.getTime()), id: row.id }) : null
  return {
    rows,
    newer: (upwards ? more : cursor !== undefined) ? at(rows[0], 'newer') : null,
    older: upwards || more ? at(rows.at(-1), 'older') : null,
  }
}

export type PromptChoice = Readonly<{
  rail: PromptRail
  accounts: readonly Pick<OwnAccountChoice, 'id' | 'name' | 'currency'>[]
}>

/** The prompt rails that are set up, each with the accounts that a collection can reach. */
export async function listPromptChoices(rt: Pick<Runtime, 'store' | 'providers'>): Promise<PromptChoice[]> {
  const { providerAccounts: t } = rt.store.t
  const rows = await rt.store.read.select().from(t).where(ne(t.purpose, 'pay')).orderBy(asc(t.name), asc(t.currency))
  return PROMPT_RAILS.flatMap((rail) => {
    const ready = rt.providers.find(providerOf(rail))?.rails[rail] !== undefined
    const accounts = rows.filter((row) => row.provider === providerOf(rail) && row.currency === 'KES')
    return ready && accounts.length > 0 ? [{ rail, accounts }] : []
  })
}
