import type { Day } from '@/lib/core/days-and-zones'
import type { LocaleTag } from '@/lib/messages/locales'

const FORM = {
  short: { day: 'numeric', month: 'short' },
  year: { day: 'numeric', month: 'short', year: 'numeric' },
  full: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DayForm = keyof typeof FORM

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs more than using it, and a chart uses the same one for every day. */
function formatter(locale: LocaleTag, form: DayForm): Intl.DateTimeFormat {
  const key = `${locale} ${form}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...FORM[form], timeZone: 'UTC' })
  formatters.set(key, known)
  return known
}

/** A calendar day in words: it has no time, so no zone moves it. */
export function dayInWords(day: Day, locale: LocaleTag, form: DayForm = 'year'): string {
  const parts = formatter(locale, form).formatToParts(new Date(`${day}T00:00:00Z`))
  const order: Intl.DateTimeFormatPartTypes[] = ['weekday', 'day', 'month', 'year']
  return order
    .map((name) => parts.find((part) => part.type === name)?.value)
    .filter(Boolean)
    .join(' ')
}

/** `21 Nov 2026`; `form` short leaves the year out, full adds the weekday. */
export function DayText({ day, locale, form }: { day: Day; locale: LocaleTag; form?: DayForm }) {
  return (
    <time dateTime={day} className="figures whitespace-nowrap">
      {dayInWords(day, locale, form)}
    </time>
  )
}
