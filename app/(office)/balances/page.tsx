import type { Metadata } from 'next'
import { z } from 'zod'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { BalanceCard } from '@/components/balances/balance-card'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Segmented } from '@/components/ui/segmented'
import { PROVIDER_NAME } from '@/lib/core/rails'
import { readBoard, SPARK_DAYS, staleOf } from '@/lib/features/balances/board'

const Query = z.object({ show: z.enum(['stale']).optional().catch(undefined) })

export async function generateMetadata(): Promise<Metadata> {
  const t = await getT('balances')
  return { title: t('title') }
}

/** Every account of ours at every provider; no total is made across them. */
export default async function BalancesPage(props: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const ctx = await pageContext('money.read')
  const { show } = Query.parse(await props.searchParams)
  const [t, { locale, zone }, board] = await Promise.all([getT('balances'), getDisplay(), readBoard(ctx)])
  const shown = show === 'stale' ? staleOf(board) : board
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t('title')}
        state={t('state', { count: board.length })}
        actions={
          <Segmented
            label={t('show')}
            items={[
              { href: '/balances', label: t('showAll'), current: show === undefined },
              { href: '/balances?show=stale', label: t('showStale'), current: show === 'stale' },
            ]}
          />
        }
      />
      {board.length === 0 ? (
        <EmptyState title={t('noAccounts')} action={<ButtonLink href="/providers">{t('providers')}</ButtonLink>} />
      ) : shown.length === 0 ? (
        <EmptyState title={t('noneStale')} action={<ButtonLink href="/balances">{t('showAll')}</ButtonLink>} />
      ) : (
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          {shown.map(({ account, balance, closings }) => (
            <BalanceCard
              key={account.id}
              heading="h2"
              href={`/balances/${account.id}`}
              name={account.name}
              provider={PROVIDER_NAME[account.provider]}
              purpose={account.purpose}
              currency={account.currency}
              balance={balance}
              closings={closings}
              sparkDays={SPARK_DAYS}
              t={t}
              locale={locale}
              zone={zone}
            />
          ))}
        </div>
      )}
    </div>
  )
}
