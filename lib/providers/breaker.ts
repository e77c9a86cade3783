import type { WireResult } from '@/lib/core/reply-class'

const FAILURES_TO_OPEN = 5
const WINDOW_MS = 60_000
const PROBE_EVERY_MS = 30_000

/**
 * In front of one provider, beside the limiter (RELIABILITY.md 1.7): after five failures in a minute nothing is sent
 * for a while, so that a provider in trouble is not hammered and our payments do not all become Unknown one by one.
 */
export interface Breaker {
  /** Whether a call may go. While open only one in thirty seconds may, and it is the probe. */
  admits(): boolean
  /** What came of a call that was admitted. */
  report(wire: WireResult): void
}

/** The provider or the way to it is in trouble: not when it answered in its own words, whatever these say. */
function isFailure(wire: WireResult): boolean {
  if (wire.kind === 'never_left') return wire.because !== 'invalid_order'
  if (wire.kind === 'lost') return true
  return wire.status >= 500 && !wire.isJsonObject
}

/** Closed at first. Any call that goes well closes it again; what failed more than a minute ago does not count. */
export function createBreaker(now: () => number = Date.now): Breaker {
  let failedAt: number[] = []
  let isOpen = false
  let triedAt = 0
  return {
    admits() {
      if (!isOpen) return true
      if (now() - triedAt < PROBE_EVERY_MS) return false
      triedAt = now()
      return true
    },
    report(wire) {
      if (!isFailure(wire)) {
        failedAt = []
        isOpen = false
        return
      }
      const at = now()
      failedAt = [...failedAt.filter((before) => at - before < WINDOW_MS), at]
      if (failedAt.length < FAILURES_TO_OPEN) return
      if (!isOpen) triedAt = at
      isOpen = true
    },
  }
}
