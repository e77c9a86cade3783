import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import type { HoldReason } from '@/lib/core/hold-reasons'
import { permissionsOf } from '@/lib/core/permissions'
import type { Runtime } from '../context'
import { rolesOf } from '../people/person'
import { heldBack } from '../providers/hold'
import { isPaused, PAUSED } from '../providers/pause'
import { brokenLimit } from '../rules/limits'
import { isClockBehind } from './clock-guard'
import { coversPayout } from './float-guard'
import { APPROVAL_LIFE_MS } from './payment-jobs'
import { hashOf, type Payment } from './payment-order'

export type Obstacle = HoldReason | typeof PAUSED | 'short_of_funds'

/**
 * The last look before money leaves, inside the transaction that claims it (RELIABILITY.md 1.8): approvals by people who
 * may still give them, not too old, on exactly what is stored; the limits of now; a provider that is not paused; money on
 * the account. Asking customers for money needs none of it, but a hold on all sending, and a clock that cannot be
 * believed, stop that too.
 * @returns why it may not leave yet, or null.
 * @throws Error when the stored content is not what was hashed: that stops the worker.
 */
export async function passesGate(rt: Runtime, tx: Tx, payment: Payment): Promise<Obstacle | null> {
  if (hashOf(payment) !== payment.contentHash)
    throw new Error(`payment ${payment.id} no longer has the content that was hashed`)
  if (await isClockBehind(rt, tx)) return 'clock_behind'
  const held = await heldBack(rt.store, tx, payment.id)
  if (held || payment.direction === 'in') return held
  const unapproved = await approvalProblem(rt, tx, payment)
  if (unapproved) return unapproved
  if (await isPaused(rt.store, tx, payment.provider)) return PAUSED
  const limit = await brokenLimit(rt, tx, payment, 'claim')
  if (limit && limit.kind !== 'approvers') return `over_${limit.kind}`
  if (!(await coversPayout(rt.store, tx, payment))) return 'short_of_funds'
  return null
}

/** As many approvals as it was submitted under, of people who have the right now and had it not too long ago. */
async function approvalProblem(rt: Runtime, tx: Tx, payment: Payment): Promise<HoldReason | null> {
  const { approvals, users } = rt.store.t
  const given = await tx
    .select({ at: approvals.at, approverId: users.id, roles: users.roles, disabledAt: users.disabledAt })
    .from(approvals)
    .innerJoin(users, eq(users.id, approvals.approverId))
    .where(
      and(
        eq(approvals.paymentId, payment.id),
        eq(approvals.decision, 'approved'),
        eq(approvals.contentHash, payment.contentHash),
        isNull(approvals.voidedAt),
      ),
    )
  const needed = Math.max(1, payment.approvalsNeeded)
  if (given.length < needed) return 'approvals_missing'
  const able = given.filter(
    (each) =>
      each.disabledAt === null &&
      each.approverId !== payment.makerId &&
      each.approverId !== payment.lastEditorId &&
      permissionsOf(rolesOf(each.roles)).has('payment.approve'),
  )
  if (able.length < needed) return 'approver_without_right'
  const oldestAllowed = rt.now().getTime() - APPROVAL_LIFE_MS
  return able.filter((each) => each.at.getTime() > oldestAllowed).length < needed ? 'approvals_expired' : null
}
