import { type Currency, MINOR_UNIT_EXPONENT } from '@/lib/core/money'
import type { LocaleTag } from '@/lib/messages/locales'

/*
 * Pixel geometry only. Amounts become plain numbers here to be drawn, never to be shown or added:
 * every figure a reader sees is formatted from its exact minor units.
 */

export type Scale = Readonly<{ min: number; max: number; ticks: readonly number[] }>

/** A height for drawing; loses digits past the fifteenth, which no screen can show. */
export function pixelValue(minor: string): number {
  return Number(minor)
}

/** Round steps (1, 2, 2.5 or 5 times a power of ten) from zero, or from below it, to at least the largest value. */
export function niceScale(values: readonly number[], steps = 4): Scale {
  const highest = Math.max(0, ...values)
  const lowest = Math.min(0, ...values)
  const span = highest - lowest
  if (span === 0) return { min: 0, max: 1, ticks: [0] }
  const rough = span / steps
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10)
  const first = Math.floor(lowest / step)
  const last = Math.ceil(highest / step)
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
  return { min: first * step, max: last * step, ticks }
}

/** How high above the bottom a value stands, 0 to 1. */
export function share(value: number, scale: Scale): number {
  return (value - scale.min) / (scale.max - scale.min)
}

const SHORT: readonly (readonly [number, string])[] = [
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'k'],
]

/** An axis label: "1.2 M", "250 k". Exact amounts are in the tooltip and the table. */
export function shortAmount(minor: number, currency: Currency, locale: LocaleTag): string {
  const major = minor / 10 ** MINOR_UNIT_EXPONENT[currency]
  const [size, letter] = SHORT.find(([limit]) => Math.abs(major) >= limit) ?? [1, '']
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(major / size)
  return letter ? `${figure}\u00a0${letter}` : figure
}
