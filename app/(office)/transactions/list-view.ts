import type { Day } from '@/lib/core/days-and-zones'
import { type Currency, isCurrency } from '@/lib/core/money'
import {
  readTransactionFilter,
  type TransactionFilter,
  tidyFilter,
  writeTransactionFilter,
} from '@/lib/features/transactions/filter'
import {
  isUsual,
  type ListColumn,
  readColumns,
  USUAL_COLUMNS,
  writeColumns,
} from '@/lib/features/transactions/list-columns'
import type { SavedView } from '@/lib/features/views/queries'
import { type Density, filterOn } from '@/lib/features/views/view-content'

export type Query = Readonly<Record<string, string | string[] | undefined>>

/**
 * All that the address of the list says: the filter, the columns and row height where they are not the usual ones, the saved
 * view that it came from, the place in the list, the row that is open, the chart's currency.
 */
export type ListView = Readonly<{
  filter: TransactionFilter
  columns?: readonly ListColumn[]
  density?: Density
  view?: string
  at?: string
  open?: string
  chart?: Currency
}>

const LIST = '/transactions'
const DENSITIES: readonly Density[] = ['comfortable', 'compact']

export function readListView(query: Query): ListView {
  const one = (name: string) => [query[name]].flat()[0]
  const chart = one('chart')
  const columns = readColumns(one('columns'))
  return {
    filter: readTransactionFilter(query),
    columns: isUsual(columns) ? undefined : columns,
    density: DENSITIES.find((density) => density === one('density')),
    view: one('view') || undefined,
    at: one('at') || undefined,
    open: one('open') || undefined,
    chart: chart && isCurrency(chart) ? chart : undefined,
  }
}

/** The view as a query string; the same view always has the same address. */
export function writeListView(view: ListView): string {
  const parameters = new URLSearchParams(writeTransactionFilter(view.filter))
  for (const [name, value] of lookOf(view)) parameters.set(name, value)
  if (view.chart && view.chart !== view.filter.currency) parameters.set('chart', view.chart)
  if (view.at) parameters.set('at', view.at)
  if (view.open) parameters.set('open', view.open)
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

/** Columns, row height and the view's id: how the list looks, and what it is called. */
function lookOf({ columns, density, view }: ListView): [string, string][] {
  const asked = { columns: columns && !isUsual(columns) ? writeColumns(columns) : undefined, density, view }
  return Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))
}

/** Never bare: without any query the page opens with the reader's own first view. */
export function listAddress(view: ListView): string {
  return `${LIST}${writeListView(view) || '?tab=all'}`
}

/** Where a saved view leads on a day: everything that it filters by stands in the address. */
export function viewAddress({ id, content }: SavedView, today: Day): string {
  const { columns, density } = content
  return listAddress({ filter: filterOn(content, today), columns, density, view: id })
}

/** Whether the list is as a saved view has it on a day. */
export function isAsKept({ content }: SavedView, view: ListView & { density: Density }, today: Day): boolean {
  return (
    writeTransactionFilter(filterOn(content, today)) === writeTransactionFilter(view.filter) &&
    writeColumns(content.columns) === writeColumns(view.columns ?? USUAL_COLUMNS) &&
    content.density === view.density
  )
}

/** The look without the filter. */
export function unfiltered({ columns, density, view }: ListView, filter: TransactionFilter): ListView {
  return { filter, columns, density, view }
}

/** The address after a change of the filter: it starts at the first page with nothing open. */
export function filterAddress(view: ListView, change: Partial<TransactionFilter>): string {
  return listAddress({ ...unfiltered(view, tidyFilter({ ...view.filter, ...change })), chart: view.chart })
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
  for (const [name, value] of lookOf(view)) parameters.set(name, value)
  if (view.chart) parameters.set('chart', view.chart)
  // A form whose fields are all emptied must not lead to a bare address.
  if (!parameters.has('tab')) parameters.set('tab', 'all')
  return [...parameters].map(([name, value]) => ({ name, value }))
}
