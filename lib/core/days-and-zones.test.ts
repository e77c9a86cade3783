import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayOf,
  endOfDay,
  instantFromWallTime,
  isDay,
  startOfDay,
  wallTime,
  zoneAbbreviation,
} from './days-and-zones'

describe('a day names its zone', () => {
  const halfPastMidnightInNairobi = new Date('2026-10-31T21:30:00Z')

  it('is the next day in Nairobi and still the last of the month in Bujumbura', () => {
    expect(dayOf(halfPastMidnightInNairobi, 'Africa/Nairobi')).toBe('2026-11-01')
    expect(dayOf(halfPastMidnightInNairobi, 'Africa/Bujumbura')).toBe('2026-10-31')
    expect(dayOf(halfPastMidnightInNairobi, 'UTC')).toBe('2026-10-31')
  })

  it('starts and ends where the next one starts', () => {
    expect(startOfDay('2026-11-01', 'Africa/Nairobi').toISOString()).toBe('2026-10-31T21:00:00.000Z')
    expect(endOfDay('2026-10-31', 'Africa/Nairobi')).toEqual(startOfDay('2026-11-01', 'Africa/Nairobi'))
  })

  it('goes from wall time to the instant and back', () => {
    const instant = instantFromWallTime('2026-03-16 00:30:05', 'Africa/Nairobi')
    // Daraja contract section 15: 2026-03-15T21:30:05Z is 20260316003005 in East Africa.
    expect(instant?.toISOString()).toBe('2026-03-15T21:30:05.000Z')
    expect(wallTime(instant ?? new Date(0), 'Africa/Nairobi')).toBe('2026-03-16 00:30:05')
  })

  it('knows real days only', () => {
    expect(isDay('2026-02-28')).toBe(true)
    expect(isDay('2026-02-30')).toBe(false)
    expect(isDay('2026-2-3')).toBe(false)
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
    expect(zoneAbbreviation('Africa/Bujumbura')).toBe('CAT')
  })
})
