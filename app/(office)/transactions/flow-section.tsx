import { FlowChart } from '@/components/charts/flow-chart'
import { dayInWords } from '@/components/time/day-text'
import { Card } from '@/components/ui/card'
import { Segmented } from '@/components/ui/segmented'
import { type Day, type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { Currency } from '@/lib/core/money'
import { CHART_DAYS, type DayRange, daysOf } from '@/lib/features/transactions/day-ranges'
import type { DayFlow } from '@/lib/features/transactions/sums'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { filterAddress, type ListView, listAddress } from './list-view'

/** In and out by day for the filter, one currency; a bar leads to that day of the same filter. */
export function FlowSection(props: {
  t: TextOf<'transactions'>
  locale: LocaleTag
  zone: Zone
  view: ListView
  currency: Currency
  currencies: readonly Currency[]
  range: DayRange
  flow: readonly DayFlow[]
  today: Day
}) {
  const { t, locale, view, currency, range, today } = props
  const zone = zoneAbbreviation(props.zone)
  const flowOf = new Map(props.flow.map((each) => [each.day, each]))
  const days = daysOf(range).map((day) => ({
    day,
    inMinor: (flowOf.get(day)?.inMinor ?? 0n).toString(),
    outMinor: (flowOf.get(day)?.outMinor ?? 0n).toString(),
    href: filterAddress({ ...view, chart: currency }, { from: day, to: day }),
  }))
  const { from, to } = view.filter
  const title =
    from || to
      ? t('chartRange', { currency, from: dayInWords(range.from, locale), to: dayInWords(range.to, locale), zone })
      : t('chartLast', { currency, days: String(CHART_DAYS), zone })
  return (
    <Card className="grid gap-3">
      {props.currencies.length > 1 ? (
        <div className="overflow-x-auto">
          <Segmented
            label={t('chartCurrency')}
            items={props.currencies.map((each) => ({
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
