'use client'

import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import { classNames } from '../ui/class-names'

export type DayLink = { day: string; href: string; label: string }

/**
 * One real link per day over the plot, for pointer, keyboard and screen reader alike. It stays the same element when
 * the picture under it is replaced, so nobody loses the focus. One stop for Tab; arrows, Home and End go along the days.
 */
export function DayLinks(props: {
  label: string
  days: readonly DayLink[]
  onShow: (index: number | undefined) => void
  /** Follows a link inside the app; the browser still opens new tabs by itself. */
  onOpen: (href: string) => void
}) {
  const { days, onShow, onOpen } = props
  const group = useRef<SVGSVGElement>(null)
  const [stop, setStop] = useState(days.length - 1)
  const slot = 100 / Math.max(1, days.length)
  const walk = (event: KeyboardEvent, index: number) => {
    const next = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: days.length - 1 }[event.key]
    const link = next === undefined ? undefined : group.current?.querySelectorAll('a')[next]
    if (!link) return
    event.preventDefault()
    link.focus()
  }
  const follow = (event: MouseEvent, href: string) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    onOpen(href)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand inside a drawing
    <svg ref={group} role="group" aria-label={props.label} className="absolute inset-0 size-full overflow-visible">
      {days.map((day, index) => (
        <a
          key={day.day}
          href={day.href}
          aria-label={day.label}
          tabIndex={index === Math.min(stop, days.length - 1) ? 0 : -1}
          onKeyDown={(event) => walk(event, index)}
          onClick={(event) => follow(event, day.href)}
          onMouseEnter={() => onShow(index)}
          onMouseLeave={() => onShow(undefined)}
          onFocus={() => {
            setStop(index)
            onShow(index)
          }}
          onBlur={() => onShow(undefined)}
          className="group/day outline-none"
        >
          <rect
            x={`${String(index * slot)}%`}
            width={`${String(slot)}%`}
            height="100%"
            rx="3"
            className="fill-transparent group-hover/day:fill-hover group-focus-visible/day:fill-hover group-focus-visible/day:stroke-2 group-focus-visible/day:stroke-accent"
          />
        </a>
      ))}
    </svg>
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
        left > 50 ? '-ml-3 -translate-x-full' : 'ml-3',
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
