import { createBitpesa } from './bitpesa'
import * as bitpesa from './bitpesa/fixtures'
import { createIhelaClient } from './ihela/client'
import * as ihela from './ihela/fixtures'
import { createCashInRail } from './ihela/rails'
import type { MoneyRail, SendOrder, SendStep } from './money-rail'
import { createMpesaClient } from './mpesa/client'
import * as mpesa from './mpesa/fixtures'
import { createInitiator } from './mpesa/initiator'
import { createMpesaRails } from './mpesa/rails'
import { createReversals } from './mpesa/reversals'
import type { Provider } from './provider'
import type { SeenRequest } from './scripted-server'
import { createTransport } from './transport'
import { createWekeza } from './wekeza'
import * as wekeza from './wekeza/fixtures'

/** The whole time one request may take in these tests. */
export const DEADLINE_MS = 500
const short = { totalTimeoutMs: DEADLINE_MS, connectTimeoutMs: DEADLINE_MS, sleep: () => Promise.resolve() }

type Body = Readonly<Record<string, unknown>>

/** For tests: one sending operation, what its provider answers around it, and the answers that its table decides on. */
export type Operation = Readonly<{
  name: string
  step: SendStep
  order: SendOrder
  rail(baseUrl: string): MoneyRail
  /** Whether this request is the one that moves money; the others are answered well by `aside`. */
  isSend(request: SeenRequest): boolean
  aside(request: SeenRequest): Body
  good: Body
  /** The class of the good answer. */
  goodClass: 'accepted' | 'final'
  /** A refusal with a code that no table lists. */
  unknownCode: Body
  /** A success that does not name what it is about. */
  withoutReference: Body
  /** The provider's own words for a token or key that is not accepted. */
  unauthorised: Body
  /** What a 401 that stays proves: a token that will not do is refused before processing, a debit is looked up. */
  unauthorisedClass: 'refused' | 'refused_retry' | 'indeterminate'
  /** Whether a new token makes the same bytes good. */
  renewsToken: boolean
}>

function railOf(provider: Provider, order: SendOrder): MoneyRail {
  const rail = provider.rails[order.rail]
  if (!rail) throw new Error(`no rail ${order.rail}`)
  return rail
}

const posted =
  (path: string) =>
  ({ method, path: asked }: SeenRequest): boolean =>
    method === 'POST' && asked.split('?')[0] === path

const daraja = {
  step: 'send',
  rail: (baseUrl: string, order: SendOrder) => {
    const config = mpesa.mpesaConfig(baseUrl)
    const transport = createTransport({ provider: 'mpesa', baseUrl, ...short })
    const client = createMpesaClient(transport, config)
    const fill = createInitiator(config)
    const reversals = createReversals(client, config, fill)
    const rails = createMpesaRails(client, config, fill, () => new Date(), reversals)
    const rail = rails[order.rail]
    if (!rail) throw new Error(`no rail ${order.rail}`)
    return rail
  },
  aside: () => ({ access_token: 'token', expires_in: '3599' }),
  goodClass: 'accepted',
  unknownCode: { requestId: '1', errorCode: '999.777.55', errorMessage: 'Something new' },
  withoutReference: { ResponseCode: '0', ResponseDescription: 'Accept the service request successfully.' },
  unauthorised: { requestId: '1', errorCode: '404.001.03', errorMessage: 'Invalid Access Token' },
  unauthorisedClass: 'refused',
  renewsToken: true,
} as const

function darajaOperation(name: string, order: SendOrder, path: string, good: Body): Operation {
  return { ...daraja, name, order, good, isSend: posted(path), rail: (baseUrl) => daraja.rail(baseUrl, order) }
}

const bank = {
  step: 'send',
  aside: () => ({ access_token: 'token', token_type: 'Bearer', expires_in: 3600 }),
  goodClass: 'accepted',
  unknownCode: wekeza.errorBody('SOMETHING_NEW'),
  unauthorised: wekeza.errorBody('UNAUTHORIZED'),
  unauthorisedClass: 'refused_retry',
  renewsToken: true,
} as const

