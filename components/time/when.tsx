import { dayOf, type Zone, zoneAbbreviation } from '@/lib/core/days-and-zones'
import type { LocaleTag } from '@/lib/messages/locales'

export type Instant = Date | string | number

const FORM: Readonly<Record<'list' | 'time' | 'full', Intl.DateTimeFormatOptions>> = {
  list: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  full: {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  },
}

type DayPart = 'weekday' | 'day' | 'month' | 'year'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs more than using it, and a list uses the same few for every row. */
function formatter(zone: Zone, locale: LocaleTag, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${Object.keys(form).join()}`
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...form, timeZone: zone })
  formatters.set(key, known)
  return known
}

/** `21 Nov 14:05`: the same order in every language, with that language's month. */
function written(at: Date, zone: Zone, locale: LocaleTag, form: Intl.DateTimeFormatOptions): string {
  const parts = formatter(zone, locale, form).formatToParts(at)
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === name)?.value
  const days: DayPart[] = ['weekday', 'day', 'month', 'year']
  const date = days.map(part).filter(Boolean).join(' ')
  const time = [part('hour'), part('minute'), part('second')].filter(Boolean).join(':')
  return form.second ? `${date}, ${time}` : [date, time].filter(Boolean).join(' ')
}

/** The full instant with its zone: "Sat 21 Nov 2026, 14:05:09 EAT". */
export function fullInstant(at: Date, zone: Zone, locale: LocaleTag): string {
  return `${written(at, zone, locale, FORM.full)} ${zoneAbbreviation(zone)}`
}

/** An instant inside a sentence, with its zone: "14:05 EAT", or "21 Nov 14:05 EAT" with `form` list. */
export function instantInWords(at: Instant, zone: Zone, locale: LocaleTag, form: 'list' | 'time' = 'time'): string {
  return `${written(new Date(at), zone, locale, FORM[form])} ${zoneAbbreviation(zone)}`
}

/**
 * An instant. In lists the zone stands in the column header, elsewhere give `showZone`; the full instant is always in
 * the tooltip. A time of another year than `now` carries its year.
 */
export function When(props: {
  at: Instant
  zone: Zone
  locale: LocaleTag
  form?: 'list' | 'time' | 'full'
  showZone?: boolean
  now?: Date
}) {
  const { zone, locale, form = 'list', showZone } = props
  const at = new Date(props.at)
  const full = fullInstant(at, zone, locale)
  const otherYear = dayOf(at, zone).slice(0, 4) !== dayOf(props.now ?? new Date(), zone).slice(0, 4)
  const shape: Intl.DateTimeFormatOptions =
    form === 'list' && otherYear ? { ...FORM.list, year: 'numeric' } : FORM[form]
  const text = form === 'full' ? full : written(at, zone, locale, shape)
  return (
    <time dateTime={at.toISOString()} title={form === 'full' ? undefined : full} className="figures whitespace-nowrap">
      {text}
      {showZone && form !== 'full' ? ` ${zoneAbbreviation(zone)}` : null}
    </time>
  )
}
