import type { ReactNode } from 'react'
import { Amount } from '@/components/money/amount'
import { TransactionStateTag } from '@/components/status/transaction-state-tag'
import { When } from '@/components/time/when'
import { classNames } from '@/components/ui/class-names'
import { Link } from '@/components/ui/link'
import { RowLink, Td, Th } from '@/components/ui/table'
import { type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import { maskText } from '@/lib/features/payments/mask-evidence'
import type { Sort, TransactionFilter } from '@/lib/features/transactions/filter'
import { isUsual, type ListColumn } from '@/lib/features/transactions/list-columns'
import type { TransactionRow } from '@/lib/features/transactions/transaction-line'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { columnName } from './column-name'
import { filterAddress, type ListView, listAddress, pageAddress } from './list-view'

export type CellProps = {
  t: TextOf<'transactions'>
  status: TextOf<'status'>
  locale: LocaleTag
  zone: Zone
  view: ListView
  columns: readonly ListColumn[]
  accountNames: ReadonlyMap<string, string>
  now: Date
}

/** `aria-sort` of a column and where its header leads: the other way round, or the first way. */
function sorting(view: ListView, down: Sort, up: Sort) {
  const { sort } = view.filter
  const next = sort === down ? up : down
  const words = { [down]: 'descending', [up]: 'ascending' } as const
  return { sort: words[sort] ?? 'none', href: filterAddress(view, { sort: next }) } as const
}

/** Where there is no room for all of the usual columns; who chose others gets them, and the table scrolls. */
function roomOf(columns: readonly ListColumn[]): string | undefined {
  return isUsual(columns) ? 'max-lg:hidden' : undefined
}

export function HeadCell(props: Pick<CellProps, 't' | 'zone' | 'view' | 'columns'> & { column: ListColumn }) {
  const { t, zone, view, columns, column } = props
  const { tab, currency } = view.filter
  // One header at a time says how the rows are ordered, and only one currency has an order by amount.
  const sized = tab === 'out' || !columns.includes('in') ? 'out' : 'in'
  const bySize = currency && column === sized ? sorting(view, 'largest', 'smallest') : {}
  switch (column) {
    case 'time':
      return <Th {...sorting(view, 'newest', 'oldest')}>{t('time', { zone: zoneAbbreviation(zone) })}</Th>
    case 'rail':
    case 'reference':
      return <Th className={roomOf(columns)}>{columnName(t, column)}</Th>
    case 'fee':
      return <Th numeric>{columnName(t, column)}</Th>
    case 'in':
    case 'out':
      return (
        <Th numeric {...bySize}>
          {columnName(t, column)}
        </Th>
      )
    default:
      return <Th>{columnName(t, column)}</Th>
  }
}

export function Cell(props: CellProps & { column: ListColumn; row: TransactionRow }) {
  const { t, status, locale, columns, column, row } = props
  const text = (words: string, className?: string) => (
    <Td className={classNames('max-w-44 truncate', className)}>
      <span title={words}>{words || '—'}</span>
    </Td>
  )
  switch (column) {
    case 'time':
      return (
        <Td card="meta">
          <RowLinks {...props} />
        </Td>
      )
    case 'who':
      return <WhoCell {...props} />
    case 'theirAccount':
      return <Td className="figures whitespace-nowrap">{maskCounterparty(row.counterpartyAccount) || '—'}</Td>
    case 'ourAccount':
      return text(props.accountNames.get(row.accountId) ?? '')
    case 'rail':
      return <Td className={classNames('whitespace-nowrap', roomOf(columns))}>{status(`rails.${row.rail}`)}</Td>
    case 'reference':
      return (
        <Td className={classNames('max-w-44 truncate font-mono text-xs', roomOf(columns))}>{shownReference(row)}</Td>
      )
    case 'ourReference':
      return text(row.merchantReference, 'font-mono text-xs')
    case 'description':
      return text(maskText(row.description, { account: row.counterpartyAccount, inFull: false }))
    case 'state':
      return (
        <Td card="tag">
          <TransactionStateTag state={row.state} label={t(`states.${row.state}`)} quiet={row.state === 'succeeded'} />
        </Td>
      )
    case 'fee':
      return (
        <Td numeric>
          {row.feeMinor > 0n ? <Amount minor={row.feeMinor} currency={row.currency} locale={locale} /> : null}
        </Td>
      )
    case 'in':
    case 'out':
      return <AmountCell {...props} column={column} />
  }
}

function AmountCell({ t, locale, row, column }: CellProps & { column: 'in' | 'out'; row: TransactionRow }) {
  if (row.direction !== column) return <Td numeric />
  return (
    <Td numeric card="amount">
      <CardWord word={columnName(t, column)}>
        <Amount minor={row.amountMinor} currency={row.currency} locale={locale} />
      </CardWord>
    </Td>
  )
}

/** On a card there is no column to say which way the money went, so a word does. */
function CardWord({ word, children }: { word: string; children: ReactNode }) {
  return (
    <span className="max-sm:flex max-sm:items-baseline max-sm:justify-end max-sm:gap-1.5">
      <span className="text-ink-soft text-xs sm:hidden">{word}</span>
      {children}
    </span>
  )
}

/** A reference of our own making, which stands until the provider gave one or because it refused; it says nothing to anyone. */
const OWN_REFERENCE = /^(payment|refused):/

/** The provider's reference, else ours. */
function shownReference(row: Pick<TransactionRow, 'providerReference' | 'merchantReference'>): string {
  return OWN_REFERENCE.test(row.providerReference) ? row.merchantReference || '—' : row.providerReference
}

/** Two links of which the width shows one: the panel beside the list, or the page. */
function RowLinks({ t, view, row, zone, locale, now }: CellProps & { row: TransactionRow }) {
  const words = (
    <>
      <When at={row.occurredAt} zone={zone} locale={locale} now={now} />
      <span className="sr-only">, {row.counterpartyName || t('noName')}</span>
    </>
  )
  return (
    <>
      <RowLink href={listAddress({ ...view, open: row.id })} prefetch={false} className="max-xl:hidden">
        {words}
      </RowLink>
      <RowLink
        href={pageAddress(view, row.id)}
        scroll
        prefetch={false}
        className="max-sm:!font-normal max-sm:!text-ink-soft xl:hidden"
      >
        {words}
      </RowLink>
    </>
  )
}

function WhoCell({ t, view, columns, row }: CellProps & { row: TransactionRow }) {
  return (
    <Td card="title" className="sm:max-w-64">
      <span className="flex min-w-0 items-baseline gap-2">
        <Who t={t} view={view} row={row} />
        {columns.includes('theirAccount') ? null : (
          <span className="figures shrink-0 text-ink-soft text-xs max-xl:hidden">
            {maskCounterparty(row.counterpartyAccount)}
          </span>
        )}
      </span>
    </Td>
  )
}

function Who({ t, view, row }: Pick<CellProps, 't' | 'view'> & { row: TransactionRow }) {
  if (row.counterpartyName === '') return <span className="text-ink-soft">{t('noName')}</span>
  const only: Partial<TransactionFilter> = { counterparty: row.counterpartyName }
  return (
    <>
      {/* A card is one target that opens the line. */}
      <span className="min-w-0 truncate sm:hidden">{row.counterpartyName}</span>
      <Link
        href={filterAddress(view, only)}
        scroll={false}
        prefetch={false}
        title={t('onlyThis', { name: row.counterpartyName })}
        className="min-w-0 truncate rounded-small underline-offset-2 hover:underline max-sm:hidden"
      >
        {row.counterpartyName}
      </Link>
    </>
  )
}