function wekezaRail(baseUrl: string, order: SendOrder): MoneyRail {
  const config = {
    baseUrl: `${baseUrl}/api/v1`,
    oauthUrl: `${baseUrl}/oauth`,
    clientId: 'client',
    clientSecret: 'secret',
    webhookSecrets: ['whsec'],
    accountIds: ['acc_1234567890'],
  }
  return railOf(createWekeza(config, short), order)
}

function bankOperation(name: string, order: SendOrder, path: string, good: Body, withoutReference: Body): Operation {
  return { ...bank, name, order, good, withoutReference, isSend: posted(path), rail: (url) => wekezaRail(url, order) }
}

const signed = {
  goodClass: 'accepted',
  unknownCode: { status: 400, error: 'Something new' },
  unauthorised: { status: 401, error: 'Unauthorized' },
  renewsToken: false,
  aside: ({ path }: SeenRequest): Body =>
    path.startsWith('/v1/senders')
      ? bitpesa.paged([{ id: bitpesa.SENDER_ID, external_id: 'soko-fresh', state: 'approved' }], 1, 1, 1)
      : { object: bitpesa.transactionBody() },
  rail: (baseUrl: string) => {
    const keys = { apiKey: 'key', apiSecret: 'secret', currencies: ['USD'], senderExternalId: 'soko-fresh' }
    return railOf(createBitpesa({ baseUrl, ...keys }, short), bitpesa.payoutOrder())
  },
} as const

/** Every operation that moves money or orders it to be moved. */
export const OPERATIONS: readonly Operation[] = [
  darajaOperation('mpesa.stk', mpesa.promptOrder(), '/mpesa/stkpush/v1/processrequest', mpesa.pushAcknowledgement),
  darajaOperation('mpesa.b2c', mpesa.orderOf(), '/mpesa/b2c/v3/paymentrequest', mpesa.payoutAcknowledgement),
  darajaOperation('mpesa.b2b', mpesa.businessOrder(), '/mpesa/b2b/v1/paymentrequest', mpesa.payoutAcknowledgement),
  bankOperation('wekeza.transfer', wekeza.transferOrder(), '/api/v1/payments', wekeza.paymentBody(), {
    status: 'PENDING',
  }),
  bankOperation(
    'wekeza.stk',
    wekeza.promptOrder(),
    '/api/v1/payments/mpesa/stkpush',
    { id: 'mpesa_1', checkoutRequestId: 'ws_CO_13022026103000', status: 'PENDING' },
    { id: 'mpesa_1', status: 'PENDING' },
  ),
  {
    ...signed,
    name: 'bitpesa.payout send',
    step: 'send',
    order: bitpesa.payoutOrder(),
    isSend: posted('/v1/transactions'),
    good: { object: bitpesa.transactionBody() },
    withoutReference: { object: { state: 'approved' } },
    unauthorisedClass: 'refused_retry',
  },
  {
    ...signed,
    name: 'bitpesa.payout fund',
    step: 'fund',
    order: bitpesa.fundOrder(),
    isSend: posted('/v1/accounts/debits'),
    good: { object: [{ id: 'd1', to_id: bitpesa.TRANSACTION_ID, to_type: 'Transaction' }] },
    withoutReference: { object: [] },
    unauthorisedClass: 'indeterminate',
  },
  {
    name: 'ihela.cashin',
    step: 'send',
    order: ihela.cashInOrder(),
    rail: (baseUrl) => createCashInRail(createIhelaClient(ihela.ihelaConfig(baseUrl), short)),
    isSend: posted('/api/v1/payments/cash-in/'),
    aside: () => ihela.tokenReply,
    good: ihela.cashInPaid,
    goodClass: 'final',
    unknownCode: { code: 'something_new' },
    withoutReference: { error: false, error_message: 'Success' },
    unauthorised: { detail: 'Invalid token' },
    unauthorisedClass: 'refused',
    renewsToken: true,
  },
]
