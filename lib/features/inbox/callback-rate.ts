import { LIMITS } from '../limits/limits'

/** Addresses counted at once: more than this in one second are an attack, and all strangers share one count. */
const SOURCES_MAX = 10_000
const STRANGERS = ''

let second = 0
let counts = new Map<string, number>()

/**
 * Counts one message; false when its source has sent enough for this second (RELIABILITY.md section 3 row 21). Kept in the
 * process, before the body is read: a flood costs no write. What is stored is counted for all processes together as well.
 */
export function mayCallBack(source: string, nowMs: number): boolean {
  const now = Math.floor(nowMs / 1000)
  if (now !== second) {
    second = now
    counts = new Map()
  }
  const key = counts.size < SOURCES_MAX || counts.has(source) ? source : STRANGERS
  const count = (counts.get(key) ?? 0) + 1
  counts.set(key, count)
  return count <= LIMITS.callback.turns
}
