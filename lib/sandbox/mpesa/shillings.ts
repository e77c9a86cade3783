/** Amounts inside the M-Pesa sandbox are whole numbers of Kenyan cents; these turn them into the texts of the wire. */
const CENTS_PER_SHILLING = 100

export function centsOf(shillings: number): number {
  return shillings * CENTS_PER_SHILLING
}

/** As a JSON number without decimals; M-Pesa moves whole shillings only. */
export function wholeShillings(cents: number): number {
  return cents / CENTS_PER_SHILLING
}

/** Two decimals, as in balance strings and C2B notices: 4671300 is "46713.00". */
export function shillingText(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** Without decimals when there are none, as a phone shows it: 150000 is "1500". */
export function shortShillingText(cents: number): string {
  return shillingText(cents).replace(/\.00$/, '')
}

/**
 * A JSON number written as Java writes a double: 125000 becomes 1250.0 and 618683 becomes 6186.83.
 * JavaScript cannot keep the ".0", so the number travels as a marked string until `wireJson` prints it.
 */
export function wireDouble(cents: number): string {
  return `\u0001${shillingText(cents).replace(/0$/, '')}`
}

/** JSON text in which the `wireDouble`s stand as numbers. */
export function wireJson(value: unknown): string {
  return JSON.stringify(value).replace(/"\\u0001(-?\d+\.\d{1,2})"/g, '$1')
}
