import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { dayOf } from '@/lib/core/days-and-zones'
import type { FeatureContext } from '@/lib/features/context'
import { listPersonNames } from '@/lib/features/people/queries'
import { listAccountNames } from '@/lib/features/transactions/queries'
import { countSchedules, findDefaultView, listViews, mayChangeView, type SavedView } from '@/lib/features/views/queries'
import { columnName } from '../transactions/column-name'
import { filterParts } from '../transactions/filter-parts'
import { viewAddress } from '../transactions/list-view'
import { ViewActs } from './view-acts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('views'))('title') }
}

/** Views of the transactions: one's own, and what the team shares. An administrator, who sees no money, looks after the shared. */
export default async function ViewsPage() {
  const ctx = await pageContext('view.keep')
  const [t, { own, team }] = await Promise.all([getT('views'), listViews(ctx)])
  const seesMoney = ctx.actor.permissions.has('money.read')
  const context = await readContext(ctx, [...own, ...team])
  return (
    <PageText areas={['views']}>
      <div className="grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader title={t('title')} state={t(seesMoney ? 'state' : 'stateAdministrator')} />
        {seesMoney ? (
          <Section title={t('own')}>
            {own.length === 0 ? (
              <EmptyState
                title={t('about')}
                action={<ButtonLink href="/transactions?tab=all">{t('toTransactions')}</ButtonLink>}
              />
            ) : (
              <Views {...context} views={own} />
            )}
          </Section>
        ) : null}
        <Section title={t('team')}>
          {team.length === 0 ? <EmptyState title={t('teamEmpty')} /> : <Views {...context} views={team} />}
        </Section>
      </div>
    </PageText>
  )
}

type Context = Awaited<ReturnType<typeof readContext>>

async function readContext(ctx: FeatureContext, views: readonly SavedView[]) {
  const ids = views.map(({ id }) => id)
  const owners = views.map(({ ownerId }) => ownerId)
  const [first, schedules, names, accounts] = await Promise.all([
    findDefaultView(ctx),
    countSchedules(ctx.store, ids),
    listPersonNames(ctx.store, owners),
    listAccountNames(ctx.store),
  ])
  return { ctx, first, schedules, names, accounts }
}

function Views({ views, ...context }: Context & { views: readonly SavedView[] }) {
  return (
    <ul className="grid gap-3">
      {views.map((view) => (
        <li key={view.id}>
          <ViewCard {...context} view={view} />
        </li>
      ))}
    </ul>
  )
}

async function ViewCard({ ctx, first, schedules, names, accounts, view }: Context & { view: SavedView }) {
  const t = await getT('views')
  const { zone } = await getDisplay()
  const isOwn = view.ownerId === ctx.actor.id
  const seesMoney = ctx.actor.permissions.has('money.read')
  return (
    <Card className="grid gap-3">
      <div className="grid gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 break-words font-semibold">
            {seesMoney ? (
              <Link
                href={viewAddress(view, dayOf(ctx.now(), zone))}
                prefetch={false}
                className="rounded-small underline-offset-2 hover:underline"
              >
                {view.name}
              </Link>
            ) : (
              view.name
            )}
          </h3>
          {first?.id === view.id ? <Badge tone="accent">{t('isDefault')}</Badge> : null}
          {isOwn && view.isShared ? <Badge>{t('shared')}</Badge> : null}
        </div>
        {isOwn ? null : (
          <p className="text-ink-soft text-sm">{t('sharedBy', { who: names.get(view.ownerId) ?? view.ownerId })}</p>
        )}
        {seesMoney ? <Contents ctx={ctx} accounts={accounts} view={view} /> : null}
      </div>
      <ViewActs
        view={{ id: view.id, name: view.name, version: view.version, isShared: view.isShared }}
        isDefault={first?.id === view.id}
        mayOpen={seesMoney}
        mayExport={ctx.actor.permissions.has('export.run')}
        mayChange={mayChangeView(ctx, view)}
        schedules={schedules.get(view.id) ?? 0}
      />
    </Card>
  )
}

/** What it filters by and shows, in words. */
async function Contents({ ctx, accounts, view }: Pick<Context, 'ctx' | 'accounts'> & { view: SavedView }) {
  const [v, t, status, c, { locale, zone }] = await Promise.all([
    getT('views'),
    getT('transactions'),
    getT('status'),
    getT('common'),
    getDisplay(),
  ])
  const { content } = view
  const parts = filterParts({ t, status, locale, accounts, today: dayOf(ctx.now(), zone) }, content)
  return (
    <p className="text-ink-soft text-sm">
      {parts.length > 0 ? parts.join(', ') : v('everything')}
      {' · '}
      {content.columns.map((column) => columnName(t, column)).join(', ')}
      {' · '}
      {c(content.density)}
    </p>
  )
}
