import type { CallResult } from '../transport'

/** The documented cache times (contract 3.4). */
export const BALANCE_FRESH_MS = 30_000
export const HISTORY_FRESH_MS = 5 * 60_000
const ENTRIES_MAX = 200

type Entry = { result: CallResult; etag: string; freshUntil: number }

export interface ReadCache {
  /** A fresh answer from memory, else asked for with `If-None-Match`: 304 means the held one is still true. */
  ask(
    path: string,
    freshMs: number,
    call: (headers: Record<string, string>) => Promise<CallResult>,
  ): Promise<CallResult>
  /** Something moved: what is held is only used again after Wekeza said that it is still true. */
  doubt(): void
}

function freshFor(result: CallResult, atMostMs: number): number {
  const control = result.headers['cache-control'] ?? ''
  if (/\bno-(store|cache)\b/i.test(control)) return 0
  const stated = /\bmax-age=(\d{1,6})\b/i.exec(control)?.[1]
  return stated === undefined ? atMostMs : Math.min(Number(stated) * 1000, atMostMs)
}

/** Holds answers that carry an `ETag`, by path. What carries none is asked for each time. */
export function createReadCache(now: () => number): ReadCache {
  const held = new Map<string, Entry>()

  function keep(path: string, result: CallResult, etag: string, freshMs: number): void {
    held.delete(path)
    held.set(path, { result, etag, freshUntil: now() + freshFor(result, freshMs) })
    const [oldest] = held.keys()
    if (held.size > ENTRIES_MAX && oldest !== undefined) held.delete(oldest)
  }

  return {
    async ask(path, freshMs, call) {
      const entry = held.get(path)
      if (entry && now() < entry.freshUntil) return entry.result
      const result = await call(entry ? { 'if-none-match': entry.etag } : {})
      if (result.status === 304 && entry) {
        // The exchange kept is the one that says so, and from now on the figures are as of it.
        const confirmed = { ...entry.result, exchange: result.exchange }
        keep(path, confirmed, entry.etag, freshMs)
        return confirmed
      }
      const { etag } = result.headers
      if (result.status === 200 && result.json && etag) keep(path, result, etag, freshMs)
      else if (result.status !== undefined && result.status < 500 && result.status !== 429) held.delete(path)
      return result
    },
    doubt() {
      for (const entry of held.values()) entry.freshUntil = 0
    },
  }
}
