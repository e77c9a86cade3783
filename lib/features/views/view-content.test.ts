import { expect, test } from 'vitest'
import { PRESETS, presetOf, presetRange } from '../transactions/day-ranges'
import { readAsked, readKept, writeKept } from './view-content'

const asked = { filter: {}, days: '', columns: '', density: 'comfortable' } as const

test('a filter is the same after it was kept, every part of it', () => {
  const filter = {
    ...{ tab: 'out', q: 'jane', account: 'a-1', rail: 'mpesa.b2c', currency: 'KES', counterparty: 'Jane & Sons' },
    ...{ from: '2026-11-01', to: '2026-11-02', min: '10', max: '1,500.50', sort: 'largest' },
  }
  const content = readAsked({ ...asked, filter })
  expect(readKept(writeKept(content))).toEqual({ filter: content.filter, days: undefined })
  expect(content.filter).toEqual(filter)
})

test('days that move along leave no dates behind', () => {
  const content = readAsked({ ...asked, filter: { from: '2026-11-01', to: '2026-11-07' }, days: 'last7' })
  expect(writeKept(content)).toBe('{"days":"last7"}')
})

test('what cannot be read is dropped, not guessed', () => {
  const content = readAsked({ ...asked, filter: { tab: 'sideways', from: 'soon', min: '10', sort: 'largest' } })
  expect(writeKept(content)).toBe('{}')
})

test('on no day of a leap year are two presets the same days', () => {
  for (let at = Date.parse('2028-01-01'); at < Date.parse('2029-01-01'); at += 86_400_000) {
    const today = new Date(at).toISOString().slice(0, 10)
    for (const preset of PRESETS) expect(presetOf(presetRange(preset, today), today)).toBe(preset)
  }
})
