/**
 * Places where a process may die (RELIABILITY.md 1.9), each between two steps that must not be confused. Product code
 * names the place it passes; nothing happens there unless a test has put a hook in (the simulator, or a build made for
 * the kill rig).
 */
export const CRASH_POINTS = {
  CP1: 'request parsed, before the payment is stored',
  CP2: 'payment stored, before the answer',
  CP3: 'approval checked, before it is stored',
  CP4: 'approval stored, before the answer',
  CP5: 'dispatch due, before the claim is stored',
  CP6: 'claim stored, before the first byte',
  CP7: 'some bytes sent',
  CP8: 'all bytes sent, no reply yet',
  CP9: 'reply read, before it is stored',
  CP10: 'reply stored, before what follows from it',
  CP11: 'created at the provider, before it is funded',
  CP12: 'callback read, before it is stored',
  CP13: 'callback stored, before the 200',
  CP14: 'inside the reducer',
  CP15: 'state stored, before the notice is read',
  CP16: 'query answered, before the answer is applied',
  CP17: 'during a migration or a backup',
  CP18: 'token refreshed, before it is kept',
} as const
export type CrashPoint = keyof typeof CRASH_POINTS

export type CrashHook = (point: CrashPoint) => void | Promise<void>

/** One hook a process, however often a bundler has copied this file. */
const SLOT = Symbol.for('hazina.crash-hook')
type Slots = { [SLOT]?: CrashHook | undefined }

/** For tests only: what happens at each place from now on; undefined takes it out. */
export function setCrashHook(hook: CrashHook | undefined): void {
  ;(globalThis as Slots)[SLOT] = hook
}

/** Whether a test watches: some places exist only then (the halves of a request's bytes). */
export function isCrashHookSet(): boolean {
  return (globalThis as Slots)[SLOT] !== undefined
}

/** Passes a place; awaits the hook where a test has put one. */
export function crashPoint(point: CrashPoint): void | Promise<void> {
  return (globalThis as Slots)[SLOT]?.(point)
}
