import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { type Kernel, operation, type SandboxEnv } from '@/lib/sandbox/kernel'
import { answerRefusal, type Family, invalidToken, Refusal } from '@/lib/sandbox/mpesa/refusals'

export const CONSUMER_KEY = 'hazina-sandbox-key'
export const CONSUMER_SECRET = 'hazina-sandbox-secret'
const TOKEN_LIFE_SECONDS = 3_599
const TOKEN_CHARACTERS = 28
const TokenRow = z.object({ expiresAt: z.number() })

/** GET /oauth/v1/generate. */
export function routeOauth(app: Hono<SandboxEnv>, kernel: Kernel): void {
  app.get('/oauth/v1/generate', operation('token'), (c) => {
    const [scheme = '', encoded = ''] = (c.req.header('authorization') ?? '').split(' ')
    if (scheme.toLowerCase() !== 'basic' || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) {
      return answerRefusal(
        c,
        new Refusal(
          400,
          '400.008.01',
          'Invalid Authentication passed',
          'the Authorization header must be Basic base64(key:secret)',
        ),
      )
    }
    if (c.req.query('grant_type') !== 'client_credentials') {
      return answerRefusal(
        c,
        new Refusal(400, '400.008.02', 'Invalid grant type passed', 'grant_type must be client_credentials'),
      )
    }
    if (Buffer.from(encoded, 'base64').toString('utf8') !== `${CONSUMER_KEY}:${CONSUMER_SECRET}`) {
      kernel.note(c, 'refused with an empty body, as Daraja does: unknown consumer key or secret')
      return c.body(null, 400)
    }
    return c.json({ access_token: issueToken(kernel), expires_in: String(TOKEN_LIFE_SECONDS) })
  })
}

function issueToken(kernel: Kernel): string {
  const token = kernel.token(TOKEN_CHARACTERS)
  const nowMs = kernel.now().getTime()
  const strict = kernel.setting('mpesa', 'strictTokens', false)
  // In strict mode a new token kills the older ones of its key; otherwise each lives its full hour.
  kernel.db.prepare('delete from mpesa_tokens where expiresAt < ? or ?').run(nowMs, strict ? 1 : 0)
  kernel.db
    .prepare('insert into mpesa_tokens values (?, ?, ?)')
    .run(token, CONSUMER_KEY, nowMs + TOKEN_LIFE_SECONDS * 1000)
  return token
}

/** @throws Refusal when the request carries no living token. */
export function checkToken(c: Context<SandboxEnv>, kernel: Kernel, family: Family): void {
  const header = c.req.header('authorization')
  if (!header) throw new Refusal(404, '404.001.04', 'Invalid Authentication Header', 'there is no Authorization header')
  const token = /^bearer\s+(.+)$/i.exec(header)?.[1]?.trim() ?? ''
  const row = kernel.db.prepare('select expiresAt from mpesa_tokens where token = ?').get(token)
  if (row === undefined)
    throw invalidToken(family, token, 'this access token was never issued, or a newer one replaced it')
  if (TokenRow.parse(row).expiresAt < kernel.now().getTime())
    throw invalidToken(family, token, 'this access token has expired')
}
