import { crashPoint } from '@/lib/core/crash-points'

export interface TokenSource {
  /** The token in use, or a new one. Concurrent callers share one fetch. @throws what `fetchToken` throws. */
  get(): Promise<string>
  /** Forgets this token; a newer one that somebody else fetched meanwhile stays. */
  drop(token: string): void
}

export type TokenSourceOptions = Readonly<{
  fetchToken: () => Promise<{ token: string; expiresInMs: number }>
  /** A token this close to its end is not used any more. */
  renewEarlyMs?: number
  now?: () => number
}>

/** A token could not be got, so nothing was sent. The message says why in words, without secrets. */
export class TokenUnavailable extends Error {
  override name = 'TokenUnavailable'
}

/** One token per provider and credentials, one refresh in flight at a time: a new token may kill the older one. */
export function createTokenSource(options: TokenSourceOptions): TokenSource {
  const { fetchToken, renewEarlyMs = 60_000, now = Date.now } = options
  let held: { token: string; goodUntil: number } | undefined
  let inFlight: Promise<string> | undefined

  async function renew(): Promise<string> {
    const askedAt = now()
    const { token, expiresInMs } = await fetchToken()
    await crashPoint('CP18')
    // A life shorter than the margin still serves one short while, else every call would fetch.
    held = { token, goodUntil: askedAt + Math.max(expiresInMs - renewEarlyMs, Math.min(expiresInMs / 2, renewEarlyMs)) }
    return token
  }

  return {
    get() {
      if (held && now() < held.goodUntil) return Promise.resolve(held.token)
      inFlight ??= renew().finally(() => {
        inFlight = undefined
      })
      return inFlight
    },
    drop(token) {
      if (held?.token === token) held = undefined
    },
  }
}
