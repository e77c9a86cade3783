import { expect, test } from 'vitest'
import { largestByCurrency, totalsByCurrency } from './batch-sums'

const list = [
  { id: 'a', amountMinor: 25_000_000n, currency: 'KES' },
  { id: 'b', amountMinor: 900n, currency: 'BIF' },
  { id: 'c', amountMinor: 9_007_199_254_740_993n, currency: 'KES' },
] as const

test('totals are per currency and exact above 2^53', () => {
  expect(totalsByCurrency(list)).toEqual([
    { currency: 'BIF', amountMinor: 900n },
    { currency: 'KES', amountMinor: 9_007_199_279_740_993n },
  ])
  expect(totalsByCurrency([])).toEqual([])
})

test('the largest one is named for each currency, as two currencies are not compared', () => {
  expect(largestByCurrency(list).map(({ id }) => id)).toEqual(['b', 'c'])
})
