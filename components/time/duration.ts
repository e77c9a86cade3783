import { AGE_UNITS } from '@/lib/messages/age-units'
import type { LocaleTag } from '@/lib/messages/locales'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

/** How long something took: "0.8 s", "42 s", "3.5 min", "2 h". Measured times, so one decimal says enough. */
export function durationInWords(ms: number, locale: LocaleTag): string {
  const units = AGE_UNITS[locale]
  const figure = (value: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
  if (ms < MINUTE_MS) return `${figure(ms / SECOND_MS)}\u00a0${units.second}`
  if (ms < HOUR_MS) return `${figure(ms / MINUTE_MS)}\u00a0${units.minute}`
  return `${figure(ms / HOUR_MS)}\u00a0${units.hour}`
}
