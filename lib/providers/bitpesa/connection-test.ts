import { randomUUID } from 'node:crypto'
import type { ConnectionFinding, ConnectionTest } from '../connection-findings'
import { checkAddress, inOrder, judgeStep, masked, TEST_TIMEOUT_MS } from '../connection-steps'
import { createTransport } from '../transport'
import { type BitpesaConfig, currenciesOf } from './config'
import { bodyHash, sign } from './signature'
import { AccountsAnswer } from './wire'

const READ = { method: 'GET', path: '/v1/accounts' } as const

/**
 * Address, then a signed read of our balances with everything that went into its signature shown: key masked, of the
 * signature its beginning, the secret not at all. A wrong secret and a wrong key look the same here: 401.
 */
export function createConnectionTest(config: BitpesaConfig): ConnectionTest {
  let held: readonly string[] = []

  async function signedRead(): Promise<ConnectionFinding> {
    const baseUrl = config.baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '')
    const transport = createTransport({ provider: 'bitpesa', baseUrl, totalTimeoutMs: TEST_TIMEOUT_MS })
    const nonce = randomUUID()
    const url = transport.baseUrl + READ.path
    const signature = sign(config.apiSecret, { nonce, method: READ.method, url, body: '' })
    const result = await transport.call({
      operation: 'test_accounts',
      ...READ,
      headers: {
        'content-type': 'application/json',
        'authorization-key': config.apiKey,
        'authorization-nonce': nonce,
        'authorization-signature': signature,
      },
    })
    const finding = judgeStep('signature', url, result, (json) => {
      const parsed = AccountsAnswer.safeParse(json)
      held = (parsed.data?.object ?? []).map(({ currency }) => currency)
      return parsed.success
    })
    const toSign = `${nonce}&${READ.method}&${url}&${bodyHash('')}`
    const lines = [`Authorization-Key: ${masked(config.apiKey)}`, toSign, `${signature.slice(0, 12)}…`]
    return { ...finding, lines }
  }

  function account(): ConnectionFinding {
    const missing = currenciesOf(config).find((currency) => !held.includes(currency))
    if (!missing) return { step: 'account', outcome: 'fine', about: held.join(', ') }
    return { step: 'account', outcome: 'failed', cause: 'account_missing', about: missing }
  }

  return {
    testConnection: () =>
      inOrder([
        { step: 'address', run: () => checkAddress(config.baseUrl, ['/v1', '']) },
        { step: 'signature', run: signedRead },
        { step: 'account', run: account },
      ]),
  }
}
