import { randomUUID } from 'node:crypto'
import type { Sending } from '../money-rail'
import { retryRead } from '../retry-read'
import { heldBack } from '../transmission'
import { type CallRequest, type CallResult, createTransport } from '../transport'
import { createBudget } from './budget'
import type { BitpesaConfig } from './config'
import { sign } from './signature'

export const PAGE_SIZE = 100
const CALLS_PER_SECOND = 10
/** Funding starts the payout before it answers. */
const FUND_TIMEOUT_MS = 90_000

/** One function per endpoint; none throws for the network. Reads repeat themselves, sends never do. */
export interface BitpesaClient {
  createTransaction(sending: Pick<Sending, 'body' | 'mayLeave'>): Promise<CallResult>
  fund(sending: Pick<Sending, 'body' | 'mayLeave'>): Promise<CallResult>
  calculate(body: string): Promise<CallResult>
  validate(body: string): Promise<CallResult>
  /** `anyway`: a look right before or after money is committed is never left out for a soft limit. */
  getTransaction(id: string, anyway?: 'anyway'): Promise<CallResult>
  findTransactions(externalId: string): Promise<CallResult>
  listTransactions(page: number, per?: number): Promise<CallResult>
  findSenders(externalId: string): Promise<CallResult>
  createSender(body: string): Promise<CallResult>
  getSender(id: string): Promise<CallResult>
  changeSender(id: string, body: string): Promise<CallResult>
  /** Disables it; later use of it is refused. */
  deleteSender(id: string): Promise<CallResult>
  listRecipients(filter: RecipientFilter): Promise<CallResult>
  changeRecipient(id: string, body: string): Promise<CallResult>
  cancelRecipient(id: string): Promise<CallResult>
  listProofs(recipientId: string): Promise<CallResult>
  validateAccount(body: string): Promise<CallResult>
  createDocument(body: string): Promise<CallResult>
  getDocument(id: string): Promise<CallResult>
  listDocuments(page: number): Promise<CallResult>
  listAccounts(): Promise<CallResult>
  getAccount(currency: string): Promise<CallResult>
  listPaymentMethods(): Promise<CallResult>
  /** `in`: what we can pay in, with rates to what it buys; `out`: the mirror. */
  listCurrencies(side?: 'in' | 'out'): Promise<CallResult>
  listEvents(): Promise<CallResult>
  listWebhooks(page: number): Promise<CallResult>
  createWebhook(body: string): Promise<CallResult>
  deleteWebhook(id: string): Promise<CallResult>
}

export type RecipientFilter = Readonly<{
  page?: number
  states?: readonly string[]
  currencies?: readonly string[]
  amountFrom?: string
  amountTo?: string
}>

export type BitpesaClientOptions = Readonly<{
  connectTimeoutMs?: number
  sleep?: (ms: number) => Promise<void>
  totalTimeoutMs?: number
  now?: () => Date
}>

/** The part before `/v1`, normalised as it travels, so that what is signed is what is requested. */
function originOf(baseUrl: string): string {
  const url = new URL(baseUrl)
  return url.origin + url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '')
}

/** Array filters are sent as `state[]=`, the documented spelling (contract 3.1). */
function recipientQuery({ page = 1, states = [], currencies = [], amountFrom, amountTo }: RecipientFilter): string {
  const query = new URLSearchParams({ page: `${page}`, per: `${PAGE_SIZE}` })
  for (const state of states) query.append('state[]', state)
  for (const currency of currencies) query.append('currency[]', currency)
  if (amountFrom !== undefined) query.set('amount_from', amountFrom)
  if (amountTo !== undefined) query.set('amount_to', amountTo)
  return query.toString()
}

