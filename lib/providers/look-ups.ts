import type { Currency } from '@/lib/core/money'

export type NameFound = { found: true; name: string; account: string } | { found: false; because: string }

export interface NameLookup {
  /** Places that answer names; all of them where this is left out. */
  covers?(bank: string): boolean
  /** `details`: further fields of the place by our own names, where its accounts need them (a bank code). */
  lookUpName(
    place: Readonly<{ bank: string; account: string; details?: Readonly<Record<string, string>> }>,
  ): Promise<NameFound>
}

export type Quote = Readonly<{
  sendMinor: bigint
  sendCurrency: Currency
  receiveMinor: bigint
  receiveCurrency: Currency
  /** Units received per unit sent, as decimal text for people. */
  rate: string
  feeMinor: bigint
  expiresAt: Date
}>

export interface QuoteSource {
  /** Creates nothing at the provider. `fix` says which side the amount is of. */
  quote(
    wish: Readonly<{
      corridor: string
      sendCurrency: Currency
      receiveCurrency: Currency
      fix: 'send' | 'receive'
      amountMinor: bigint
    }>,
  ): Promise<Quote>
}

/** A place money can be sent to by this provider: a bank of iHela, a corridor of BitPesa. */
export type Place = Readonly<{
  id: string
  name: string
  currency: Currency
  /** Limits of one payment there in minor units, when the provider states them. */
  minMinor?: bigint
  maxMinor?: bigint
  /** Limits of a bill that is paid from there. */
  billLimits?: Readonly<{ minMinor?: bigint; maxMinor?: bigint }>
  accountMask?: string
  /** Further fields that this place needs, by our own names. */
  fields: readonly Readonly<{
    name: string
    required: boolean
    options?: readonly Readonly<{ value: string; label: string }>[]
  }>[]
}>

export interface Directory {
  listPlaces(): Promise<Place[]>
}
