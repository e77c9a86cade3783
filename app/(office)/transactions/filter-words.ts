import { dayInWords } from '@/components/time/day-text'
import type { Day } from '@/lib/core/days-and-zones'
import { type Currency, formatAmount } from '@/lib/core/money'
import { type DayRange, monthOf, presetOf } from '@/lib/features/transactions/day-ranges'
import { amountBound, type TransactionFilter } from '@/lib/features/transactions/filter'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

type Words = { t: TextOf<'transactions'>; locale: LocaleTag }

/** `Oct 2026` */
export function monthInWords(range: DayRange, locale: LocaleTag): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${range.from}T00:00:00Z`),
  )
}

/** What the day chip says: a preset's name, a month's, or the days; with `asDates` never a name that moves along. */
export function daysInWords(
  { t, locale }: Words,
  filter: Pick<TransactionFilter, 'from' | 'to'>,
  today: Day,
  { asDates = false } = {},
): string | undefined {
  const { from, to } = filter
  if (!from && !to) return undefined
  const preset = asDates ? undefined : presetOf(filter, today)
  if (preset) return t(`preset.${preset}`)
  const day = (each: Day) => dayInWords(each, locale)
  if (!from) return t('untilDay', { to: day(to ?? '') })
  if (!to) return t('sinceDay', { from: day(from) })
  if (from === to) return day(from)
  return monthOf(from).from === from && monthOf(from).to === to
    ? monthInWords({ from, to }, locale)
    : t('dayRange', { from: day(from), to: day(to) })
}

/** What the amount chip says. */
export function amountsInWords({ t, locale }: Words, filter: TransactionFilter): string | undefined {
  const { currency } = filter
  const from = amountBound(filter.min, currency)
  const to = amountBound(filter.max, currency)
  if (!currency || (from === undefined && to === undefined)) return undefined
  const figure = (minor: bigint, of: Currency) => formatAmount(minor, of, locale)
  if (from === undefined) return t('amountAtMost', { currency, to: figure(to ?? 0n, currency) })
  if (to === undefined) return t('amountAtLeast', { currency, from: figure(from, currency) })
  return t('amountRange', { currency, from: figure(from, currency), to: figure(to, currency) })
}
