import type { Rhythm } from '@/lib/core/rhythms'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

/** A Monday: weekdays are counted from it. */
const MONDAY_MS = Date.parse('2026-11-23T00:00:00Z')

/** 1 is Monday, 7 Sunday. */
export function weekdayName(weekday: number, locale: LocaleTag): string {
  const day = new Date(MONDAY_MS + (weekday - 1) * 86_400_000)
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day)
}

export function hourInWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

type Rule = Readonly<{ rhythm: Rhythm; onDay: number; hour: number }>

/** "Every Monday at 06:00 EAT" */
export function ruleInWords(
  { t, locale, zone }: { t: TextOf<'exports'>; locale: LocaleTag; zone: string },
  { rhythm, onDay, hour }: Rule,
): string {
  const time = `${hourInWords(hour)} ${zone}`
  if (rhythm === 'daily') return t('schedule.daily', { time })
  if (rhythm === 'weekly') return t('schedule.weekly', { weekday: weekdayName(onDay, locale), time })
  return onDay === 0 ? t('schedule.lastDay', { time }) : t('schedule.monthly', { day: String(onDay), time })
}
