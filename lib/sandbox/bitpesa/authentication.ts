import type { Database } from 'better-sqlite3'
import type { MiddlewareHandler } from 'hono'
import type { Kernel, SandboxEnv } from '@/lib/sandbox/kernel'
import { type Ctx, refuse } from './answers'
import { candidateUrls, signatureMatches } from './signature'

export const DEMO_KEY = 'hazina-sandbox-key'
export const DEMO_SECRET = 'hazina-sandbox-secret'
const NONCE_MEMORY_MS = 7 * 24 * 3_600_000

/** The key and secret in force: the demo pair unless `apiKey` / `apiSecret` are set. Webhooks are signed with it too. */
export function credentials(kernel: Kernel): { key: string; secret: string } {
  return {
    key: kernel.setting('bitpesa', 'apiKey', DEMO_KEY),
    secret: kernel.setting('bitpesa', 'apiSecret', DEMO_SECRET),
  }
}

/** Checks key, signature over the raw bytes, and that the nonce is new; says in the log what was wrong. */
export function authenticate(kernel: Kernel): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const wrong = problemWith(kernel, c)
    if (wrong) return refuse(c, 401, wrong)
    return next()
  }
}

function problemWith(kernel: Kernel, c: Ctx): string | undefined {
  const { key, secret } = credentials(kernel)
  const sentKey = c.req.header('authorization-key')
  const bareSecret = c.req.header('authorization-secret')
  if (bareSecret !== undefined && kernel.setting('bitpesa', 'secretHeader', false)) {
    return sentKey === key && bareSecret === secret
      ? undefined
      : 'unknown Authorization-Key or wrong Authorization-Secret'
  }
  const nonce = c.req.header('authorization-nonce')
  const signature = c.req.header('authorization-signature')
  if (!sentKey || !nonce || !signature) {
    return 'Authorization-Key, Authorization-Nonce and Authorization-Signature are all needed'
  }
  if (sentKey !== key) return 'unknown Authorization-Key'
  const urls = candidateUrls({
    host: c.req.header('host') ?? new URL(c.req.url).host,
    forwardedHost: c.req.header('x-forwarded-host'),
    forwardedProto: c.req.header('x-forwarded-proto'),
    target: targetOf(c),
    strict: kernel.setting('bitpesa', 'strictUrls', false),
  })
  const body = c.get('rawBody')
  const matches = urls.some((url) => signatureMatches(secret, { nonce, method: c.req.method, url, body }, signature))
  if (!matches)
    return `the signature fits none of ${urls.map((url) => `${c.req.method} ${url}`).join(', ')} with this body`
  if (!rememberNonce(kernel.db, key, nonce, kernel.now())) return `the nonce ${nonce} was used before`
  return undefined
}

/** Path and query exactly as they were sent: a URL parser would already have tidied them. */
function targetOf(c: Ctx): string {
  const sent: string | undefined = c.env?.incoming?.url
  const url = new URL(c.req.url)
  return sent ?? url.pathname + url.search
}

/** False when this key has used the nonce before. */
function rememberNonce(db: Database, key: string, nonce: string, now: Date): boolean {
  return (
    db.prepare('insert or ignore into bitpesa_nonces values (?, ?, ?)').run(key, nonce, now.toISOString()).changes === 1
  )
}

/** Nonces are remembered for a week (the contract asks for a day at least); called when the sandbox starts. */
export function forgetOldNonces(kernel: Kernel): void {
  const before = new Date(kernel.now().getTime() - NONCE_MEMORY_MS).toISOString()
  kernel.db.prepare('delete from bitpesa_nonces where seen_at < ?').run(before)
}
