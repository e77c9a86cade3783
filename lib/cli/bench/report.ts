import type { Timing } from './measure'

/** One line of a table: what, its figures, and beside them what it is compared with. */
export type Line = Readonly<{ what: string; figures: readonly string[]; baseline: string; ratio: string }>

const figure = (value: number, digits: number) => value.toLocaleString('en', { maximumFractionDigits: digits })

export function milliseconds(value: number): string {
  if (value < 1) return `${figure(value * 1000, 0)} µs`
  return value < 1000 ? `${figure(value, 1)} ms` : `${figure(value / 1000, 2)} s`
}

export const perSecond = (count: number, seconds: number): string => `${figure(count / seconds, 0)} rows/s`
export const kilobytes = (bytes: number): string => `${figure(bytes / 1000, 1)} kB`
export const ratioOf = (value: number, baseline: number): string => `${figure(value / baseline, 2)}×`

/** A read beside its baseline: how many times as long, at the median. */
export function timingLine(what: string, timing: Timing, baseline: Timing): Line {
  return {
    what,
    figures: [milliseconds(timing.p50), milliseconds(timing.p99)],
    baseline: milliseconds(baseline.p50),
    ratio: ratioOf(timing.p50, baseline.p50),
  }
}

export function printTable(title: string, heads: readonly string[], baseline: string, lines: readonly Line[]): void {
  const rows = [
    ['', ...heads, 'baseline', 'ratio'],
    ...lines.map((line) => [line.what, ...line.figures, line.baseline, line.ratio]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const text = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
  console.log(`\n${title}\nBaseline: ${baseline}\n\n${text.map((row) => `  ${row}`.trimEnd()).join('\n')}`)
}
