import type { Rational } from './amounts'

export interface CurrencyFacts {
  name: string
  symbol: string
  /** This provider's own decimals, which are not always ISO's: it pays whole naira and whole shillings. */
  decimals: 0 | 2
  /** Units for one US dollar, in thousandths, so that the table stays whole numbers. */
  perUsdThousandths: bigint
}

/** Source: contract section 7 (decimals from the provider's guides; the rates are the sandbox's own fixed table). */
const FACTS: Record<string, CurrencyFacts> = {
  USD: { name: 'US Dollar', symbol: '$', decimals: 2, perUsdThousandths: 1_000n },
  EUR: { name: 'Euro', symbol: '€', decimals: 2, perUsdThousandths: 920n },
  GBP: { name: 'British Pound', symbol: '£', decimals: 2, perUsdThousandths: 790n },
  KES: { name: 'Kenyan Shilling', symbol: 'KSh', decimals: 0, perUsdThousandths: 129_000n },
  UGX: { name: 'Ugandan Shilling', symbol: 'USh', decimals: 0, perUsdThousandths: 3_700_000n },
  TZS: { name: 'Tanzanian Shilling', symbol: 'TSh', decimals: 0, perUsdThousandths: 2_600_000n },
  NGN: { name: 'Nigerian Naira', symbol: '₦', decimals: 0, perUsdThousandths: 1_550_000n },
  GHS: { name: 'Ghanaian Cedi', symbol: '₵', decimals: 2, perUsdThousandths: 15_500n },
  XOF: { name: 'West African CFA Franc', symbol: 'Fr', decimals: 0, perUsdThousandths: 604_000n },
  XAF: { name: 'Central African CFA Franc', symbol: 'Fr', decimals: 0, perUsdThousandths: 604_000n },
  MAD: { name: 'Moroccan Dirham', symbol: 'DH', decimals: 2, perUsdThousandths: 10_000n },
  ZAR: { name: 'South African Rand', symbol: 'R', decimals: 2, perUsdThousandths: 18_200n },
}

export const CURRENCY_CODES: readonly string[] = Object.keys(FACTS)

export function isSupported(code: unknown): code is string {
  return typeof code === 'string' && Object.hasOwn(FACTS, code)
}

/** @throws Error for a code outside the table: callers check with {@link isSupported} first. */
export function factsOf(code: string): CurrencyFacts {
  const facts = Object.hasOwn(FACTS, code) ? FACTS[code] : undefined
  if (!facts) throw new Error(`no such currency in the sandbox: ${code}`)
  return facts
}

/** Output units for one input unit. */
export function rateOf(input: string, output: string): Rational {
  return { n: factsOf(output).perUsdThousandths, d: factsOf(input).perUsdThousandths }
}

/** The largest amount of one transaction: a million dollars' worth, in minor units. */
export function largestMinor(code: string): bigint {
  const { perUsdThousandths, decimals } = factsOf(code)
  return perUsdThousandths * 1_000n * 10n ** BigInt(decimals)
}
