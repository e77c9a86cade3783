import { subscribe } from 'node:diagnostics_channel'
import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { type CallReport, PROVIDER_CALLS } from '@/lib/providers/call-channel'

/** Upper bounds in seconds; a send's deadline is 30 s. */
export const CALL_BUCKETS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const

export type CallFigures = {
  provider: string
  operation: string
  /** How it ended on the wire, and with which kind of status. */
  outcome: string
  count: number
  seconds: number
  /** By {@link CALL_BUCKETS}, each with everything below it. */
  buckets: number[]
}

export type VitalSigns = {
  startedAt: number
  /** Moments of this process's own clock; null before the first. */
  workerAt: number | null
  anchoredAt: number | null
  calls: Map<string, CallFigures>
  loop: IntervalHistogram
}

/** Next bundles this file more than once (pages, start-up); the process still has one set of signs. */
const SLOT = Symbol.for('hazina.vital-signs')
type Slots = { [SLOT]?: VitalSigns }

export function vitalSigns(): VitalSigns {
  const slots = globalThis as Slots
  slots[SLOT] ??= begin()
  return slots[SLOT]
}

/** Of a clock that nobody sets: an hour of summer time is no silence. */
export const signNow = () => performance.now()

function begin(): VitalSigns {
  const loop = monitorEventLoopDelay({ resolution: 20 })
  loop.enable()
  const signs: VitalSigns = { startedAt: signNow(), workerAt: null, anchoredAt: null, calls: new Map(), loop }
  subscribe(PROVIDER_CALLS, (report) => count(signs.calls, report as CallReport))
  return signs
}

function count(calls: Map<string, CallFigures>, { provider, operation, wire, ms }: CallReport): void {
  const outcome = wire.kind === 'answered' ? `${Math.floor(wire.status / 100)}xx` : wire.because
  const key = [provider, operation, outcome].join(' ')
  const figures = calls.get(key) ?? {
    provider,
    operation,
    outcome,
    count: 0,
    seconds: 0,
    buckets: CALL_BUCKETS.map(() => 0),
  }
  calls.set(key, figures)
  const seconds = ms / 1000
  figures.count += 1
  figures.seconds += seconds
  CALL_BUCKETS.forEach((bound, index) => {
    if (seconds <= bound) figures.buckets[index] = (figures.buckets[index] ?? 0) + 1
  })
}
