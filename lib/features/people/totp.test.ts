import { describe, expect, test } from 'vitest'
import { TOTP_SECRET } from './people-fixture'
import { currentCode, matchingStep, newTotpSecret, totpUri } from './totp'

const at = (seconds: number) => new Date(seconds * 1000)

describe('TOTP', () => {
  // RFC 6238 appendix B, SHA-1, its last six digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i the code is %s', (seconds, code) => {
    expect(currentCode(TOTP_SECRET, at(seconds)).code).toBe(code)
    expect(matchingStep(TOTP_SECRET, code, at(seconds), 0)).toBe(Math.floor(seconds / 30))
  })

  test('takes a code one step early or late and none further away', () => {
    const now = 1_800_000_000
    const step = now / 30
    const codeAt = (offset: number) => currentCode(TOTP_SECRET, at(now + offset * 30)).code
    expect([-1, 0, 1].map((offset) => matchingStep(TOTP_SECRET, codeAt(offset), at(now), 0))).toEqual([
      step - 1,
      step,
      step + 1,
    ])
    expect([-3, -2, 2, 3].map((offset) => matchingStep(TOTP_SECRET, codeAt(offset), at(now), 0))).toEqual(
      Array(4).fill(undefined),
    )
  })

  test('refuses a step that was used, and the steps before it', () => {
    const now = 1_800_000_000
    const { code, step } = currentCode(TOTP_SECRET, at(now))
    expect(matchingStep(TOTP_SECRET, code, at(now), step)).toBeUndefined()
    expect(matchingStep(TOTP_SECRET, code, at(now), step + 1)).toBeUndefined()
    expect(matchingStep(TOTP_SECRET, code, at(now), step - 1)).toBe(step)
  })

  test('reads the blank that authenticators show and refuses everything that is not six digits', () => {
    expect(matchingStep(TOTP_SECRET, '287 082', at(59), 0)).toBe(1)
    for (const typed of ['', '28708', '2870821', '28708a', '２８７０８２', '-87082', '287082.0']) {
      expect(matchingStep(TOTP_SECRET, typed, at(59), 0)).toBeUndefined()
    }
  })

  test('new secrets have 160 bits and differ', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/)
    expect(newTotpSecret()).not.toBe(newTotpSecret())
    expect(totpUri(TOTP_SECRET, 'amina')).toMatch(/^otpauth:\/\/totp\/Hazina:amina\?.*secret=GEZDG/)
  })
})
