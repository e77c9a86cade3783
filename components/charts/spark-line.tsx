const WIDTH = 96
const HEIGHT = 24
const PAD = 2

/** A tiny line of the last days, without axes. `points` are for drawing only; `label` says in words what it shows. */
export function SparkLine({ points, label }: { points: readonly number[]; label: string }) {
  if (points.length < 2) return null
  const low = Math.min(...points)
  const span = Math.max(...points) - low || 1
  const x = (index: number) => PAD + (index / (points.length - 1)) * (WIDTH - 2 * PAD)
  const y = (value: number) => HEIGHT - PAD - ((value - low) / span) * (HEIGHT - 2 * PAD)
  const line = points
    .map((value, index) => `${index === 0 ? 'M' : 'L'}${String(x(index))} ${String(y(value))}`)
    .join('')
  const last = points.at(-1) ?? low
  return (
    <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} role="img" aria-label={label} className="h-6 w-24 shrink-0">
      <path
        d={line}
        fill="none"
        className="stroke-accent-line"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <circle cx={x(points.length - 1)} cy={y(last)} r="2" className="fill-accent" />
    </svg>
  )
}
