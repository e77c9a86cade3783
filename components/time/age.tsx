import { AGE_UNITS } from '@/lib/messages/age-units'
import type { LocaleTag } from '@/lib/messages/locales'
import type { Instant } from './when'

const MINUTE_S = 60
const HOUR_S = 3_600
const DAY_S = 86_400

/** "2 h": the largest whole unit, for ages only ("waiting 2 h"); an instant is always written out by `When`. */
export function ageInWords(since: Instant, now: Instant, locale: LocaleTag): string {
  const units = AGE_UNITS[locale]
  const seconds = Math.max(0, Math.floor((new Date(now).getTime() - new Date(since).getTime()) / 1000))
  if (seconds < MINUTE_S) return `${seconds} ${units.second}`
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} ${units.minute}`
  if (seconds < 2 * DAY_S) return `${Math.floor(seconds / HOUR_S)} ${units.hour}`
  return `${Math.floor(seconds / DAY_S)} ${units.day}`
}

export function Age({ since, now, locale }: { since: Instant; now: Instant; locale: LocaleTag }) {
  return <span className="figures whitespace-nowrap">{ageInWords(since, now, locale)}</span>
}
