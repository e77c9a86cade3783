import { and, eq, isNull } from 'drizzle-orm'
import { type Blanks, statement } from '@/db/statement'
import type { Tx } from '@/db/store'
import type { ProviderId } from '@/lib/core/rails'
import type { HistoryLine } from '@/lib/providers/readings'
import type { Runtime } from '../context'
import { notePayment } from '../payments/move-payment'
import type { TransactionSource } from '../transactions/line-evidence'
import { type Recorded, recordTransaction } from '../transactions/record-transaction'
import { provisionalReference } from '../transactions/transaction-line'

const accountOfKey = statement(
  'account_of_key',
  (on, blanks: Blanks<{ provider: ProviderId; accountKey: string }>, { providerAccounts: accounts }) =>
    on
      .select({ id: accounts.id, currency: accounts.currency })
      .from(accounts)
      .where(and(eq(accounts.provider, blanks.provider), eq(accounts.accountKey, blanks.accountKey)))
      .limit(1),
)

/** Books a line of history at the account it names; undefined when the account is not one of ours. */
export async function bookLine(
  rt: Runtime,
  tx: Tx,
  provider: ProviderId,
  line: HistoryLine,
  source: TransactionSource,
  eventId: string | null,
): Promise<Recorded | undefined> {
  const [account] = await accountOfKey(rt.store, tx, { provider, accountKey: line.accountKey })
  if (!account || account.currency !== line.currency) return undefined
  const { accountKey: _, ...facts } = line
  const booked = await recordTransaction(rt, tx, { ...facts, accountId: account.id, provider }, source, eventId)
  if (booked.outcome === 'changed') await giveReceipt(rt, tx, booked.transactionId)
  return booked
}

/** A payment that was known as paid without a receipt learns it from the line that both have become. */
async function giveReceipt(rt: Runtime, tx: Tx, transactionId: string): Promise<void> {
  const { transactions: t, payments: p } = rt.store.t
  const [row] = await tx
    .select({ payment: p, reference: t.providerReference })
    .from(t)
    .innerJoin(p, eq(p.id, t.paymentId))
    .where(and(eq(t.id, transactionId), eq(p.state, 'succeeded'), isNull(p.receipt)))
    .limit(1)
  if (!row || row.reference === provisionalReference(row.payment.id)) return
  await notePayment(rt, tx, row.payment, { receipt: row.reference })
}
