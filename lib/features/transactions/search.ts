import { count } from 'drizzle-orm'
import type { SearchSpan, Store } from '@/db/store'
import type { Zone } from '@/lib/core/days-and-zones'
import { searchCondition, searchedFor, spanOf, type Way } from './conditions'
import { type Cursor, instantAt, sortsByAmount } from './cursor'
import type { TransactionFilter } from './filter'
import { goesDown, rowsPast } from './rows-past'
import type { TransactionRow } from './transaction-line'

/** So many lines are sought and sorted; of more, walking soon meets enough for a page. */
export const SOUGHT_MAX = 5_000
/** Lines that the first step of each way looks at; its next one looks at so many times as many. */
const FIRST_STEP: FirstStep = { sought: 100, walked: 400 }
const GROWTH = 4

type FirstStep = Readonly<{ sought: number; walked: number }>
type Step = Readonly<{ way: 'sought' | 'walked'; lines: number }>

/** The quicker way to all lines of a search. Without one, filters have indexes in the order of the list. */
export async function wayOf(store: Store, { q }: TransactionFilter): Promise<Way> {
  if (!q) return 'any'
  const { words, other } = searchedFor(store, q)
  if (store.reachOf && words.length > 0 && !other)
    return (await store.reachOf(words, {}, true, SOUGHT_MAX + 1)) ? 'walked' : 'sought'
  const { transactions: t } = store.t
  const some = store.searches
    .select({ rowNo: t.rowNo })
    .from(t)
    .where(searchCondition(store, q))
    .limit(SOUGHT_MAX + 1)
    .as('some')
  const [row] = await store.searches.select({ lines: count() }).from(some)
  return Number(row?.lines ?? 0) > SOUGHT_MAX ? 'walked' : 'sought'
}

/** Whether something else than days and words picks the lines: then a common word is soon met by walking what is picked. */
function isNarrowed({ tab, account, rail, currency, counterparty, min, max }: TransactionFilter): boolean {
  return tab !== 'all' || [account, rail, currency, counterparty, min, max].some((part) => part !== undefined)
}

/**
 * Steps through time, each looking at more lines than the one before of its way. Where both ways may be the shorter one they
 * take turns, each going on where the other came to: together they look at no more than a few times what the shorter would.
 */
function* steps(filter: TransactionFilter, first: FirstStep): Generator<Step, never> {
  const ways = isNarrowed(filter) ? (['walked', 'sought'] as const) : (['sought'] as const)
  for (let times = 1; ; times *= GROWTH) for (const way of ways) yield { way, lines: first[way] * times }
}

/** Up to which instant a step looks; undefined when nothing is left beyond. */
async function endOf(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  cursor: Cursor | undefined,
  span: SearchSpan,
  { way, lines }: Step,
): Promise<Date | undefined> {
  const isDown = goesDown(filter.sort, cursor)
  if (way === 'sought') {
    const { words } = searchedFor(store, filter.q ?? '')
    return store.reachOf?.(words, span, isDown, lines)
  }
  const unsearched = { ...filter, q: undefined }
  const [last] = await rowsPast(store, unsearched, zone, cursor, 1, { on: store.searches }).offset(lines - 1)
  return last && new Date(last.occurredAt.getTime() + (isDown ? 0 : 1))
}

/**
 * The time of a search in spans, latest first, each with no more than so many lines that may fit: what goes over all lines of a
 * search takes one after the other, so others come in between. One span where nothing is found by the order of time, or where
 * another filter picks the lines sooner.
 */
export async function* spansOf(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  lines: number,
): AsyncGenerator<{ way: Way; span: SearchSpan }> {
  const { words } = searchedFor(store, filter.q ?? '')
  let span = spanOf(filter, zone)
  const { account, counterparty, min, max, tab } = filter
  const isPicked = [account, counterparty, min, max].some((part) => part !== undefined)
  if (!store.reachOf || words.length === 0 || isPicked || tab === 'failed' || tab === 'unknown')
    return yield { way: 'any', span }
  for (;;) {
    const from = await store.reachOf(words, span, true, lines)
    yield { way: 'sought', span: from ? { ...span, from } : span }
    if (!from) return
    span = { ...span, before: from }
  }
}

/** The span of a filter from a place on: what lies beyond the place is not looked at. */
function spanPast(filter: TransactionFilter, zone: Zone, cursor: Cursor | undefined): SearchSpan {
  const span = spanOf(filter, zone)
  if (!cursor) return span
  const at = instantAt(cursor)
  if (!goesDown(filter.sort, cursor)) return { ...span, from: span.from && span.from > at ? span.from : at }
  const past = new Date(at.getTime() + 1)
  return { ...span, before: span.before && span.before < past ? span.before : past }
}

/** The rows of a search past a place, in the order of the filter: as one statement would give them, found piece by piece of time. */
export async function searchRows(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  cursor: Cursor | undefined,
  limit: number,
  first = FIRST_STEP,
): Promise<TransactionRow[]> {
  const inTimeOrder = store.reachOf && !sortsByAmount(filter.sort)
  if (!inTimeOrder || searchedFor(store, filter.q ?? '').words.length === 0)
    return rowsPast(store, filter, zone, cursor, limit, { way: await wayOf(store, filter) })
  const rows: TransactionRow[] = []
  let place = cursor
  for (const step of steps(filter, first)) {
    const span = spanPast(filter, zone, place)
    const end = await endOf(store, filter, zone, place, span, step)
    const piece = end && (goesDown(filter.sort, place) ? { ...span, from: end } : { ...span, before: end })
    const options = { way: step.way, span: piece ?? span }
    rows.push(...(await rowsPast(store, filter, zone, place, limit - rows.length, options)))
    if (!end || rows.length >= limit) break
    // Before every id of that instant: what is left lies before the instant, or from it on.
    place = { value: BigInt(end.getTime()), id: '', way: cursor?.way ?? 'older' }
  }
  return rows
}
