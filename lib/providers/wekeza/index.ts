import type { Provider } from '../provider'
import { balanceSource } from './balances'
import { bulkRail } from './bulk'
import { callbackSource } from './callbacks'
import { cancellation } from './cancel'
import { createWekezaClient, type WekezaClientOptions } from './client'
import { explainCode } from './codes'
import { ownAccounts, type WekezaConfig } from './config'
import { createConnectionTest } from './connection-test'
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
    balances: balanceSource(client, accounts),
    history: historySource(client, accounts, now),
    connection: createConnectionTest(config),
    callbacks: callbackSource(config.webhookSecrets, accounts, () => client.doubtReads()),
    cancellations: cancellation(client),
    bulk: bulkRail(client),
    registerCallbacks: (callbackUrl, { renew } = {}) =>
      registerWebhook(client, callbackUrl('w'), config.webhookSecrets[0], renew),
    explain: explainCode,
  }
}
