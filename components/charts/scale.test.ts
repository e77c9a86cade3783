import { describe, expect, test } from 'vitest'
import { niceScale, share, shortAmount } from './scale'

describe('chart scale', () => {
  test('starts at zero and reaches over the largest value in round steps', () => {
    expect(niceScale([0, 830, 1_200])).toEqual({ min: 0, max: 1_500, ticks: [0, 500, 1_000, 1_500] })
    expect(niceScale([94]).max).toBe(100)
  })

  test('an overdrawn balance puts zero inside the picture', () => {
    const scale = niceScale([-300, 900])
    expect(scale.min).toBeLessThanOrEqual(-300)
    expect(scale.ticks).toContain(0)
  })

  test('no money still gives a frame to draw', () => {
    expect(niceScale([])).toEqual({ min: 0, max: 1, ticks: [0] })
    expect(niceScale([0, 0])).toEqual({ min: 0, max: 1, ticks: [0] })
  })

  test('the share of the largest tick is the whole height', () => {
    const scale = niceScale([1_200])
    expect(share(scale.max, scale)).toBe(1)
    expect(share(0, scale)).toBe(0)
  })

  test('axis labels are short and know the currency decimals', () => {
    expect(shortAmount(120_000_000, 'KES', 'en-KE')).toBe('1.2\u00a0M')
    expect(shortAmount(2_400_000, 'BIF', 'en-KE')).toBe('2.4\u00a0M')
    expect(shortAmount(50_000, 'KES', 'en-KE')).toBe('500')
    expect(shortAmount(0, 'KES', 'en-KE')).toBe('0')
    expect(shortAmount(120_000_000, 'KES', 'fr-BI')).toBe('1,2\u00a0M')
  })
})