export function createBitpesaClient(config: BitpesaConfig, options: BitpesaClientOptions = {}): BitpesaClient {
  const { connectTimeoutMs, totalTimeoutMs, now, sleep } = options
  const budget = createBudget(() => now?.().getTime() ?? Date.now())
  const transport = createTransport({
    provider: 'bitpesa',
    baseUrl: originOf(config.baseUrl),
    perSecond: CALLS_PER_SECOND,
    burst: CALLS_PER_SECOND,
    connectTimeoutMs,
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
  const send = (
    operation: string,
    path: string,
    body: string,
    more?: Pick<CallRequest, 'totalTimeoutMs' | 'mayLeave'>,
  ) => signed({ operation, method: 'POST', path, body, ...more })
  const counted = (family: 'accounts' | 'currencies', operation: string, path: string) =>
    budget.take(family) ? read(operation, path) : Promise.resolve(heldBack())
  const query = (values: Record<string, string>) => new URLSearchParams(values).toString()
  const id = encodeURIComponent

  return {
    createTransaction: ({ body, mayLeave }) => send('transaction', '/v1/transactions', body, { mayLeave }),
    fund: ({ body, mayLeave }) => {
      const timeoutMs = totalTimeoutMs ?? FUND_TIMEOUT_MS
      return send('fund', '/v1/accounts/debits', body, { mayLeave, totalTimeoutMs: timeoutMs })
    },
    // Creates nothing, so it is a read although it is posted.
    calculate: (body) => retryRead(() => send('calculate', '/v1/transactions/calculate', body), sleep),
    validate: (body) => retryRead(() => send('validate', '/v1/transactions/validate', body), sleep),
    getTransaction: (transactionId, anyway) =>
      budget.takeTransaction(transactionId, anyway !== undefined)
        ? read('transaction_status', `/v1/transactions/${id(transactionId)}`)
        : Promise.resolve(heldBack()),
    findTransactions: (externalId) => read('transactions', `/v1/transactions?${query({ external_id: externalId })}`),
    listTransactions: (page, per = PAGE_SIZE) =>
      read('transactions', `/v1/transactions?${query({ page: `${page}`, per: `${per}` })}`),
    findSenders: (externalId) => read('senders', `/v1/senders?${query({ external_id: externalId })}`),
    createSender: (body) => send('sender', '/v1/senders', body),
    getSender: (senderId) => read('sender', `/v1/senders/${id(senderId)}`),
    changeSender: (senderId, body) =>
      signed({ operation: 'sender_change', method: 'PATCH', path: `/v1/senders/${id(senderId)}`, body }),
    deleteSender: (senderId) =>
      signed({ operation: 'sender_delete', method: 'DELETE', path: `/v1/senders/${id(senderId)}` }),
    listRecipients: (filter) => read('recipients', `/v1/recipients?${recipientQuery(filter)}`),
    changeRecipient: (recipientId, body) =>
      signed({ operation: 'recipient_change', method: 'PATCH', path: `/v1/recipients/${id(recipientId)}`, body }),
    cancelRecipient: (recipientId) =>
      signed({ operation: 'recipient_cancel', method: 'DELETE', path: `/v1/recipients/${id(recipientId)}` }),
    listProofs: (recipientId) => read('proofs', `/v1/recipients/${id(recipientId)}/proof_of_payments`),
    // Answers a question and stores nothing.
    validateAccount: (body) => send('account_validation', '/v1/account_validations', body),
    createDocument: (body) =>
      signed({
        operation: 'document',
        method: 'POST',
        path: '/v1/documents',
        body,
        evidenceBody: '(holds a document)',
        maskReply: (text) => text.replace(/data:[\w.+/-]+;base64,[A-Za-z0-9+/=\\n]+/g, '(a document)'),
      }),
    getDocument: (documentId) => read('document', `/v1/documents/${id(documentId)}`),
    listDocuments: (page) => read('documents', `/v1/documents?${query({ page: `${page}`, per: `${PAGE_SIZE}` })}`),
    listAccounts: () => counted('accounts', 'accounts', '/v1/accounts'),
    getAccount: (currency) => counted('accounts', 'account', `/v1/accounts/${id(currency)}`),
    listPaymentMethods: () => read('payment_methods', '/v1/info/payment_methods/out'),
    listCurrencies: (side) =>
      counted('currencies', 'currencies', `/v1/info/currencies${side === undefined ? '' : `/${side}`}`),
    listEvents: () => read('webhook_events', '/v1/webhooks/events'),
    listWebhooks: (page) => read('webhooks', `/v1/webhooks?${query({ page: `${page}`, per: `${PAGE_SIZE}` })}`),
    createWebhook: (body) => send('webhook_create', '/v1/webhooks', body),
    deleteWebhook: (webhookId) =>
      signed({ operation: 'webhook_delete', method: 'DELETE', path: `/v1/webhooks/${id(webhookId)}` }),
  }
}
