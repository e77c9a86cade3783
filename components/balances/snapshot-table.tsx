import { type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { Currency } from '@/lib/core/money'
import type { BalanceSnapshot } from '@/lib/features/balances/queries'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { Amount } from '../money/amount'
import { When } from '../time/when'
import { TableFrame, Tbody, Td, Th, Thead, Tr } from '../ui/table'

/** Each balance as the provider told it, newest first. */
export function SnapshotTable(props: {
  rows: readonly BalanceSnapshot[]
  currency: Currency
  t: TextOf<'balances'>
  common: TextOf<'common'>
  locale: LocaleTag
  zone: Zone
}) {
  const { rows, currency, t, common, locale, zone } = props
  if (rows.length === 0)
    return (
      <p className="rounded-card border border-line-strong border-dashed px-4 py-6 text-center text-ink-soft">
        {t('account.noSnapshots')}
      </p>
    )
  return (
    <TableFrame label={t('account.snapshotsTable')} density="compact">
      <Thead>
        <Th>
          {t('account.at')} {zoneAbbreviation(zone)}
        </Th>
        <Th>{t('account.sourceName')}</Th>
        <Th numeric>{common('available')}</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td card="title">
              <When at={row.at} zone={zone} locale={locale} />
            </Td>
            <Td card="meta" className="whitespace-nowrap">
              {t(`source.${row.source}`)}
            </Td>
            <Td numeric card="amount">
              <Amount minor={row.availableMinor} currency={currency} locale={locale} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
