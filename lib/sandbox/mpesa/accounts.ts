import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { shillingText } from '@/lib/sandbox/mpesa/shillings'

export const UTILITY = 'Utility Account'
export const WORKING = 'Working Account'
export const MERCHANT = 'Merchant Account'
export const CHARGES = 'Charges Paid Account'
const PAYBILL_ACCOUNTS = [WORKING, 'Float Account', UTILITY, CHARGES, 'Organization Settlement Account']
const TILL_ACCOUNTS = [WORKING, MERCHANT, CHARGES]
const AccountRow = z.object({ account: z.string(), balance: z.number().int() })

/** Opens the sub-accounts of a short code; opening twice changes nothing. */
export function openAccounts(
  db: Database,
  shortcode: string,
  kind: 'paybill' | 'till',
  balances: Record<string, number> = {},
) {
  const insert = db.prepare('insert into mpesa_accounts values (?, ?, ?, ?) on conflict do nothing')
  const names = kind === 'till' ? TILL_ACCOUNTS : PAYBILL_ACCOUNTS
  for (const [place, name] of names.entries()) insert.run(shortcode, name, place, balances[name] ?? 0)
}

export function balanceOf(db: Database, shortcode: string, account: string): number {
  const row = db
    .prepare('select account, balance from mpesa_accounts where shortcode = ? and account = ?')
    .get(shortcode, account)
  return row === undefined ? 0 : AccountRow.parse(row).balance
}

/**
 * Adds cents (negative: takes them) and returns the new balance. Call it inside a database transaction.
 * @throws Error for an account that was never opened.
 */
export function post(db: Database, shortcode: string, account: string, cents: number): number {
  const row = db
    .prepare(
      'update mpesa_accounts set balance = balance + ? where shortcode = ? and account = ? returning account, balance',
    )
    .get(cents, shortcode, account)
  if (row === undefined) throw new Error(`short code ${shortcode} has no ${account}`)
  return AccountRow.parse(row).balance
}

/** The balance string of an account balance result: current, available, reserved and uncleared of each sub-account. */
export function balanceString(db: Database, shortcode: string): string {
  return db
    .prepare('select account, balance from mpesa_accounts where shortcode = ? order by place')
    .all(shortcode)
    .map((raw) => {
      const { account, balance } = AccountRow.parse(raw)
      return `${account}|KES|${shillingText(balance)}|${shillingText(balance)}|0.00|0.00`
    })
    .join('&')
}

/** What the short code pays to send B2C, in cents. The sandbox's own tariff: Safaricom's differs by contract. */
export function payoutCharge(amount: number): number {
  if (amount <= 10_000) return 0
  if (amount <= 150_000) return 1_120
  if (amount <= 500_000) return 2_240
  return 3_360
}
