import { CRASH_POINTS, type CrashPoint } from '@/lib/core/crash-points'
import type { FaultKind } from './faults'
import type { SeedResult } from './run-seed'

const HOUR = 3_600_000

/** What is counted of one seed. */
export type Tallied = Omit<SeedResult, 'story' | 'broken'> & Readonly<{ brokenInvariant: string | undefined }>

/** The figures of a run, as the README shows them. */
export class Tally {
  private seeds = 0
  private virtualMs = 0
  private steps = 0
  private payments = 0
  private movements = 0
  private readonly faults = new Map<FaultKind, number>()
  private readonly crashes = new Map<CrashPoint, number>()
  private readonly broken = { lost: 0, doubled: 0, invariants: 0 }

  add(result: Tallied): void {
    this.seeds += 1
    this.virtualMs += result.virtualMs
    this.steps += result.steps
    this.payments += result.payments
    this.movements += result.movements
    for (const [kind, count] of result.faults) this.faults.set(kind, (this.faults.get(kind) ?? 0) + count)
    for (const [point, count] of result.crashes) this.crashes.set(point, (this.crashes.get(point) ?? 0) + count)
    if (result.brokenInvariant === undefined) return
    this.broken.invariants += 1
    if (result.brokenInvariant === 'lost') this.broken.lost += 1
    if (result.brokenInvariant === 'I2') this.broken.doubled += 1
  }

  lines(ms: number): string[] {
    const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0)
    const list = (counts: ReadonlyMap<string, number>, order: (a: [string, number], b: [string, number]) => number) =>
      [...counts]
        .toSorted(order)
        .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
        .join(', ')
    const byCount = (a: [string, number], b: [string, number]) => b[1] - a[1] || a[0].localeCompare(b[0])
    const points = Object.keys(CRASH_POINTS)
    const figure = (value: number) => Math.round(value).toLocaleString('en')
    return [
      `seeds             ${figure(this.seeds)} in ${figure(ms / 1_000)} s, ${figure((this.seeds * 60_000) / ms)} a minute`,
      `virtual hours     ${figure(this.virtualMs / HOUR)}`,
      `payments          ${figure(this.payments)}, money moved ${figure(this.movements)} times, ${figure(this.steps)} steps checked`,
      `faults injected   ${figure(sum(this.faults))}: ${list(this.faults, byCount)}`,
      `crashes           ${figure(sum(this.crashes))}: ${list(this.crashes, ([a], [b]) => points.indexOf(a) - points.indexOf(b))}`,
      `lost              ${this.broken.lost}`,
      `doubled           ${this.broken.doubled}`,
      `invariants broken ${this.broken.invariants}`,
    ]
  }
}
