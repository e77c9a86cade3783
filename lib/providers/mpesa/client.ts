import { createTokenSource, type TokenSource, TokenUnavailable } from '../tokens'
import { withoutToken } from '../transmission'
import type { CallRequest, CallResult, Transport } from '../transport'
import type { MpesaConfig } from './config'
import { basicAuthorization } from './credentials'
import { isTokenError } from './refusals'
import { TokenReply } from './wire'

const TOKEN_PATH = '/oauth/v1/generate?grant_type=client_credentials'
const DEFAULT_TOKEN_SECONDS = 3600

export const PATHS = {
  stkPush: '/mpesa/stkpush/v1/processrequest',
  stkQuery: '/mpesa/stkpushquery/v1/query',
  b2c: '/mpesa/b2c/v3/paymentrequest',
  b2b: '/mpesa/b2b/v1/paymentrequest',
  balance: '/mpesa/accountbalance/v1/query',
  status: '/mpesa/transactionstatus/v1/query',
  reversal: '/mpesa/reversal/v1/request',
  /** The version used to register decides how later notices tell the payer's number. */
  c2bRegister: { 1: '/mpesa/c2b/v1/registerurl', 2: '/mpesa/c2b/v2/registerurl' },
  c2bSimulate: { 1: '/mpesa/c2b/v1/simulate', 2: '/mpesa/c2b/v2/simulate' },
} as const

export type MpesaPost = Readonly<{ operation: string; path: string; body: string; evidenceBody: string }> &
  Pick<CallRequest, 'mayLeave'>

export interface MpesaClient {
  /** Any call of Daraja: all are POST with JSON. Refreshes the token once when it is refused, with the same bytes. */
  post(request: MpesaPost): Promise<CallResult>
}

/** Any answer but a 2xx JSON object with a non-empty token is an authentication failure (contract 2). */
function tokens(transport: Transport, config: MpesaConfig): TokenSource {
  return createTokenSource({
    async fetchToken() {
      const result = await transport.call({
        operation: 'mpesa.token',
        method: 'GET',
        path: TOKEN_PATH,
        headers: { authorization: basicAuthorization(config.consumerKey, config.consumerSecret) },
        totalTimeoutMs: 15_000,
        maskReply: () => '{{token reply}}',
      })
      const ok = result.status !== undefined && result.status >= 200 && result.status < 300
      const parsed = ok ? TokenReply.safeParse(result.json) : undefined
      if (!parsed?.success) throw new TokenUnavailable(`M-Pesa gave no token (status ${result.status ?? 'none'})`)
      const seconds = Number(parsed.data.expires_in)
      const usable = Number.isFinite(seconds) && seconds > 0 ? seconds : DEFAULT_TOKEN_SECONDS
      return { token: parsed.data.access_token, expiresInMs: usable * 1000 }
    },
  })
}

export function createMpesaClient(transport: Transport, config: MpesaConfig): MpesaClient {
  const source = tokens(transport, config)

  async function postOnce(request: MpesaPost, token: string): Promise<CallResult> {
    return transport.call({
      operation: request.operation,
      method: 'POST',
      path: request.path,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: request.body,
      evidenceBody: request.evidenceBody,
      mayLeave: request.mayLeave,
      // Daraja repeats a refused token inside its error message.
      maskReply: (text) => text.replaceAll(token, '{{token}}'),
    })
  }

  async function currentToken(): Promise<string | undefined> {
    try {
      return await source.get()
    } catch (error) {
      if (error instanceof TokenUnavailable) return undefined
      throw error
    }
  }

  return {
    async post(request) {
      const token = await currentToken()
      if (token === undefined) return withoutToken()
      const first = await postOnce(request, token)
      if (!isTokenError(first)) return first
      source.drop(token)
      const renewed = await currentToken()
      return renewed === undefined ? withoutToken() : postOnce(request, renewed)
    },
  }
}
