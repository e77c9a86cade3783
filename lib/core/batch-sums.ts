import type { Currency } from '@/lib/core/money'

type Summed = Readonly<{ amountMinor: bigint; currency: Currency }>

/** Totals of a list, one currency at a time, in the order of their codes. */
export function totalsByCurrency(list: readonly Summed[]): { currency: Currency; amountMinor: bigint }[] {
  const totals = new Map<Currency, bigint>()
  for (const { currency, amountMinor } of list) totals.set(currency, (totals.get(currency) ?? 0n) + amountMinor)
  return [...totals]
    .map(([currency, amountMinor]) => ({ currency, amountMinor }))
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** The largest one of each currency: amounts of two currencies are not compared. */
export function largestByCurrency<Row extends Summed>(list: readonly Row[]): Row[] {
  return totalsByCurrency(list).flatMap(({ currency }) =>
    list
      .filter((row) => row.currency === currency)
      .toSorted((a, b) => (a.amountMinor > b.amountMinor ? -1 : 1))
      .slice(0, 1),
  )
}
