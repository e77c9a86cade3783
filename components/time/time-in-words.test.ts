import { describe, expect, test } from 'vitest'
import { ageInWords } from './age'
import { dayInWords } from './day-text'
import { fullInstant } from './when'

const at = new Date('2026-11-21T22:30:09Z')

describe('time in words', () => {
  test('the same instant is on different days in Nairobi and Bujumbura around midnight', () => {
    expect(fullInstant(new Date('2026-11-20T21:30:00Z'), 'Africa/Nairobi', 'en-KE')).toBe(
      'Sat 21 Nov 2026, 00:30:00 EAT',
    )
    expect(fullInstant(new Date('2026-11-20T21:30:00Z'), 'Africa/Bujumbura', 'en-KE')).toBe(
      'Fri 20 Nov 2026, 23:30:00 CAT',
    )
  })

  test('midnight is 00, never 24, in every language', () => {
    const midnight = new Date('2026-11-20T21:00:00Z')
    for (const locale of ['en-KE', 'fr-BI', 'sw-KE'] as const) {
      expect(fullInstant(midnight, 'Africa/Nairobi', locale)).toContain('00:00:00 EAT')
    }
  })

  test('a day is not moved by any zone', () => {
    expect(dayInWords('2026-11-21', 'en-KE')).toBe('21 Nov 2026')
    expect(dayInWords('2026-11-21', 'en-KE', 'full')).toBe('Sat 21 Nov 2026')
    expect(dayInWords('2026-11-21', 'fr-BI')).toContain('nov')
  })

  test('an age is its largest whole unit, and never negative', () => {
    const later = (ms: number) => new Date(at.getTime() + ms)
    expect(ageInWords(at, later(59_999), 'en-KE')).toBe('59 s')
    expect(ageInWords(at, later(60_000), 'en-KE')).toBe('1 min')
    expect(ageInWords(at, later(2 * 3_600_000), 'en-KE')).toBe('2 h')
    expect(ageInWords(at, later(47 * 3_600_000), 'en-KE')).toBe('47 h')
    expect(ageInWords(at, later(72 * 3_600_000), 'fr-BI')).toBe('3 j')
    expect(ageInWords(at, later(-5_000), 'en-KE')).toBe('0 s')
  })
})
