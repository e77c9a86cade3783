import { timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { findMerchant, type Merchant } from '@/lib/sandbox/ihela/merchants'
import { requestFields } from '@/lib/sandbox/ihela/request-fields'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'

/** Defaults of the OAuth library that the gateway appears to use (contract 2.1). */
const TOKEN_SECONDS = 36_000
const CODE_SECONDS = 600
const SCOPE = 'read write'

type TokenRow = {
  token: string
  kind: 'access' | 'code'
  clientId: string
  redirectUri: string | null
  expiresAt: number
}

/** Tokens at `oAuth2/token/` and at `token/`, the browser's authorize address, and the user behind a token. */
export function mountOAuth(app: Hono<SandboxEnv>, kernel: Kernel): void {
  const paths = ['/oAuth2/token/', '/oAuth2/token', '/token/', '/token']
  app.on('POST', paths, operation('token'), async (c) => {
    const fields = await requestFields(c)
    const grant = fields.get('grant_type')
    if (grant === undefined) return c.json({ error: 'invalid_request' }, 400)
    if (grant !== 'client_credentials' && grant !== 'authorization_code')
      return c.json({ error: 'unsupported_grant_type' }, 400)
    const merchant = authenticatedMerchant(c, fields)
    if (!merchant) {
      kernel.note(c, 'unknown client_id or wrong client_secret')
      return c.json({ error: 'invalid_client' }, 401)
    }
    if (grant === 'authorization_code' && !takeCode(kernel, fields.get('code') ?? '', merchant.clientId)) {
      return c.json({ error: 'invalid_grant' }, 400)
    }
    const token = issue(kernel, {
      kind: 'access',
      clientId: merchant.clientId,
      redirectUri: null,
      seconds: TOKEN_SECONDS,
    })
    return c.json({ access_token: token, expires_in: TOKEN_SECONDS, token_type: 'Bearer', scope: SCOPE })
  })

  app.on('GET', ['/oAuth2/authorize/', '/oAuth2/authorize'], operation('authorize'), (c) => {
    const merchant = findMerchant(c.req.query('client_id') ?? '')
    const target = c.req.query('redirect_uri') ?? ''
    if (!merchant || !URL.canParse(target) || c.req.query('response_type') !== 'code')
      return c.json({ error: 'invalid_request' }, 400)
    const url = new URL(target)
    url.searchParams.set(
      'code',
      issue(kernel, { kind: 'code', clientId: merchant.clientId, redirectUri: target, seconds: CODE_SECONDS }),
    )
    url.searchParams.set('state', c.req.query('state') ?? '')
    return c.redirect(url.toString(), 302)
  })

  app.on('GET', ['/api/v1/connected-user/', '/api/v1/connected-user'], operation('connected_user'), (c) => {
    const merchant = bearerMerchant(kernel, c)
    if (!merchant) return unauthorized(c)
    const username = `merchant${merchant.id}`
    return c.json({ username, email: `${username}@example.test`, first_name: 'Merchant', last_name: merchant.title })
  })
}

/** The merchant behind the bearer token, if it is good. */
export function bearerMerchant(kernel: Kernel, c: Context): Merchant | undefined {
  const token = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (token === undefined) return undefined
  const row = kernel.db
    .prepare<[string, number], TokenRow>(
      "select * from ihela_tokens where token = ? and kind = 'access' and expiresAt > ?",
    )
    .get(token, kernel.now().getTime())
  return row && findMerchant(row.clientId)
}

export function unauthorized(c: Context<SandboxEnv>): Response {
  c.header('WWW-Authenticate', 'Bearer realm="api"')
  const given = c.req.header('authorization') !== undefined
  c.get('notes').push(
    given ? 'refused: the bearer token is unknown or has expired' : 'refused: there is no Authorization header',
  )
  return c.json({ detail: given ? 'Invalid token.' : 'Authentication credentials were not provided.' }, 401)
}

function authenticatedMerchant(c: Context, fields: Map<string, string>): Merchant | undefined {
  const basic = /^Basic (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const [id, ...rest] = basic ? Buffer.from(basic, 'base64').toString('utf8').split(':') : []
  const merchant = findMerchant(id ?? fields.get('client_id') ?? '')
  const secret = basic ? rest.join(':') : fields.get('client_secret')
  if (!merchant || secret === undefined) return undefined
  const a = Buffer.from(merchant.secret)
  const b = Buffer.from(secret)
  return a.length === b.length && timingSafeEqual(a, b) ? merchant : undefined
}

function issue(
  kernel: Kernel,
  grant: Pick<TokenRow, 'kind' | 'clientId' | 'redirectUri'> & { seconds: number },
): string {
  const nowMs = kernel.now().getTime()
  const token = kernel.token(30)
  kernel.db.prepare('delete from ihela_tokens where expiresAt <= ?').run(nowMs)
  kernel.db
    .prepare('insert into ihela_tokens values (?, ?, ?, ?, ?)')
    .run(token, grant.kind, grant.clientId, grant.redirectUri, nowMs + grant.seconds * 1_000)
  return token
}

/** A code is good once: of two calls only the first finds it. */
function takeCode(kernel: Kernel, code: string, clientId: string): boolean {
  const { changes } = kernel.db
    .prepare("delete from ihela_tokens where token = ? and kind = 'code' and clientId = ? and expiresAt > ?")
    .run(code, clientId, kernel.now().getTime())
  return changes === 1
}
