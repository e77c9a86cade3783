import { expect, test } from 'vitest'
import { minutesAndSeconds, phaseOf, WARNING_MS } from './time-left'

const MINUTE = 60_000

test.each([
  ['fresh', { idleInMs: 15 * MINUTE, endsInMs: 480 * MINUTE }, 0, 'open', 'idle'],
  [
    'two minutes before disuse ends it',
    { idleInMs: 15 * MINUTE, endsInMs: 480 * MINUTE },
    13 * MINUTE,
    'warned',
    'idle',
  ],
  ['a moment before that', { idleInMs: 15 * MINUTE, endsInMs: 480 * MINUTE }, 13 * MINUTE - 1, 'open', 'idle'],
  ['unused for its time', { idleInMs: 15 * MINUTE, endsInMs: 480 * MINUTE }, 15 * MINUTE, 'over', 'idle'],
  ['at the end of the day', { idleInMs: 15 * MINUTE, endsInMs: MINUTE }, 0, 'warned', 'absolute'],
  ['after a night asleep', { idleInMs: 15 * MINUTE, endsInMs: 480 * MINUTE }, 900 * MINUTE, 'over', 'idle'],
])('%s', (_when, left, since, at, by) => {
  expect(phaseOf(left, since)).toMatchObject({ at, by })
})

test('the rest of a warned session is told in minutes and seconds', () => {
  expect([WARNING_MS, 65_000, 1, 0].map(minutesAndSeconds)).toEqual(['2:00', '1:05', '0:01', '0:00'])
})
