import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { z } from 'zod'
import { BalanceCard } from '@/components/balances/balance-card'
import { FlowChart } from '@/components/charts/flow-chart'
import { NeedsAttention } from '@/components/overview/needs-attention'
import { RailsList } from '@/components/overview/rails-list'
import { TodayTable } from '@/components/overview/today-table'
import { dayInWords } from '@/components/time/day-text'
import { fullInstant, instantInWords } from '@/components/time/when'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { isCurrency } from '@/lib/core/money'
import { PROVIDER_NAME } from '@/lib/core/rails'
import { readBoard, SPARK_DAYS } from '@/lib/features/balances/board'
import type { FeatureContext } from '@/lib/features/context'
import { FLOW_DAYS, listFlowCurrencies, readFlow } from '@/lib/features/overview/flow'
import { readMovingNow } from '@/lib/features/overview/moving-now'
import { readNeedsAttention } from '@/lib/features/overview/needs-attention'
import { readTodaySoFar } from '@/lib/features/overview/today-so-far'
import { listPauses } from '@/lib/features/providers/pause'
import { readRailHealth } from '@/lib/features/providers/read-health'
import { writeTransactionFilter } from '@/lib/features/transactions/filter'
import { PageText } from '../_shared/page-text'
import { pageContext } from '../_shared/session'
import { getDisplay, getT } from '../_shared/text'
import { MovingNow } from './moving-now'

const Query = z.object({ currency: z.string().refine(isCurrency).optional().catch(undefined) })

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('overview')
  return { title: t('title') }
}

/** The first page: what waits, what there is, what moved. */
export default async function OverviewPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('money.read')
  const query = Query.parse(await props.searchParams)
  const [t, { locale, zone }, board] = await Promise.all([getT('overview'), getDisplay(), readBoard(ctx)])
  const items = await readNeedsAttention(ctx, board)
  const { permissions } = ctx.actor
  return (
    <div className="grid gap-8">
      <PageHeader
        title={t('title')}
        state={t('state', { merchant: ctx.merchantName, time: fullInstant(ctx.now(), zone, locale) })}
        actions={
          <>
            {permissions.has('collection.request') ? (
              <ButtonLink href="/collections/new">{t('newCollection')}</ButtonLink>
            ) : null}
            {permissions.has('payout.prepare') ? (
              <ButtonLink href="/payments/new" variant="primary" icon={<Plus aria-hidden="true" />}>
                {t('newPayment')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Section title={t('attention.title')}>
        <NeedsAttention items={items} t={t} locale={locale} zone={zone} now={ctx.now()} />
      </Section>
      <Balances board={board} />
      <Today ctx={ctx} />
      <Flow ctx={ctx} wished={query.currency} />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_22rem] xl:gap-6">
        <Moving ctx={ctx} />
        <Rails ctx={ctx} />
      </div>
    </div>
  )
}

async function Balances({ board }: { board: Awaited<ReturnType<typeof readBoard>> }) {
  const [t, words, { locale, zone }] = await Promise.all([getT('overview'), getT('balances'), getDisplay()])
  return (
    <Section
      title={t('balances.title')}
      actions={
        <ButtonLink href="/balances" variant="quiet" size="sm">
          {t('balances.all')}
        </ButtonLink>
      }
    >
      <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {board.map(({ account, balance, closings }) => (
          <BalanceCard
            key={account.id}
            href={`/balances/${account.id}`}
            name={account.name}
            provider={PROVIDER_NAME[account.provider]}
            purpose={account.purpose}
            currency={account.currency}
            balance={balance}
            closings={closings}
            sparkDays={SPARK_DAYS}
            t={words}
            locale={locale}
            zone={zone}
          />
        ))}
      </div>
    </Section>
  )
}

async function Today({ ctx }: { ctx: FeatureContext }) {
  const [t, common, status, { locale, zone }, today] = await Promise.all([
    getT('overview'),
    getT('common'),
    getT('status'),
    getDisplay(),
    readTodaySoFar(ctx),
  ])
  const beside = { day: dayInWords(today.lastWeekDay, locale, 'full'), time: instantInWords(today.until, zone, locale) }
  const isEmpty = today.rows.length === 0
  return (
    <Section title={t('today.title')} description={isEmpty ? undefined : t('today.beside', beside)}>
      {isEmpty ? (
        <Card>
          <p className="text-ink-soft">{t('today.empty', beside)}</p>
        </Card>
      ) : (
        <TodayTable
          rows={today.rows}
          hrefOf={({ currency, rail }) =>
            `/transactions${writeTransactionFilter({ currency, rail, from: today.day, to: today.day })}`
          }
          lastWeek={t('today.lastWeek', beside)}
          t={t}
          common={common}
          status={status}
          locale={locale}
        />
      )}
    </Section>
  )
}

async function Flow({ ctx, wished }: { ctx: FeatureContext; wished: string | undefined }) {
  const [t, currencies] = await Promise.all([getT('overview'), listFlowCurrencies(ctx)])
  const currency = currencies.find((each) => each === wished) ?? currencies[0]
  if (!currency) return null
  const days = await readFlow(ctx, currency)
  return (
    <Section
      title={t('flow.title')}
      actions={
        <Segmented
          label={t('flow.currencies')}
          items={currencies.map((each) => ({ href: `/?currency=${each}`, label: each, current: each === currency }))}
        />
      }
    >
      <Card>
        <FlowChart
          title={t('flow.chart', { currency, days: String(FLOW_DAYS), zone: zoneAbbreviation(ctx.zone) })}
          currency={currency}
          today={days.at(-1)?.day ?? ''}
          emptyText={t('flow.empty', { currency, days: String(FLOW_DAYS) })}
          days={days.map(({ day, inMinor, outMinor }) => ({
            day,
            inMinor: inMinor.toString(),
            outMinor: outMinor.toString(),
            href: `/transactions${writeTransactionFilter({ currency, from: day, to: day })}`,
          }))}
        />
      </Card>
    </Section>
  )
}

async function Moving({ ctx }: { ctx: FeatureContext }) {
  const [t, rows] = await Promise.all([getT('overview'), readMovingNow(ctx)])
  return (
    <Section
      title={t('moving.title')}
      description={t('moving.description')}
      className="content-start"
      actions={
        <ButtonLink href="/payments?tab=all" variant="quiet" size="sm">
          {t('moving.all')}
        </ButtonLink>
      }
    >
      <div>
        <PageText areas={['overview']}>
          <MovingNow initial={rows} zone={ctx.zone} />
        </PageText>
      </div>
    </Section>
  )
}

async function Rails({ ctx }: { ctx: FeatureContext }) {
  const [t, status, connection, { locale, zone }, rails, pauses] = await Promise.all([
    getT('overview'),
    getT('status'),
    getT('connection'),
    getDisplay(),
    readRailHealth(ctx),
    listPauses(ctx.store),
  ])
  return (
    <Section
      title={t('rails.title')}
      description={t('rails.description')}
      className="content-start"
      actions={
        ctx.actor.permissions.has('provider.read') ? (
          <ButtonLink href="/providers" variant="quiet" size="sm">
            {t('rails.all')}
          </ButtonLink>
        ) : null
      }
    >
      <RailsList
        rails={rails}
        pauses={pauses}
        now={ctx.now()}
        zone={zone}
        t={t}
        status={status}
        connection={connection}
        locale={locale}
      />
    </Section>
  )
}
