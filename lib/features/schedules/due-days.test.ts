import { describe, expect, test } from 'vitest'
import { type DueRule, newestDue, nextDue } from './due-days'

const ZONE = 'Africa/Nairobi'
const around = (rule: DueRule, at: string, zone: 'Africa/Nairobi' | 'Africa/Bujumbura' = ZONE) => [
  newestDue(rule, new Date(at), zone).at.toISOString(),
  nextDue(rule, new Date(at), zone).at.toISOString(),
]

describe('due times', () => {
  test('daily: at the hour of the business zone, and not a millisecond before', () => {
    const rule = { rhythm: 'daily', onDay: 0, hour: 6 } as const
    expect(around(rule, '2026-11-21T03:00:00.000Z')).toEqual(['2026-11-21T03:00:00.000Z', '2026-11-22T03:00:00.000Z'])
    expect(around(rule, '2026-11-21T02:59:59.999Z')).toEqual(['2026-11-20T03:00:00.000Z', '2026-11-21T03:00:00.000Z'])
  })

  test('an hour soon after midnight is on the day before in UTC', () => {
    const rule = { rhythm: 'daily', onDay: 0, hour: 1 } as const
    const due = nextDue(rule, new Date('2026-11-20T20:00:00Z'), ZONE)
    expect(due).toEqual({ day: '2026-11-21', at: new Date('2026-11-20T22:00:00Z') })
  })

  test('another zone, another instant of the same day', () => {
    const rule = { rhythm: 'daily', onDay: 0, hour: 6 } as const
    expect(around(rule, '2026-11-21T12:00:00Z', 'Africa/Bujumbura')[0]).toBe('2026-11-21T04:00:00.000Z')
  })

  test('weekly: on its weekday, Sunday being the seventh', () => {
    const monday = { rhythm: 'weekly', onDay: 1, hour: 8 } as const
    expect(around(monday, '2026-11-21T12:00:00Z')).toEqual(['2026-11-16T05:00:00.000Z', '2026-11-23T05:00:00.000Z'])
    const sunday = { rhythm: 'weekly', onDay: 7, hour: 8 } as const
    expect(around(sunday, '2026-11-22T05:00:00Z')).toEqual(['2026-11-22T05:00:00.000Z', '2026-11-29T05:00:00.000Z'])
  })

  test('monthly: on its day, or on the last one of every month, leap years too', () => {
    const fifth = { rhythm: 'monthly', onDay: 5, hour: 0 } as const
    expect(around(fifth, '2026-11-21T12:00:00Z')).toEqual(['2026-11-04T21:00:00.000Z', '2026-12-04T21:00:00.000Z'])
    const last = { rhythm: 'monthly', onDay: 0, hour: 23 } as const
    expect(around(last, '2028-02-10T12:00:00Z')).toEqual(['2028-01-31T20:00:00.000Z', '2028-02-29T20:00:00.000Z'])
    expect(around(last, '2026-12-31T20:00:00Z')).toEqual(['2026-12-31T20:00:00.000Z', '2027-01-31T20:00:00.000Z'])
  })

  test('of two neighbours nothing is ever due in between', () => {
    const rules: DueRule[] = [{ rhythm: 'daily', onDay: 0, hour: 23 }]
    for (let onDay = 1; onDay <= 7; onDay += 1) rules.push({ rhythm: 'weekly', onDay, hour: 0 })
    for (const onDay of [0, 1, 28]) rules.push({ rhythm: 'monthly', onDay, hour: 12 })
    for (const rule of rules)
      for (let at = Date.parse('2028-01-25T10:00:00Z'); at < Date.parse('2028-03-05'); at += 86_400_000) {
        const next = nextDue(rule, new Date(at), ZONE)
        expect(newestDue(rule, next.at, ZONE)).toEqual(next)
        expect(newestDue(rule, new Date(next.at.getTime() - 1), ZONE)).toEqual(newestDue(rule, new Date(at), ZONE))
      }
  })
})
