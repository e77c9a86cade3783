import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { NoticeKind } from '@/db/words'
import type { PaymentState } from '@/lib/core/payment-state'
import type { Runtime } from '../context'
import type { Payment } from '../payments/payment-order'

/** Ends, and the one open state in which somebody has to act. */
const KIND_OF: Partial<Record<PaymentState, NoticeKind>> = {
  denied: 'denied',
  cancelled: 'cancelled',
  expired: 'expired',
  succeeded: 'succeeded',
  failed: 'failed',
  needs_review: 'needs_review',
}

/**
 * Tells the maker and whoever approved it what became of a payment, in the transaction that moves it; whoever did it
 * knows. Told once, however often the event comes. Money in is followed on its own page, and only its trouble is told.
 */
export async function tellPeople(rt: Runtime, tx: Tx, after: Payment, actorId: string): Promise<void> {
  const kind = KIND_OF[after.state]
  if (!kind || (after.direction === 'in' && kind !== 'needs_review')) return
  const { approvals, notices } = rt.store.t
  const approvers = await tx
    .select({ id: approvals.approverId })
    .from(approvals)
    .where(and(eq(approvals.paymentId, after.id), eq(approvals.decision, 'approved'), isNull(approvals.voidedAt)))
  const people = new Set([after.makerId, ...approvers.map(({ id }) => id)])
  people.delete(actorId)
  if (people.size === 0) return
  const at = rt.now()
  await tx
    .insert(notices)
    .values([...people].map((userId) => ({ id: newId(at), userId, kind, paymentId: after.id, at, readAt: null })))
    .onConflictDoNothing()
}
