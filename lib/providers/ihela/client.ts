import type { Sending } from '../money-rail'
import { createTokenSource, type TokenSource, TokenUnavailable } from '../tokens'
import { withoutToken } from '../transmission'
import { type CallRequest, type CallResult, createTransport, type Transport } from '../transport'
import type { IhelaConfig } from './config'
import { TokenReply } from './wire'

const FORM = 'application/x-www-form-urlencoded'
const DEFAULT_TOKEN_SECONDS = 3600
const USUAL_TIMEOUT_MS = 15_000
const CASH_IN_TIMEOUT_MS = 30_000

/** Every path ends in a slash: without it the real framework redirects, which loses a POST's body. */
export const PATHS = {
  token: '/oAuth2/token/',
  banks: '/api/v1/payments/bank/',
  billInit: '/api/v1/payments/bill/init/',
  billVerify: '/api/v1/payments/bill/verify/',
  cashIn: '/api/v1/payments/cash-in/',
} as const

export interface IhelaClient {
  listBanks(): Promise<CallResult>
  lookUpCustomer(bank: string, customerId: string): Promise<CallResult>
  initBill(form: string): Promise<CallResult>
  verifyBill(form: string): Promise<CallResult>
  cashIn(sending: Pick<Sending, 'body' | 'mayLeave'>): Promise<CallResult>
}

/** Another host may give the tokens, at any path of its own. */
function tokenEndpoint(config: IhelaConfig, transport: Transport): { transport: Transport; path: string } {
  if (!config.tokenUrl) return { transport, path: PATHS.token }
  const other = createTransport({ provider: 'ihela', baseUrl: config.tokenUrl, totalTimeoutMs: USUAL_TIMEOUT_MS })
  return { transport: other, path: config.tokenUrl.endsWith('/') ? '/' : '' }
}

function tokens(config: IhelaConfig, usual: Transport): TokenSource {
  const { transport, path } = tokenEndpoint(config, usual)
  const basic = Buffer.from(`${config.clientId}:${config.clientSecret}`, 'utf8').toString('base64')
  return createTokenSource({
    async fetchToken() {
      const result = await transport.call({
        operation: 'ihela.token',
        method: 'POST',
        path,
        headers: { authorization: `Basic ${basic}`, 'content-type': FORM },
        body: 'grant_type=client_credentials',
        maskReply: () => '{{token reply}}',
      })
      const parsed = result.status === 200 ? TokenReply.safeParse(result.json) : undefined
      if (!parsed?.success) throw new TokenUnavailable(`iHela gave no token (status ${result.status ?? 'none'})`)
      const seconds = Number(parsed.data.expires_in)
      const usable = Number.isFinite(seconds) && seconds > 0 ? seconds : DEFAULT_TOKEN_SECONDS
      return { token: parsed.data.access_token, expiresInMs: usable * 1000 }
    },
  })
}

/** Other deadlines than the usual ones. */
export type IhelaClientOptions = Readonly<{ totalTimeoutMs?: number; connectTimeoutMs?: number }>

export function createIhelaClient(config: IhelaConfig, options: IhelaClientOptions = {}): IhelaClient {
  const transport = createTransport({
    provider: 'ihela',
    baseUrl: config.baseUrl,
    connectTimeoutMs: options.connectTimeoutMs,
    totalTimeoutMs: options.totalTimeoutMs ?? USUAL_TIMEOUT_MS,
    perSecond: 10,
    burst: 10,
  })
  const source = tokens(config, transport)

  async function currentToken(): Promise<string | undefined> {
    try {
      return await source.get()
    } catch (error) {
      if (error instanceof TokenUnavailable) return undefined
      throw error
    }
  }

  async function call(
    operation: string,
    path: string,
    form?: string,
    sending?: Pick<CallRequest, 'totalTimeoutMs' | 'mayLeave'>,
  ): Promise<CallResult> {
    const once = (token: string) =>
      transport.call({
        operation,
        method: form === undefined ? 'GET' : 'POST',
        path,
        headers: { authorization: `Bearer ${token}`, ...(form !== undefined && { 'content-type': FORM }) },
        body: form,
        ...sending,
        maskReply: (reply) => reply.replaceAll(token, '{{token}}'),
      })
    const token = await currentToken()
    if (token === undefined) return withoutToken()
    const first = await once(token)
    if (first.status !== 401) return first
    // Refused before processing: one new token, the same bytes.
    source.drop(token)
    const renewed = await currentToken()
    return renewed === undefined ? withoutToken() : once(renewed)
  }

  return {
    listBanks: () => call('ihela.banks', PATHS.banks),
    lookUpCustomer: (bank, customerId) => {
      const query = new URLSearchParams({ customer_id: customerId })
      return call('ihela.lookup', `/api/v1/bank/${encodeURIComponent(bank)}/account/lookup/?${query}`)
    },
    initBill: (form) => call('ihela.bill_init', PATHS.billInit, form),
    verifyBill: (form) => call('ihela.bill_verify', PATHS.billVerify, form),
    cashIn: ({ body, mayLeave }) => {
      const totalTimeoutMs = options.totalTimeoutMs ?? CASH_IN_TIMEOUT_MS
      return call('ihela.cash_in', PATHS.cashIn, body, { totalTimeoutMs, mayLeave })
    },
  }
}
