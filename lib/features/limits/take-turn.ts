import type { Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import type { FeatureContext } from '../context'
import type { Limit } from './limits'
import { spendTurn } from './spend-turn'

/**
 * One turn of the acting person, in the transaction of what it is for. Who has used a limit up is in the audit log once; the
 * refusals that follow write nothing, so that a flood costs no disk.
 * @throws AppError `too_fast`
 */
export async function takeTurn(ctx: FeatureContext, tx: Tx, limit: Limit): Promise<void> {
  const turn = await spendTurn(ctx, tx, limit, ctx.actor.id)
  if (turn === 'refused') throw new AppError('too_fast', `${ctx.actor.id} used up the limit ${limit}`)
  if (turn === 'granted') return
  await recordAudit(ctx, tx, {
    actorId: ctx.actor.id,
    action: 'limit.reached',
    subject: `user:${ctx.actor.id}`,
    facts: { limit },
  })
}
