/** A token bucket in front of one provider: `burst` calls at once, then `perSecond`. Callers wait in order. */
export interface Limiter {
  /** Resolves true when the call may go, false when the queue is longer than `maxWaitMs`: waits are bounded. */
  take(): Promise<boolean>
}

export type LimiterOptions = Readonly<{
  perSecond: number
  burst: number
  maxWaitMs?: number
  now?: () => number
  sleep?: (ms: number) => Promise<void>
}>

const MAX_WAIT_MS = 20_000

function sleepFor(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** Each call books its own moment at once, so that many waiting calls need no shared queue. */
export function createLimiter(options: LimiterOptions): Limiter {
  const { perSecond, burst, maxWaitMs = MAX_WAIT_MS, now = Date.now, sleep = sleepFor } = options
  if (perSecond <= 0 || burst < 1) throw new Error('a limiter needs a positive rate and a burst of at least one')
  const spacingMs = 1000 / perSecond
  // When the bucket would be full again; each booked call pushes it one spacing further.
  let fullAt = Number.NEGATIVE_INFINITY
  return {
    async take() {
      const at = now()
      const booked = Math.max(fullAt, at) + spacingMs
      const waitMs = booked - at - burst * spacingMs
      if (waitMs > maxWaitMs) return false
      fullAt = booked
      if (waitMs > 0) await sleep(waitMs)
      return true
    },
  }
}
