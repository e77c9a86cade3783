import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import type { RevealAccountInput, Revealable } from './schemas'
import { listReveals, mayReveal, REVEALS_AN_HOUR, subjectOf } from './sight'

const HOUR_MS = 3_600_000

/**
 * A person opens one record in full for ten minutes, with a reason. Counted in the database, so that all processes share one
 * budget of twenty an hour.
 * @throws AppError `forbidden`, `not_found`, `reveal_limit`
 */
export async function revealAccount(ctx: FeatureContext, { kind, id, reason }: RevealAccountInput): Promise<void> {
  requirePermission(ctx, 'account.reveal_own')
  await ctx.store.tx(async (tx) => {
    const makerId = await makerOf(ctx, tx, kind, id)
    if (makerId === undefined) throw new AppError('not_found', `${kind} ${id}`)
    if (!mayReveal(ctx, makerId)) throw new AppError('forbidden', `${ctx.actor.id} did not make ${kind} ${id}`)
    const oldest = (await listReveals(ctx.store, tx, ctx.actor.id)).at(REVEALS_AN_HOUR - 1)
    if (oldest && oldest.at.getTime() > ctx.now().getTime() - HOUR_MS)
      throw new AppError('reveal_limit', `${ctx.actor.id} revealed ${REVEALS_AN_HOUR} within an hour`)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'account.reveal',
      subject: subjectOf(kind, id),
      facts: { reason },
    })
  })
}

/** Who made the payment it is about; null for records of no payment, undefined when there is no such record. */
async function makerOf(ctx: FeatureContext, tx: Tx, kind: Revealable, id: string): Promise<string | null | undefined> {
  const { payments, transactions, payees, bills, providerEvents } = ctx.store.t
  switch (kind) {
    case 'payment': {
      const [row] = await tx.select({ makerId: payments.makerId }).from(payments).where(eq(payments.id, id)).limit(1)
      return row?.makerId
    }
    case 'transaction': {
      const [row] = await tx
        .select({ makerId: payments.makerId })
        .from(transactions)
        .leftJoin(payments, eq(payments.id, transactions.paymentId))
        .where(eq(transactions.id, id))
        .limit(1)
      return row?.makerId
    }
    case 'payee':
    case 'bill':
    case 'message': {
      const table = { payee: payees, bill: bills, message: providerEvents }[kind]
      const [row] = await tx.select({ id: table.id }).from(table).where(eq(table.id, id)).limit(1)
      return row ? null : undefined
    }
  }
}
