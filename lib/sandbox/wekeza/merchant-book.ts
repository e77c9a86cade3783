import type { Kernel } from '@/lib/sandbox/kernel'
import type { AccountRow } from '@/lib/sandbox/wekeza/tables'
import { type Posting, postTransaction } from '@/lib/sandbox/wekeza/transactions'
import type { Day } from '@/lib/sandbox/world'

const NAIROBI_OFFSET_MS = 3 * 3_600_000

/** The merchant's books while a year is written into them. */
export type Book = {
  random: () => number
  operations: AccountRow
  payroll: AccountRow
  /** Notes a line of the day unless its moment is still to come; true when it was noted. */
  post(account: AccountRow, posting: Posting): boolean
  /** Posts the day's lines in the order of their moments, so that each shows the balance of that moment. */
  closeDay(): void
  balanceMinor(account: AccountRow): number
  between(low: number, high: number): number
  pick<T>(list: readonly T[]): T
}

/** Opens the book; amounts and choices come from the world's seed. */
export function openBook(kernel: Kernel, operations: AccountRow, payroll: AccountRow): Book {
  const random = kernel.random('wekeza merchant year')
  const nowMs = kernel.now().getTime()
  const balances = new Map([
    [operations.id, operations.currentMinor],
    [payroll.id, payroll.currentMinor],
  ])
  const noted: { account: AccountRow; posting: Posting }[] = []
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  return {
    random,
    operations,
    payroll,
    between,
    balanceMinor: (account) => balances.get(account.id) ?? 0,
    pick: (list) => {
      const item = list[Math.floor(random() * list.length)]
      if (item === undefined) throw new Error('nothing to pick from')
      return item
    },
    post: (account, posting) => {
      // Drawn before the look at the clock: seeding in the evening gives the same ids as in the morning.
      const id = `txn_${Array.from({ length: 14 }, () => alphabet[between(0, alphabet.length - 1)]).join('')}`
      if (posting.at > nowMs) return false
      const signed = posting.type === 'CREDIT' ? posting.amountMinor : -posting.amountMinor
      balances.set(account.id, (balances.get(account.id) ?? 0) + signed)
      noted.push({ account, posting: { ...posting, id } })
      return true
    },
    closeDay: () => {
      noted.sort((a, b) => a.posting.at - b.posting.at)
      for (const { account, posting } of noted.splice(0)) postTransaction(kernel, account, posting)
    },
  }
}

/** The instant of a Nairobi wall time on that day; minutes may exceed an hour. */
export function at(day: Day, hour: number, minute: number): number {
  return Date.parse(`${day.day}T00:00:00Z`) + (hour * 60 + minute) * 60_000 - NAIROBI_OFFSET_MS
}

/** `20261121`, for references. */
export function compact(day: Day): string {
  return day.day.replaceAll('-', '')
}

/** A made-up account at another bank, always the same for the same name. */
export function otherBankAccount(name: string): string {
  let sum = 7
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) % 9_000_000
  return `0110${String(sum + 1_000_000).padStart(7, '0')}`.slice(0, 11)
}
