import type { CallResult } from '../transport'

/** The documented window. A stated reset further off than this is a clock that differs, not a longer window. */
const WINDOW_MS = 60_000
/** A call waits this long for the next window; a longer wait is the caller's own back-off. */
const WAIT_MAX_MS = 20_000
/** Reads stop this short of the limit, so that a payment or a question about one still passes. */
const KEPT_FOR_SENDS = 5

export interface RateWindow {
  /** Resolves true when the call may go; false when the limit is used up for longer than a call may wait. */
  admit(kind: 'read' | 'send'): Promise<boolean>
  /** Learns from the headers of every answer. */
  observe(result: CallResult): void
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text.trim()) ? Number(text) : undefined
}

/** Stops before the provider has to refuse: `X-RateLimit-*` of the last answers decide (contract 3.2). */
export function createRateWindow(options: { now: () => number; sleep: (ms: number) => Promise<void> }): RateWindow {
  const { now, sleep } = options
  let seen: { limit: number; remaining: number; resetAt: number } | undefined

  return {
    async admit(kind) {
      const current = seen
      if (!current || now() >= current.resetAt) return true
      const kept = kind === 'read' ? Math.min(KEPT_FOR_SENDS, Math.floor(current.limit / 10)) : 0
      if (current.remaining > kept) {
        // Calls under way are counted here too: their answers have not told yet.
        current.remaining -= 1
        return true
      }
      const waitMs = current.resetAt - now()
      if (waitMs > WAIT_MAX_MS) return false
      await sleep(waitMs)
      if (seen === current) seen = undefined
      return true
    },
    observe({ headers }) {
      const limit = wholeNumber(headers['x-ratelimit-limit'])
      const remaining = wholeNumber(headers['x-ratelimit-remaining'])
      const reset = wholeNumber(headers['x-ratelimit-reset'])
      if (limit === undefined || remaining === undefined || reset === undefined) return
      // Their moment is of their clock, so the wait is taken from their own date.
      const theirNow = Date.parse(headers.date ?? '')
      const untilMs = reset * 1000 - (Number.isNaN(theirNow) ? now() : theirNow)
      const resetAt = now() + Math.min(Math.max(untilMs, 0), WINDOW_MS)
      // Answers overtake each other: within one window the least that was told counts.
      const sameWindow = seen !== undefined && Math.abs(seen.resetAt - resetAt) < WINDOW_MS / 2 && now() < seen.resetAt
      seen = { limit, resetAt, remaining: sameWindow && seen ? Math.min(seen.remaining, remaining) : remaining }
    },
  }
}
