'use client'

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Amount } from '@/components/money/amount'
import { PaymentStatusTag } from '@/components/status/payment-status-tag'
import { When } from '@/components/time/when'
import { LiveRegion } from '@/components/ui/live-region'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { movingNowQuery } from '@/lib/features/overview/query-options'
import type { MovingPayment } from '@/lib/features/overview/schemas'

type Props = { initial: readonly MovingPayment[]; zone: Zone }

/** The last ten payments; renewed by itself while the page is in sight, soon when something is under way. */
export function MovingNow(props: Props) {
  const [client] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={client}>
      <MovingTable {...props} />
    </QueryClientProvider>
  )
}

function MovingTable({ initial, zone }: Props) {
  const t = useTranslations('overview')
  const common = useTranslations('common')
  const status = useTranslations('status')
  const locale = useLocale()
  const { data, isError } = useQuery({ ...movingNowQuery, initialData: [...initial] })
  const said = useChanges(data)
  return (
    <>
      <LiveRegion>
        {said.map(({ reference, state }) => t('moving.changed', { reference, state: status(state) })).join('. ')}
      </LiveRegion>
      {data.length === 0 ? (
        <p className="rounded-card border border-line-strong border-dashed px-4 py-6 text-center text-ink-soft">
          {t('moving.empty')}
        </p>
      ) : (
        <TableFrame label={t('moving.table')}>
          <Thead>
            <Th>{common('who')}</Th>
            <Th>{common('rail')}</Th>
            <Th>{common('status')}</Th>
            <Th>
              {t('moving.since')} {zoneAbbreviation(zone)}
            </Th>
            <Th numeric>{common('in')}</Th>
            <Th numeric>{common('out')}</Th>
          </Thead>
          <Tbody>
            {data.map((row) => (
              <Tr key={row.id}>
                <Td card="title">
                  <RowLink href={`/payments/${row.id}`} scroll prefetch={false}>
                    {row.counterparty}
                  </RowLink>
                  <span className="block font-mono font-normal text-ink-soft text-xs">{row.reference}</span>
                </Td>
                <Td className="whitespace-nowrap">{status(`rails.${row.rail}`)}</Td>
                <Td card="tag">
                  <PaymentStatusTag state={row.state} label={status(row.state)} />
                </Td>
                <Td card="meta">
                  <When at={row.at} zone={zone} locale={locale} />
                </Td>
                <Td numeric card={row.direction === 'in' ? 'amount' : 'hidden'}>
                  {row.direction === 'in' ? <DirectedAmount row={row} word={common('in')} /> : null}
                </Td>
                <Td numeric card={row.direction === 'out' ? 'amount' : 'hidden'}>
                  {row.direction === 'out' ? <DirectedAmount row={row} word={common('out')} /> : null}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </TableFrame>
      )}
      {isError ? <p className="mt-2 text-caution text-sm">{t('moving.stale')}</p> : null}
    </>
  )
}

/** On a card the column's heading is gone, so the word stands with the amount. */
function DirectedAmount({ row, word }: { row: MovingPayment; word: string }) {
  const locale = useLocale()
  return (
    <span className="flex items-baseline justify-end gap-1.5">
      <span aria-hidden="true" className="text-ink-soft text-xs sm:hidden">
        {word}
      </span>
      <Amount minor={row.amountMinor} currency={row.currency} locale={locale} className="flex-1" />
    </span>
  )
}

/** The payments whose state is another one than at the last look. */
function useChanges(rows: readonly MovingPayment[]): readonly MovingPayment[] {
  const seen = useRef(new Map(rows.map((row) => [row.id, row.state])))
  const [changed, setChanged] = useState<readonly MovingPayment[]>([])
  useEffect(() => {
    const fresh = rows.filter((row) => seen.current.has(row.id) && seen.current.get(row.id) !== row.state)
    seen.current = new Map(rows.map((row) => [row.id, row.state]))
    if (fresh.length > 0) setChanged(fresh)
  }, [rows])
  return changed
}
