import type { Metadata } from 'next'
import { PageText } from '@/app/_shared/page-text'
import { pageContext } from '@/app/_shared/session'
import { getDisplay, getT } from '@/app/_shared/text'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { zoneAbbreviation } from '@/lib/core/days-and-zones'
import { listViews } from '@/lib/features/views/queries'
import { ScheduleForm } from './schedule-form'

type Props = { searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getT('exports'))('schedule.new') }
}

/** Which view is written out, when and how. */
export default async function NewSchedulePage({ searchParams }: Props) {
  const ctx = await pageContext('export.run')
  const [query, t, v, views, { zone }] = await Promise.all([
    searchParams,
    getT('exports'),
    getT('views'),
    listViews(ctx),
    getDisplay(),
  ])
  const asked = [query['view']].flat()[0]
  const all = [...views.own, ...views.team].map(({ id, name }) => ({ value: id, label: name }))
  return (
    <PageText areas={['exports', 'transactions']}>
      <div className="grid max-w-2xl grid-cols-[minmax(0,1fr)] gap-6">
        <PageHeader
          title={t('schedule.new')}
          state={t('schedule.newWhat')}
          back={{ href: '/exports', label: t('title') }}
        />
        {all.length === 0 ? (
          <EmptyState
            title={t('schedule.noView')}
            action={<ButtonLink href="/transactions?tab=all">{v('toTransactions')}</ButtonLink>}
          />
        ) : (
          <ScheduleForm
            views={all}
            chosen={all.find(({ value }) => value === asked)?.value}
            businessZone={zone}
            zoneWord={zoneAbbreviation(zone)}
          />
        )}
      </div>
    </PageText>
  )
}
