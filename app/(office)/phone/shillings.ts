import { formatMoney, minorFromDecimal } from '@/lib/core/money'
import type { LocaleTag } from '@/lib/messages/locales'

/** The sandbox's decimal text as people read it: "KES 1,500.00", code and figures never parted. What is no amount stays as it came. */
export function shillings(text: string, locale: LocaleTag): string {
  const amountMinor = minorFromDecimal(text, 'KES')
  return amountMinor === undefined ? text : formatMoney({ amountMinor, currency: 'KES' }, locale).replace(' ', '\u00a0')
}
