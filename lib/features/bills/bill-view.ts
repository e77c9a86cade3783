import { eq } from 'drizzle-orm'
import type { BillState } from '@/db/words'
import { billMeaning } from '@/lib/providers/ihela/codes'
import type { FeatureContext } from '../context'
import type { BillStatusView } from './bill-status-view'
import type { Bill } from './move-bill'

export type { BillState } from '@/db/words'

/** What a bill's page shows and asks for again and again; instants as ISO text, amounts stay in the page. */
export async function viewBillStatus(ctx: FeatureContext, bill: Bill): Promise<BillStatusView> {
  return {
    id: bill.id,
    state: bill.state,
    providerWord: bill.providerWord,
    wordFits: wordFits(bill.state, bill.providerWord),
    bankReference: bill.bankReference,
    lastCheckedAt: bill.lastCheckedAt?.toISOString() ?? null,
    nextCheckAt: bill.nextCheckAt?.toISOString() ?? null,
    checks: bill.checks,
    booked: bill.state === 'paid' && (await isBooked(ctx, bill.id)),
  }
}

/** Whether the provider's last word says no more than the state does: an unknown word, or Paid without its proof, does not. */
export function wordFits(state: BillState, word: string): boolean {
  return state !== 'pending' || word === '' || billMeaning(word) === 'pending'
}

async function isBooked(ctx: FeatureContext, billId: string): Promise<boolean> {
  const { bills, transactions } = ctx.store.t
  const [row] = await ctx.store.read
    .select({ id: transactions.id })
    .from(bills)
    .innerJoin(transactions, eq(transactions.merchantReference, bills.merchantReference))
    .where(eq(bills.id, billId))
    .limit(1)
  return row !== undefined
}
