import { Inbox } from 'lucide-react'
import type { Metadata } from 'next'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { AuthenticityTag, VerdictTag } from '@/components/inbox/verdict-tag'
import { fullInstant, When } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { RowLink, TableFrame, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { COUNTED_MAX, countByVerdict, listMessages, type MessageRow } from '@/lib/features/inbox/queries'
import { InboxFilter } from '@/lib/features/inbox/schemas'
import { doorName } from './door-name'
import { inboxAddress } from './inbox-address'
import { InboxFilters } from './inbox-filters'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('inbox')
  return { title: t('title') }
}

/** Every inbound message, whatever became of it. */
export default async function InboxPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('inbox.read')
  const query = Object.entries(await props.searchParams).map(([name, value]) => [name, [value].flat()[0]])
  const filter = InboxFilter.parse(Object.fromEntries(query))
  const [t, page] = await Promise.all([getT('inbox'), listMessages(ctx, filter)])
  const isFiltered = Boolean(filter.verdict || filter.provider || filter.payment || filter.day)
  const href = (at: string | null) => (at ? inboxAddress(filter, { at }) : undefined)
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <PageHeader title={t('title')} state={t('state')} />
      <VerdictTabs counts={await countByVerdict(ctx, filter)} filter={filter} />
      <InboxFilters filter={filter} />
      {page.rows.length === 0 ? (
        <EmptyState
          icon={<Inbox aria-hidden="true" />}
          title={isFiltered ? t('noneFiltered') : t('none')}
          action={isFiltered ? <ButtonLink href="/inbox">{t('showAll')}</ButtonLink> : undefined}
        />
      ) : (
        <div>
          <MessageTable rows={page.rows} />
          <Pager
            label={t('table')}
            newerLabel={t('newer')}
            olderLabel={t('older')}
            newerHref={href(page.newer)}
            olderHref={href(page.older)}
          />
        </div>
      )}
    </div>
  )
}

/** One tab a verdict that occurs, with how often. */
async function VerdictTabs(props: { counts: Awaited<ReturnType<typeof countByVerdict>>; filter: InboxFilter }) {
  const { counts, filter } = props
  const [t, { locale }] = await Promise.all([getT('inbox'), getDisplay()])
  const written = (count: number) =>
    count > COUNTED_MAX ? `${COUNTED_MAX.toLocaleString(locale)}+` : count.toLocaleString(locale)
  const shown = [...counts].filter(([verdict, count]) => count > 0 || filter.verdict === verdict)
  return (
    <LinkTabs
      label={t('views')}
      items={[
        { href: inboxAddress(filter, { verdict: undefined }), label: t('all'), current: filter.verdict === undefined },
        ...shown.map(([verdict, count]) => ({
          href: inboxAddress(filter, { verdict }),
          label: t(`verdicts.${verdict}`),
          count: written(count),
          current: filter.verdict === verdict,
        })),
      ]}
    />
  )
}

async function MessageTable({ rows }: { rows: readonly MessageRow[] }) {
  const [t, c, p, { locale, zone, density }] = await Promise.all([
    getT('inbox'),
    getT('common'),
    getT('providers'),
    getDisplay(),
  ])
  return (
    <TableFrame label={t('table')} density={density}>
      <Thead>
        <Th>
          {t('received')} {zoneAbbreviation(zone)}
        </Th>
        <Th>{c('provider')}</Th>
        <Th>{t('door')}</Th>
        <Th>{t('verdict')}</Th>
        <Th>{t('authenticity')}</Th>
        <Th>{t('payment')}</Th>
        <Th numeric>{t('repeats')}</Th>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Tr key={row.id} id={`row-${row.id}`}>
            <Td card="title" className="whitespace-nowrap">
              <RowLink
                href={`/inbox/${row.id}`}
                prefetch={false}
                aria-label={t('open', { time: fullInstant(row.receivedAt, zone, locale) })}
              >
                <When at={row.receivedAt} zone={zone} locale={locale} />
              </RowLink>
            </Td>
            <Td card="amount" className="whitespace-nowrap max-sm:text-right">
              {c(`providers.${row.provider}`)}
            </Td>
            <Td card="meta" className="text-ink-soft">
              {doorName(p, row.door)}
            </Td>
            <Td card="tag">
              <VerdictTag verdict={row.verdict} t={t} />
            </Td>
            <Td>
              <AuthenticityTag authenticity={row.authenticity} t={t} />
            </Td>
            <Td className="whitespace-nowrap font-mono text-xs">
              {row.paymentId ? (
                <Link
                  href={`/payments/${row.paymentId}`}
                  prefetch={false}
                  className="rounded-small underline-offset-2 hover:underline"
                >
                  {row.paymentReference ?? row.paymentId}
                </Link>
              ) : (
                <span className="text-ink-soft">—</span>
              )}
            </Td>
            <Td numeric>{row.repeats}</Td>
          </Tr>
        ))}
      </Tbody>
    </TableFrame>
  )
}
