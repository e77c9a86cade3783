import { and, eq, gte, inArray, like, lt, lte, or, type SQL } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { endOfDay, startOfDay, type Zone } from '@/lib/core/days-and-zones'
import { fold } from '@/lib/core/fold'
import { CURRENCIES, type Currency, isCurrency, minorFromDecimal, tidyTypedAmount } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import type { TransactionFilter } from './filter'

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
    return amountMinor === undefined || amountMinor <= 0n ? [] : [and(eq(t.currency, currency), eq(t.amountMinor, amountMinor))]
  })
  return exact.length > 0 ? or(...exact) : undefined
}

function escapedPrefix(text: string): string {
  return `${text.replace(/[\\%_]/g, '\\$&')}%`
}

/** One box for phones in every spelling, receipts, references, names and amounts (PRODUCT 14). */
export function searchCondition(store: Store, typed: string): SQL | undefined {
  const { transactions: t } = store.t
  const phone = normaliseKenyanMsisdn(typed)
  // The nine digits without a prefix are in 0712… and in 254712… alike.
  if (phone) return store.searchCondition([phone.slice(3)])
  const words = fold(typed).split(' ').filter((word) => word.length >= TRIGRAM_MIN)
  const amount = amountCondition(store, typed)
  if (words.length === 0) return amount ?? like(t.counterpartyKey, escapedPrefix(fold(typed)))
  return amount ? or(amount, store.searchCondition(words)) : store.searchCondition(words)
}

function tabCondition(store: Store, tab: TransactionFilter['tab']): SQL | undefined {
  const { transactions: t } = store.t
  switch (tab) {
    case 'in':
      return eq(t.direction, 'in')
    case 'out':
      return eq(t.direction, 'out')
    case 'unknown':
      return inArray(t.state, ['unknown', 'pending'])
    case 'failed':
      return eq(t.state, 'failed')
    case 'all':
      return undefined
  }
}

function bound(text: string | undefined, currency: Currency | undefined): bigint | undefined {
  return text && currency ? minorFromDecimal(tidyTypedAmount(text, currency), currency) : undefined
}

/** The filter as one condition. Days are days of `zone`. */
export function conditionOf(store: Store, filter: TransactionFilter, zone: Zone): SQL | undefined {
  const { transactions: t } = store.t
  const min = bound(filter.min, filter.currency)
  const max = bound(filter.max, filter.currency)
  return and(
    tabCondition(store, filter.tab),
    filter.account ? eq(t.accountId, filter.account) : undefined,
    filter.rail ? eq(t.rail, filter.rail) : undefined,
    filter.currency ? eq(t.currency, filter.currency) : undefined,
    filter.counterparty ? eq(t.counterpartyKey, fold(filter.counterparty)) : undefined,
    filter.from ? gte(t.occurredAt, startOfDay(filter.from, zone)) : undefined,
    filter.to ? lt(t.occurredAt, endOfDay(filter.to, zone)) : undefined,
    min !== undefined ? gte(t.amountMinor, min) : undefined,
    max !== undefined ? lte(t.amountMinor, max) : undefined,
    filter.q ? searchCondition(store, filter.q) : undefined,
  )
}
