/** What is left of a session, in milliseconds: by disuse, and whatever is done. */
export type TimeLeft = Readonly<{ idleInMs: number; endsInMs: number }>

/** How long before the end a person is told. */
export const WARNING_MS = 2 * 60_000
/** Somebody who types is at their desk: the server hears of it this often. */
export const SIGN_OF_LIFE_MS = 3 * 60_000

export type Phase = Readonly<{
  at: 'open' | 'warned' | 'over'
  /** Which limit comes first; typing moves only the first one. */
  by: 'idle' | 'absolute'
  leftMs: number
}>

/** Where a session stands, so many milliseconds after the server was asked. */
export function phaseOf(left: TimeLeft, sinceMs: number): Phase {
  const by = left.idleInMs < left.endsInMs ? 'idle' : 'absolute'
  const leftMs = Math.min(left.idleInMs, left.endsInMs) - sinceMs
  return { at: leftMs <= 0 ? 'over' : leftMs <= WARNING_MS ? 'warned' : 'open', by, leftMs: Math.max(0, leftMs) }
}

/** "1:05". */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
