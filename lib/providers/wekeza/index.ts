import type { Provider } from '../provider'
import { balanceSource } from './balances'
import { callbackSource } from './callbacks'
import { createWekezaClient, type WekezaClientOptions } from './client'
import { ownAccounts, type WekezaConfig } from './config'
import { historySource } from './history'
import { promptRail, transferRail } from './rails'
import { registerWebhook } from './register-callbacks'

export type { WekezaConfig } from './config'

/** Wekeza Open Banking: our accounts there, transfers from them, M-Pesa prompts, signed webhooks. */
export function createWekeza(config: WekezaConfig, options: WekezaClientOptions = {}): Provider {
  const client = createWekezaClient(config, options)
  const accounts = ownAccounts(config)
  const now = options.now ?? (() => new Date())
  return {
    id: 'wekeza',
    accounts,
    rails: { 'wekeza.transfer': transferRail(client), 'wekeza.stk': promptRail(client) },
    balances: balanceSource(client, accounts, now),
    history: historySource(client, accounts, now),
    callbacks: callbackSource(config.webhookSecrets, accounts),
    registerCallbacks: (callbackUrl) => registerWebhook(client, callbackUrl('w'), config.webhookSecrets[0]),
  }
}
