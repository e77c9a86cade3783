import { cacheSignal } from 'react'
import { FlowChart } from '@/components/charts/flow-chart'
import { dayInWords } from '@/components/time/day-text'
import { Card } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import type { Store } from '@/db/store'
import { type Day, type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import { CHART_DAYS, chartRange, daysOf } from '@/lib/features/transactions/day-ranges'
import { type CurrencySum, flowByDay } from '@/lib/features/transactions/sums'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { filterAddress, type ListView, listAddress } from './list-view'
import { busiestFirst } from './result-line'

/** In and out by day for the filter, one currency; a bar leads to that day of the same filter. */
export async function FlowSection(props: {
  t: TextOf<'transactions'>
  locale: LocaleTag
  zone: Zone
  store: Store
  view: ListView
  sums: Promise<readonly CurrencySum[]>
  today: Day
}) {
  const { t, locale, view, today } = props
  const { filter } = view
  // Lines that did not move money have no place in a chart of money.
  if (filter.tab === 'failed' || filter.tab === 'unknown') return null
  const counted = busiestFirst(await props.sums).map((sum) => sum.currency)
  // A day without lines keeps the currency that it was opened from, so that its neighbours stay in reach.
  const currency = filter.currency ?? view.chart ?? counted[0]
  if (!currency) return null
  const range = chartRange(filter, today)
  const flow = await flowByDay(props.store, { ...filter, ...range, currency }, props.zone, cacheSignal() ?? undefined)
  const currencies = [...new Set([...counted, currency])]
  const zone = zoneAbbreviation(props.zone)
  const flowOf = new Map(flow.map((each) => [each.day, each]))
  const days = daysOf(range).map((day) => ({
    day,
    inMinor: (flowOf.get(day)?.inMinor ?? 0n).toString(),
    outMinor: (flowOf.get(day)?.outMinor ?? 0n).toString(),
    href: filterAddress({ ...view, chart: currency }, { from: day, to: day }),
  }))
  const { from, to } = filter
  const title =
    from || to
      ? t('chartRange', { currency, from: dayInWords(range.from, locale), to: dayInWords(range.to, locale), zone })
      : t('chartLast', { currency, days: String(CHART_DAYS), zone })
  return (
    <Card className="grid gap-3">
      {currencies.length > 1 ? (
        <div className="overflow-x-auto">
          <Segmented
            label={t('chartCurrency')}
            items={currencies.map((each) => ({
              href: listAddress({ ...view, chart: each }),
              label: each,
              current: each === currency,
            }))}
          />
        </div>
      ) : null}
      <FlowChart
        title={title}
        currency={currency}
        days={days}
        today={today}
        emptyText={t('chartEmpty', { currency })}
      />
    </Card>
  )
}

/** Of the chart's own height, so that nothing moves when it comes. */
export function FlowSkeleton() {
  return (
    <Card>
      <Skeleton className="h-69 w-full" />
    </Card>
  )
}
