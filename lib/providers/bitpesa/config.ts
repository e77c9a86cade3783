import { type Currency, isCurrency } from '@/lib/core/money'
import type { OwnAccount } from '../readings'

/** The merchant as BitPesa's sender, by our own names; needed only where it does not exist there yet. */
export type SenderFacts = Readonly<{
  name: string
  country: string
  city: string
  street: string
  postalCode: string
  email: string
  phoneCountry?: string
  /** E.164 with plus. */
  phoneNumber?: string
  registrationNumber?: string
  natureOfBusiness?: string
  legalEntityType?: string
  /** Address of the device or server that orders payments. */
  ip?: string
}>

export interface BitpesaConfig {
  /** With or without `/v1` and a slash at its end. */
  baseUrl: string
  apiKey: string
  apiSecret: string
  /** ISO codes of the balances we hold there. */
  currencies: readonly string[]
  /** Our own id of the sender. */
  senderExternalId: string
  sender?: SenderFacts
}

/** @throws Error when a configured currency is unknown. */
export function currenciesOf(config: BitpesaConfig): Currency[] {
  return config.currencies.map((code) => {
    if (!isCurrency(code)) throw new Error(`the BitPesa balance in ${code} is set up, but that currency is unknown`)
    return code
  })
}

export function ownAccounts(config: BitpesaConfig): OwnAccount[] {
  return currenciesOf(config).map((currency) => ({
    key: currency,
    name: `BitPesa ${currency}`,
    currency,
    purpose: 'pay',
  }))
}
