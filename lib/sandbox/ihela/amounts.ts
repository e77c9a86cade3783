/** The largest amount taken: fifteen digits, so that every sum stays exact. */
const DIGITS_MAX = 15

/**
 * Whole francs from what clients send: `2000`, `"2000"`, `"2000.0"`, and `2.0E7` (Java prints doubles).
 * Undefined for anything else: a fraction of a franc, a sign, words.
 */
export function francsFrom(text: string): number | undefined {
  const match = /^(\d{1,15})(?:\.(\d{1,15}))?(?:[eE]\+?(\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  const exponent = Number(match[3] ?? '0')
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > exponent) return undefined
  const digits = `${match[1]}${fraction.padEnd(exponent, '0')}`.replace(/^0+/, '')
  return digits.length > DIGITS_MAX ? undefined : Number(digits || '0')
}

/** `"2000.00"`: how amounts leave the gateway. */
export function decimals(francs: number): string {
  return `${francs}.00`
}

/** `2020-08-13T10:24:58.014322Z`; the sandbox's clock has no microseconds, so they are zeros. */
export function instantMicro(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z')
}
