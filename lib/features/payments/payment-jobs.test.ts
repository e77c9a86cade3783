import { describe, expect, it } from 'vitest'
import type { PaymentState } from '@/lib/core/payment-state'
import type { Rail } from '@/lib/core/rails'
import { askDelayMs, jittered, UNRESOLVED_AFTER_MS } from './payment-jobs'

const MINUTE = 60
const HOUR = 3_600
const DAY = 24 * HOUR

/** When a payment is asked about, in seconds after it entered its state, until asking is over or the limit. */
function askedAt(state: PaymentState, rail: Rail, limit: number): number[] {
  const moments: number[] = []
  let at = 0
  for (let asked = 0; asked < 500; asked += 1) {
    const delay = askDelayMs(state, rail, asked, at * 1_000)
    if (delay === undefined) return moments
    at += delay / 1_000
    if (at > limit) return moments
    moments.push(at)
  }
  return moments
}

describe('the janitor asks on the schedule of RELIABILITY.md 1.7', () => {
  const minutes = (...figures: number[]) => figures.map((figure) => figure * MINUTE)

  it('unknown: 15 s, 30 s, 1, 2, 5, 10, 20, 30 min, then hourly to a day; and three seconds after it became so', () => {
    const moments = askedAt('unknown', 'wekeza.transfer', 5 * HOUR)
    expect(moments.slice(0, 10)).toEqual([3, 15, 30, ...minutes(1, 2, 5, 10, 20, 30, 60)])
    expect(moments.slice(10)).toEqual([2, 3, 4, 5].map((hour) => hour * HOUR))
  })

  it('then daily to day seven, and then only a person', () => {
    const moments = askedAt('unknown', 'mpesa.b2c', 30 * DAY)
    const gaps = moments.slice(1).map((at, index) => at - (moments[index] ?? 0))
    expect(moments.filter((at) => at <= DAY + HOUR).length).toBeGreaterThan(30)
    expect(gaps.filter((gap) => gap === DAY).length).toBeGreaterThanOrEqual(5)
    expect(moments.at(-1)).toBeGreaterThanOrEqual(6 * DAY)
    expect(moments.at(-1)).toBeLessThanOrEqual(8 * DAY + HOUR)
  })

  it('needs review is asked about like Unknown: questions go on', () => {
    expect(askedAt('needs_review', 'mpesa.b2c', HOUR)).toEqual(askedAt('unknown', 'mpesa.b2c', HOUR))
  })

  it.each<[Rail, number[]]>([
    ['mpesa.b2c', minutes(1, 2, 5, 15, 60, 120)],
    ['mpesa.b2b', minutes(1, 2, 5, 15, 60, 120)],
    ['mpesa.stk', [30, 60, 90, ...minutes(3, 10, 15)]],
    ['wekeza.transfer', [30, ...minutes(1, 2, 5, 15, 60, 120)]],
    ['bitpesa.payout', minutes(5, 10, 20, 30, 45, 60, 120)],
  ])('sent on %s', (rail, expected) => {
    expect(askedAt('sent', rail, 130 * MINUTE).slice(0, expected.length)).toEqual(expected)
  })

  it('asks BitPesa six times in the first hour at most, as its budget allows', () => {
    expect(askedAt('sent', 'bitpesa.payout', HOUR)).toHaveLength(6)
  })

  it('moves each moment by a tenth at most', () => {
    for (let count = 0; count < 1_000; count += 1) {
      const moved = jittered(60_000)
      expect(moved).toBeGreaterThanOrEqual(54_000)
      expect(moved).toBeLessThanOrEqual(66_000)
    }
  })

  it('calls a person after 30 minutes for money out and 15 for money in', () => {
    expect(UNRESOLVED_AFTER_MS).toEqual({ out: 30 * MINUTE * 1_000, in: 15 * MINUTE * 1_000 })
  })
})
