import { getDisplay, getT } from '@/app/_shared/text'
import { Amount } from '@/components/money/amount'
import { When } from '@/components/time/when'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import type { FeatureContext } from '@/lib/features/context'
import { readTransactionFilter, writeTransactionFilter } from '@/lib/features/transactions/filter'
import { listTransactions } from '@/lib/features/transactions/queries'

const SHOWN = 10

/** The newest payments of customers to the pay bill number, which nobody here asked for one by one. */
export async function Arrivals({ ctx }: { ctx: FeatureContext }) {
  const filter = readTransactionFilter({ rail: 'mpesa.c2b', tab: 'in' })
  const [t, common, { locale, zone, density }, { rows }] = await Promise.all([
    getT('collections'),
    getT('common'),
    getDisplay(),
    listTransactions(ctx.store, filter, ctx.zone, undefined, SHOWN),
  ])
  return (
    <Section
      title={t('list.arrivals')}
      description={t('list.arrivalsWhy')}
      actions={
        <Link
          href={`/transactions${writeTransactionFilter(filter)}`}
          className="text-accent text-sm underline-offset-2 hover:underline"
        >
          {t('list.allArrivals')}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <EmptyState title={t('list.noArrivals')} />
      ) : (
        <TableFrame label={t('list.arrivals')} density={density}>
          <Thead>
            <Th>{common('receipt')}</Th>
            <Th>
              {common('time')} {zoneAbbreviation(zone)}
            </Th>
            <Th>{common('customer')}</Th>
            <Th>{t('list.typedAccount')}</Th>
            <Th numeric>{common('in')}</Th>
          </Thead>
          <Tbody>
            {rows.map((row) => (
              <Tr key={row.id}>
                <Td>
                  <RowLink
                    href={`/transactions?q=${encodeURIComponent(row.providerReference)}`}
                    className="font-mono text-xs"
                  >
                    {row.providerReference}
                  </RowLink>
                </Td>
                <Td card="meta">
                  <When at={row.occurredAt} zone={zone} locale={locale} />
                </Td>
                <Td card="title">
                  {row.counterpartyName}
                  <span className="figures ml-2 font-normal text-ink-soft text-xs">
                    {maskCounterparty(row.counterpartyAccount)}
                  </span>
                </Td>
                <Td>{row.merchantReference}</Td>
                <Td card="amount" numeric>
                  <Amount minor={row.amountMinor} currency={row.currency} locale={locale} />
                </Td>
              </Tr>
            ))}
          </Tbody>
        </TableFrame>
      )}
    </Section>
  )
}
