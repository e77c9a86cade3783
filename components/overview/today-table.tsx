import type { Currency } from '@/lib/core/money'
import type { TodayRow } from '@/lib/features/overview/today-so-far'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { Amount } from '../money/amount'
import { classNames } from '../ui/class-names'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '../ui/table'

type Props = {
  rows: readonly TodayRow[]
  hrefOf: (row: TodayRow) => string
  /** `14 Nov until 07:35`: what the second figure of each cell is. */
  lastWeek: string
  t: TextOf<'overview'>
  common: TextOf<'common'>
  status: TextOf<'status'>
  locale: LocaleTag
}

/** In, out, fees and count by currency and rail; each figure above that of the same weekday last week at this hour. */
export function TodayTable({ rows, hrefOf, lastWeek, t, common, status, locale }: Props) {
  const pair = (row: TodayRow, field: 'inMinor' | 'outMinor' | 'feeMinor') => (
    <AmountPair
      currency={row.currency}
      today={row.today[field]}
      before={row.lastWeek[field]}
      lastWeek={lastWeek}
      locale={locale}
    />
  )
  return (
    <TableFrame label={t('today.table')}>
      <Thead>
        <Th>{common('rail')}</Th>
        <Th numeric>{common('in')}</Th>
        <Th numeric>{common('out')}</Th>
        <Th numeric>{common('fees')}</Th>
        <Th numeric>{t('today.count')}</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={`${row.currency}:${row.rail}`}>
            <Td card="title">
              <RowLink href={hrefOf(row)} prefetch={false}>
                {status(`rails.${row.rail}`)}
              </RowLink>
              <span className="ml-2 text-ink-soft text-xs">{row.currency}</span>
            </Td>
            <Td numeric card="amount" className={classNames('py-1.5', isStill(row, 'inMinor') && 'max-sm:hidden')}>
              <CardWord>{common('in')}</CardWord>
              {pair(row, 'inMinor')}
            </Td>
            <Td numeric card="tag" className={classNames('py-1.5', isStill(row, 'outMinor') && 'max-sm:hidden')}>
              <CardWord>{common('out')}</CardWord>
              {pair(row, 'outMinor')}
            </Td>
            <Td numeric className="py-1.5">
              {pair(row, 'feeMinor')}
            </Td>
            <Td numeric className="py-1.5">
              {row.today.count}
              <span className="block text-ink-soft text-xs">
                <span className="sr-only">{lastWeek}: </span>
                {row.lastWeek.count}
              </span>
            </Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}

/** Nothing on either day: a card has no room for two zeros. */
function isStill(row: TodayRow, field: 'inMinor' | 'outMinor'): boolean {
  return row.today[field] === 0n && row.lastWeek[field] === 0n
}

/** On a card the column's heading is out of sight, so its word stands with the figure. */
function CardWord({ children }: { children: string }) {
  return (
    <span aria-hidden="true" className="block text-ink-soft text-xs sm:hidden">
      {children}
    </span>
  )
}

function AmountPair(props: { currency: Currency; today: bigint; before: bigint; lastWeek: string; locale: LocaleTag }) {
  return (
    <>
      <Amount minor={props.today} currency={props.currency} locale={props.locale} />
      <span className="block text-ink-soft text-xs">
        <span className="sr-only">{props.lastWeek}: </span>
        <Amount minor={props.before} currency={props.currency} locale={props.locale} />
      </span>
    </>
  )
}
