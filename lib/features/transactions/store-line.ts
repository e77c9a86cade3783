import { eq } from 'drizzle-orm'
import { type Blanks, filled, statement, type WholeRow } from '@/db/statement'
import type { Store, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { Zone } from '@/lib/core/days-and-zones'
import { moveTotals } from './daily-totals'
import { columns, searchText, type TransactionDraft, type TransactionRow } from './transaction-line'

/** What a line is kept with: its row, the roll-up of its day in this zone, and the search. */
export type Keeping = Readonly<{ store: Store; zone: Zone; now: () => Date }>

const insertLine = statement('line_insert', (on, blanks: Blanks<WholeRow<'transactions'>>, t) =>
  on
    .insert(t.transactions)
    .values(filled(t, 'transactions', blanks))
    .returning({ rowNo: t.transactions.rowNo }),
)

/** @returns the id of the new line */
export async function addLine({ store, zone, now }: Keeping, tx: Tx, line: TransactionDraft): Promise<string> {
  const id = newId(line.occurredAt)
  const [row] = await insertLine(store, tx, { id, ...columns(line), createdAt: now() })
  if (!row) throw new Error('an inserted transaction came back without its row')
  await moveTotals(store, tx, zone, null, line)
  await store.indexForSearch(tx, [{ rowNo: row.rowNo, at: line.occurredAt, text: searchText(line) }])
  return id
}

const updateLine = statement('line_update', (on, blanks: Blanks<WholeRow<'transactions'>>, t) => {
  const { id, createdAt: _, ...changing } = filled(t, 'transactions', blanks)
  return on.update(t.transactions).set(changing).where(eq(t.transactions.id, id))
})

export async function changeLine(
  { store, zone }: Keeping,
  tx: Tx,
  known: TransactionRow,
  next: TransactionDraft,
): Promise<void> {
  await updateLine(store, tx, { id: known.id, createdAt: known.createdAt, ...columns(next) })
  await moveTotals(store, tx, zone, known, next)
  await store.indexForSearch(tx, [{ rowNo: known.rowNo, at: next.occurredAt, text: searchText(next) }])
}

export async function dropLine({ store, zone }: Keeping, tx: Tx, line: TransactionRow): Promise<void> {
  const { transactions: t } = store.t
  await tx.delete(t).where(eq(t.id, line.id))
  await moveTotals(store, tx, zone, line, null)
  await store.indexForSearch(tx, [{ rowNo: line.rowNo, at: line.occurredAt, text: '' }])
}
