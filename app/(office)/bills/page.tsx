import { Plus, ReceiptText } from 'lucide-react'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { BillStatusTag } from '@/components/bills/bill-status-tag'
import { Amount } from '@/components/money/amount'
import { Age } from '@/components/time/age'
import { When } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { wordFits } from '@/lib/features/bills/bill-view'
import { BILL_TABS, type BillTab, countBillTabs, isBillTab, listBillsPage } from '@/lib/features/bills/list-bills-page'
import type { Bill } from '@/lib/features/bills/move-bill'
import type { FeatureContext } from '@/lib/features/context'

/** Every bill, newest first, by what became of it. */
export default async function BillsPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('money.read')
  const query = await props.searchParams
  const asked = [query.tab].flat()[0]
  const tab: BillTab = isBillTab(asked) ? asked : 'open'
  const [t, page, counts] = await Promise.all([
    getT('bills'),
    listBillsPage(ctx.store, tab, [query.at].flat()[0]),
    countBillTabs(ctx.store),
  ])
  return (
    <div className="grid gap-4">
      <PageHeader title={t('title')} state={t('state', { count: counts.open })} actions={<NewBill ctx={ctx} />} />
      <LinkTabs
        label={t('tabsLabel')}
        items={BILL_TABS.map((each) => ({
          href: addressOf(each),
          label: t(`tabs.${each}`),
          count: counts[each],
          current: each === tab,
        }))}
      />
      {page.rows.length === 0 ? (
        <EmptyState
          icon={<ReceiptText aria-hidden="true" />}
          title={t(`empty.${tab}`)}
          action={<NewBill ctx={ctx} quiet />}
        />
      ) : (
        <div>
          <BillTable bills={page.rows} now={ctx.now()} />
          <BillPager tab={tab} newer={page.newer} older={page.older} />
        </div>
      )}
    </div>
  )
}

function addressOf(tab: BillTab, at?: string): string {
  const parts = new URLSearchParams({ ...(tab !== 'open' && { tab }), ...(at && { at }) })
  return parts.size > 0 ? `/bills?${parts}` : '/bills'
}

async function NewBill({ ctx, quiet }: { ctx: FeatureContext; quiet?: boolean }) {
  const [t, e] = await Promise.all([getT('bills'), getT('errors')])
  const may = ctx.actor.permissions.has('bill.create')
  return (
    <ButtonLink
      href="/bills/new"
      variant={quiet ? 'secondary' : 'primary'}
      icon={<Plus aria-hidden="true" />}
      disabledReason={may ? undefined : e('refusedReason', { right: e('permissions.bill.create') })}
    >
      {t('newBill')}
    </ButtonLink>
  )
}

async function BillPager(props: { tab: BillTab; newer: string | null; older: string | null }) {
  const c = await getT('common')
  return (
    <Pager
      label={c('pages')}
      newerLabel={c('newer')}
      olderLabel={c('older')}
      newerHref={props.newer ? addressOf(props.tab, props.newer) : undefined}
      olderHref={props.older ? addressOf(props.tab, props.older) : undefined}
    />
  )
}

async function BillTable({ bills, now }: { bills: Bill[]; now: Date }) {
  const [t, c, { locale, zone, density }] = await Promise.all([getT('bills'), getT('common'), getDisplay()])
  return (
    <TableFrame label={t('title')} density={density}>
      <Thead>
        <Th sort="descending">
          {t('raised')} {zoneAbbreviation(zone)}
        </Th>
        <Th>{c('customer')}</Th>
        <Th>{c('description')}</Th>
        <Th>{t('code')}</Th>
        <Th>{c('status')}</Th>
        <Th>{t('age')}</Th>
        <Th numeric>{c('amount')}</Th>
      </Thead>
      <Tbody>
        {bills.map((bill) => (
          <Tr key={bill.id}>
            <Td card="meta">
              <When at={bill.createdAt} zone={zone} locale={locale} />
            </Td>
            <Td card="title" className="max-w-56 truncate">
              <RowLink href={`/bills/${bill.id}`}>{bill.customerName || bill.reference}</RowLink>
            </Td>
            <Td className="max-w-56 truncate text-ink-soft">{bill.description}</Td>
            <Td className="whitespace-nowrap font-mono text-xs">{bill.code ?? '—'}</Td>
            <Td card="tag">
              <span className="flex flex-wrap items-center gap-x-1.5">
                <BillStatusTag state={bill.state} label={t(`states.${bill.state}`)} quiet={bill.state === 'paid'} />
                {wordFits(bill.state, bill.providerWord) ? null : (
                  <span className="text-caution text-xs">{t('saysShort', { word: bill.providerWord })}</span>
                )}
              </span>
            </Td>
            <Td className="text-ink-soft">
              {bill.finishedAt ? '—' : <Age since={bill.createdAt} now={now} locale={locale} />}
            </Td>
            <Td card="amount" numeric>
              <Amount minor={bill.amountMinor} currency={bill.currency} locale={locale} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
