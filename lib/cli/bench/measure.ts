export type Timing = Readonly<{ p50: number; p99: number }>

const WARM_UP = 20

function at(sorted: readonly number[], share: number): number {
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (value === undefined) throw new Error('nothing was measured')
  return value
}

export function timingOf(milliseconds: readonly number[]): Timing {
  const sorted = milliseconds.toSorted((a, b) => a - b)
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99) }
}

/** Milliseconds of one thing done again and again, one after the other, after a warm-up that does not count. */
export async function measure(work: () => unknown, times = 200, warmUp = WARM_UP): Promise<Timing> {
  for (let index = 0; index < warmUp; index += 1) await work()
  const taken: number[] = []
  for (let index = 0; index < times; index += 1) {
    const startedAt = performance.now()
    await work()
    taken.push(performance.now() - startedAt)
  }
  return timingOf(taken)
}

/** Seconds that one long thing took, and what it answered. */
export async function clock<T>(work: () => Promise<T> | T): Promise<{ seconds: number; value: T }> {
  const startedAt = performance.now()
  const value = await work()
  return { seconds: (performance.now() - startedAt) / 1000, value }
}
