import { describe, expect, test } from 'vitest'
import { maskAccount, maskEmail, maskMsisdn } from './masking'

describe('masking', () => {
  test('a Kenyan phone keeps its first four and last three digits, with or without the plus', () => {
    expect(maskMsisdn('254712345678')).toBe('0712 ••• 678')
    expect(maskMsisdn('+254112345678')).toBe('0112 ••• 678')
  })

  test('a foreign phone keeps its country and last three digits', () => {
    expect(maskMsisdn('+25761234567')).toBe('+257 ••• 567')
    expect(maskMsisdn('256701234567')).toBe('+256 ••• 567')
  })

  test('what is too short to hide a part is hidden whole', () => {
    expect(maskMsisdn('12345')).toBe('•••')
    expect(maskMsisdn('')).toBe('•••')
    expect(maskAccount('12345')).toBe('••••')
    expect(maskAccount('')).toBe('••••')
  })

  test('an account shows its last four signs only', () => {
    expect(maskAccount('1001234567')).toBe('•••• 4567')
    expect(maskAccount('01-1234 5678')).toBe('•••• 5678')
  })

  test('an e-mail address keeps its first letter and its host', () => {
    expect(maskEmail('jane@example.org')).toBe('j•••@example.org')
    expect(maskEmail('not an address')).toBe('•••')
  })
})
