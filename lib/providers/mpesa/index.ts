import type { Provider } from '../provider'
import type { OwnAccount } from '../readings'
import { createTransport } from '../transport'
import { createArrivalGate } from './arrival-gate'
import { createMpesaBalances } from './balances'
import { createMpesaCallbacks } from './callbacks'
import { createMpesaClient } from './client'
import { explainCode, resultOfRail } from './codes'
import type { MpesaConfig } from './config'
import { createConnectionTest } from './connection-test'
import { createInitiator } from './initiator'
import { createMpesaRails } from './rails'
import { registerC2b } from './register'
import { createReversals } from './reversals'
import { createSimulator } from './simulator'
import { createReceiptQuestion } from './status-question'

export type { MpesaConfig } from './config'

function ownAccounts({ collect, payout }: MpesaConfig): OwnAccount[] {
  if (collect.shortcode === payout.shortcode) {
    return [{ key: collect.shortcode, name: `M-Pesa ${collect.shortcode}`, currency: 'KES', purpose: 'both' }]
  }
  return [
    { key: collect.shortcode, name: `M-Pesa ${collect.shortcode}`, currency: 'KES', purpose: 'collect' },
    { key: payout.shortcode, name: `M-Pesa ${payout.shortcode}`, currency: 'KES', purpose: 'pay' },
  ]
}

/** M-Pesa by Safaricom's Daraja: prompts, payouts to phones and businesses, reversals, balances, pay bill notices. */
export function createMpesa(config: MpesaConfig, now: () => Date = () => new Date()): Provider {
  const transport = createTransport({ provider: 'mpesa', baseUrl: config.baseUrl, perSecond: 10, burst: 10 })
  const client = createMpesaClient(transport, config)
  const fill = createInitiator(config)
  const reversals = createReversals(client, config, fill)
  const balances = createMpesaBalances(client, config, fill)
  return {
    id: 'mpesa',
    accounts: ownAccounts(config),
    rails: createMpesaRails(client, config, fill, now, reversals),
    balances,
    connection: createConnectionTest(config, balances),
    callbacks: createMpesaCallbacks(config),
    registerCallbacks: (callbackUrl) => registerC2b(client, config, callbackUrl),
    reversals,
    receipts: createReceiptQuestion(client, config, fill),
    arrivalGate: createArrivalGate(),
    arrivalSimulator: createSimulator(client, config),
    explain: (rail, code) => explainCode(resultOfRail(rail), code),
  }
}
