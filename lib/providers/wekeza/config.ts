import { type Currency, isCurrency } from '@/lib/core/money'
import type { OwnAccount } from '../readings'

export interface WekezaConfig {
  /** Ends in `/api/v1`. */
  baseUrl: string
  /** Ends in `/oauth`. */
  oauthUrl: string
  clientId: string
  clientSecret: string
  /** The first is given at registration; the others are still accepted while a secret is being replaced. */
  webhookSecrets: string[]
  /** Our account ids; `id:USD` for an account that is not in KES. */
  accountIds: string[]
}

const USUAL_CURRENCY: Currency = 'KES'

/** @throws Error when a configured currency is unknown. */
export function ownAccounts(config: WekezaConfig): OwnAccount[] {
  return config.accountIds.map((entry) => {
    const [key = '', currency = USUAL_CURRENCY] = entry.split(':')
    if (!isCurrency(currency)) throw new Error(`the Wekeza account ${key} is set up in an unknown currency ${currency}`)
    return { key, name: key, currency, purpose: 'both' }
  })
}
