import { expect, test } from 'vitest'
import { percentDone } from './percent'

test.each([
  [0, 0, 0],
  [0, 7, 0],
  [999_999, 1_000_000, 99],
  [7, 7, 100],
])('%i of %i is %i percent', (done, total, percent) => {
  expect(percentDone(done, total)).toBe(percent)
})
