/** Decimal places by currency. Source: ISO 4217 list one (read 2026-11). */
export const MINOR_UNIT_EXPONENT = {
  BIF: 0,
  EUR: 2,
  GBP: 2,
  GHS: 2,
  KES: 2,
  MAD: 2,
  NGN: 2,
  RWF: 0,
  TZS: 2,
  UGX: 0,
  USD: 2,
  XAF: 0,
  XOF: 0,
  ZAR: 2,
} as const

export type Currency = keyof typeof MINOR_UNIT_EXPONENT
export const CURRENCIES = Object.keys(MINOR_UNIT_EXPONENT) as readonly Currency[]

/** An amount of one currency in its minor units (cents; whole francs for BIF). */
export type Money = Readonly<{ amountMinor: bigint; currency: Currency }>

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(MINOR_UNIT_EXPONENT, code)
}

/** @throws Error when the currencies differ: two currencies are never added. */
export function addMoney(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new Error(`cannot add ${b.currency} to ${a.currency}`)
  return { ...a, amountMinor: a.amountMinor + b.amountMinor }
}

/** Plain decimal text with the currency's own decimals and a leading minus if negative: 150000n KES is "1500.00". */
export function toDecimal(amountMinor: bigint, currency: Currency): string {
  const exponent = MINOR_UNIT_EXPONENT[currency]
  const sign = amountMinor < 0n ? '-' : ''
  const digits = (amountMinor < 0n ? -amountMinor : amountMinor).toString()
  if (exponent === 0) return sign + digits
  const padded = digits.padStart(exponent + 1, '0')
  return `${sign}${padded.slice(0, -exponent)}.${padded.slice(-exponent)}`
}

const figureFormats = new Map<string, Intl.NumberFormat>()

/** Making a format costs more than using it, and a list uses the same two for every row. */
function figureFormat(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`
  const known =
    figureFormats.get(key) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
  figureFormats.set(key, known)
  return known
}

/** For people: thousands grouped, exact decimals, no code: "12,500.00". The locale decides the separators. */
export function formatAmount(amountMinor: bigint, currency: Currency, locale = 'en-KE'): string {
  const format = figureFormat(locale, MINOR_UNIT_EXPONENT[currency])
  // Intl accepts decimal strings exactly (ES2023), so no figure passes through a float.
  return format.format(toDecimal(amountMinor, currency) as Intl.StringNumericLiteral)
}

/** "KES 12,500.00". */
export function formatMoney(money: Money, locale?: string): string {
  return `${money.currency} ${formatAmount(money.amountMinor, money.currency, locale)}`
}

export type AmountProblem =
  | 'empty'
  | 'not_a_number'
  | 'not_positive'
  | 'too_many_decimals'
  | 'whole_units_only'
  | 'too_large'
export type ParsedAmount = { ok: true; amountMinor: bigint } | { ok: false; problem: AmountProblem }

const PLAIN = /^(0|[1-9]\d{0,11})(?:\.(\d+))?$/
const GROUPED = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/

/**
 * The one parser of amounts that people and files give us (RELIABILITY.md row 29).
 * Strict: ASCII digits, at most twelve before the point, no sign, no exponent, no leading zeros.
 * `wholeUnits` adds a rail's own limit (M-Pesa takes whole shillings).
 */
export function parseAmount(text: string, currency: Currency, options: { wholeUnits?: boolean } = {}): ParsedAmount {
  if (text === '') return { ok: false, problem: 'empty' }
  const match = PLAIN.exec(text)
  if (!match) return { ok: false, problem: /^\d{13,}(\.\d+)?$/.test(text) ? 'too_large' : 'not_a_number' }
  const exponent = MINOR_UNIT_EXPONENT[currency]
  const fraction = match[2] ?? ''
  if (fraction.length > exponent) {
    return { ok: false, problem: exponent === 0 ? 'whole_units_only' : 'too_many_decimals' }
  }
  const amountMinor = BigInt((match[1] ?? '') + fraction.padEnd(exponent, '0'))
  if (amountMinor === 0n) return { ok: false, problem: 'not_positive' }
  if (options.wholeUnits && !isWhole(amountMinor, currency)) return { ok: false, problem: 'whole_units_only' }
  return { ok: true, amountMinor }
}

/**
 * What a person pastes into a form, made into what {@link parseAmount} takes: surrounding blanks, the currency's own
 * code and correctly placed thousands commas go; anything else stays and is refused there.
 */
export function tidyTypedAmount(text: string, currency: Currency): string {
  const bare = text.replaceAll('\u00a0', ' ').trim()
  const amount = bare.toUpperCase().startsWith(`${currency} `) ? bare.slice(4).trim() : bare
  return GROUPED.test(amount) ? amount.replaceAll(',', '') : amount
}

/**
 * A provider's decimal text to minor units. Extra decimals are exact if zero ("2000.00" BIF), else undefined:
 * the caller treats that as a mismatch, never rounds (RELIABILITY.md 1.6 rule 10).
 */
export function minorFromDecimal(text: string, currency: Currency): bigint | undefined {
  const match = /^(-?)(\d{1,15})(?:\.(\d+))?$/.exec(text.trim())
  if (!match) return undefined
  const exponent = MINOR_UNIT_EXPONENT[currency]
  const fraction = match[3] ?? ''
  if (!/^0*$/.test(fraction.slice(exponent))) return undefined
  const minor = BigInt((match[2] ?? '') + fraction.slice(0, exponent).padEnd(exponent, '0'))
  return match[1] === '-' ? -minor : minor
}

/** Whether the amount has no fraction of a unit. */
export function isWhole(amountMinor: bigint, currency: Currency): boolean {
  return amountMinor % 10n ** BigInt(MINOR_UNIT_EXPONENT[currency]) === 0n
}
