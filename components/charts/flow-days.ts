import type { Currency } from '@/lib/core/money'
import { pixelValue } from './scale'

/** One day of one currency. Minor units are text, as they crossed JSON; the page gives the day its list's address. */
export type FlowDay = Readonly<{ day: string; inMinor: string; outMinor: string; href: string }>

export type FlowBar = Readonly<{ day: string; moneyIn: number; moneyOut: number; isToday: boolean }>

/** Heights for drawing. */
export function flowBars(days: readonly FlowDay[], today: string): readonly FlowBar[] {
  return days.map(({ day, inMinor, outMinor }) => ({
    day,
    moneyIn: pixelValue(inMinor),
    moneyOut: pixelValue(outMinor),
    isToday: day === today,
  }))
}

export const FLOW_COLOUR = { in: 'var(--color-accent-line)', out: 'var(--color-neutral-line)' } as const
export const FLOW_LOOK = { in: 'bg-accent-line', out: 'bg-neutral-line' } as const

/** Pattern ids must be unique in a document that may show several charts. */
export function hatchId(kind: 'in' | 'out', currency: Currency): string {
  return `hatch-${kind}-${currency}`
}
