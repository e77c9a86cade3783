import { addDays, type Day } from '@/lib/core/days-and-zones'

export type DayRange = Readonly<{ from: Day; to: Day }>
export const PRESETS = ['today', 'yesterday', 'last7', 'thisMonth', 'lastMonth'] as const
export type Preset = (typeof PRESETS)[number]

/** Without a day filter the chart shows so many days up to today. */
export const CHART_DAYS = 30
/** One bar a day is readable for a year, not beyond. */
export const CHART_DAYS_MAX = 366

/** The month a day lies in, so many months earlier. */
export function monthOf(day: Day, monthsEarlier = 0): DayRange {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - monthsEarlier, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))
  return { from: first.toISOString().slice(0, 10), to: last.toISOString().slice(0, 10) }
}

export function presetRange(preset: Preset, today: Day): DayRange {
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'last7':
      return { from: addDays(today, -6), to: today }
    case 'thisMonth':
      return monthOf(today)
    case 'lastMonth':
      return monthOf(today, 1)
  }
}

type Chosen = Readonly<{ from?: Day; to?: Day }>

/** The preset that a range is today; no two are ever the same days. */
export function presetOf({ from, to }: Chosen, today: Day): Preset | undefined {
  return PRESETS.find((preset) => {
    const range = presetRange(preset, today)
    return range.from === from && range.to === to
  })
}

/** This month and the eleven before it, newest first. */
export function lastTwelveMonths(today: Day): DayRange[] {
  return Array.from({ length: 12 }, (_, index) => monthOf(today, index))
}

/**
 * The days the chart shows for a day filter. One day alone would be one bar, so its neighbours stand beside it; days to
 * come are left out; a range beyond a year shows its last year.
 */
export function chartRange(chosen: Chosen, today: Day): DayRange {
  const { from, to } = chosen
  if (from && from === to) return around(from, today)
  const end = to && to < today ? to : today
  if (!from) return { from: addDays(end, 1 - CHART_DAYS), to: end }
  const earliest = addDays(end, 1 - CHART_DAYS_MAX)
  return { from: from < earliest ? earliest : from, to: end < from ? from : end }
}

function around(day: Day, today: Day): DayRange {
  const after = addDays(day, CHART_DAYS / 2)
  const to = after < today ? after : day > today ? day : today
  return { from: addDays(to, 1 - CHART_DAYS), to }
}

/** Every day from the first to the last. */
export function daysOf(range: DayRange): Day[] {
  const days: Day[] = []
  for (let day = range.from; day <= range.to && days.length < CHART_DAYS_MAX; day = addDays(day, 1)) days.push(day)
  return days
}
