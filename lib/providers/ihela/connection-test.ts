import type { ConnectionFinding, ConnectionTest } from '../connection-findings'
import { checkAddress, inOrder, judgeStep, TEST_TIMEOUT_MS } from '../connection-steps'
import { createTransport } from '../transport'
import { PATHS } from './client'
import type { IhelaConfig } from './config'
import { BankList, TokenReply } from './wire'

/** Address, client id and secret, then the list of banks. iHela calls nothing of ours. */
export function createConnectionTest(config: IhelaConfig): ConnectionTest {
  const shared = { provider: 'ihela', totalTimeoutMs: TEST_TIMEOUT_MS } as const
  let bearer = ''

  async function token(): Promise<ConnectionFinding> {
    const transport = createTransport({ ...shared, baseUrl: config.tokenUrl ?? config.baseUrl })
    const path = config.tokenUrl ? (config.tokenUrl.endsWith('/') ? '/' : '') : PATHS.token
    const basic = Buffer.from(`${config.clientId}:${config.clientSecret}`, 'utf8').toString('base64')
    const result = await transport.call({
      operation: 'ihela.test_token',
      method: 'POST',
      path,
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
      maskReply: () => '{{token reply}}',
    })
    return judgeStep('token', transport.baseUrl + path, result, (json) => {
      const parsed = TokenReply.safeParse(json)
      bearer = parsed.data?.access_token ?? ''
      return parsed.success
    })
  }

  async function read(): Promise<ConnectionFinding> {
    const transport = createTransport({ ...shared, baseUrl: config.baseUrl })
    const result = await transport.call({
      operation: 'ihela.test_banks',
      method: 'GET',
      path: PATHS.banks,
      headers: { authorization: `Bearer ${bearer}` },
    })
    return judgeStep('read', transport.baseUrl + PATHS.banks, result, (json) => BankList.safeParse(json).success)
  }

  return {
    testConnection: () =>
      inOrder([
        { step: 'address', run: () => checkAddress(config.baseUrl, ['']) },
        { step: 'token', run: token },
        { step: 'read', run: read },
      ]),
  }
}
