import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { Amount } from '@/components/money/amount'
import { PaymentStatusTag } from '@/components/status/payment-status-tag'
import { When } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { maskCounterparty } from '@/lib/core/masking'
import {
  countPaymentTabs,
  isPaymentTab,
  listPaymentsPage,
  PAYMENT_TABS,
  type PaymentTab,
} from '@/lib/features/payments/list-payments-page'

type Search = Promise<{ tab?: string; at?: string }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('payments'))('title') }
}

/** Everything started from here, in and out, by what can be done about it. */
export default async function PaymentsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await pageContext('money.read')
  const { tab: asked, at } = await searchParams
  const tab: PaymentTab = isPaymentTab(asked) ? asked : 'open'
  const [page, counts, t, common, status, display] = await Promise.all([
    listPaymentsPage(ctx.store, tab, at),
    countPaymentTabs(ctx.store),
    getT('payments'),
    getT('common'),
    getT('status'),
    getDisplay(),
  ])
  const { locale, zone, density } = display
  const href = (to: PaymentTab, place?: string | null) =>
    `/payments?${new URLSearchParams({ tab: to, ...(place && { at: place }) })}`
  const mayPrepare = ctx.actor.permissions.has('payout.prepare')
  const newPayment = (
    <ButtonLink href="/payments/new" variant="primary" icon={<Plus aria-hidden="true" />}>
      {t('newPayment')}
    </ButtonLink>
  )
  return (
    <div className="grid gap-5">
      <PageHeader title={t('title')} state={t('state')} actions={mayPrepare ? newPayment : undefined} />
      <LinkTabs
        label={t('tabs.label')}
        items={PAYMENT_TABS.map((each) => ({
          href: href(each),
          label: t(`tabs.${each}`),
          count: counts[each],
          current: each === tab,
        }))}
      />
      {page.rows.length === 0 ? (
        <EmptyState title={t(`empty.${tab}`)} action={mayPrepare && tab !== 'unknown' ? newPayment : undefined} />
      ) : (
        <div>
          <TableFrame label={t('list')} density={density}>
            <Thead>
              <Th>{t('column.reference')}</Th>
              <Th>{t('column.started', { zone: zoneAbbreviation(zone) })}</Th>
              <Th>{common('who')}</Th>
              <Th>{common('account')}</Th>
              <Th>{common('rail')}</Th>
              <Th>{t('column.preparedBy')}</Th>
              <Th>{common('status')}</Th>
              <Th numeric>{common('in')}</Th>
              <Th numeric>{common('out')}</Th>
            </Thead>
            <Tbody>
              {page.rows.map((row) => {
                const amount = <Amount minor={row.amountMinor} currency={row.currency} locale={locale} />
                return (
                  <Tr key={row.id}>
                    <Td card="title">
                      <RowLink href={`/payments/${row.id}`} className="whitespace-nowrap font-mono">
                        {row.reference}
                      </RowLink>
                    </Td>
                    <Td className="whitespace-nowrap text-ink-soft">
                      <When at={row.createdAt} zone={zone} locale={locale} />
                    </Td>
                    <Td card="meta">
                      <span className="line-clamp-1">
                        {row.counterpartyName || maskCounterparty(row.counterpartyAccount)}
                      </span>
                    </Td>
                    <Td className="figures whitespace-nowrap text-ink-soft">
                      {maskCounterparty(row.counterpartyAccount)}
                    </Td>
                    <Td className="whitespace-nowrap">{status(`rails.${row.rail}`)}</Td>
                    <Td>{row.makerName}</Td>
                    <Td card="tag">
                      <PaymentStatusTag state={row.state} label={status(row.state)} />
                    </Td>
                    <Td numeric card={row.direction === 'in' ? 'amount' : 'hidden'}>
                      {row.direction === 'in' ? <Directed word={common('in')}>{amount}</Directed> : null}
                    </Td>
                    <Td numeric card={row.direction === 'out' ? 'amount' : 'hidden'}>
                      {row.direction === 'out' ? <Directed word={common('out')}>{amount}</Directed> : null}
                    </Td>
                  </Tr>
                )
              })}
            </Tbody>
          </TableFrame>
          <Pager
            label={common('pages')}
            newerLabel={common('newer')}
            olderLabel={common('older')}
            newerHref={page.newer ? href(tab, page.newer) : undefined}
            olderHref={page.older ? href(tab, page.older) : undefined}
          />
        </div>
      )}
    </div>
  )
}

/** On a card the column headers are gone, so the direction is a word there. */
function Directed({ word, children }: { word: string; children: React.ReactNode }) {
  return (
    <span className="max-sm:flex max-sm:items-baseline max-sm:gap-1.5">
      <span className="text-ink-soft text-xs sm:hidden">{word}</span>
      {children}
    </span>
  )
}
