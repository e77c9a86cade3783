import type { Provider } from '../provider'
import { balanceSource } from './balances'
import { callbackSource } from './callbacks'
import { cancellation } from './cancel'
import { orderChecks } from './check-order'
import { type BitpesaClientOptions, createBitpesaClient } from './client'
import { explainCode } from './codes'
import { type BitpesaConfig, currenciesOf, ownAccounts } from './config'
import { createConnectionTest } from './connection-test'
import { corrections } from './correct'
import { directory } from './directory'
import { historySource } from './history'
import { nameLookup } from './names'
import { proofSource } from './proofs'
import { quoteSource } from './quotes'
import { payoutRail } from './rails'
import { registerWebhook } from './register-callbacks'
import { senderSource } from './senders'

export type { BitpesaConfig, SenderFacts } from './config'

/** BitPesa, today TransferZero / AZA: cross-border payouts from balances we hold there. */
export function createBitpesa(config: BitpesaConfig, options: BitpesaClientOptions = {}): Provider {
  const client = createBitpesaClient(config, options)
  const senders = senderSource(client, config)
  const now = options.now ?? (() => new Date())
  return {
    id: 'bitpesa',
    accounts: ownAccounts(config),
    rails: { 'bitpesa.payout': payoutRail(client, senders) },
    balances: balanceSource(client, currenciesOf(config), now),
    history: historySource(client),
    connection: createConnectionTest(config),
    callbacks: callbackSource(config),
    quotes: quoteSource(client, senders, now),
    directory: directory(client, now),
    names: nameLookup(client),
    cancellations: cancellation(client),
    corrections: corrections(client),
    orderChecks: orderChecks(client, senders),
    proofs: proofSource(client),
    registerCallbacks: (callbackUrl, { renew } = {}) => registerWebhook(client, callbackUrl('b'), renew),
    explain: (_rail, code) => explainCode(code),
  }
}
