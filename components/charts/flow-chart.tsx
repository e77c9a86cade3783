'use client'

import { BarChart3, Table2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useId, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type Currency, formatAmount } from '@/lib/core/money'
import { dayInWords } from '../time/day-text'
import { Button } from '../ui/button'
import { ChartGrid, DayAxis } from './chart-frame'
import { DayLinks, DayTip } from './day-links'
import { FlowChartPicture } from './flow-chart-picture'
import { FLOW_LOOK, type FlowDay, flowBars } from './flow-days'
import { FlowTable } from './flow-table'
import { niceScale } from './scale'
import { useLiveChart } from './use-live-chart'

const FlowChartLive = lazy(() => import('./flow-chart-live'))

/**
 * Money in and out by day, one currency. Each day is a link to its list; today is hatched and named "so far"; the same
 * numbers can be read as a table. `title` is the question the chart answers, with currency, period and zone.
 */
export function FlowChart(props: {
  title: string
  currency: Currency
  days: readonly FlowDay[]
  today: string
  emptyText?: string
}) {
  const { title, currency, days, today } = props
  const t = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const id = useId()
  const { live, touch } = useLiveChart()
  const [asTable, setAsTable] = useState(false)
  const [shown, setShown] = useState<number>()
  const bars = flowBars(days, today)
  const scale = niceScale(bars.flatMap((bar) => [bar.moneyIn, bar.moneyOut]))
  const money = (minor: string) => `${currency} ${formatAmount(BigInt(minor), currency, locale)}`
  const dayName = (day: string) =>
    day === today ? `${dayInWords(day, locale)}, ${t('soFar')}` : dayInWords(day, locale)
  const links = days.map(({ day, href, inMinor, outMinor }) => ({
    day,
    href,
    label: t('chartBar', { day: dayName(day), moneyIn: money(inMinor), moneyOut: money(outMinor) }),
  }))
  const empty = bars.every((bar) => bar.moneyIn === 0 && bar.moneyOut === 0)
  const pointed = shown === undefined ? undefined : days[shown]
  const picture = <FlowChartPicture bars={bars} scale={scale} currency={currency} />
  return (
    <figure aria-labelledby={id} className="grid min-w-0 gap-3" onPointerEnter={touch} onFocus={touch}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <figcaption id={id} className="font-medium">
          {title}
        </figcaption>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Legend
            inWord={t('moneyIn')}
            outWord={t('moneyOut')}
            soFar={days.some((each) => each.day === today) ? t('soFar') : undefined}
          />
          <Button
            variant="quiet"
            size="sm"
            icon={asTable ? <BarChart3 aria-hidden="true" /> : <Table2 aria-hidden="true" />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('showAsChart') : t('showAsTable')}
          </Button>
        </div>
      </div>
      {asTable ? (
        <FlowTable label={title} days={days} currency={currency} dayName={dayName} />
      ) : (
        <div>
          <ChartGrid scale={scale} currency={currency} locale={locale}>
            {live ? (
              <Suspense fallback={picture}>
                <FlowChartLive bars={bars} scale={scale} currency={currency} shownDay={pointed?.day} />
              </Suspense>
            ) : (
              picture
            )}
            {empty ? (
              <p className="absolute inset-0 grid place-items-center px-4 text-center text-ink-soft">
                {props.emptyText ?? t('chartEmpty')}
              </p>
            ) : null}
            <DayLinks label={title} days={links} onShow={setShown} onOpen={router.push} />
            {pointed && shown !== undefined ? (
              <DayTip
                index={shown}
                count={days.length}
                title={dayName(pointed.day)}
                lines={[
                  { label: t('in'), value: money(pointed.inMinor), look: FLOW_LOOK.in },
                  { label: t('out'), value: money(pointed.outMinor), look: FLOW_LOOK.out },
                ]}
              />
            ) : null}
          </ChartGrid>
          <DayAxis labels={days.map(({ day }) => dayInWords(day, locale, 'short'))} />
        </div>
      )}
    </figure>
  )
}

function Legend({ inWord, outWord, soFar }: { inWord: string; outWord: string; soFar?: string }) {
  return (
    <ul className="flex items-center gap-3 whitespace-nowrap text-ink-soft text-xs">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`size-2 rounded-[2px] ${FLOW_LOOK.in}`} />
        {inWord}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className={`size-2 rounded-[2px] ${FLOW_LOOK.out}`} />
        {outWord}
      </li>
      {soFar ? (
        <li className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="size-2.5 rounded-[2px] border border-control"
            style={{
              backgroundImage: 'repeating-linear-gradient(45deg, var(--color-control) 0 1px, transparent 1px 3px)',
            }}
          />
          {soFar}
        </li>
      ) : null}
    </ul>
  )
}
