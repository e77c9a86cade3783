import type { Currency } from './money'

export const PROVIDERS = ['mpesa', 'wekeza', 'bitpesa', 'ihela'] as const
export type ProviderId = (typeof PROVIDERS)[number]

/** One way to move money. */
export const RAILS = [
  'mpesa.stk',
  'mpesa.c2b',
  'mpesa.b2c',
  'mpesa.b2b',
  'mpesa.reversal',
  'wekeza.transfer',
  'wekeza.stk',
  'wekeza.statement',
  'bitpesa.payout',
  'ihela.bill',
  'ihela.cashin',
] as const
export type Rail = (typeof RAILS)[number]

export type Direction = 'in' | 'out'

export type RailFacts = Readonly<{
  provider: ProviderId
  direction: Direction | 'both'
  /** What kind of money the rail takes beyond its currency's own decimals. */
  wholeUnitsOnly: boolean
  /** Limits of one payment in minor units of the rail's usual currency; undefined where the rail states none. */
  limit?: Readonly<{ currency: Currency; minMinor: bigint; maxMinor: bigint }>
  /** Longest merchant reference that the rail carries. */
  referenceMax: number
}>

/** Limits are data, not constants of the code: Daraja contract section 11 (read 2026-11), iHela contract section 4. */
export const RAIL_FACTS: Readonly<Record<Rail, RailFacts>> = {
  'mpesa.stk': {
    provider: 'mpesa',
    direction: 'in',
    wholeUnitsOnly: true,
    limit: { currency: 'KES', minMinor: 100n, maxMinor: 25_000_000n },
    referenceMax: 12,
  },
  'mpesa.c2b': { provider: 'mpesa', direction: 'in', wholeUnitsOnly: true, referenceMax: 20 },
  'mpesa.b2c': {
    provider: 'mpesa',
    direction: 'out',
    wholeUnitsOnly: true,
    limit: { currency: 'KES', minMinor: 1_000n, maxMinor: 25_000_000n },
    referenceMax: 100,
  },
  // To another business. No upper limit is published; the reference is the payee's account number there (section 5.4).
  'mpesa.b2b': { provider: 'mpesa', direction: 'out', wholeUnitsOnly: true, referenceMax: 13 },
  // Takes a received payment back whole; no limit of its own (section 5.10).
  'mpesa.reversal': { provider: 'mpesa', direction: 'out', wholeUnitsOnly: true, referenceMax: 100 },
  'wekeza.transfer': { provider: 'wekeza', direction: 'out', wholeUnitsOnly: false, referenceMax: 50 },
  'wekeza.stk': {
    provider: 'wekeza',
    direction: 'in',
    wholeUnitsOnly: true,
    limit: { currency: 'KES', minMinor: 100n, maxMinor: 25_000_000n },
    referenceMax: 20,
  },
  'wekeza.statement': { provider: 'wekeza', direction: 'both', wholeUnitsOnly: false, referenceMax: 50 },
  'bitpesa.payout': { provider: 'bitpesa', direction: 'out', wholeUnitsOnly: false, referenceMax: 60 },
  'ihela.bill': { provider: 'ihela', direction: 'in', wholeUnitsOnly: true, referenceMax: 40 },
  'ihela.cashin': { provider: 'ihela', direction: 'out', wholeUnitsOnly: true, referenceMax: 40 },
}

export const PROVIDER_NAME: Readonly<Record<ProviderId, string>> = {
  mpesa: 'M-Pesa',
  wekeza: 'Wekeza',
  bitpesa: 'BitPesa',
  ihela: 'iHela',
}

export function isRail(word: string): word is Rail {
  return (RAILS as readonly string[]).includes(word)
}

export function providerOf(rail: Rail): ProviderId {
  return RAIL_FACTS[rail].provider
}
