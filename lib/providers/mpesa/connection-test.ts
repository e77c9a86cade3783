import type { ConnectionFinding, ConnectionTest } from '../connection-findings'
import { checkAddress, inOrder, judgeStep, TEST_TIMEOUT_MS } from '../connection-steps'
import type { Door } from '../inbound'
import type { BalanceSource } from '../readings'
import { createTransport } from '../transport'
import type { MpesaConfig } from './config'
import { basicAuthorization } from './credentials'
import { TokenReply } from './wire'

const TOKEN_PATH = '/oauth/v1/generate?grant_type=client_credentials'
const BALANCE_WITHIN_MS = 20_000

/**
 * Address, consumer key and secret, then the one harmless question that also shows the initiator and the short codes: for
 * the balance. Its figures come to the results door as they always do.
 */
export function createConnectionTest(config: MpesaConfig, balances: BalanceSource): ConnectionTest {
  async function token(): Promise<ConnectionFinding> {
    const transport = createTransport({ provider: 'mpesa', baseUrl: config.baseUrl, totalTimeoutMs: TEST_TIMEOUT_MS })
    const result = await transport.call({
      operation: 'mpesa.test_token',
      method: 'GET',
      path: TOKEN_PATH,
      headers: { authorization: basicAuthorization(config.consumerKey, config.consumerSecret) },
      maskReply: () => '{{token reply}}',
    })
    const about = `${transport.baseUrl}/oauth/v1/generate`
    return judgeStep('token', about, result, (json) => TokenReply.safeParse(json).success)
  }

  async function read(callbackUrl: (door: Door) => string): Promise<ConnectionFinding> {
    const about = `${config.payout.shortcode}, ${config.collect.shortcode}`
    let timer: NodeJS.Timeout | undefined
    const tooSlow = new Promise<'too_slow'>((resolve) => {
      timer = setTimeout(() => resolve('too_slow'), BALANCE_WITHIN_MS)
    })
    const told = await Promise.race([balances.readBalances(callbackUrl), tooSlow])
    clearTimeout(timer)
    const failed = { step: 'read', outcome: 'failed', about } as const
    if (told === 'too_slow') return { ...failed, cause: 'too_slow' }
    if (told.kind !== 'no_answer') return { step: 'read', outcome: 'fine', about }
    const status = told.exchange?.reply?.status
    if (status === undefined) return { ...failed, cause: 'cut_off' }
    // The token is good already: what is refused now is the initiator, its password, or the short code.
    const cause = status === 429 ? 'too_often' : status >= 500 ? 'provider_down' : 'not_allowed'
    return { ...failed, status, cause, lines: [told.because] }
  }

  return {
    testConnection: (callbackUrl) =>
      inOrder([
        { step: 'address', run: () => checkAddress(config.baseUrl, ['']) },
        { step: 'token', run: token },
        { step: 'read', run: () => read(callbackUrl) },
      ]),
  }
}
