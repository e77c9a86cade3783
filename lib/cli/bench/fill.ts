import path from 'node:path'
import SQLite from 'better-sqlite3'
import { openStore } from '@/db/open-store'
import { setPragmas } from '@/db/sqlite/store'
import type { Store } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { FeatureContext } from '@/lib/features/context'
import { recordTransaction } from '@/lib/features/transactions/record-transaction'
import type { TransactionDraft } from '@/lib/features/transactions/transaction-line'
import { clock } from './measure'
import { type Line, perSecond, ratioOf } from './report'

export const CUSTOMERS = [
  'Jane Wanjiku',
  'Peter Otieno',
  'Ndayizeye Élodie',
  'Mama Mboga Supplies',
  'Green Valley Farm',
]
const YEAR_MS = 365 * 86_400_000
/** As many lines as a page of a provider's statement brings into one commit. */
const PAGE_ROWS = 500
const RAW_ROWS_MAX = 20_000

export type Accounts = Readonly<{ shillings: string; francs: string }>
export type Speed = Readonly<{ rows: number; seconds: number }>

export async function addAccounts(store: Store): Promise<Accounts> {
  const account = (name: string, provider: 'mpesa' | 'ihela', currency: 'KES' | 'BIF') =>
    ({ id: newId(), provider, accountKey: name, name, currency, purpose: 'both', createdAt: new Date() }) as const
  const shillings = account('600100', 'mpesa', 'KES')
  const francs = account('merchant', 'ihela', 'BIF')
  await store.tx((tx) => tx.insert(store.t.providerAccounts).values([shillings, francs]))
  return { shillings: shillings.id, francs: francs.id }
}

/** Line number `index` of `rows`, evenly over the last year, oldest first: the same at every run. */
export function lineOf(index: number, rows: number, end: number, accounts: Accounts): TransactionDraft {
  // A fixed shuffle, so that neighbours differ in everything.
  const mixed = Math.imul(index, 2_654_435_761) >>> 0
  const isFrancs = mixed % 20 === 0
  const isOut = !isFrancs && mixed % 3 === 0
  const number = mixed % 400
  return {
    accountId: isFrancs ? accounts.francs : accounts.shillings,
    provider: isFrancs ? 'ihela' : 'mpesa',
    rail: isFrancs ? 'ihela.bill' : isOut ? 'mpesa.b2c' : 'mpesa.c2b',
    direction: isOut ? 'out' : 'in',
    state: mixed % 50 === 7 ? 'failed' : 'succeeded',
    amountMinor: BigInt((mixed % 90_000) + 100) * 100n,
    feeMinor: isOut ? 2_300n : 0n,
    currency: isFrancs ? 'BIF' : 'KES',
    occurredAt: new Date(end - YEAR_MS + Math.floor((index * YEAR_MS) / rows)),
    providerReference: `U${index.toString(36).toUpperCase().padStart(9, '0')}`,
    merchantReference: `INV-${index}`,
    counterpartyName: `${CUSTOMERS[number % CUSTOMERS.length]} ${number}`,
    counterpartyAccount: `2547${String(10_000_000 + number)}`,
    description: isOut ? 'Tomatoes, week 47' : 'Pay bill',
    channel: 'pay bill',
  }
}

/** What a statement of the shilling account lists: the rest comes by the other door. */
export function isOnStatement(line: TransactionDraft): boolean {
  return line.currency === 'KES' && line.state === 'succeeded'
}

/** Records what is on no statement through the code that a provider's list goes through: a page to a commit. */
export async function fillDirectly(ctx: FeatureContext, rows: number, end: number, accounts: Accounts): Promise<Speed> {
  const lines = Array.from({ length: rows }, (_, index) => index).filter(
    (index) => !isOnStatement(lineOf(index, rows, end, accounts)),
  )
  const { seconds } = await clock(async () => {
    for (let from = 0; from < lines.length; from += PAGE_ROWS) {
      await ctx.store.tx(async (tx) => {
        for (const index of lines.slice(from, from + PAGE_ROWS))
          await recordTransaction(ctx, tx, lineOf(index, rows, end, accounts), 'poll')
      })
    }
  })
  return { rows: lines.length, seconds }
}

/** Rows of the filled database written by prepared statements into the same table with its indexes, and nothing else. */
export async function rawInsert(folder: string, filledFile: string, root: string): Promise<Speed> {
  const file = path.join(folder, 'raw.db')
  await openStore({ root, databaseFile: file }).close()
  const filled = new SQLite(filledFile, { readonly: true })
  const rows = filled.prepare<[number], Record<string, unknown>>('select * from transactions limit ?').all(RAW_ROWS_MAX)
  filled.close()
  const raw = new SQLite(file)
  setPragmas(raw)
  raw.pragma('foreign_keys = OFF')
  const names = Object.keys(rows[0] ?? {})
  const insert = raw.prepare(`insert into transactions (${names}) values (${names.map((name) => `@${name}`)})`)
  const { seconds } = await clock(() => {
    for (let from = 0; from < rows.length; from += PAGE_ROWS) {
      raw.exec('begin immediate')
      for (const row of rows.slice(from, from + PAGE_ROWS)) insert.run(row)
      raw.exec('commit')
    }
  })
  raw.close()
  return { rows: rows.length, seconds }
}

export function speedLine(what: string, speed: Speed, raw: Speed, more: readonly string[] = []): Line {
  return {
    what: `${speed.rows.toLocaleString('en')} ${what}`,
    figures: [perSecond(speed.rows, speed.seconds), ...more],
    baseline: perSecond(raw.rows, raw.seconds),
    ratio: ratioOf(speed.rows / speed.seconds, raw.rows / raw.seconds),
  }
}
