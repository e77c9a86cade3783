import { createTokenSource, TokenUnavailable } from '../tokens'
import type { CallResult, Transport } from '../transport'
import type { WekezaConfig } from './config'
import { TokenErrorWire, TokenWire } from './wire'

export const SCOPES = 'accounts.read transactions.read payments.write'
/** The documented life of a refresh token is a day; a minute is left for the way. */
const REFRESH_LIFE_MS = 86_400_000 - 60_000

export interface Access {
  /** @throws TokenUnavailable with Wekeza's own words. */
  get(): Promise<string>
  /** Wekeza refused this token: the next one is got with the credentials, not with what came beside it. */
  drop(token: string): void
  /** What was granted with the token in use; undefined before the first one, or where Wekeza did not say. */
  scopes(): readonly string[] | undefined
}

/** Why there is no token, in Wekeza's words: wrong credentials and a wrong scope are two things. */
function refusalWords(result: CallResult): string {
  const refusal = TokenErrorWire.safeParse(result.json).data
  const words = refusal && [refusal.error, refusal.error_description].filter(Boolean).join(': ')
  return [result.status ?? result.wire.kind, words].filter(Boolean).join(' ')
}

/** Tokens of one application. A refresh token is used once, and only until the credentials are needed again. */
export function createAccess(oauth: Transport, config: WekezaConfig, now: () => number): Access {
  let refresh: { token: string; until: number } | undefined
  let granted: readonly string[] | undefined

  async function ask(grant: Record<string, string>): Promise<CallResult> {
    const { clientId: client_id, clientSecret: client_secret } = config
    return oauth.call({
      operation: 'token',
      method: 'POST',
      path: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...grant, client_id, client_secret }).toString(),
      evidenceBody: `grant_type=${grant.grant_type}`,
      maskReply: () => '(a token)',
    })
  }

  function accept(result: CallResult): { token: string; expiresInMs: number } | undefined {
    const token = TokenWire.safeParse(result.json)
    if (result.status !== 200 || !token.success) return undefined
    const { access_token, expires_in, refresh_token, scope } = token.data
    refresh = refresh_token === undefined ? undefined : { token: refresh_token, until: now() + REFRESH_LIFE_MS }
    // The refresh answer may leave the scope out: it then stays what it was.
    if (scope !== undefined) granted = scope.split(/\s+/).filter(Boolean)
    return { token: access_token, expiresInMs: expires_in * 1000 }
  }

  const tokens = createTokenSource({
    now,
    async fetchToken() {
      const held = refresh
      refresh = undefined
      if (held && now() < held.until) {
        const refreshed = accept(await ask({ grant_type: 'refresh_token', refresh_token: held.token }))
        if (refreshed) return refreshed
      }
      const result = await ask({ grant_type: 'client_credentials', scope: SCOPES })
      const fresh = accept(result)
      if (!fresh) throw new TokenUnavailable(`Wekeza gave no token (${refusalWords(result)})`)
      return fresh
    },
  })

  return {
    get: () => tokens.get(),
    drop(token) {
      refresh = undefined
      tokens.drop(token)
    },
    scopes: () => granted,
  }
}
