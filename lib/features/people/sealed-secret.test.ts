import { describe, expect, test } from 'vitest'
import { seal, unseal } from './sealed-secret'

const KEY = Buffer.alloc(32, 1)
const sealed = seal(KEY, 'second factor', 'person-1', 'SECRET')

describe('a sealed secret', () => {
  test('opens for its owner, and looks different each time', () => {
    expect(unseal(KEY, 'second factor', 'person-1', sealed)).toBe('SECRET')
    expect(seal(KEY, 'second factor', 'person-1', 'SECRET')).not.toBe(sealed)
    expect(sealed).not.toContain('SECRET')
  })

  test.each([
    ['another person’s row', KEY, 'second factor', 'person-2', sealed],
    ['another use', KEY, 'provider token', 'person-1', sealed],
    ['another key', Buffer.alloc(32, 2), 'second factor', 'person-1', sealed],
    ['a key id nobody knows', KEY, 'second factor', 'person-1', sealed.replace('k1.', 'k2.')],
    [
      'a changed byte',
      KEY,
      'second factor',
      'person-1',
      sealed.replace(/.(.{9})$/, (end) => (end[0] === 'A' ? 'B' : 'A') + end.slice(1)),
    ],
    ['a cut tail', KEY, 'second factor', 'person-1', sealed.slice(0, -8)],
    ['almost nothing', KEY, 'second factor', 'person-1', 'k1.AAAA'],
    ['nothing', KEY, 'second factor', 'person-1', ''],
  ])('does not open with %s', (_what, key, purpose, owner, value) => {
    expect(() => unseal(key, purpose, owner, value)).toThrow()
  })
})
