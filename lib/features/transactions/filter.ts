import { z } from 'zod'
import { isDay } from '@/lib/core/days-and-zones'
import { CURRENCIES, type Currency } from '@/lib/core/money'
import { RAILS } from '@/lib/core/rails'

/** The tabs of the page; a tab is a filter like any other and lies in the URL. */
export const TABS = ['all', 'in', 'out', 'unknown', 'failed'] as const
export type Tab = (typeof TABS)[number]
export const SORTS = ['newest', 'oldest', 'largest', 'smallest'] as const
export type Sort = (typeof SORTS)[number]

const day = z.string().refine(isDay).optional().catch(undefined)
const word = (max: number) => z.string().trim().min(1).max(max).optional().catch(undefined)

/** Every filter of the transactions page as it stands in the URL. What cannot be read is dropped, never guessed. */
export const TransactionFilter = z.object({
  tab: z.enum(TABS).catch('all').default('all'),
  q: word(120),
  account: word(64),
  rail: z.enum(RAILS).optional().catch(undefined),
  currency: z.enum(CURRENCIES as [Currency, ...Currency[]]).optional().catch(undefined),
  counterparty: word(120),
  from: day,
  to: day,
  /** Decimal amounts in the filtered currency. */
  min: word(20),
  max: word(20),
  sort: z.enum(SORTS).catch('newest').default('newest'),
})
export type TransactionFilter = z.infer<typeof TransactionFilter>

type Query = Readonly<Record<string, string | string[] | undefined>>

export function readTransactionFilter(query: Query): TransactionFilter {
  const first = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]))
  const filter = TransactionFilter.parse(first)
  // Amounts of two currencies have no order, so sorting by size belongs to one currency.
  return filter.currency || (filter.sort !== 'largest' && filter.sort !== 'smallest') ? filter : { ...filter, sort: 'newest' }
}

/** The filter as a query string, defaults left out: the same filter always gives the same address. */
export function writeTransactionFilter(filter: Partial<TransactionFilter>): string {
  const parameters = new URLSearchParams()
  for (const name of Object.keys(TransactionFilter.shape) as (keyof TransactionFilter)[]) {
    const value = filter[name]
    if (value === undefined || value === '' || (name === 'tab' && value === 'all') || (name === 'sort' && value === 'newest')) continue
    parameters.set(name, value)
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}
