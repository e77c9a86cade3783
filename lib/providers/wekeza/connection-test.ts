import { z } from 'zod'
import type { ConnectionFinding, ConnectionTest } from '../connection-findings'
import { checkAddress, inOrder, judgeStep, masked, TEST_TIMEOUT_MS } from '../connection-steps'
import { createTransport } from '../transport'
import { ownAccounts, type WekezaConfig } from './config'
import { TokenWire } from './wire'

const Listed = z.object({ data: z.array(z.object({ id: z.string() })) })

/** Addresses, client id and secret, the list of accounts, and whether ours are on it. */
export function createConnectionTest(config: WekezaConfig): ConnectionTest {
  const shared = { provider: 'wekeza', totalTimeoutMs: TEST_TIMEOUT_MS } as const
  const addresses = (): ConnectionFinding => {
    const oauth = checkAddress(config.oauthUrl, ['/oauth'])
    return oauth.outcome === 'fine' ? checkAddress(config.baseUrl, ['/api/v1']) : oauth
  }
  let bearer = ''
  let accountIds: readonly string[] = []

  async function token(): Promise<ConnectionFinding> {
    const transport = createTransport({ ...shared, baseUrl: config.oauthUrl })
    const result = await transport.call({
      operation: 'test_token',
      method: 'POST',
      path: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: config.clientId,
        client_secret: config.clientSecret,
        scope: 'accounts.read transactions.read payments.write',
      }).toString(),
      evidenceBody: 'grant_type=client_credentials',
      maskReply: () => '(a token)',
    })
    return judgeStep('token', `${transport.baseUrl}/token`, result, (json) => {
      const parsed = TokenWire.safeParse(json)
      bearer = parsed.data?.access_token ?? ''
      return parsed.success
    })
  }

  async function read(): Promise<ConnectionFinding> {
    const transport = createTransport({ ...shared, baseUrl: config.baseUrl })
    const result = await transport.call({
      operation: 'test_accounts',
      method: 'GET',
      path: '/accounts?page=1&perPage=100',
      headers: { authorization: `Bearer ${bearer}` },
    })
    return judgeStep('read', `${transport.baseUrl}/accounts`, result, (json) => {
      const parsed = Listed.safeParse(json)
      accountIds = (parsed.data?.data ?? []).map(({ id }) => id)
      return parsed.success
    })
  }

  function account(): ConnectionFinding {
    const missing = ownAccounts(config).find(({ key }) => !accountIds.includes(key))
    if (!missing) return { step: 'account', outcome: 'fine' }
    return { step: 'account', outcome: 'failed', cause: 'account_missing', about: masked(missing.key) }
  }

  return {
    testConnection: () =>
      inOrder([
        { step: 'address', run: addresses },
        { step: 'token', run: token },
        { step: 'read', run: read },
        { step: 'account', run: account },
      ]),
  }
}
