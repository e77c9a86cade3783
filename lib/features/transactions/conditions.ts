import { and, eq, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { SearchSpan, Store } from '@/db/store'
import { endOfDay, startOfDay, type Zone } from '@/lib/core/days-and-zones'
import { fold } from '@/lib/core/fold'
import { CURRENCIES, type Currency, isCurrency, minorFromDecimal, tidyTypedAmount } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import { sortsByAmount } from './cursor'
import { amountBound, type TransactionFilter } from './filter'

/** Shorter words than this are not in the trigram index. */
const TRIGRAM_MIN = 3

/** `1500`, `1,500.00` or `KES 1,500.00`: lines of exactly that amount, in the named currency or in any. */
function amountCondition(store: Store, typed: string): SQL | undefined {
  const { transactions: t } = store.t
  const [, code, figure] = /^([A-Za-z]{3})?\s*([\d,]+(?:\.\d+)?)$/.exec(typed.trim()) ?? []
  if (figure === undefined) return undefined
  const named = code?.toUpperCase()
  if (named !== undefined && !isCurrency(named)) return undefined
  const currencies = named ? [named as Currency] : CURRENCIES
  const exact = currencies.flatMap((currency) => {
    const amountMinor = minorFromDecimal(tidyTypedAmount(figure, currency), currency)
    return amountMinor === undefined || amountMinor <= 0n
      ? []
      : [and(eq(t.currency, currency), eq(t.amountMinor, amountMinor))]
  })
  return exact.length > 0 ? or(...exact) : undefined
}

/** The beginning of a phone number, typed as it is read aloud: one word, whatever the blanks. */
const SPACED_DIGITS = /^(?:\+|0|254)[\d\s-]*$/

function wordsOf(typed: string): string[] {
  const text = SPACED_DIGITS.test(typed.trim()) ? typed.replace(/\D/g, '') : fold(typed)
  return text.split(' ').filter((word) => word.length >= TRIGRAM_MIN)
}

/** What a typed text asks for: lines whose text has all these words, or lines that an index of another kind finds. */
export function searchedFor(store: Store, typed: string, way: Way = 'any'): { words: readonly string[]; other?: SQL } {
  const phone = normaliseKenyanMsisdn(typed)
  // The nine digits without a prefix are in 0712… and in 254712… alike.
  if (phone) return { words: [phone.slice(3)] }
  const words = wordsOf(typed)
  const amount = amountCondition(store, typed)
  if (words.length > 0 || amount) return { words, other: amount }
  const { counterpartyKey } = store.t.transactions
  return {
    words,
    other: store.startsWith(way === 'walked' ? hiddenFromIndexes(counterpartyKey) : counterpartyKey, fold(typed)),
  }
}

/** One box for phones in every spelling, receipts, references, names and amounts (PRODUCT 14). */
export function searchCondition(store: Store, typed: string, way: Way = 'any', span?: SearchSpan): SQL | undefined {
  const { words, other } = searchedFor(store, typed, way)
  if (words.length === 0) return other
  return or(other, store.searchCondition(words, { walked: way === 'walked', span }))
}

function tabCondition(store: Store, tab: TransactionFilter['tab'], off: Wrap): SQL | undefined {
  const { transactions: t } = store.t
  switch (tab) {
    case 'in':
      return sql`${off(t.direction)} = 'in'`
    case 'out':
      return sql`${off(t.direction)} = 'out'`
    case 'unknown':
      // Word for word as in the partial index, or the planner would not see that it fits.
      return sql`${off(t.state)} in ('unknown', 'pending')`
    case 'failed':
      return sql`${off(t.state)} = 'failed' and ${off(t.state)} <> 'succeeded'`
    case 'all':
      return undefined
  }
}

/**
 * How the lines are found. `sought`: by their number or their words, and then put in order; `walked`: in their order, each
 * asked whether it fits; `any`: as the engine thinks best.
 */
export type Way = 'any' | 'sought' | 'walked'

type Wrap = (column: SQLWrapper) => SQLWrapper

/** The same value, which no index answers: keeps the planner on the index that gives the rows in the asked order. */
export function hiddenFromIndexes(column: SQLWrapper): SQL {
  return sql`coalesce(${column}, null)`
}

const asIs: Wrap = (column) => column

/** The time that the days of a filter are, in the zone that means them. */
export function spanOf({ from, to }: TransactionFilter, zone: Zone): SearchSpan {
  return { from: from ? startOfDay(from, zone) : undefined, before: to ? endOfDay(to, zone) : undefined }
}

/**
 * The filter as one condition. Days are days of `zone`. Every offered filter has an index that ends in time; the one on
 * amounts serves the sort by size. What the chosen order cannot use is hidden from the planner, or it would read
 * everything that matches and sort it; so is everything when the lines are sought. `bounded`: a place in the list bounds them on
 * this side already, and the nearer bound is the one that the index has to start at. `span`: the part of time that is asked for,
 * where it is less than the days of the filter.
 */
export function conditionOf(
  store: Store,
  filter: TransactionFilter,
  zone: Zone,
  {
    way = 'any',
    bounded,
    span = spanOf(filter, zone),
  }: { way?: Way; bounded?: 'above' | 'below'; span?: SearchSpan } = {},
): SQL | undefined {
  const { transactions: t } = store.t
  const bySize = sortsByAmount(filter.sort)
  const byRow = way === 'sought'
  const notByTime = bySize || byRow ? hiddenFromIndexes : asIs
  const notBySize = bySize && !byRow ? asIs : hiddenFromIndexes
  const unless = (side: typeof bounded, wrap: Wrap) => (bounded === side ? hiddenFromIndexes : wrap)
  const min = amountBound(filter.min, filter.currency)
  const max = amountBound(filter.max, filter.currency)
  const { from, before } = span
  return and(
    tabCondition(store, filter.tab, notByTime),
    filter.account ? sql`${notByTime(t.accountId)} = ${filter.account}` : undefined,
    filter.rail ? sql`${notByTime(t.rail)} = ${filter.rail}` : undefined,
    filter.currency ? sql`${byRow ? hiddenFromIndexes(t.currency) : t.currency} = ${filter.currency}` : undefined,
    filter.counterparty ? sql`${notByTime(t.counterpartyKey)} = ${fold(filter.counterparty)}` : undefined,
    from ? sql`${unless('below', notByTime)(t.occurredAt)} >= ${sql.param(from, t.occurredAt)}` : undefined,
    before ? sql`${unless('above', notByTime)(t.occurredAt)} < ${sql.param(before, t.occurredAt)}` : undefined,
    min !== undefined ? sql`${unless('below', notBySize)(t.amountMinor)} >= ${min}` : undefined,
    max !== undefined ? sql`${unless('above', notBySize)(t.amountMinor)} <= ${max}` : undefined,
    filter.q ? searchCondition(store, filter.q, way, span) : undefined,
  )
}
