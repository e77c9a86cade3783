import { and, asc, desc, inArray, max, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Store } from '@/db/store'
import { fold } from '@/lib/core/fold'
import type { Payee } from './queries'

export const PAYEES_PAGE = 50

/** A place in the book: the folded name and the id of the row it stands at. */
const Place = z.object({ way: z.enum(['before', 'after']), name: z.string().max(400), id: z.string().max(64) })
type Place = z.infer<typeof Place>

export type BookRow = Payee & Readonly<{ lastPaidAt: Date | null }>
export type BookPage = Readonly<{ rows: BookRow[]; before: string | null; after: string | null }>

/** One page of the book by name, by keyset; `search` is part of a name or of an account. */
export async function listBook(
  store: Store,
  filter: { search?: string; at?: string; limit?: number },
): Promise<BookPage> {
  const { payees: t } = store.t
  const limit = Math.min(filter.limit ?? PAYEES_PAGE, 100)
  const place = readPlace(filter.at)
  const backwards = place?.way === 'before'
  const found = await store.read
    .select()
    .from(t)
    .where(and(alike(store, filter.search ?? ''), place ? past(store, place) : undefined))
    .orderBy(...(backwards ? [desc(t.nameKey), desc(t.id)] : [asc(t.nameKey), asc(t.id)]))
    .limit(limit + 1)
  const more = found.length > limit
  const kept = found.slice(0, limit)
  const rows = backwards ? kept.reverse() : kept
  const paid = await lastPaid(store, rows)
  const at = (row: Payee | undefined, way: Place['way']) =>
    row ? writePlace({ way, name: row.nameKey, id: row.id }) : null
  return {
    rows: rows.map((row) => ({ ...row, lastPaidAt: paid.get(placeKey(row)) ?? null })),
    before: (backwards ? more : place !== undefined) ? at(rows[0], 'before') : null,
    after: backwards || more ? at(rows.at(-1), 'after') : null,
  }
}

function alike(store: Store, search: string): SQL | undefined {
  const { payees: t } = store.t
  const typed = search.trim()
  // A typed % or _ is a character to find, not a pattern.
  const holds = (column: typeof t.nameKey | typeof t.account, text: string) =>
    sql`${column} like ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
  const digits = typed.replace(/[\s+-]/g, '').replace(/^0(?=[17]\d)/, '')
  const conditions = [
    typed === '' ? undefined : holds(t.nameKey, fold(typed)),
    digits.length >= 3 ? holds(t.account, digits) : undefined,
  ].filter((condition) => condition !== undefined)
  return conditions.length > 0 ? or(...conditions) : undefined
}

function past(store: Store, place: Place): SQL {
  const { payees: t } = store.t
  return place.way === 'after'
    ? sql`(${t.nameKey}, ${t.id}) > (${place.name}, ${place.id})`
    : sql`(${t.nameKey}, ${t.id}) < (${place.name}, ${place.id})`
}

/** When money last reached each place, whoever typed it in: the place is the rail, the bank and the account. */
async function lastPaid(store: Store, rows: readonly Payee[]): Promise<Map<string, Date>> {
  if (rows.length === 0) return new Map()
  const { payments: t } = store.t
  const found = await store.read
    .select({ rail: t.rail, bank: t.counterpartyBank, account: t.counterpartyAccount, at: max(t.finishedAt) })
    .from(t)
    .where(
      and(
        inArray(
          t.counterpartyAccount,
          rows.map((row) => row.account),
        ),
        inArray(t.state, ['succeeded']),
      ),
    )
    .groupBy(t.rail, t.counterpartyBank, t.counterpartyAccount)
  return new Map(found.flatMap((row) => (row.at ? [[placeKey(row), row.at] as const] : [])))
}

function placeKey(row: Pick<Payee, 'rail' | 'bank' | 'account'>): string {
  return JSON.stringify([row.rail, row.bank, row.account])
}

function writePlace(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Undefined for anything that we did not write. */
function readPlace(text: string | undefined): Place | undefined {
  if (!text || text.length > 1_000) return undefined
  try {
    return Place.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))).data
  } catch {
    return undefined
  }
}
