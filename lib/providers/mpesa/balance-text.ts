import { type Currency, isCurrency, minorFromDecimal } from '@/lib/core/money'

export type SubAccount = Readonly<{
  name: string
  currency: Currency
  currentMinor: bigint
  /** The one to spend and to show. */
  availableMinor: bigint
  /** Reserved and uncleared in an order nobody is sure of: kept, never built on. */
  fifthMinor?: bigint
  sixthMinor?: bigint
}>

function readPiece(piece: string): SubAccount | undefined {
  const [name = '', currency = '', current, available, fifth, sixth] = piece.split('|').map((part) => part.trim())
  if (!isCurrency(currency) || current === undefined || available === undefined) return undefined
  const currentMinor = minorFromDecimal(current, currency)
  const availableMinor = minorFromDecimal(available, currency)
  if (currentMinor === undefined || availableMinor === undefined) return undefined
  return {
    name,
    currency,
    currentMinor,
    availableMinor,
    fifthMinor: minorFromDecimal(fifth ?? '', currency),
    sixthMinor: minorFromDecimal(sixth ?? '', currency),
  }
}

/**
 * `Working Account|KES|46713.00|46713.00|0.00|0.00&Utility Account|…` (Daraja contract 5.5): current third, available
 * fourth. A piece that does not read is skipped, the rest stands.
 */
export function readBalanceText(text: string): SubAccount[] {
  return text.split('&').flatMap((piece) => readPiece(piece) ?? [])
}

/** `{Amount={CurrencyCode=KES, MinimumAmount=618683, BasicAmount=6186.83}}`: a Java map's print, in any order. */
export function readAmountPrint(text: string): bigint | undefined {
  const basic = /\bBasicAmount=(-?[\d.]+)/.exec(text)?.[1]
  const currency = /\bCurrencyCode=([A-Z]{3})\b/.exec(text)?.[1] ?? ''
  return basic !== undefined && isCurrency(currency) ? minorFromDecimal(basic, currency) : undefined
}

const SPENDABLE = ['Utility Account', 'Merchant Account', 'Working Account']

/** Payouts leave from Utility, a till collects into Merchant; Working only where neither exists. */
export function spendable(accounts: readonly SubAccount[]): SubAccount | undefined {
  for (const name of SPENDABLE) {
    const found = accounts.find((account) => account.name.toLowerCase() === name.toLowerCase())
    if (found) return found
  }
  return accounts[0]
}
