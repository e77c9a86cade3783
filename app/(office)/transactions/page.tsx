import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cacheSignal, Suspense } from 'react'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { fullInstant } from '@/components/time/when'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { WithSidePanel } from '@/components/ui/side-panel'
import { Skeleton } from '@/components/ui/skeleton'
import { dayOf, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import type { FeatureContext } from '@/lib/features/context'
import { TABS, writeTransactionFilter } from '@/lib/features/transactions/filter'
import { USUAL_COLUMNS } from '@/lib/features/transactions/list-columns'
import { listAccountNames, listTransactions, newestRow } from '@/lib/features/transactions/queries'
import { countAtOnce, isRolledUp, sumTransactions } from '@/lib/features/transactions/sums'
import { viewTransaction } from '@/lib/features/transactions/view-transaction'
import { findDefaultView, findView, listViews } from '@/lib/features/views/queries'
import type { TextOf } from '@/lib/messages'
import { RunningImport } from '../imports/running-import'
import { ExportButton } from './export-button'
import { FilterBar } from './filter-bar'
import { FlowSection, FlowSkeleton } from './flow-section'
import {
  filterAddress,
  type ListView,
  listAddress,
  type Query,
  readListView,
  unfiltered,
  viewAddress,
  writeListView,
} from './list-view'
import { LookPopover } from './look-popover'
import { CountSoFar, ResultLine } from './result-line'
import { TransactionPanel } from './transaction-panel'
import { TransactionsTable } from './transactions-table'
import { ViewPicker } from './view-picker'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('transactions')
  return { title: t('title') }
}

/**
 * What the page shows at once, and the sums of the whole filter: those that the roll-up knows are there with it, the others
 * follow into their places when they have been counted (SPEED.md L3).
 */
async function read(ctx: FeatureContext, { filter, at }: ListView) {
  const { store, zone } = ctx
  // Before the sums: a line that comes in between is in neither the stated sums nor the file.
  const newest = await newestRow(store)
  const listed = listTransactions(store, filter, zone, at)
  // A browser that went away needs no sums.
  const gone = cacheSignal() ?? undefined
  const soFar = isRolledUp(filter) ? undefined : countAtOnce(store, filter, zone, gone)
  const sums = sumTransactions(store, filter, zone, newest, gone)
  // Whoever shows them says what went wrong; until then nobody listens.
  for (const promise of [soFar, sums]) promise?.catch(() => undefined)
  const [page, accounts] = await Promise.all([listed, listAccountNames(store)])
  const isOnlyPlaceEmpty =
    page.rows.length === 0 &&
    at !== undefined &&
    (await listTransactions(store, filter, zone, undefined, 1)).rows.length > 0
  return { newest, page, accounts, soFar, sums, isOnlyPlaceEmpty }
}

/** A row that is gone, or an id that never was, opens nothing. */
async function readOpen(ctx: FeatureContext, id: string | undefined) {
  if (!id) return undefined
  return viewTransaction(ctx, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  })
}

/** The view that a bare address opens with, or that an address names and says nothing else of. */
async function readLanding(ctx: FeatureContext, query: Query) {
  const [name, ...more] = Object.keys(query)
  if (name === undefined) return findDefaultView(ctx)
  const { view } = readListView(query)
  return name === 'view' && more.length === 0 && view ? findView(ctx, ctx.store.read, view) : undefined
}

