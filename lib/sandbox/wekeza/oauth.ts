import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { callsPerMinute } from '@/lib/sandbox/wekeza/rate-limit'
import { ACCESS_TOKEN_SECONDS, issueAccess, issueCode, issueRefresh, takeOnce } from '@/lib/sandbox/wekeza/tokens'

/** The demo client of the design and the three sets the provider published (contract 8): fixtures, not secrets. */
const CLIENTS: Readonly<Record<string, string>> = {
  'hazina-sandbox': 'hazina-sandbox-secret',
  sandbox_client_123456: 'sandbox_secret_abcdef123456',
  test_client_sandbox_123: 'test_secret_abc456xyz',
  sandbox_client: 'sandbox_secret_key',
}
const SCOPES = ['accounts', 'transactions', 'customers', 'payments', 'loans', 'cards']
  .flatMap((group) => [`${group}.read`, `${group}.write`])
  .filter((scope) => !['accounts.write', 'transactions.write'].includes(scope))

type Refusal = 'invalid_client' | 'invalid_grant' | 'invalid_scope' | 'unsupported_grant_type' | 'invalid_request'
type Granted = { scope: string; refresh: boolean; showScope: boolean }
const JsonFields = z.record(z.string(), z.unknown())

/** `POST /oauth/token` and `GET /oauth/authorize`. Errors have OAuth's own shape, not the API's. */
export function mountOAuth(app: Hono<SandboxEnv>, kernel: Kernel): void {
  const limited = callsPerMinute(kernel)
  app.post('/oauth/token', operation('token'), (c) => {
    const fields = tokenFields(c)
    const clientId = fields.get('client_id') ?? ''
    limited('tokenRatePerMinute', clientId)
    const granted = grant(kernel, clientId, fields)
    c.header('Cache-Control', 'no-store')
    if ('error' in granted) {
      const { error, description } = granted
      kernel.note(c, `token refused: ${description}`)
      const error_uri = `https://docs.wekeza.com/errors/${error}`
      return c.json({ error, error_description: description, error_uri }, error === 'invalid_client' ? 401 : 400)
    }
    return c.json({
      access_token: issueAccess(kernel, clientId, granted.scope),
      token_type: 'Bearer',
      expires_in: ACCESS_TOKEN_SECONDS,
      ...(granted.showScope && { scope: granted.scope }),
      ...(granted.refresh && { refresh_token: issueRefresh(kernel, clientId, granted.scope) }),
    })
  })

  // The sandbox's user consents at once, unless the setting makes them refuse.
  app.get('/oauth/authorize', operation('authorize'), (c) => {
    const clientId = c.req.query('client_id') ?? ''
    limited('authorizeRatePerMinute', clientId)
    const redirectUri = c.req.query('redirect_uri') ?? ''
    const scope = grantedScope(c.req.query('scope'))
    if (!(clientId in CLIENTS) || !URL.canParse(redirectUri) || c.req.query('response_type') !== 'code' || !scope) {
      kernel.note(c, 'refused: unknown client, scope or redirect, or a response type that is not code')
      return c.json(
        { error: 'invalid_request', error_description: 'Unknown client, scope, redirect or response type' },
        400,
      )
    }
    const url = new URL(redirectUri)
    const challenge = c.req.query('code_challenge') ?? null
    if (kernel.setting('wekeza', 'refuseConsent', false)) url.searchParams.set('error', 'access_denied')
    else url.searchParams.set('code', issueCode(kernel, { clientId, scope, redirectUri, challenge }))
    url.searchParams.set('state', c.req.query('state') ?? '')
    return c.redirect(url.toString(), 302)
  })
}

function grant(
  kernel: Kernel,
  clientId: string,
  fields: Map<string, string>,
): Granted | { error: Refusal; description: string } {
  const refuse = (error: Refusal, description: string) => ({ error, description })
  const kind = fields.get('grant_type')
  const verifier = fields.get('code_verifier')
  // With PKCE the verifier stands in for the secret.
  const publicClient = kind === 'authorization_code' && verifier !== undefined && clientId in CLIENTS
  if (!publicClient && !sameSecret(CLIENTS[clientId], fields.get('client_secret'))) {
    return refuse('invalid_client', 'Client authentication failed due to invalid credentials')
  }
  switch (kind) {
    case undefined:
      return refuse('invalid_request', 'grant_type is missing')
    case 'client_credentials': {
      const scope = grantedScope(fields.get('scope'))
      if (scope === undefined) return refuse('invalid_scope', 'The requested scope is invalid or unknown')
      return { scope, refresh: false, showScope: true }
    }
    case 'refresh_token': {
      const used = takeOnce(kernel, 'refresh', fields.get('refresh_token') ?? '', clientId)
      if (!used) return refuse('invalid_grant', 'The refresh token is invalid, expired or already used')
      return { scope: used.scope, refresh: true, showScope: false }
    }
    case 'authorization_code': {
      const code = takeOnce(kernel, 'code', fields.get('code') ?? '', clientId)
      const challenge = verifier === undefined ? null : createHash('sha256').update(verifier).digest('base64url')
      if (!code || code.redirectUri !== fields.get('redirect_uri') || code.challenge !== challenge) {
        return refuse('invalid_grant', 'The code is invalid, expired, used, or bound to another redirect or verifier')
      }
      return { scope: code.scope, refresh: true, showScope: true }
    }
    default:
      return refuse('unsupported_grant_type', `The grant type ${kind} is not supported`)
  }
}

function grantedScope(asked: string | undefined): string | undefined {
  const scopes = (asked ?? '').split(' ').filter((scope) => scope !== '')
  if (scopes.length === 0) return SCOPES.join(' ')
  return scopes.every((scope) => SCOPES.includes(scope)) ? scopes.join(' ') : undefined
}

/** The documented form; JSON and HTTP Basic are taken too, because public clients send them. */
function tokenFields(c: Context<SandboxEnv>): Map<string, string> {
  const raw = c.get('rawBody').toString('utf8')
  const fields = new Map<string, string>()
  const basic = /^Basic (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (basic !== undefined) {
    const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':')
    fields.set('client_id', id).set('client_secret', secret.join(':'))
  }
  if (c.req.header('content-type')?.includes('json')) {
    for (const [name, value] of Object.entries(jsonFields(raw))) if (typeof value === 'string') fields.set(name, value)
  } else {
    for (const [name, value] of new URLSearchParams(raw)) fields.set(name, value)
  }
  return fields
}

function jsonFields(raw: string): Record<string, unknown> {
  try {
    return JsonFields.catch({}).parse(JSON.parse(raw))
  } catch {
    return {} // Not JSON: the missing fields are then refused as such.
  }
}

function sameSecret(expected: string | undefined, given: string | undefined): boolean {
  if (expected === undefined || given === undefined) return false
  const a = Buffer.from(expected)
  const b = Buffer.from(given)
  return a.length === b.length && timingSafeEqual(a, b)
}
