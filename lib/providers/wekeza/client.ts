import { retryRead } from '../retry-read'
import { createTokenSource, TokenUnavailable } from '../tokens'
import { withoutToken } from '../transmission'
import { type CallRequest, type CallResult, createTransport } from '../transport'
import type { WekezaConfig } from './config'
import { TokenWire } from './wire'

const SCOPES = 'accounts.read transactions.read payments.write'
export const PAGE_SIZE = 100
/** The documented limit is 1,000 a minute. */
const CALLS_PER_SECOND = 15

/** One function per endpoint; none throws for the network. Reads repeat themselves, sends never do. */
export interface WekezaClient {
  createPayment(path: string, body: string, idempotencyKey: string): Promise<CallResult>
  pushPrompt(path: string, body: string, idempotencyKey: string): Promise<CallResult>
  getPayment(paymentId: string): Promise<CallResult>
  listPayments(sourceAccountId: string, page: number): Promise<CallResult>
  getPromptStatus(checkoutRequestId: string): Promise<CallResult>
  listAccounts(page: number): Promise<CallResult>
  getBalance(accountId: string): Promise<CallResult>
  listTransactions(
    accountId: string,
    range: Readonly<{ fromDate: string; toDate: string; page: number; perPage?: number }>,
  ): Promise<CallResult>
  listWebhooks(): Promise<CallResult>
  createWebhook(body: string): Promise<CallResult>
  changeWebhook(webhookId: string, body: string): Promise<CallResult>
}

export type WekezaClientOptions = Readonly<{
  sleep?: (ms: number) => Promise<void>
  totalTimeoutMs?: number
  now?: () => Date
}>

export function createWekezaClient(config: WekezaConfig, options: WekezaClientOptions = {}): WekezaClient {
  const { totalTimeoutMs, now } = options
  const shared = {
    provider: 'wekeza',
    perSecond: CALLS_PER_SECOND,
    burst: CALLS_PER_SECOND,
    totalTimeoutMs,
    now,
  } as const
  const api = createTransport({ ...shared, baseUrl: config.baseUrl })
  const oauth = createTransport({ ...shared, baseUrl: config.oauthUrl })
  const tokens = createTokenSource({ fetchToken })

  async function fetchToken(): Promise<{ token: string; expiresInMs: number }> {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: config.clientId,
      client_secret: config.clientSecret,
      scope: SCOPES,
    })
    const result = await oauth.call({
      operation: 'token',
      method: 'POST',
      path: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
      evidenceBody: 'grant_type=client_credentials',
      maskReply: () => '(a token)',
    })
    const token = TokenWire.safeParse(result.json)
    if (result.status !== 200 || !token.success) {
      throw new TokenUnavailable(`Wekeza gave no token (${result.status ?? result.wire.kind})`)
    }
    return { token: token.data.access_token, expiresInMs: token.data.expires_in * 1000 }
  }

  /** A 401 is answered before anything is done: the same bytes go once more with a new token. */
  async function authorised(request: CallRequest): Promise<CallResult> {
    let result = withoutToken()
    for (let tried = 0; tried < 2; tried += 1) {
      let token: string
      try {
        token = await tokens.get()
      } catch (error) {
        if (!(error instanceof TokenUnavailable)) throw error
        return result
      }
      const headers = { 'content-type': 'application/json', ...request.headers, authorization: `Bearer ${token}` }
      result = await api.call({ ...request, headers })
      if (result.status !== 401) return result
      tokens.drop(token)
    }
    return result
  }

  const read = (operation: string, path: string) =>
    retryRead(() => authorised({ operation, method: 'GET', path }), options.sleep)
  const send = (operation: string, path: string, body: string, idempotencyKey: string) =>
    authorised({ operation, method: 'POST', path, body, headers: { 'idempotency-key': idempotencyKey } })
  const id = encodeURIComponent

  return {
    createPayment: (path, body, key) => send('payment', path, body, key),
    pushPrompt: (path, body, key) => send('prompt', path, body, key),
    getPayment: (paymentId) => read('payment_status', `/payments/${id(paymentId)}`),
    listPayments: (accountId, page) =>
      read('payments', `/payments?${new URLSearchParams({ accountId, page: `${page}`, perPage: `${PAGE_SIZE}` })}`),
    getPromptStatus: (checkoutRequestId) => read('prompt_status', `/payments/mpesa/${id(checkoutRequestId)}/status`),
    listAccounts: (page) =>
      read('accounts', `/accounts?${new URLSearchParams({ page: `${page}`, perPage: `${PAGE_SIZE}` })}`),
    getBalance: (accountId) => read('balance', `/accounts/${id(accountId)}/balance`),
    listTransactions: (accountId, { fromDate, toDate, page, perPage = PAGE_SIZE }) => {
      const query = new URLSearchParams({ fromDate, toDate, page: `${page}`, perPage: `${perPage}` })
      return read('transactions', `/accounts/${id(accountId)}/transactions?${query}`)
    },
    listWebhooks: () => read('webhooks', '/webhooks'),
    createWebhook: (body) =>
      authorised({
        operation: 'webhook_create',
        method: 'POST',
        path: '/webhooks',
        body,
        evidenceBody: '(holds the secret)',
      }),
    changeWebhook: (webhookId, body) =>
      authorised({ operation: 'webhook_change', method: 'PATCH', path: `/webhooks/${id(webhookId)}`, body }),
  }
}
