import { type Currency, formatMoney } from '@/lib/core/money'
import { COUNTED_AT_ONCE, type CurrencySum } from '@/lib/features/transactions/sums'
import type { TextOf } from '@/lib/messages'
import type { LocaleTag } from '@/lib/messages/locales'

type Words = { t: TextOf<'transactions'>; common: TextOf<'common'>; locale: LocaleTag }

export function countRows(sums: readonly CurrencySum[]): number {
  return sums.reduce((total, sum) => total + sum.rows, 0)
}

/** "in KES 8,204,110.00", "out KES 6,950,400.00", …: each currency by itself, the busiest first. */
export function sumsInWords({ t, locale }: Pick<Words, 't' | 'locale'>, sums: readonly CurrencySum[]): string[] {
  const money = (amountMinor: bigint, currency: Currency) =>
    formatMoney({ amountMinor, currency }, locale).replace(' ', '\u00a0')
  return busiestFirst(sums).flatMap(({ currency, inMinor, outMinor }) => [
    ...(inMinor > 0n ? [t('sumIn', { amount: money(inMinor, currency) })] : []),
    ...(outMinor > 0n ? [t('sumOut', { amount: money(outMinor, currency) })] : []),
  ])
}

export function busiestFirst(sums: readonly CurrencySum[]): CurrencySum[] {
  return sums.toSorted((a, b) => b.rows - a.rows || (a.currency < b.currency ? -1 : 1))
}

/** Rows and sums of the whole filter, not of the page. */
export async function ResultLine({ t, common, locale, ...props }: Words & { sums: Promise<readonly CurrencySum[]> }) {
  const sums = await props.sums
  const parts = sumsInWords({ t, locale }, sums)
  const rows = countRows(sums)
  return (
    <p role="status" aria-label={t('result')} title={t('sumsNote')} className="figures text-ink-soft text-sm">
      <span className="font-medium text-ink">{common('rows', { count: rows })}</span>
      {rows > 0 && parts.length === 0 ? ` · ${t('noneMoved')}` : null}
      {parts.map((part) => (
        <span key={part}>
          {' · '}
          <span className="whitespace-nowrap">{part}</span>
        </span>
      ))}
    </p>
  )
}

/** What stands there until every line has been counted: the rows, as far as they are counted at once. */
export async function CountSoFar({ t, common, ...props }: Words & { soFar: Promise<number> | undefined }) {
  const rows = await props.soFar
  if (rows === undefined) return null
  return (
    <p className="figures text-ink-soft text-sm">
      <span className="font-medium text-ink">
        {rows > COUNTED_AT_ONCE ? common('rowsOver', { count: COUNTED_AT_ONCE }) : common('rows', { count: rows })}
      </span>
      {` · ${t('counting')}`}
    </p>
  )
}
