import Link from 'next/link'
import type { ReactNode } from 'react'
import { Amount } from '@/components/money/amount'
import { TransactionStateTag } from '@/components/status/transaction-state-tag'
import { When } from '@/components/time/when'
import { type Density, RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import type { Sort, TransactionFilter } from '@/lib/features/transactions/filter'
import type { TransactionRow } from '@/lib/features/transactions/record-transaction'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { filterAddress, type ListView, listAddress, pageAddress } from './list-view'

type Props = {
  t: TextOf<'transactions'>
  status: TextOf<'status'>
  locale: LocaleTag
  zone: Zone
  density: Density
  view: ListView
  rows: readonly TransactionRow[]
  now: Date
}

/** `aria-sort` of a column and where its header leads: the other way round, or the first way. */
function sorting(view: ListView, down: Sort, up: Sort) {
  const { sort } = view.filter
  const next = sort === down ? up : down
  const words = { [down]: 'descending', [up]: 'ascending' } as const
  return { sort: words[sort] ?? 'none', href: filterAddress(view, { sort: next }) } as const
}

/** The list. From 1280 px a row opens beside it, below that as a page; both addresses know the way back. */
export function TransactionsTable(props: Props) {
  const { t, view, rows, zone } = props
  const { tab, currency } = view.filter
  // One header at a time says how the rows are ordered, and only one currency has an order by amount.
  const bySize = currency ? sorting(view, 'largest', 'smallest') : undefined
  const narrow = view.open !== undefined
  return (
    <TableFrame label={t('list')} density={props.density}>
      <Thead>
        <Th {...sorting(view, 'newest', 'oldest')}>{t('time', { zone: zoneAbbreviation(zone) })}</Th>
        <Th>{t('who')}</Th>
        {narrow ? null : <Th className="max-lg:hidden">{t('rail')}</Th>}
        {narrow ? null : <Th className="max-lg:hidden">{t('reference')}</Th>}
        <Th>{t('stateColumn')}</Th>
        <Th numeric {...(tab === 'out' ? {} : bySize)}>
          {t('moneyIn')}
        </Th>
        <Th numeric {...(tab === 'out' ? bySize : {})}>
          {t('moneyOut')}
        </Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <TransactionLine key={row.id} {...props} row={row} narrow={narrow} />
        ))}
      </Tbody>
    </TableFrame>
  )
}

function TransactionLine(props: Props & { row: TransactionRow; narrow: boolean }) {
  const { t, status, locale, view, row, narrow } = props
  const who = row.counterpartyName || t('noName')
  const amount = <Amount minor={row.amountMinor} currency={row.currency} locale={locale} />
  return (
    <Tr id={`row-${row.id}`} current={row.id === view.open} className="scroll-mt-28">
      <Td card="meta">
        <RowLinks {...props} who={who} />
      </Td>
      <Td card="title" className="sm:max-w-64">
        <span className="flex min-w-0 items-baseline gap-2">
          <Who t={t} view={view} row={row} />
          <span className="figures shrink-0 text-ink-soft text-xs max-xl:hidden">
            {maskCounterparty(row.counterpartyAccount)}
          </span>
        </span>
      </Td>
      {narrow ? null : <Td className="whitespace-nowrap max-lg:hidden">{status(`rails.${row.rail}`)}</Td>}
      {narrow ? null : <Td className="max-w-44 truncate font-mono text-xs max-lg:hidden">{shownReference(row)}</Td>}
      <Td card="tag">
        <TransactionStateTag state={row.state} label={t(`states.${row.state}`)} quiet={row.state === 'succeeded'} />
      </Td>
      <Td numeric {...(row.direction === 'in' ? { card: 'amount' as const } : {})}>
        {row.direction === 'in' ? <CardWord word={t('moneyIn')}>{amount}</CardWord> : null}
      </Td>
      <Td numeric {...(row.direction === 'out' ? { card: 'amount' as const } : {})}>
        {row.direction === 'out' ? <CardWord word={t('moneyOut')}>{amount}</CardWord> : null}
      </Td>
    </Tr>
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
function RowLinks({ view, row, zone, locale, now, who }: Props & { row: TransactionRow; who: string }) {
  const words = (
    <>
      <When at={row.occurredAt} zone={zone} locale={locale} now={now} />
      <span className="sr-only">, {who}</span>
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

function Who({ t, view, row }: Pick<Props, 't' | 'view'> & { row: TransactionRow }) {
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
