import { randomUUID } from 'node:crypto'
import { retryRead } from '../retry-read'
import { type CallRequest, type CallResult, createTransport } from '../transport'
import type { BitpesaConfig } from './config'
import { sign } from './signature'

export const PAGE_SIZE = 100
const CALLS_PER_SECOND = 10
/** Funding starts the payout before it answers. */
const FUND_TIMEOUT_MS = 90_000

/** One function per endpoint; none throws for the network. Reads repeat themselves, sends never do. */
export interface BitpesaClient {
  createTransaction(body: string): Promise<CallResult>
  fund(body: string): Promise<CallResult>
  calculate(body: string): Promise<CallResult>
  getTransaction(id: string): Promise<CallResult>
  findTransactions(externalId: string): Promise<CallResult>
  listTransactions(page: number, per?: number): Promise<CallResult>
  findSenders(externalId: string): Promise<CallResult>
  createSender(body: string): Promise<CallResult>
  listAccounts(): Promise<CallResult>
  listPaymentMethods(): Promise<CallResult>
  listCurrencies(): Promise<CallResult>
  listWebhooks(page: number): Promise<CallResult>
  createWebhook(body: string): Promise<CallResult>
  deleteWebhook(id: string): Promise<CallResult>
}

export type BitpesaClientOptions = Readonly<{
  sleep?: (ms: number) => Promise<void>
  totalTimeoutMs?: number
  now?: () => Date
}>

/** The part before `/v1`, normalised as it travels, so that what is signed is what is requested. */
function originOf(baseUrl: string): string {
  const url = new URL(baseUrl)
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')
}

export function createBitpesaClient(config: BitpesaConfig, options: BitpesaClientOptions = {}): BitpesaClient {
  const { totalTimeoutMs, now, sleep } = options
  const transport = createTransport({
    provider: 'bitpesa',
    baseUrl: originOf(config.baseUrl),
    perSecond: CALLS_PER_SECOND,
    burst: CALLS_PER_SECOND,
    totalTimeoutMs,
    now,
  })

  /** Every call has its own nonce, so a repeated read is signed anew. */
  function signed(request: CallRequest): Promise<CallResult> {
    const nonce = randomUUID()
    const { method, path, body = '' } = request
    return transport.call({
      ...request,
      headers: {
        'content-type': 'application/json',
        'authorization-key': config.apiKey,
        'authorization-nonce': nonce,
        'authorization-signature': sign(config.apiSecret, { nonce, method, url: transport.baseUrl + path, body }),
      },
    })
  }

  const read = (operation: string, path: string) => retryRead(() => signed({ operation, method: 'GET', path }), sleep)
  const send = (operation: string, path: string, body: string, timeoutMs?: number) =>
    signed({ operation, method: 'POST', path, body, ...(timeoutMs !== undefined && { totalTimeoutMs: timeoutMs }) })
  const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
  const id = encodeURIComponent

  return {
    createTransaction: (body) => send('transaction', '/v1/transactions', body),
    fund: (body) => send('fund', '/v1/accounts/debits', body, totalTimeoutMs ?? FUND_TIMEOUT_MS),
    // Creates nothing, so it is a read although it is posted.
    calculate: (body) => retryRead(() => send('calculate', '/v1/transactions/calculate', body), sleep),
    getTransaction: (transactionId) => read('transaction_status', `/v1/transactions/${id(transactionId)}`),
    findTransactions: (externalId) => read('transactions', `/v1/transactions?${query({ external_id: externalId })}`),
    listTransactions: (page, per = PAGE_SIZE) =>
      read('transactions', `/v1/transactions?${query({ page: `${page}`, per: `${per}` })}`),
    findSenders: (externalId) => read('senders', `/v1/senders?${query({ external_id: externalId })}`),
    createSender: (body) => send('sender', '/v1/senders', body),
    listAccounts: () => read('accounts', '/v1/accounts'),
    listPaymentMethods: () => read('payment_methods', '/v1/info/payment_methods/out'),
    listCurrencies: () => read('currencies', '/v1/info/currencies'),
    listWebhooks: (page) => read('webhooks', `/v1/webhooks?${query({ page: `${page}`, per: `${PAGE_SIZE}` })}`),
    createWebhook: (body) => send('webhook_create', '/v1/webhooks', body),
    deleteWebhook: (webhookId) =>
      signed({ operation: 'webhook_delete', method: 'DELETE', path: `/v1/webhooks/${id(webhookId)}` }),
  }
}
