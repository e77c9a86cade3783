import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ageInWords } from '@/components/time/age'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkTabs } from '@/components/ui/link-tabs'
import { PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { maskCounterparty } from '@/lib/core/masking'
import { formatMoney } from '@/lib/core/money'
import { APPROVALS_PAGE, countWaiting, listDecided, listWaiting, sumWaiting } from '@/lib/features/approvals/queries'
import { readMarks } from '@/lib/features/approvals/row-marks'
import { PickPayments } from './pick-payments'
import { ProposalsWaiting } from './proposals-waiting'
import { DecidedTable, WaitingTable } from './tables'

const TABS = ['me', 'others', 'decided'] as const
type Tab = (typeof TABS)[number]
type Search = Promise<{ tab?: string; at?: string }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('approvals'))('title') }
}

/** What waits for a decision, whose it is, and what was decided. */
export default async function ApprovalsPage({ searchParams }: { searchParams: Search }) {
  const ctx = await pageContext('money.read')
  const { tab: asked, at } = await searchParams
  const decides = ctx.actor.permissions.has('payment.approve')
  const tab: Tab = TABS.find((each) => each === asked) ?? (decides ? 'me' : 'others')
  const [t, forMe, forOthers] = await Promise.all([
    getT('approvals'),
    countWaiting(ctx.store, ctx.actor, 'me'),
    countWaiting(ctx.store, ctx.actor, 'others'),
  ])
  const counts = { me: forMe, others: forOthers, decided: undefined }
  return (
    <div className="grid gap-5">
      <PageHeader title={t('title')} state={t('state')} />
      <LinkTabs
        label={t('tabs.label')}
        items={TABS.map((each) => ({
          href: `/approvals?tab=${each}`,
          label: t(`tabs.${each}`),
          count: counts[each],
          current: each === tab,
        }))}
      />
      {tab === 'me' ? <ProposalsWaiting /> : null}
      {tab === 'decided' ? <Decided ctx={ctx} at={at} /> : <Waiting ctx={ctx} whose={tab} />}
    </div>
  )
}

type Ctx = Awaited<ReturnType<typeof pageContext>>

async function Waiting({ ctx, whose }: { ctx: Ctx; whose: 'me' | 'others' }) {
  const [rows, sums, t, display] = await Promise.all([
    listWaiting(ctx.store, ctx.actor, whose),
    sumWaiting(ctx.store, ctx.actor, whose),
    getT('approvals'),
    getDisplay(),
  ])
  const oldest = rows[0]
  if (!oldest) {
    const noRight = whose === 'me' && !ctx.actor.permissions.has('payment.approve')
    const title = whose === 'others' ? t('emptyOthers') : noRight ? t('emptyMeNoRight') : t('emptyMe')
    return <EmptyState title={title} action={<ButtonLink href="/payments?tab=open">{t('openPayments')}</ButtonLink>} />
  }
  const now = ctx.now()
  const marks = await readMarks(ctx, rows)
  const table = <WaitingTable rows={rows} whose={whose} now={now} display={display} marks={marks} />
  const all = sums.reduce((total, sum) => total + sum.payments, 0)
  return (
    <div className="grid gap-3">
      <p className="figures flex flex-wrap gap-x-5 gap-y-1 text-ink-soft">
        {sums.map((sum) => (
          <span key={sum.currency}>
            {t('sum', {
              payments: sum.payments,
              amount: formatMoney({ amountMinor: sum.totalMinor, currency: sum.currency }, display.locale),
            })}
          </span>
        ))}
        <span>{t('oldest', { age: ageInWords(oldest.stateSince, now, display.locale) })}</span>
        {all > rows.length ? <span>{t('firstOnly', { count: String(APPROVALS_PAGE) })}</span> : null}
      </p>
      {whose === 'me' ? (
        <PageText areas={['approvals']}>
          <PickPayments
            rows={rows.map(({ id, counterpartyName, counterpartyAccount, amountMinor, currency }) => ({
              id,
              who: counterpartyName || maskCounterparty(counterpartyAccount),
              amountMinor,
              currency,
            }))}
          >
            {table}
          </PickPayments>
        </PageText>
      ) : (
        table
      )}
    </div>
  )
}

async function Decided({ ctx, at }: { ctx: Ctx; at: string | undefined }) {
  const [page, t, common, display] = await Promise.all([
    listDecided(ctx.store, at),
    getT('approvals'),
    getT('common'),
    getDisplay(),
  ])
  if (page.rows.length === 0) return <EmptyState title={t('emptyDecided')} />
  const href = (place: string | null) =>
    place ? `/approvals?${new URLSearchParams({ tab: 'decided', at: place })}` : undefined
  return (
    <div>
      <DecidedTable rows={page.rows} display={display} />
      <Pager
        label={common('pages')}
        newerLabel={common('newer')}
        olderLabel={common('older')}
        newerHref={href(page.newer)}
        olderHref={href(page.older)}
      />
    </div>
  )
}
