import { factsOf, rateOf } from './currencies'
import { Numeral } from './wire-json'

/** An exact fraction; the denominator is positive. */
export type Rational = Readonly<{ n: bigint; d: bigint }>

const EXCHANGE_RATE_DECIMALS = 12

/**
 * An amount as clients send it: a number or a numeric string ("100", "2000.0", 10000). Undefined for anything else.
 * A JSON number's shortest text is exactly what was sent up to fifteen digits, so nothing is lost on the way in.
 */
export function readAmount(value: unknown): Rational | undefined {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const match = /^(-?)(\d{1,15})(?:\.(\d{1,12}))?$/.exec(text)
  if (!match) return undefined
  const fraction = match[3] ?? ''
  const n = BigInt((match[2] ?? '') + fraction)
  return { n: match[1] === '-' ? -n : n, d: 10n ** BigInt(fraction.length) }
}

export function equalAmounts(a: Rational, b: Rational): boolean {
  return a.n * b.d === b.n * a.d
}

/** Minor units of a currency as a fraction of major units, for comparing with what a client sent. */
export function majorOf(minor: bigint, currency: string): Rational {
  return { n: minor, d: 10n ** BigInt(factsOf(currency).decimals) }
}

/**
 * Minor units. Two-decimal currencies round half up; whole-unit currencies round up, on the way in as on the way out,
 * so that a payment within one currency asks for exactly what it pays (contract section 7).
 * @param multiple some operators pay only multiples of five units; the amount is rounded up to one.
 */
export function toMinor(amount: Rational, currency: string, multiple = 1n): bigint {
  const { decimals } = factsOf(currency)
  const n = amount.n * 10n ** BigInt(decimals)
  const minor = decimals === 0 ? ceilDivide(n, amount.d) : (2n * n + amount.d) / (2n * amount.d)
  return ceilDivide(minor, multiple) * multiple
}

/** What is paid in and what is paid out for a requested amount in either currency or a third one. */
export function priceRecipient(request: {
  amount: Rational
  requested: string
  input: string
  output: string
  multiple?: bigint | undefined
}): { inputMinor: bigint; outputMinor: bigint } {
  const { amount, requested, input, output, multiple } = request
  const into = (currency: string): Rational => {
    if (currency === requested) return amount
    const rate = rateOf(requested, currency)
    return { n: amount.n * rate.n, d: amount.d * rate.d }
  }
  return { inputMinor: toMinor(into(input), input), outputMinor: toMinor(into(output), output, multiple) }
}

/** What an amount is worth in US dollars, in cents. */
export function usdMinor(minor: bigint, currency: string): bigint {
  const major = majorOf(minor, currency)
  const rate = rateOf(currency, 'USD')
  return toMinor({ n: major.n * rate.n, d: major.d * rate.d }, 'USD')
}

/** Decimal text in major units with the currency's own decimals: "77.52", "10000". */
export function decimalText(minor: bigint, currency: string): string {
  const { decimals } = factsOf(currency)
  if (decimals === 0) return minor.toString()
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

export function money(minor: bigint, currency: string): Numeral {
  return new Numeral(decimalText(minor, currency))
}

/** `output_amount / input_amount` of what was really rounded, to twelve decimals. */
export function exchangeRate(input: Rational, output: Rational): Numeral {
  return fractionNumeral({ n: output.n * input.d, d: output.d * input.n })
}

/** A fraction as a JSON number, half up at twelve decimals, without trailing zeros. */
export function fractionNumeral({ n, d }: Rational): Numeral {
  if (d === 0n) return new Numeral('0')
  const scaled = (2n * n * 10n ** BigInt(EXCHANGE_RATE_DECIMALS) + d) / (2n * d)
  const digits = scaled.toString().padStart(EXCHANGE_RATE_DECIMALS + 1, '0')
  const fraction = digits.slice(-EXCHANGE_RATE_DECIMALS).replace(/0+$/, '')
  const whole = digits.slice(0, -EXCHANGE_RATE_DECIMALS)
  return new Numeral(fraction === '' ? whole : `${whole}.${fraction}`)
}

function ceilDivide(n: bigint, d: bigint): bigint {
  return n % d === 0n || n < 0n ? n / d : n / d + 1n
}
