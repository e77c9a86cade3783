import type { Kernel } from '@/lib/sandbox/kernel'
import { BalanceRow } from './tables'

export interface Balance {
  currency: string
  opening_minor: bigint
  minor: bigint
}

export function listBalances(kernel: Kernel): Balance[] {
  return kernel.db
    .prepare('select * from bitpesa_balances order by currency')
    .all()
    .map((raw) => BalanceRow.parse(raw))
}

/** Minor units; a currency without an account holds nothing. */
export function balanceOf(kernel: Kernel, currency: string): bigint {
  const raw = kernel.db.prepare('select * from bitpesa_balances where currency = ?').get(currency)
  return BalanceRow.optional().parse(raw)?.minor ?? 0n
}

/** @throws Error when the balance would fall below zero: callers check before they promise anything. */
export function changeBalance(kernel: Kernel, currency: string, byMinor: bigint): bigint {
  const after = balanceOf(kernel, currency) + byMinor
  if (after < 0n) throw new Error(`balance of ${currency} would be ${after}`)
  kernel.db
    .prepare(
      `insert into bitpesa_balances values (?, '0', ?) on conflict (currency) do update set minor = excluded.minor`,
    )
    .run(currency, after.toString())
  return after
}
