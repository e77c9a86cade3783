'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { Currency } from '@/lib/core/money'
import { Amount } from '../money/amount'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '../ui/table'
import type { FlowDay } from './flow-days'

/** The numbers of the chart, newest day first. */
export function FlowTable(props: {
  label: string
  days: readonly FlowDay[]
  currency: Currency
  dayName: (day: string) => string
}) {
  const t = useTranslations('common')
  const locale = useLocale()
  return (
    <section
      aria-label={props.label}
      className="max-h-72 overflow-y-auto rounded-card border border-line [--table-top:0px]"
    >
      <TableFrame label={props.label} density="compact" bare>
        <Thead>
          <Th>{t('day')}</Th>
          <Th numeric>{t('moneyIn')}</Th>
          <Th numeric>{t('moneyOut')}</Th>
        </Thead>
        <Tbody>
          {props.days.toReversed().map((each) => (
            <Tr key={each.day}>
              <Td card="title">
                <RowLink href={each.href}>{props.dayName(each.day)}</RowLink>
              </Td>
              <Td card="amount" numeric>
                <Amount minor={each.inMinor} currency={props.currency} locale={locale} />
              </Td>
              <Td card="tag" numeric>
                <Amount minor={each.outMinor} currency={props.currency} locale={locale} />
              </Td>
            </Tr>
          ))}
        </Tbody>
      </TableFrame>
    </section>
  )
}
