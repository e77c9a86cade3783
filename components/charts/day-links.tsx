import Link from 'next/link'
import { classNames } from '../ui/class-names'

export type DayLink = { day: string; href: string; label: string }

/**
 * One real link per day over the plot: hover, keyboard and screen reader all use it. While recharts has the pointer,
 * the links leave it alone and stay for the keyboard.
 */
export function DayLinks(props: {
  label: string
  days: readonly DayLink[]
  onShow: (index: number | undefined) => void
  pointerThrough?: boolean
}) {
  return (
    <ul
      aria-label={props.label}
      className={classNames('absolute inset-0 flex', props.pointerThrough && 'pointer-events-none')}
    >
      {props.days.map((day, index) => (
        <li key={day.day} className="flex-1">
          <Link
            href={day.href}
            prefetch={false}
            aria-label={day.label}
            onMouseEnter={() => props.onShow(index)}
            onMouseLeave={() => props.onShow(undefined)}
            onFocus={() => props.onShow(index)}
            onBlur={() => props.onShow(undefined)}
            className="block h-full rounded-small transition-colors hover:bg-hover focus-visible:bg-hover focus-visible:outline-offset-0"
          />
        </li>
      ))}
    </ul>
  )
}

/** The exact amounts of the day under the pointer or focus; it stays inside the plot. */
export function DayTip(props: {
  index: number
  count: number
  title: string
  lines: readonly { label: string; value: string; look?: string }[]
}) {
  const left = ((props.index + 0.5) / props.count) * 100
  return (
    <div
      aria-hidden="true"
      className={classNames(
        'pointer-events-none absolute top-0 z-10 grid gap-1 rounded-control border border-line bg-raised px-2.5 py-2 text-xs shadow-float',
        left > 50 ? 'mr-3 -translate-x-full' : 'ml-3',
      )}
      style={{ left: `${String(left)}%` }}
    >
      <p className="whitespace-nowrap font-medium">{props.title}</p>
      {props.lines.map((line) => (
        <p key={line.label} className="figures flex items-center justify-between gap-4 whitespace-nowrap">
          <span className="flex items-center gap-1.5 text-ink-soft">
            {line.look ? <span className={classNames('size-2 rounded-[2px]', line.look)} /> : null}
            {line.label}
          </span>
          {line.value}
        </p>
      ))}
    </div>
  )
}
