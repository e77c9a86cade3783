import { describe, expect, test } from 'vitest'
import { COMMON_PASSWORDS } from './common-password-list'
import { passwordProblem } from './password-rules'

describe('a password', () => {
  test.each([
    ['eleven signs', 'kettle-lake', 'password_short'],
    ['twelve signs', 'kettle-lakes', undefined],
    ['128 signs', `${'kettle lake '.repeat(10)}12345678`, undefined],
    ['129 signs', `${'kettle lake '.repeat(10)}123456789`, 'password_long'],
    ['signs outside the BMP, which count once', '🦒🦓🐘🦏🦛🐆🐊🐍🦅🦩', 'password_short'],
    ['no capital, digit or sign', 'green kettle near the lake', undefined],
    ['few different signs', 'aaaabbbbcccc', 'password_simple'],
    ['a common one of twelve signs or more', 'qwertyuiop123', 'password_common'],
    ['a common one in capitals', 'QWERTYUIOP123', 'password_common'],
    ['a common one with a year and a sign', 'Sunshine-2026!', 'password_common'],
    ['the product’s name and digits', 'Hazina-2026-Hazina', 'password_own_words'],
    ['the own name and digits', 'JaneDoe123456', 'password_own_words'],
    ['the own address and digits', 'jane@example.org-1', 'password_own_words'],
    ['blanks at its ends, which are kept', '  kettle lake  ', undefined],
  ])('with %s', (_what, password, problem) => {
    expect(passwordProblem(password, ['Jane Doe', 'jane@example.org'])).toBe(problem)
  })

  test('is never one of the commonest, of which at least 10,000 are known', () => {
    expect(new Set(COMMON_PASSWORDS).size).toBeGreaterThan(10_000)
    const long = COMMON_PASSWORDS.filter((word) => word.length >= 12)
    expect(long.length).toBeGreaterThan(150)
    expect(long.filter((word) => passwordProblem(word, []) === undefined)).toEqual([])
  })
})
