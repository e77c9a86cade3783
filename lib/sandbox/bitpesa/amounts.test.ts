import { describe, expect, test } from 'vitest'
import { decimalText, exchangeRate, majorOf, priceRecipient, readAmount, toMinor } from './amounts'
import { encodeWire, Numeral } from './wire-json'

const amount = (text: string) => {
  const read = readAmount(text)
  if (!read) throw new Error(`not an amount: ${text}`)
  return read
}

describe('amounts as the contract works them (section 7)', () => {
  test('100 EUR to NGN: input 100.00, output rounded up to 168479, rate 1684.79', () => {
    const priced = priceRecipient({ amount: amount('100'), requested: 'EUR', input: 'EUR', output: 'NGN' })
    expect(priced).toEqual({ inputMinor: 10_000n, outputMinor: 168_479n })
    const rate = exchangeRate(majorOf(10_000n, 'EUR'), majorOf(168_479n, 'NGN'))
    expect(rate.text).toBe('1684.79')
  })

  test('10000 KES from USD: output 10000, input 77.52, rate of the rounded amounts', () => {
    const priced = priceRecipient({ amount: amount('10000'), requested: 'KES', input: 'USD', output: 'KES' })
    expect(priced).toEqual({ inputMinor: 7_752n, outputMinor: 10_000n })
    expect(exchangeRate(majorOf(7_752n, 'USD'), majorOf(10_000n, 'KES')).text).toBe('128.998968008256')
  })

  test('a third currency prices both sides', () => {
    const priced = priceRecipient({ amount: amount('10'), requested: 'USD', input: 'EUR', output: 'KES' })
    expect(priced).toEqual({ inputMinor: 920n, outputMinor: 1_290n })
  })

  test('one currency in and out asks for exactly what it pays, even for a fraction', () => {
    const priced = priceRecipient({ amount: amount('100.4'), requested: 'UGX', input: 'UGX', output: 'UGX' })
    expect(priced).toEqual({ inputMinor: 101n, outputMinor: 101n })
  })

  test('two decimals round half up, whole units round up, some operators to multiples of five', () => {
    expect(toMinor(amount('0.005'), 'USD')).toBe(1n)
    expect(toMinor(amount('0.0049'), 'USD')).toBe(0n)
    expect(toMinor(amount('100.01'), 'XOF')).toBe(101n)
    expect(toMinor(amount('102'), 'XOF', 5n)).toBe(105n)
    expect(toMinor(amount('105'), 'XOF', 5n)).toBe(105n)
  })

  test.each(['', 'abc', '1e5', '1,000', '0x10', '.5', '1.', '12345678901234567'])('%s is not an amount', (text) => {
    expect(readAmount(text)).toBeUndefined()
  })

  test('money is written as a JSON number with its own decimals', () => {
    expect(encodeWire({ a: new Numeral(decimalText(7_752n, 'USD')), b: new Numeral(decimalText(5n, 'GHS')) })).toBe(
      '{"a":77.52,"b":0.05}',
    )
    expect(decimalText(90071992547409931n, 'USD')).toBe('900719925474099.31')
  })
})
