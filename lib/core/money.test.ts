import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMoney,
  CURRENCIES,
  formatMoney,
  MINOR_UNIT_EXPONENT,
  minorFromDecimal,
  parseAmount,
  tidyTypedAmount,
  toDecimal,
} from './money'

describe('parseAmount', () => {
  // RELIABILITY.md row 29: the table of awkward amounts. One parser for form, file and API.
  it.each([
    ['', 'empty'],
    [' 12 ', 'not_a_number'],
    ['-1', 'not_a_number'],
    ['+1', 'not_a_number'],
    ['0', 'not_positive'],
    ['0.00', 'not_positive'],
    ['0.1+0.2', 'not_a_number'],
    ['1e21', 'not_a_number'],
    ['NaN', 'not_a_number'],
    ['Infinity', 'not_a_number'],
    ['0x10', 'not_a_number'],
    ['1,000.50', 'not_a_number'],
    ['1.000,50', 'not_a_number'],
    ['1.005', 'too_many_decimals'],
    ['01', 'not_a_number'],
    ['.5', 'not_a_number'],
    ['1.', 'not_a_number'],
    ['1 000', 'not_a_number'],
    ['[5]', 'not_a_number'],
    ['null', 'not_a_number'],
    ['１２', 'not_a_number'],
    ['١٢', 'not_a_number'],
    ['12‎', 'not_a_number'],
    ['9007199254740993', 'too_large'],
    ['1000000000000', 'too_large'],
  ])('refuses %j with %s', (text, problem) => {
    expect(parseAmount(text, 'KES')).toEqual({ ok: false, problem })
  })

  it.each([
    ['1', 100n],
    ['1500.5', 150_050n],
    ['1500.50', 150_050n],
    ['0.01', 1n],
    ['999999999999.99', 99_999_999_999_999n],
  ])('takes %j as exactly %s minor units', (text, amountMinor) => {
    expect(parseAmount(text, 'KES')).toEqual({ ok: true, amountMinor })
  })

  it('takes no decimals where the currency has none, or where the rail takes whole units only', () => {
    expect(parseAmount('1.5', 'BIF')).toEqual({ ok: false, problem: 'whole_units_only' })
    expect(parseAmount('1.0', 'UGX')).toEqual({ ok: false, problem: 'whole_units_only' })
    expect(parseAmount('1500.50', 'KES', { wholeUnits: true })).toEqual({ ok: false, problem: 'whole_units_only' })
    expect(parseAmount('1500.00', 'KES', { wholeUnits: true })).toEqual({ ok: true, amountMinor: 150_000n })
  })

  it('gives back what toDecimal wrote, for every currency', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 99_999_999_999n }),
        fc.constantFrom(...CURRENCIES),
        (amountMinor, currency) => {
          expect(parseAmount(toDecimal(amountMinor, currency), currency)).toEqual({ ok: true, amountMinor })
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('never throws and never accepts text that is not plain digits', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseAmount(text, 'KES')
        if (parsed.ok) expect(text).toMatch(/^\d{1,12}(\.\d{1,2})?$/)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('tidyTypedAmount', () => {
  it.each([
    ['1,500.50', '1500.50'],
    [' 12,500 ', '12500'],
    ['KES 1,500', '1500'],
    ['kes 200', '200'],
    ['1\u00a0', '1'],
    ['15,00', '15,00'],
    ['1,5000', '1,5000'],
    ['1500', '1500'],
  ])('makes %j into %j', (typed, tidy) => {
    expect(tidyTypedAmount(typed, 'KES')).toBe(tidy)
  })
})

describe('money', () => {
  it('never adds two currencies', () => {
    expect(() => addMoney({ amountMinor: 1n, currency: 'KES' }, { amountMinor: 1n, currency: 'BIF' })).toThrow(
      /cannot add BIF to KES/,
    )
  })

  it('reads a provider decimal exactly, and treats a lost fraction as a mismatch', () => {
    expect(minorFromDecimal('2000.00', 'BIF')).toBe(2000n)
    expect(minorFromDecimal('2000.50', 'BIF')).toBeUndefined()
    expect(minorFromDecimal('-220.00', 'KES')).toBe(-22_000n)
    expect(minorFromDecimal('1.005', 'KES')).toBeUndefined()
    expect(minorFromDecimal('1e3', 'KES')).toBeUndefined()
  })

  it('prints figures beyond what a float can hold', () => {
    expect(formatMoney({ amountMinor: 900_719_925_474_099_312n, currency: 'KES' })).toBe('KES 9,007,199,254,740,993.12')
    expect(formatMoney({ amountMinor: 2_400_000n, currency: 'BIF' })).toBe('BIF 2,400,000')
  })

  it('knows the decimals of every currency it handles', () => {
    expect(MINOR_UNIT_EXPONENT).toMatchObject({ KES: 2, BIF: 0, UGX: 0, RWF: 0, XOF: 0, USD: 2, NGN: 2 })
  })
})
