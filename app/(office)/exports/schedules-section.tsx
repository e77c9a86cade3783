import { PageText } from '@/app/_shared/page-text'
import { getDisplay, getT } from '@/app/_shared/text'
import { When } from '@/components/time/when'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { Card, Section } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { FeatureContext } from '@/lib/features/context'
import type { Layout } from '@/lib/features/exports/layouts'
import { listPersonNames } from '@/lib/features/people/queries'
import { nextDue } from '@/lib/features/schedules/due-days'
import { listSchedules, mayChangeSchedule, type Schedule } from '@/lib/features/schedules/queries'
import { ScheduleActs } from './schedule-acts'
import { ruleInWords } from './schedule-words'

/** Views that are written out again and again: when, for whom, and what became of the last time. */
export async function SchedulesSection({ ctx }: { ctx: FeatureContext }) {
  const [t, schedules] = await Promise.all([getT('exports'), listSchedules(ctx)])
  const names = await listPersonNames(
    ctx.store,
    schedules.map(({ ownerId }) => ownerId),
  )
  return (
    <Section
      title={t('schedule.title')}
      description={t('schedule.about')}
      actions={<ButtonLink href="/exports/schedules/new">{t('schedule.new')}</ButtonLink>}
    >
      {schedules.length === 0 ? (
        <EmptyState title={t('schedule.empty')} />
      ) : (
        <PageText areas={['exports']}>
          <ul className="grid gap-3">
            {schedules.map((schedule) => (
              <li key={schedule.id}>
                <ScheduleCard ctx={ctx} schedule={schedule} who={names.get(schedule.ownerId) ?? schedule.ownerId} />
              </li>
            ))}
          </ul>
        </PageText>
      )}
    </Section>
  )
}

async function ScheduleCard({ ctx, schedule, who }: { ctx: FeatureContext; schedule: Schedule; who: string }) {
  const [t, { locale, zone }] = await Promise.all([getT('exports'), getDisplay()])
  const mayChange = await mayChangeSchedule(ctx, ctx.store.read, schedule)
  const isPaused = schedule.pausedAt !== null
  const when = ruleInWords({ t, locale, zone: zoneAbbreviation(zone) }, schedule)
  return (
    <Card className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="grid min-w-0 gap-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 className="min-w-0 break-words font-semibold">{schedule.viewName}</h3>
          {isPaused ? <Badge tone="caution">{t('schedule.paused')}</Badge> : null}
        </div>
        <p className="text-sm">{when}</p>
        <p className="text-ink-soft text-sm">
          {[
            t('schedule.of', { who }),
            t(`layout.${schedule.layout as Layout}`),
            zoneAbbreviation(schedule.zone as Zone),
          ].join(' · ')}
        </p>
        {isPaused ? null : (
          <p className="text-ink-soft text-sm">
            {t('schedule.next')} <When at={nextDue(schedule, ctx.now(), zone).at} zone={zone} locale={locale} />
          </p>
        )}
        <LastTime schedule={schedule} />
      </div>
      {mayChange ? <ScheduleActs schedule={{ id: schedule.id, viewName: schedule.viewName, when, isPaused }} /> : null}
    </Card>
  )
}

async function LastTime({ schedule: { lastAt, lastOutcome } }: { schedule: Schedule }) {
  const [t, { locale, zone }] = await Promise.all([getT('exports'), getDisplay()])
  if (!lastAt || !lastOutcome) return null
  const isMade = lastOutcome === 'made'
  return (
    <p className={isMade ? 'text-ink-soft text-sm' : 'text-caution text-sm'}>
      {t('schedule.last')} <When at={lastAt} zone={zone} locale={locale} />: {t(`schedule.outcome.${lastOutcome}`)}
    </p>
  )
}
