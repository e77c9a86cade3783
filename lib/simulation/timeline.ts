import type { Chance } from './chance'

type Waiting = { at: number; order: number; wake: () => void; cancelled: boolean }

/** A wait that somebody may end early. */
export type Nap = Readonly<{ over: Promise<void>; wakeBy(at: number): void }>

/**
 * Virtual time. Work runs until it waits; then the clock jumps to whoever is due next. Those due at the same moment go
 * in an order drawn by chance, and only one runs at a time, so that a seed gives one interleaving and no other.
 */
export class Timeline {
  now: number
  private readonly waiting: Waiting[] = []
  private busy = 0
  private failure: unknown

  constructor(
    start: number,
    private readonly chance: Chance,
  ) {
    this.now = start
  }

  /** Runs beside everything else. Whatever it throws ends the story. */
  spawn(work: () => Promise<void>): void {
    this.busy += 1
    work()
      .catch((error: unknown) => {
        this.failure ??= error
      })
      .finally(() => {
        this.busy -= 1
      })
  }

  /** Starts once the time has come. */
  later(ms: number, work: () => Promise<void>): void {
    this.push(this.now + ms, () => this.spawn(work))
  }

  /** Only inside spawned work. */
  sleep(ms: number): Promise<void> {
    return this.nap(this.now + ms).over
  }

  /** Only inside spawned work: waits until then, or until it is woken earlier. */
  nap(until: number): Nap {
    let entry: Waiting | undefined
    let wake: () => void = () => undefined
    const over = new Promise<void>((resolve) => {
      wake = () => {
        this.busy += 1
        resolve()
      }
      entry = this.push(until, wake)
      this.busy -= 1
    })
    return {
      over,
      wakeBy: (at) => {
        if (!entry || entry.cancelled || entry.at <= at) return
        entry.cancelled = true
        entry = this.push(at, wake)
      },
    }
  }

  /** The next thing that is due, and everything that follows from it at once. @returns false when nothing is left. */
  async step(until: number): Promise<boolean> {
    const next = this.pop()
    if (!next) return false
    if (next.at > until) {
      this.waiting.push(next)
      this.sift(this.waiting.length - 1)
      this.now = Math.max(this.now, until)
      return false
    }
    this.now = Math.max(this.now, next.at)
    next.cancelled = true
    next.wake()
    // Store and features use promises and immediates only: a few turns of the event loop bring everyone to their next wait.
    while (this.busy > 0) await new Promise((resolve) => setImmediate(resolve))
    if (this.failure) throw this.failure
    return true
  }

  private push(at: number, wake: () => void): Waiting {
    const entry = { at: Math.max(at, this.now), order: this.chance.fraction(), wake, cancelled: false }
    this.waiting.push(entry)
    this.sift(this.waiting.length - 1)
    return entry
  }

  private before(a: number, b: number): boolean {
    const [one, other] = [this.waiting[a], this.waiting[b]]
    if (!one || !other) return false
    return one.at < other.at || (one.at === other.at && one.order < other.order)
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.waiting[a], this.waiting[b]]
    if (!one || !other) return
    this.waiting[a] = other
    this.waiting[b] = one
  }

  private sift(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!this.before(at, parent)) return
      this.swap(at, parent)
      at = parent
    }
  }

  private pop(): Waiting | undefined {
    for (;;) {
      const first = this.waiting[0]
      const last = this.waiting.pop()
      if (!first || !last) return undefined
      if (first !== last) {
        this.waiting[0] = last
        this.sink()
      }
      if (!first.cancelled) return first
    }
  }

  private sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      let least = this.before(left, at) ? left : at
      if (this.before(right, least)) least = right
      if (least === at) return
      this.swap(at, least)
      at = least
    }
  }
}
