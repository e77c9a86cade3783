import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { AccountLines } from '@/components/balances/account-lines'
import { BalanceNotes } from '@/components/balances/balance-card'
import { SnapshotTable } from '@/components/balances/snapshot-table'
import { BalanceChart } from '@/components/charts/balance-chart'
import { BigFigure, MoneyText } from '@/components/money/amount'
import { Badge } from '@/components/ui/badge'
import { Button, ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { AppError } from '@/lib/core/errors'
import { maskCounterparty } from '@/lib/core/masking'
import { PROVIDER_NAME } from '@/lib/core/rails'
import { type Closings, readClosings } from '@/lib/features/balances/closing-balances'
import { getAccount, listSnapshots, type ProviderAccount, readBalance } from '@/lib/features/balances/queries'
import type { FeatureContext } from '@/lib/features/context'
import { maskText } from '@/lib/features/payments/mask-evidence'
import { TransactionFilter, writeTransactionFilter } from '@/lib/features/transactions/filter'
import { listTransactions } from '@/lib/features/transactions/queries'
import { AskButton } from './ask-button'

const PERIODS = [30, 90, 365] as const
const LINES_SHOWN = 50

const Query = z.object({ days: z.enum(['30', '90', '365']).catch('90').default('90') })
type Props = {
  params: Promise<{ accountId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('balances')
  return { title: t('title') }
}

async function findAccount(ctx: FeatureContext, id: string): Promise<ProviderAccount> {
  try {
    return await getAccount(ctx.store, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    throw error
  }
}

/** One account: what it holds, what it held at each day's end, and its last lines. */
export default async function AccountPage(props: Props) {
  const ctx = await pageContext('money.read')
  const account = await findAccount(ctx, (await props.params).accountId)
  const days = Number(Query.parse(await props.searchParams).days)
  const [t, { locale, zone }, balance, closings] = await Promise.all([
    getT('balances'),
    getDisplay(),
    readBalance(ctx, account),
    readClosings(ctx, account, days),
  ])
  const provider = PROVIDER_NAME[account.provider]
  const { currency } = account
  return (
    <div className="grid gap-8">
      <PageHeader
        title={account.name}
        tag={balance.kind === 'told' && balance.isStale ? <Badge tone="caution">{t('stale')}</Badge> : null}
        state={t('account.lead', { provider, purpose: t(`purpose.${account.purpose}`), currency })}
        back={{ href: '/balances', label: t('account.back') }}
        actions={<Ask ctx={ctx} account={account} offered={balance.kind !== 'none'} />}
      />
      <Section title={t('account.now')}>
        <Card className="grid gap-2">
          {balance.kind === 'told' ? (
            <>
              <div className="flex flex-wrap items-baseline gap-x-8 gap-y-1">
                <BigFigure minor={balance.availableMinor} currency={currency} locale={locale} />
                {balance.currentMinor === balance.availableMinor ? null : (
                  <p className="text-ink-soft">
                    {t('current')}: <MoneyText minor={balance.currentMinor} currency={currency} locale={locale} />
                  </p>
                )}
              </div>
              <BalanceNotes balance={balance} currency={currency} t={t} locale={locale} zone={zone} />
            </>
          ) : (
            <p className="text-ink-soft">{t(balance.kind, { provider })}</p>
          )}
        </Card>
      </Section>
      <Closing account={account} closings={closings} days={days} offered={balance.kind !== 'none'} />
      <div className="grid gap-8 xl:grid-cols-[minmax(0,1fr)_29rem] xl:gap-6">
        <Lines ctx={ctx} account={account} />
        <Snapshots ctx={ctx} account={account} />
      </div>
    </div>
  )
}

async function Ask({ ctx, account, offered }: { ctx: FeatureContext; account: ProviderAccount; offered: boolean }) {
  const t = await getT('balances')
  const provider = PROVIDER_NAME[account.provider]
  const refusal = offered
    ? ctx.actor.permissions.has('payment.ask_provider')
      ? undefined
      : t('ask.mayNot')
    : t('ask.notOffered', { provider })
  if (refusal) {
    return (
      <Button disabledReason={refusal} reasonShown="below">
        {t('ask.button')}
      </Button>
    )
  }
  return (
    <PageText areas={['balances']}>
      <AskButton accountId={account.id} provider={provider} />
    </PageText>
  )
}

async function Closing(props: { account: ProviderAccount; closings: Closings; days: number; offered: boolean }) {
  const { account, closings, days, offered } = props
  const [t, { zone }] = await Promise.all([getT('balances'), getDisplay()])
  const { currency, id } = account
  const isLoading = closings.check === 'loading'
  return (
    <Section
      title={t('account.section')}
      description={
        offered
          ? t(`account.how.${closings.check}`)
          : t('account.noBalance', { provider: PROVIDER_NAME[account.provider] })
      }
      actions={
        offered ? (
          <Segmented
            label={t('account.period')}
            items={PERIODS.map((each) => ({
              href: `/balances/${id}?days=${String(each)}`,
              label: t('account.days', { days: String(each) }),
              current: each === days,
            }))}
          />
        ) : null
      }
    >
      {offered ? (
        <Card>
          <BalanceChart
            title={t('account.chart', { currency, days: String(days), zone: zoneAbbreviation(zone) })}
            currency={currency}
            today={closings.days.at(-1)?.day ?? ''}
            emptyText={isLoading ? t('account.chartLoading') : t('account.chartEmpty')}
            days={closings.days.map(({ day, closingMinor }) => ({
              day,
              closingMinor: closingMinor?.toString(),
              href: `/transactions${writeTransactionFilter({ account: id, from: day, to: day })}`,
            }))}
          />
        </Card>
      ) : null}
    </Section>
  )
}

async function Lines({ ctx, account }: { ctx: FeatureContext; account: ProviderAccount }) {
  const [t, common, { locale, zone, density }, page] = await Promise.all([
    getT('balances'),
    getT('common'),
    getDisplay(),
    listTransactions(ctx.store, TransactionFilter.parse({ account: account.id }), ctx.zone, undefined, LINES_SHOWN),
  ])
  return (
    <Section
      title={t('account.lines')}
      className="content-start"
      actions={
        <ButtonLink href={`/transactions${writeTransactionFilter({ account: account.id })}`} variant="quiet" size="sm">
          {t('account.allLines')}
        </ButtonLink>
      }
    >
      <AccountLines
        lines={page.rows.map((row) => ({
          id: row.id,
          href: `/transactions/${row.id}`,
          at: row.occurredAt,
          who:
            row.counterpartyName ||
            maskCounterparty(row.counterpartyAccount) ||
            maskText(row.description, { account: '', inFull: false }),
          reference: row.providerReference,
          direction: row.direction,
          state: row.state,
          amountMinor: row.amountMinor,
          balanceAfterMinor: row.balanceAfterMinor,
        }))}
        currency={account.currency}
        density={density}
        t={t}
        common={common}
        locale={locale}
        zone={zone}
      />
    </Section>
  )
}

async function Snapshots({ ctx, account }: { ctx: FeatureContext; account: ProviderAccount }) {
  const [t, common, { locale, zone }, rows] = await Promise.all([
    getT('balances'),
    getT('common'),
    getDisplay(),
    listSnapshots(ctx.store, account.id),
  ])
  return (
    <Section
      title={t('account.snapshots')}
      className="content-start"
      description={rows.length > 0 ? t('account.snapshotsDescription', { count: String(rows.length) }) : undefined}
    >
      <SnapshotTable rows={rows} currency={account.currency} t={t} common={common} locale={locale} zone={zone} />
    </Section>
  )
}