/** All rails in one list: filters, order and place lie in the address; sums are of the whole filter (PRODUCT 15). */
export default async function TransactionsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const ctx = await pageContext('money.read')
  const [query, t, giveBack, status, common, { locale, zone, density: remembered }] = await Promise.all([
    searchParams,
    getT('transactions'),
    getT('give-back'),
    getT('status'),
    getT('common'),
    getDisplay(),
  ])
  const now = ctx.now()
  const today = dayOf(now, zone)
  const landing = await readLanding(ctx, query)
  if (landing) redirect(viewAddress(landing, today))
  const asked = readListView(query)
  const [found, seen, views] = await Promise.all([read(ctx, asked), readOpen(ctx, asked.open), listViews(ctx)])
  const view: ListView = { ...asked, open: seen?.row.id }
  const density = view.density ?? remembered
  const words = { t, status, common, locale, zone }
  const place = (at: string | null) => (at === null ? undefined : listAddress({ ...view, at, open: undefined }))
  return (
    <WithSidePanel
      panel={seen ? <TransactionPanel {...words} giveBack={giveBack} seen={seen} view={view} /> : undefined}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        <PageHeader
          title={t('title')}
          state={t('state', { time: fullInstant(now, zone, locale), zone: zoneAbbreviation(zone) })}
          actions={
            <PageText areas={['transactions', 'views']}>
              <ViewPicker
                {...words}
                ctx={ctx}
                view={{ ...view, density }}
                views={views}
                accounts={found.accounts}
                today={today}
              />
              <Suspense fallback={<Button disabledReason={t('counting')}>{t('export')}</Button>}>
                <ExportButton {...words} ctx={ctx} view={view} sums={found.sums} newestRow={found.newest} now={now} />
              </Suspense>
            </PageText>
          }
        />
        <RunningImport />
        <LinkTabs
          label={t('tabs')}
          items={TABS.map((tab) => ({
            href: filterAddress(view, { tab }),
            label: t(`tab.${tab}`),
            current: tab === view.filter.tab,
          }))}
        />
        <FilterBar {...words} view={view} accounts={found.accounts} today={today} />
        <Suspense fallback={<FlowSkeleton />}>
          <FlowSection {...words} store={ctx.store} sums={found.sums} view={view} today={today} />
        </Suspense>
        <section aria-label={t('list')} className="grid gap-2">
          <div className="flex items-end justify-between gap-4">
            <Suspense
              fallback={
                <Suspense fallback={<Skeleton className="h-4 w-64" />}>
                  <CountSoFar {...words} soFar={found.soFar} />
                </Suspense>
              }
            >
              <ResultLine {...words} sums={found.sums} />
            </Suspense>
            <PageText areas={['transactions']}>
              <LookPopover
                columns={view.columns ?? USUAL_COLUMNS}
                density={density}
                isDensityAsked={view.density !== undefined}
                query={writeListView({ ...view, columns: undefined, density: undefined, open: undefined })}
              />
            </PageText>
          </div>
          {found.page.rows.length === 0 ? (
            <Empty
              t={t}
              common={common}
              view={view}
              isOnlyPlaceEmpty={found.isOnlyPlaceEmpty}
              mayCollect={ctx.actor.permissions.has('collection.request')}
            />
          ) : (
            <TransactionsTable
              {...words}
              density={density}
              view={view}
              accountNames={new Map(found.accounts.map(({ id, name }) => [id, name]))}
              rows={found.page.rows}
              now={now}
            />
          )}
          <Pager
            label={common('pages')}
            newerLabel={common('newer')}
            olderLabel={common('older')}
            newerHref={place(found.page.newer)}
            olderHref={place(found.page.older)}
          />
        </section>
      </div>
    </WithSidePanel>
  )
}

function Empty(props: {
  t: TextOf<'transactions'>
  common: TextOf<'common'>
  view: ListView
  isOnlyPlaceEmpty: boolean
  mayCollect: boolean
}) {
  const { t, common, view } = props
  const { from, to } = view.filter
  const everything = unfiltered(view, { tab: 'all', sort: 'newest' })
  if (props.isOnlyPlaceEmpty) {
    return (
      <EmptyState
        title={t('emptyPlace')}
        action={<ButtonLink href={filterAddress(view, {})}>{t('backToFirst')}</ButtonLink>}
      />
    )
  }
  if (writeTransactionFilter(view.filter) === '') {
    const action = props.mayCollect ? (
      <ButtonLink href="/collections/new">{t('requestCollection')}</ButtonLink>
    ) : undefined
    return <EmptyState title={t('emptyAll')} action={action} />
  }
  const title = from && to && from > to ? t('emptyDays') : t('emptyFiltered')
  return (
    <EmptyState title={title} action={<ButtonLink href={listAddress(everything)}>{common('clearAll')}</ButtonLink>} />
  )
}
