import type { Sending } from '../money-rail'
import { retryRead } from '../retry-read'
import { TokenUnavailable } from '../tokens'
import { heldBack, withoutToken } from '../transmission'
import { type CallRequest, type CallResult, createTransport } from '../transport'
import { createAccess } from './access'
import type { WekezaConfig } from './config'
import { createRateWindow } from './rate-window'
import { BALANCE_FRESH_MS, createReadCache, HISTORY_FRESH_MS } from './read-cache'
import { ErrorWire } from './wire'

export const PAGE_SIZE = 100
/** The documented limit is 1,000 a minute. */
const CALLS_PER_SECOND = 15
const REQUEST_ID_HEADER = 'x-wekeza-request-id'

type Paging = Readonly<{ page?: number; perPage?: number }>
export type AccountFilter = Paging &
  Readonly<{
    accountType?: 'SAVINGS' | 'CURRENT' | 'FIXED_DEPOSIT'
    currency?: 'KES' | 'USD' | 'EUR'
    status?: 'ACTIVE' | 'FROZEN' | 'CLOSED'
  }>
/** Days are inclusive; amounts are decimal text in major units. */
export type TransactionFilter = Paging &
  Readonly<{
    fromDate?: string
    toDate?: string
    type?: 'CREDIT' | 'DEBIT'
    minAmount?: string
    maxAmount?: string
    search?: string
  }>
export type PaymentFilter = Paging &
  Readonly<{ accountId?: string; status?: string; fromDate?: string; toDate?: string }>

/** One function per endpoint; none throws for the network. Reads repeat themselves, sends never do. */
export interface WekezaClient {
  createPayment(sending: Sending, idempotencyKey: string): Promise<CallResult>
  createBulk(sending: Sending, idempotencyKey: string): Promise<CallResult>
  pushPrompt(sending: Sending, idempotencyKey: string): Promise<CallResult>
  getPayment(paymentId: string): Promise<CallResult>
  listPayments(filter: PaymentFilter): Promise<CallResult>
  cancelPayment(paymentId: string, body: string): Promise<CallResult>
  getPromptStatus(checkoutRequestId: string): Promise<CallResult>
  listAccounts(filter: AccountFilter): Promise<CallResult>
  getAccount(accountId: string): Promise<CallResult>
  getBalance(accountId: string): Promise<CallResult>
  listTransactions(accountId: string, filter: TransactionFilter): Promise<CallResult>
  getConsent(consentId: string): Promise<CallResult>
  listWebhooks(): Promise<CallResult>
  createWebhook(body: string): Promise<CallResult>
  changeWebhook(webhookId: string, body: string): Promise<CallResult>
  deleteWebhook(webhookId: string): Promise<CallResult>
  listDeliveries(webhookId: string): Promise<CallResult>
  retryDelivery(webhookId: string, eventId: string): Promise<CallResult>
  /** What was granted with the token in use, as far as Wekeza said. */
  scopes(): readonly string[] | undefined
  /** Something moved: held balances and lines are asked for again. */
  doubtReads(): void
}

export type WekezaClientOptions = Readonly<{
  sleep?: (ms: number) => Promise<void>
  connectTimeoutMs?: number
  totalTimeoutMs?: number
  now?: () => Date
}>

/** Wekeza's own number of the request, from the header or the error's body: their support asks for it. */
function withRequestId(result: CallResult): CallResult {
  const { exchange, headers, json } = result
  const requestId = headers[REQUEST_ID_HEADER] ?? ErrorWire.safeParse(json).data?.requestId
  if (!exchange?.reply || exchange.reply.requestId !== undefined || requestId === undefined) return result
  return { ...result, exchange: { ...exchange, reply: { ...exchange.reply, requestId } } }
}

/** A path with its query; what is not given is left out. */
function pathOf(path: string, filter: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, String(value))
  return query.size === 0 ? path : `${path}?${query}`
}

function paged<F extends Paging>(filter: F) {
  return { ...filter, perPage: filter.perPage ?? PAGE_SIZE }
}

