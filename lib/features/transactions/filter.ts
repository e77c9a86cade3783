import { z } from 'zod'
import { isDay } from '@/lib/core/days-and-zones'
import { CURRENCIES, type Currency, minorFromDecimal, tidyTypedAmount } from '@/lib/core/money'
import { RAILS } from '@/lib/core/rails'

/** The tabs of the page; a tab is a filter like any other and lies in the URL. */
export const TABS = ['all', 'in', 'out', 'unknown', 'failed'] as const
export type Tab = (typeof TABS)[number]
export const SORTS = ['newest', 'oldest', 'largest', 'smallest'] as const
export type Sort = (typeof SORTS)[number]

const day = z.string().refine(isDay).optional().catch(undefined)
/** Nobody types control signs, and no engine searches for them. */
export const typedWord = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll(/\p{Cc}/gu, ' ').trim())
    .pipe(z.string().min(1).max(max))
    .optional()
    .catch(undefined)

/** Every filter of the transactions page as it stands in the URL. What cannot be read is dropped, never guessed. */
export const TransactionFilter = z.object({
  tab: z.enum(TABS).catch('all').default('all'),
  q: typedWord(120),
  account: typedWord(64),
  rail: z.enum(RAILS).optional().catch(undefined),
  currency: z
    .enum(CURRENCIES as [Currency, ...Currency[]])
    .optional()
    .catch(undefined),
  counterparty: typedWord(120),
  from: day,
  to: day,
  /** Decimal amounts in the filtered currency. */
  min: typedWord(20),
  max: typedWord(20),
  sort: z.enum(SORTS).catch('newest').default('newest'),
})
export type TransactionFilter = z.infer<typeof TransactionFilter>

type Query = Readonly<Record<string, string | string[] | undefined>>

/** The bound of an amount range in minor units; undefined when there is none or it cannot be read. */
export function amountBound(text: string | undefined, currency: Currency | undefined): bigint | undefined {
  return text && currency ? minorFromDecimal(tidyTypedAmount(text, currency), currency) : undefined
}

/**
 * A filter without the parts that mean nothing: amounts of two currencies have no order, so an amount range and sorting
 * by size belong to one currency. What stays is what the list really does, so the chips never promise more.
 */
export function tidyFilter(filter: TransactionFilter): TransactionFilter {
  const { currency, min, max, sort } = filter
  return {
    ...filter,
    min: amountBound(min, currency) === undefined ? undefined : min,
    max: amountBound(max, currency) === undefined ? undefined : max,
    sort: currency || (sort !== 'largest' && sort !== 'smallest') ? sort : 'newest',
  }
}

export function readTransactionFilter(query: Query): TransactionFilter {
  const first = Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value])
  return tidyFilter(TransactionFilter.parse(Object.fromEntries(first)))
}

/** The filter as a query string, defaults left out: the same filter always gives the same address. */
export function writeTransactionFilter(filter: Partial<TransactionFilter>): string {
  const parameters = new URLSearchParams()
  for (const name of Object.keys(TransactionFilter.shape) as (keyof TransactionFilter)[]) {
    const value = filter[name]
    const isDefault = (name === 'tab' && value === 'all') || (name === 'sort' && value === 'newest')
    if (value === undefined || value === '' || isDefault) continue
    parameters.set(name, value)
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}
