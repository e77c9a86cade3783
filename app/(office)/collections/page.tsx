import { Plus, Smartphone } from 'lucide-react'
import { z } from 'zod'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { Amount } from '@/components/money/amount'
import { PaymentStatusTag } from '@/components/status/payment-status-tag'
import { When } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { maskMsisdn } from '@/lib/core/masking'
import type { PaymentState } from '@/lib/core/payment-state'
import { type CollectionPage, listCollections } from '@/lib/features/payments/list-collections'
import { Arrivals } from './arrivals'
import { RefreshWhileOpen } from './refresh-while-open'

/** What may change by itself within seconds. */
const UNDER_WAY: readonly PaymentState[] = ['approved', 'sending', 'sent', 'unknown']

const Query = z.object({ page: z.string().max(200).optional().catch(undefined) })

/** Money asked of customers by prompt, and what came in by pay bill without being asked. */
export default async function CollectionsPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('money.read')
  const { page } = Query.parse(await props.searchParams)
  const [t, common, requests] = await Promise.all([
    getT('collections'),
    getT('common'),
    listCollections(ctx.store, page),
  ])
  const open = requests.rows.filter(({ state }) => UNDER_WAY.includes(state)).length
  const mayRequest = ctx.actor.permissions.has('collection.request')
  const act = mayRequest ? (
    <ButtonLink href="/collections/new" variant="primary" icon={<Plus />}>
      {t('list.request')}
    </ButtonLink>
  ) : undefined
  return (
    <div className="grid gap-8">
      <PageHeader title={t('list.title')} state={t('list.state', { count: open })} actions={act} />
      <RefreshWhileOpen open={open > 0} said={open > 0 ? t('list.state', { count: open }) : ''} />
      <Section title={t('list.requests')}>
        {requests.rows.length === 0 ? (
          <EmptyState title={t('list.empty')} action={act} icon={<Smartphone />} />
        ) : (
          <div>
            <Requests rows={requests.rows} />
            <Pager
              label={common('pages')}
              newerLabel={common('newer')}
              olderLabel={common('older')}
              newerHref={requests.newer ? `/collections?page=${requests.newer}` : undefined}
              olderHref={requests.older ? `/collections?page=${requests.older}` : undefined}
            />
          </div>
        )}
      </Section>
      <Arrivals ctx={ctx} />
    </div>
  )
}

async function Requests({ rows }: { rows: CollectionPage['rows'] }) {
  const [t, common, status, { locale, zone, density }] = await Promise.all([
    getT('collections'),
    getT('common'),
    getT('status'),
    getDisplay(),
  ])
  return (
    <TableFrame label={t('list.requests')} density={density}>
      <Thead>
        <Th>{common('ourReference')}</Th>
        <Th>
          {common('time')} {zoneAbbreviation(zone)}
        </Th>
        <Th>{common('customer')}</Th>
        <Th>{common('rail')}</Th>
        <Th>{t('new.purpose')}</Th>
        <Th>{common('status')}</Th>
        <Th>{common('receipt')}</Th>
        <Th numeric>{common('in')}</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td>
              <RowLink href={`/payments/${row.id}`} className="font-mono text-xs">
                {row.reference}
              </RowLink>
            </Td>
            <Td card="meta">
              <When at={row.createdAt} zone={zone} locale={locale} />
            </Td>
            <Td card="title">
              <RowLink href={`/payments/${row.id}`} tabIndex={-1} className="font-normal">
                {row.counterpartyName || <span className="figures">{maskMsisdn(row.counterpartyAccount)}</span>}
              </RowLink>
              {row.counterpartyName ? (
                <span className="figures ml-2 text-ink-soft text-xs">{maskMsisdn(row.counterpartyAccount)}</span>
              ) : null}
            </Td>
            <Td>{status(`rails.${row.rail}`)}</Td>
            <Td className="max-w-56 truncate">{row.purpose}</Td>
            <Td card="tag">
              <PaymentStatusTag state={row.state} label={status(row.state)} quiet />
            </Td>
            <Td className="font-mono text-xs">{row.receipt ?? ''}</Td>
            <Td card="amount" numeric>
              <Amount minor={row.amountMinor} currency={row.currency} locale={locale} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
