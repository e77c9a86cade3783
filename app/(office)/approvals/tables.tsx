import { Ban, Check } from 'lucide-react'
import { type Display, getT } from '@/app/_shared/text'
import { Amount } from '@/components/money/amount'
import { StatusTag } from '@/components/status/status-tag'
import { Age } from '@/components/time/age'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { Checkbox } from '@/components/ui/checkbox'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import type { DecidedRow, WaitingRow } from '@/lib/features/approvals/queries'
import type { RowMarks } from '@/lib/features/approvals/row-marks'
import { Marks } from './marks'
import { PICK } from './pick'

/** Oldest first. A row that waits for the reader opens the page where it is decided; any other opens the payment. */
export async function WaitingTable(props: {
  rows: readonly WaitingRow[]
  whose: 'me' | 'others'
  now: Date
  display: Display
  marks: ReadonlyMap<string, RowMarks>
}) {
  const { rows, whose, now, display, marks } = props
  const [t, common, status] = await Promise.all([getT('approvals'), getT('common'), getT('status')])
  return (
    <TableFrame label={whose === 'me' ? t('listMe') : t('listOthers')} density={display.density}>
      <Thead>
        <Th>{common('who')}</Th>
        <Th>{common('account')}</Th>
        <Th>{common('rail')}</Th>
        <Th>{t('column.preparedBy')}</Th>
        <Th>{t('column.reference')}</Th>
        <Th>{t('column.waiting')}</Th>
        <Th numeric>{common('out')}</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td card="title">
              <span className="flex items-center gap-2.5 sm:py-1.5">
                {whose === 'me' ? (
                  // Above the link that covers a card, with room for a thumb.
                  <span className="relative z-10 -m-2 flex p-2">
                    <Checkbox name={PICK} value={row.id} aria-label={t('pick.one', { who: nameOf(row) })} />
                  </span>
                ) : null}
                <span className="grid gap-1">
                  <RowLink href={whose === 'me' ? `/payments/${row.id}/approve` : `/payments/${row.id}`}>
                    {nameOf(row)}
                  </RowLink>
                  <Marks t={t} marks={marks.get(row.id)} currency={row.currency} locale={display.locale} />
                </span>
              </span>
            </Td>
            <Td className="figures whitespace-nowrap text-ink-soft">{maskCounterparty(row.counterpartyAccount)}</Td>
            <Td className="whitespace-nowrap">{status(`rails.${row.rail}`)}</Td>
            <Td card="meta">{row.makerName}</Td>
            <Td className="whitespace-nowrap font-mono">{row.reference}</Td>
            <Td card="tag" className="text-ink-soft">
              <Age since={row.stateSince} now={now} locale={display.locale} />
            </Td>
            <Td numeric card="amount">
              <Amount minor={row.amountMinor} currency={row.currency} locale={display.locale} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}

function nameOf(row: WaitingRow): string {
  return row.counterpartyName || maskCounterparty(row.counterpartyAccount)
}

const LOOK = { approved: { tone: 'positive', icon: Check }, denied: { tone: 'negative', icon: Ban } } as const

/** Newest first: who decided what, and why not. */
export async function DecidedTable({ rows, display }: { rows: readonly DecidedRow[]; display: Display }) {
  const [t, common] = await Promise.all([getT('approvals'), getT('common')])
  const { zone, locale } = display
  return (
    <TableFrame label={t('listDecided')} density={display.density}>
      <Thead>
        <Th>{common('who')}</Th>
        <Th>{t('column.reference')}</Th>
        <Th>{t('column.decision')}</Th>
        <Th>{t('column.decidedBy')}</Th>
        <Th>{common('reason')}</Th>
        <Th>{t('column.when', { zone: zoneAbbreviation(zone) })}</Th>
        <Th numeric>{common('out')}</Th>
      </Thead>
      <Tbody>
        {rows.map(({ decision, payment }) => (
          <Tr key={decision.id}>
            <Td card="title">
              <RowLink href={`/payments/${payment.id}`}>
                {payment.counterpartyName || maskCounterparty(payment.counterpartyAccount)}
              </RowLink>
            </Td>
            <Td className="whitespace-nowrap font-mono">{payment.reference}</Td>
            <Td card="tag">
              <StatusTag {...LOOK[decision.decision]} label={t(`decision.${decision.decision}`)} />
              {decision.isVoid ? <Badge className="ml-1.5">{t('decision.voided')}</Badge> : null}
            </Td>
            <Td card="meta">{decision.approverName}</Td>
            <Td className="text-ink-soft">{decision.reason}</Td>
            <Td className="whitespace-nowrap">
              <When at={decision.at} zone={zone} locale={locale} />
            </Td>
            <Td numeric card="amount">
              <Amount minor={payment.amountMinor} currency={payment.currency} locale={locale} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