export function createWekezaClient(config: WekezaConfig, options: WekezaClientOptions = {}): WekezaClient {
  const { connectTimeoutMs, totalTimeoutMs, now } = options
  const shared = {
    provider: 'wekeza',
    perSecond: CALLS_PER_SECOND,
    burst: CALLS_PER_SECOND,
    connectTimeoutMs,
    totalTimeoutMs,
    now,
  } as const
  const clock = () => now?.().getTime() ?? Date.now()
  const sleep = options.sleep ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)))
  const api = createTransport({ ...shared, baseUrl: config.baseUrl })
  const access = createAccess(createTransport({ ...shared, baseUrl: config.oauthUrl }), config, clock)
  const limits = createRateWindow({ now: clock, sleep })
  const cache = createReadCache(clock)

  /** A 401 is answered before anything is done: the same bytes go once more with a new token. */
  async function authorised(request: CallRequest): Promise<CallResult> {
    let result = withoutToken()
    for (let tried = 0; tried < 2; tried += 1) {
      let token: string
      try {
        token = await access.get()
      } catch (error) {
        if (!(error instanceof TokenUnavailable)) throw error
        return withoutToken()
      }
      if (!(await limits.admit(request.method === 'GET' ? 'read' : 'send'))) return heldBack()
      const headers = { 'content-type': 'application/json', ...request.headers, authorization: `Bearer ${token}` }
      result = withRequestId(await api.call({ ...request, headers }))
      limits.observe(result)
      if (result.status !== 401) return result
      access.drop(token)
    }
    return result
  }

  const read = (operation: string, path: string, headers?: Record<string, string>) =>
    retryRead(() => authorised({ operation, method: 'GET', path, headers }), options.sleep)
  const kept = (operation: string, path: string, freshMs: number) =>
    cache.ask(path, freshMs, (headers) => read(operation, path, headers))
  /** Asking about money that moves, or moving it: what is held of balances and lines may be out of date. */
  const moving = (call: Promise<CallResult>) => call.finally(() => cache.doubt())
  const sendOnce = (operation: string, { path, body, mayLeave }: Sending, idempotencyKey: string) => {
    const headers = { 'idempotency-key': idempotencyKey }
    return moving(authorised({ operation, method: 'POST', path, body, headers, mayLeave }))
  }
  const id = encodeURIComponent

  return {
    createPayment: (sending, key) => sendOnce('payment', sending, key),
    createBulk: (sending, key) => sendOnce('payment_bulk', sending, key),
    pushPrompt: (sending, key) => sendOnce('prompt', sending, key),
    cancelPayment: (paymentId, body) =>
      moving(
        authorised({ operation: 'payment_cancel', method: 'POST', path: `/payments/${id(paymentId)}/cancel`, body }),
      ),
    getPayment: (paymentId) => moving(read('payment_status', `/payments/${id(paymentId)}`)),
    listPayments: (filter) => read('payments', pathOf('/payments', paged(filter))),
    getPromptStatus: (checkoutRequestId) =>
      moving(read('prompt_status', `/payments/mpesa/${id(checkoutRequestId)}/status`)),
    listAccounts: (filter) => kept('accounts', pathOf('/accounts', paged(filter)), BALANCE_FRESH_MS),
    getAccount: (accountId) => kept('account', `/accounts/${id(accountId)}`, BALANCE_FRESH_MS),
    getBalance: (accountId) => kept('balance', `/accounts/${id(accountId)}/balance`, BALANCE_FRESH_MS),
    listTransactions: (accountId, filter) => {
      const path = pathOf(`/accounts/${id(accountId)}/transactions`, paged(filter))
      return kept('transactions', path, HISTORY_FRESH_MS)
    },
    getConsent: (consentId) => read('consent', `/consents/${id(consentId)}`),
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
    deleteWebhook: (webhookId) =>
      authorised({ operation: 'webhook_delete', method: 'DELETE', path: `/webhooks/${id(webhookId)}` }),
    listDeliveries: (webhookId) => read('webhook_deliveries', `/webhooks/${id(webhookId)}/deliveries`),
    retryDelivery: (webhookId, eventId) =>
      authorised({
        operation: 'webhook_retry',
        method: 'POST',
        path: `/webhooks/${id(webhookId)}/retry/${id(eventId)}`,
        body: '{}',
      }),
    scopes: () => access.scopes(),
    doubtReads: () => cache.doubt(),
  }
}
