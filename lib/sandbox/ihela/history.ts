import { instantMicro } from '@/lib/sandbox/ihela/amounts'
import { confirmationUri } from '@/lib/sandbox/ihela/bills'
import { SOKO_CLIENT_ID } from '@/lib/sandbox/ihela/merchants'
import { type BillRow, type CashInRow, createIhelaTables } from '@/lib/sandbox/ihela/tables'
import type { Kernel } from '@/lib/sandbox/kernel'

type BookRow = { id: number; kind: 'bill' | 'cashin'; merchantReference: string; customerName: string | null }

/**
 * The merchant's own old book, oldest first: v1 has no list, so a new installation takes it over from here.
 * Whether a bill was paid is not in it; verify tells.
 * @param after the last id already read, 0 at first
 */
export function ihelaHistory(kernel: Kernel, after: number, limit: number) {
  createIhelaTables(kernel.db)
  const count = kernel.db.prepare<[], { total: number }>('select count(*) as total from ihela_book').get()
  const rows = kernel.db
    .prepare<[number, number], BookRow>('select * from ihela_book where id > ? order by id limit ?')
    .all(after, limit)
  return {
    total: count?.total ?? 0,
    entries: rows.map((row) => (row.kind === 'bill' ? billEntry(kernel, row) : cashInEntry(kernel, row))),
  }
}

function billEntry(kernel: Kernel, row: BookRow) {
  const bill = kernel.db
    .prepare<[string, string], BillRow>('select * from ihela_bills where clientId = ? and merchantReference = ?')
    .get(SOKO_CLIENT_ID, row.merchantReference)
  if (!bill) throw new Error(`the book names a bill ${row.merchantReference} that does not exist`)
  return {
    id: row.id,
    kind: 'bill' as const,
    merchantReference: bill.merchantReference,
    code: bill.code,
    confirmationUri: confirmationUri(kernel, bill.code),
    user: bill.user,
    customerName: row.customerName,
    bank: bill.bank,
    amount: String(bill.francs),
    description: bill.description,
    createdAt: instantMicro(bill.createdAt),
  }
}

function cashInEntry(kernel: Kernel, row: BookRow) {
  const cashIn = kernel.db
    .prepare<[string, string], CashInRow>(
      'select * from ihela_cash_ins where clientId = ? and merchantReference = ? order by id limit 1',
    )
    .get(SOKO_CLIENT_ID, row.merchantReference)
  if (!cashIn) throw new Error(`the book names a cash-in ${row.merchantReference} that does not exist`)
  return {
    id: row.id,
    kind: 'cashin' as const,
    merchantReference: cashIn.merchantReference,
    reference: cashIn.reference,
    bankSlug: cashIn.bankSlug,
    account: cashIn.account,
    accountName: cashIn.accountName,
    amount: String(cashIn.francs),
    description: cashIn.description,
    createdAt: instantMicro(cashIn.createdAt),
    error: cashIn.error === 1,
    errorMessage: cashIn.errorMessage,
  }
}
