import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { BillState } from '@/db/words'
import { AppError } from '@/lib/core/errors'
import type { BillStatus } from '@/lib/providers/bill-rail'
import { type FeatureContext, type Runtime, requirePermission } from '../context'
import { setJob } from '../payments/payment-jobs'
import { recordTransaction } from '../transactions/record-transaction'
import { type Bill, moveBill } from './move-bill'
import { getBill } from './queries'

const FIRST_CHECK_MS = 5_000
const SLOWEST_CHECK_MS = 5 * 60_000

/** 5 s, 10 s, 20 s … up to 5 min: the contract's own back-off (iHela 6.4). */
export function billCheckDelayMs(checks: number): number {
  return Math.min(FIRST_CHECK_MS * 2 ** Math.min(checks, 10), SLOWEST_CHECK_MS)
}

const NEXT_STATE: Readonly<Record<BillStatus['meaning'], BillState>> = {
  pending: 'pending',
  paid: 'paid',
  expired: 'expired',
  failed: 'failed',
  cancelled: 'cancelled',
  // A word we do not know is shown as it is and never taken for paid.
  unmapped: 'pending',
}

/** Paid creates the collection: one line in the history, found again by the bank's reference. */
async function bookPayment(rt: Runtime, tx: Tx, bill: Bill, bankReference: string, at: Date): Promise<void> {
  const { providerAccounts } = rt.store.t
  const [account] = await tx
    .select()
    .from(providerAccounts)
    .where(and(eq(providerAccounts.provider, bill.provider), eq(providerAccounts.currency, bill.currency)))
    .limit(1)
  if (!account) throw new Error(`no ${bill.currency} account at ${bill.provider}`)
  await recordTransaction(
    rt,
    tx,
    {
      accountId: account.id,
      provider: bill.provider,
      rail: 'ihela.bill',
      direction: 'in',
      state: 'succeeded',
      amountMinor: bill.amountMinor,
      feeMinor: 0n,
      currency: bill.currency,
      occurredAt: at,
      providerReference: bankReference,
      merchantReference: bill.merchantReference,
      counterpartyName: bill.customerName,
      counterpartyAccount: bill.payer,
      description: bill.description,
      channel: 'bill',
      billId: bill.id,
    },
    'query',
  )
}

/** Stores one answer about a bill. `at` is when it was paid, where that is known (history); else now. */
export async function applyBillStatus(
  rt: Runtime,
  tx: Tx,
  bill: Bill,
  status: BillStatus,
  actorId: string,
  at?: Date,
): Promise<Bill> {
  const now = rt.now()
  const checked = { providerWord: status.providerWord, lastCheckedAt: now, checks: bill.checks + 1 }
  const next = NEXT_STATE[status.meaning]
  // Paid without the bank's reference cannot be booked as one money: it stays open until the reference comes.
  const state = next === 'paid' && !status.bankReference ? 'pending' : next
  if (bill.state !== 'pending') return bill
  if (state === 'paid' && status.bankReference) {
    await bookPayment(rt, tx, bill, status.bankReference, at ?? now)
    return moveBill(rt, tx, bill, { ...checked, state, bankReference: status.bankReference }, actorId)
  }
  if (state !== 'pending') return moveBill(rt, tx, bill, { ...checked, state }, actorId)
  const nextCheckAt = new Date(now.getTime() + billCheckDelayMs(bill.checks + 1))
  await setJob(rt, tx, 'bill', bill.id, nextCheckAt)
  return moveBill(rt, tx, bill, { ...checked, nextCheckAt }, actorId)
}

/** Asks the provider about one bill: the worker by schedule, a person by *Check now*. */
export async function checkBill(rt: Runtime, billId: string, actorId: string): Promise<Bill> {
  const bill = await getBill(rt.store, rt.store.read, billId)
  const rail = rt.providers.find(bill.provider)?.bills
  if (!rail) throw new AppError('not_configured', 'no bill rail')
  if (bill.state !== 'pending' || !bill.code) return bill
  const answer = await rail.checkBill({ merchantReference: bill.merchantReference, code: bill.code })
  return rt.store.tx(async (tx) => {
    const current = await getBill(rt.store, tx, billId)
    if (answer.kind === 'status') return applyBillStatus(rt, tx, current, answer.status, actorId)
    if (current.state !== 'pending') return current
    const nextCheckAt = new Date(rt.now().getTime() + billCheckDelayMs(current.checks + 1))
    await setJob(rt, tx, 'bill', billId, nextCheckAt)
    return moveBill(rt, tx, current, { nextCheckAt }, actorId)
  })
}

export async function checkBillNow(ctx: FeatureContext, input: { billId: string }): Promise<Bill> {
  requirePermission(ctx, 'payment.ask_provider')
  return checkBill(ctx, input.billId, ctx.actor.id)
}
