'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useSubmission } from '@/app/_shared/use-submission'
import { Button, ButtonLink } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { SelectField } from '@/components/ui/text-field'
import { useToast } from '@/components/ui/toast'
import { ZONES, type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { RHYTHMS } from '@/lib/core/rhythms'
import { LAYOUTS } from '@/lib/features/exports/layouts'
import { createScheduleAction } from '../../actions'
import { hourInWords, weekdayName } from '../../schedule-words'

const ZONE_NAMES = Object.keys(ZONES) as Zone[]
const HOURS = Array.from({ length: 24 }, (_, hour) => hour)
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7]
const MONTH_DAYS = Array.from({ length: 28 }, (_, index) => index + 1)
/** Before most offices open. */
const USUAL_HOUR = 6

type Choice = Readonly<{ value: string; label: string }>
type Props = Readonly<{
  views: readonly Choice[]
  chosen: string | undefined
  businessZone: Zone
  zoneWord: string
}>

export function ScheduleForm({ views, chosen, businessZone, zoneWord }: Props) {
  const t = useTranslations('exports')
  const w = useTranslations('transactions')
  const c = useTranslations('common')
  const locale = useLocale()
  const toast = useToast()
  const router = useRouter()
  const { busy, fields, submit, summary } = useSubmission('schedule-')
  const [typed, setTyped] = useState({
    viewId: chosen ?? '',
    rhythm: 'daily',
    weekday: '1',
    monthDay: '1',
    hour: String(USUAL_HOUR),
    layout: 'machine',
    zone: businessZone as string,
  })
  const field = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: ({ target }: { target: { value: string } }) => setTyped({ ...typed, [name]: target.value }),
  })
  const save = () =>
    submit(
      () => {
        const { viewId, rhythm, weekday, monthDay, hour, layout, zone } = typed
        return createScheduleAction({
          viewId,
          rhythm: RHYTHMS.find((each) => each === rhythm) ?? 'daily',
          onDay: rhythm === 'weekly' ? Number(weekday) : rhythm === 'monthly' ? Number(monthDay) : 0,
          hour: Number(hour),
          layout: LAYOUTS.find((each) => each === layout) ?? 'machine',
          zone: ZONE_NAMES.find((each) => each === zone) ?? businessZone,
        })
      },
      () => {
        toast({ title: t('schedule.saved') })
        router.push('/exports')
      },
    )
  return (
    <form
      noValidate
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <ErrorSummary {...summary} />
      <SelectField
        id="schedule-viewId"
        label={t('schedule.view')}
        hint={t('schedule.viewHint')}
        error={fields['viewId']}
        placeholder={c('choose')}
        options={views}
        {...field('viewId')}
      />
      <div className="grid items-start gap-4 sm:grid-cols-3">
        <SelectField
          id="schedule-rhythm"
          label={t('schedule.rhythm')}
          options={RHYTHMS.map((value) => ({ value, label: t(`schedule.rhythms.${value}`) }))}
          {...field('rhythm')}
        />
        {typed.rhythm === 'weekly' ? (
          <SelectField
            id="schedule-onDay"
            label={t('schedule.weekday')}
            error={fields['onDay']}
            options={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayName(day, locale) }))}
            {...field('weekday')}
          />
        ) : null}
        {typed.rhythm === 'monthly' ? (
          <SelectField
            id="schedule-onDay"
            label={t('schedule.monthDay')}
            error={fields['onDay']}
            options={[
              ...MONTH_DAYS.map((day) => ({ value: String(day), label: String(day) })),
              { value: '0', label: t('schedule.theLastDay') },
            ]}
            {...field('monthDay')}
          />
        ) : null}
        <SelectField
          id="schedule-hour"
          label={t('schedule.hour', { zone: zoneWord })}
          options={HOURS.map((hour) => ({ value: String(hour), label: hourInWords(hour) }))}
          {...field('hour')}
        />
      </div>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <SelectField
          id="schedule-layout"
          label={w('exportLayout')}
          error={fields['layout']}
          options={LAYOUTS.map((value) => ({ value, label: t(`layout.${value}`) }))}
          {...field('layout')}
        />
        <SelectField
          id="schedule-zone"
          label={w('exportZone')}
          options={ZONE_NAMES.map((name) => ({ value: name, label: `${name} (${zoneAbbreviation(name)})` }))}
          {...field('zone')}
        />
      </div>
      <div className="flex gap-2">
        <Button type="submit" variant="primary" pending={busy}>
          {busy ? c('saving') : t('schedule.save')}
        </Button>
        <ButtonLink href="/exports" variant="quiet">
          {c('cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
