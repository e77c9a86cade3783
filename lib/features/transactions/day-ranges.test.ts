import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/core/days-and-zones'
import { CHART_DAYS_MAX, chartRange, daysOf, lastTwelveMonths, monthOf, presetRange } from './day-ranges'

const TODAY = '2026-11-21'

test('presets end where people expect', () => {
  expect(presetRange('today', TODAY)).toEqual({ from: TODAY, to: TODAY })
  expect(presetRange('yesterday', '2026-03-01')).toEqual({ from: '2026-02-28', to: '2026-02-28' })
  expect(daysOf(presetRange('last7', TODAY))).toHaveLength(7)
  expect(presetRange('lastMonth', '2027-01-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  expect(monthOf('2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' })
})

test('twelve months back no month is missing or twice', () => {
  const months = lastTwelveMonths(TODAY).map((range) => range.from.slice(0, 7))
  expect(months).toHaveLength(12)
  expect(new Set(months).size).toBe(12)
  expect([months[0], months.at(-1)]).toEqual(['2026-11', '2025-12'])
})

describe('the days of the chart', () => {
  test('are the last thirty up to today without a filter', () => {
    expect(chartRange({}, TODAY)).toEqual({ from: '2026-10-23', to: TODAY })
  })
  test('put the neighbours beside a single day', () => {
    expect(chartRange({ from: '2026-10-10', to: '2026-10-10' }, TODAY)).toEqual({
      from: '2026-09-26',
      to: '2026-10-25',
    })
    expect(chartRange({ from: TODAY, to: TODAY }, TODAY)).toEqual({ from: '2026-10-23', to: TODAY })
  })
  test('end today although the month goes on', () => {
    expect(chartRange(monthOf(TODAY), TODAY)).toEqual({ from: '2026-11-01', to: TODAY })
  })
  test('are bounded, ordered, and hold a single chosen day', () => {
    const day = fc.integer({ min: -900, max: 900 }).map((count) => addDays(TODAY, count))
    const maybe = fc.option(day, { nil: undefined })
    fc.assert(
      fc.property(maybe, maybe, (from, to) => {
        const range = chartRange({ from, to }, TODAY)
        const days = daysOf(range)
        expect(days.length).toBeGreaterThan(0)
        expect(days.length).toBeLessThanOrEqual(CHART_DAYS_MAX)
        expect(days.at(-1)).toBe(range.to)
        if (from && from === to) expect(days).toContain(from)
      }),
    )
  })
})
