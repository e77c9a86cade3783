import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import type { Kernel } from '@/lib/sandbox/kernel'
import { requireConsent } from '@/lib/sandbox/wekeza/consents'
import { WekezaError } from '@/lib/sandbox/wekeza/wire'

export const ACCESS_TOKEN_SECONDS = 3_600
const REFRESH_TOKEN_SECONDS = 86_400
const CODE_SECONDS = 600

export type TokenRow = {
  token: string
  kind: 'access' | 'refresh' | 'code'
  clientId: string
  scope: string
  expiresAt: number
  redirectUri: string | null
  challenge: string | null
}

/** Looks like the provider's JWT; only the stored copy counts, so the signing key may be thrown away. */
export function issueAccess(kernel: Kernel, clientId: string, scope: string): string {
  const iat = Math.floor(kernel.now().getTime() / 1_000)
  const iss = 'https://api.wekeza.com'
  const times = { exp: iat + ACCESS_TOKEN_SECONDS, iat, jti: kernel.token(16) }
  const claims = { sub: clientId, client_id: clientId, scope: scope.split(' '), ...times, iss, aud: iss }
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`
  const token = `${head}.${createHmac('sha256', kernel.token(32)).update(head).digest('base64url')}`
  return keep(kernel, { token, kind: 'access', clientId, scope }, ACCESS_TOKEN_SECONDS)
}

/** Single use: each refresh hands out the next one. */
export function issueRefresh(kernel: Kernel, clientId: string, scope: string): string {
  return keep(kernel, { token: `rt_${kernel.token(40)}`, kind: 'refresh', clientId, scope }, REFRESH_TOKEN_SECONDS)
}

/** The code of the browser flow, for ten minutes and one use, bound to its redirect and its PKCE challenge. */
export function issueCode(
  kernel: Kernel,
  grant: Pick<TokenRow, 'clientId' | 'scope' | 'redirectUri' | 'challenge'>,
): string {
  return keep(kernel, { ...grant, token: `code_${kernel.token(24)}`, kind: 'code' }, CODE_SECONDS)
}

/** Takes a refresh token or code out of the store: of two calls with one token only the first finds it. */
export function takeOnce(
  kernel: Kernel,
  kind: 'refresh' | 'code',
  token: string,
  clientId: string,
): TokenRow | undefined {
  const row = kernel.db
    .prepare<[string, string, string], TokenRow>(
      'delete from wekeza_tokens where token = ? and kind = ? and clientId = ? returning *',
    )
    .get(token, kind, clientId)
  return row && row.expiresAt > kernel.now().getTime() ? row : undefined
}

/** The application behind the bearer token, if the token is one of ours and still good. */
export function findSession(kernel: Kernel, c: Context): { clientId: string; scopes: string[] } | undefined {
  const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  if (token === undefined) return undefined
  const row = kernel.db
    .prepare<[string], TokenRow>("select * from wekeza_tokens where token = ? and kind = 'access'")
    .get(token)
  if (!row || row.expiresAt <= kernel.now().getTime()) return undefined
  return { clientId: row.clientId, scopes: row.scope.split(' ') }
}

/** The calling application's id. @throws WekezaError 401 without a good token, 403 when it has none of the scopes or no consent */
export function authorise(kernel: Kernel, c: Context, ...anyOf: string[]): string {
  const session = findSession(kernel, c)
  if (!session) throw new WekezaError(401, 'UNAUTHORIZED', 'Missing, invalid or expired access token')
  if (anyOf.length > 0 && !anyOf.some((scope) => session.scopes.includes(scope))) {
    throw new WekezaError(403, 'FORBIDDEN', `The access token lacks the scope ${anyOf.join(' or ')}`)
  }
  // What needs a scope needs the customer's consent to it; managing webhooks and consents does not.
  if (anyOf.length > 0) requireConsent(kernel, session.clientId, session.scopes)
  return session.clientId
}

function keep(
  kernel: Kernel,
  row: Pick<TokenRow, 'token' | 'kind' | 'clientId' | 'scope'> & Partial<Pick<TokenRow, 'redirectUri' | 'challenge'>>,
  lifeSeconds: number,
): string {
  const nowMs = kernel.now().getTime()
  kernel.db.prepare('delete from wekeza_tokens where expiresAt < ?').run(nowMs)
  kernel.db
    .prepare(
      'insert into wekeza_tokens values (@token, @kind, @clientId, @scope, @expiresAt, @redirectUri, @challenge)',
    )
    .run({ redirectUri: null, challenge: null, ...row, expiresAt: nowMs + lifeSeconds * 1_000 })
  return row.token
}
