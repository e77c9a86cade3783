import type { OwnAccount, Provider } from '../provider'
import { createTransport } from '../transport'
import { createMpesaBalances } from './balances'
import { createMpesaCallbacks } from './callbacks'
import { createMpesaClient } from './client'
import { explainCode } from './codes'
import type { MpesaConfig } from './config'
import { createInitiator } from './initiator'
import { createMpesaRails } from './rails'
import { registerC2b } from './register'

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

/** M-Pesa by Safaricom's Daraja: prompts and payouts, balances by callback, pay bill notices. */
export function createMpesa(config: MpesaConfig, now: () => Date = () => new Date()): Provider {
  const transport = createTransport({ provider: 'mpesa', baseUrl: config.baseUrl, perSecond: 10, burst: 10 })
  const client = createMpesaClient(transport, config)
  const fill = createInitiator(config)
  return {
    id: 'mpesa',
    accounts: ownAccounts(config),
    rails: createMpesaRails(client, config, fill, now),
    balances: createMpesaBalances(client, config, fill),
    callbacks: createMpesaCallbacks(config),
    registerCallbacks: (callbackUrl) => registerC2b(client, config, callbackUrl),
    explain: (rail, code) => explainCode(rail === 'mpesa.b2c' ? 'b2c' : 'stk', code),
  }
}
