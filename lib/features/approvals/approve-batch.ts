import type { Reader } from '@/db/store'
import { totalsByCurrency } from '@/lib/core/batch-sums'
import { canonicalJson, sha256Hex } from '@/lib/core/content-hash'
import { AppError, type PartRefusal } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import type { Payment } from '../payments/payment-order'
import type { ApproveBatchInput } from '../payments/schemas'
import { addApproval, spendCode } from './decide-payment'
import { lookAgain, type Seen } from './look-again'

/** What one code signs: every payment of the list with its version and content, in an order of its own. */
export function batchHashOf(items: readonly Seen[]): string {
  const sorted = items
    .map(({ paymentId, version, contentHash }) => ({ paymentId, version: String(version), contentHash }))
    .toSorted((a, b) => (a.paymentId < b.paymentId ? -1 : 1))
  return sha256Hex(canonicalJson(sorted))
}

/** Looks at every payment of the list. One that is not as it was stops all of them, and each such one is named. */
async function lookAtAll(ctx: FeatureContext, reader: Reader, items: readonly Seen[]): Promise<Payment[]> {
  const payments: Payment[] = []
  const parts: Record<string, PartRefusal> = {}
  for (const item of items) {
    try {
      payments.push(await lookAgain(ctx, reader, item))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // A right that is missing is told, and audited, as such.
      if (error.code === 'forbidden' || error.code === 'maker_is_approver') throw error
      parts[item.paymentId] = { code: error.code, first: error.first }
    }
  }
  const refused = Object.values(parts)
  if (refused.length === 0) return payments
  const again = refused.length === items.length && refused.every(({ code }) => code === 'already_approved')
  throw new AppError(again ? 'already_approved' : 'batch_changed', Object.keys(parts).join(', '), { parts })
}

/**
 * Releases several payments with one fresh code, which is good for exactly this list: all of them or none. A list that is
 * stale costs no code.
 * @throws AppError `batch_changed` naming each payment that is not as it was, `maker_is_approver`, `already_approved`,
 *   `wrong_code`.
 */
export async function approveBatch(ctx: FeatureContext, input: ApproveBatchInput): Promise<{ approved: number }> {
  requirePermission(ctx, 'payment.approve')
  const batchHash = batchHashOf(input.items)
  if (batchHash !== input.batchHash) throw new AppError('batch_changed', 'the list is not the one that was shown')
  await lookAtAll(ctx, ctx.store.read, input.items)
  await spendCode(ctx, input.code, () => lookAtAll(ctx, ctx.store.read, input.items))
  return ctx.store.tx(async (tx) => {
    const payments = await lookAtAll(ctx, tx, input.items)
    for (const payment of payments) await addApproval(ctx, tx, payment, batchHash)
    const totals = totalsByCurrency(payments).map((each) => [each.currency, each.amountMinor.toString()])
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'approvals.batch',
      subject: `batch:${batchHash}`,
      facts: { payments: payments.map(({ id }) => id), totals: Object.fromEntries(totals) },
    })
    return { approved: payments.length }
  })
}
