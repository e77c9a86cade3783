import { type Currency, isCurrency } from '@/lib/core/money'
import {
  readTransactionFilter,
  type TransactionFilter,
  tidyFilter,
  writeTransactionFilter,
} from '@/lib/features/transactions/filter'

export type Query = Readonly<Record<string, string | string[] | undefined>>

/** All that the address of the list says: the filter, the place in it, the row that is open, the chart's currency. */
export type ListView = Readonly<{ filter: TransactionFilter; at?: string; open?: string; chart?: Currency }>

const LIST = '/transactions'

export function readListView(query: Query): ListView {
  const one = (name: string) => [query[name]].flat()[0]
  const chart = one('chart')
  return {
    filter: readTransactionFilter(query),
    at: one('at') || undefined,
    open: one('open') || undefined,
    chart: chart && isCurrency(chart) ? chart : undefined,
  }
}

/** The view as a query string; the same view always has the same address. */
export function writeListView(view: ListView): string {
  const parameters = new URLSearchParams(writeTransactionFilter(view.filter))
  if (view.chart && view.chart !== view.filter.currency) parameters.set('chart', view.chart)
  if (view.at) parameters.set('at', view.at)
  if (view.open) parameters.set('open', view.open)
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

export function listAddress(view: ListView): string {
  return `${LIST}${writeListView(view)}`
}

/** The address after a change of the filter: it starts at the first page with nothing open. */
export function filterAddress(view: ListView, change: Partial<TransactionFilter>): string {
  return listAddress({ filter: tidyFilter({ ...view.filter, ...change }), chart: view.chart })
}

/** The address of one row as a page of its own, which knows its way back. */
export function pageAddress(view: ListView, id: string): string {
  return `${LIST}/${id}${writeListView({ ...view, open: undefined })}`
}

/** What a form has to carry along so that sending it changes only the fields that it shows. */
export function carriedFields(
  view: ListView,
  shown: readonly (keyof TransactionFilter)[],
): { name: string; value: string }[] {
  const kept = Object.fromEntries(Object.entries(view.filter).filter(([name]) => !shown.some((each) => each === name)))
  const parameters = new URLSearchParams(writeTransactionFilter(kept))
  if (view.chart) parameters.set('chart', view.chart)
  return [...parameters].map(([name, value]) => ({ name, value }))
}
