import type { Day } from '@/lib/core/days-and-zones'
import type { TransactionFilter } from '@/lib/features/transactions/filter'
import type { ViewContent } from '@/lib/features/views/view-content'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'
import { amountsInWords, daysInWords } from './filter-words'

type Words = {
  t: TextOf<'transactions'>
  status: TextOf<'status'>
  locale: LocaleTag
  today: Day
  accounts: readonly { id: string; name: string }[]
  /** Of something that stays as it was: days by their dates, never "today". */
  asDates?: boolean
}

/** All that a filter asks for and how it orders, each part in words: "Out", "Last 7 days", "Largest first". */
export function filterParts(words: Words, { filter, days }: Pick<ViewContent, 'filter' | 'days'>): string[] {
  const { t, status, accounts } = words
  const { tab, q, account, rail, currency, counterparty, sort }: TransactionFilter = filter
  const parts = [
    tab === 'all' ? undefined : t(`tab.${tab}`),
    q && `“${q}”`,
    days ? t(`preset.${days}`) : daysInWords(words, filter, words.today, { asDates: words.asDates ?? false }),
    account && (accounts.find(({ id }) => id === account)?.name ?? account),
    rail && status(`rails.${rail}`),
    amountsInWords(words, filter) ?? currency,
    counterparty,
    sort === 'newest' ? undefined : t(`order.${sort}`),
  ]
  return parts.filter((part): part is string => part !== undefined && part !== '')
}
