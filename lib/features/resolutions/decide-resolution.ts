import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Reader, Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { jobsForState, keepLine, post } from '../payments/apply-evidence'
import { movePayment } from '../payments/move-payment'
import { setJob } from '../payments/payment-jobs'
import type { Payment } from '../payments/payment-order'
import { getPayment } from '../payments/queries'
import { confirmWithCode } from '../people/confirm-with-code'
import { confirmProposal, mayConfirm, refuseProposal, type SeenProposal, withdrawProposal } from '../proposals/decide'
import type { Proposal } from '../proposals/propose'
import { isMoot, openFlagIds, readResolution, refuseTakenReceipt } from './look-again'
import type { ConfirmResolutionInput, RefuseResolutionInput, Resolution, WithdrawResolutionInput } from './schemas'

type Decided = Readonly<{ proposal: Proposal; payment: Payment; resolution: Resolution }>

/**
 * What was looked at has to be what is there. The proposer never confirms, and of a payout neither does whoever prepared
 * or last edited it: else one of the two could be the person the money went to.
 */
async function lookAgain(ctx: FeatureContext, reader: Reader, seen: SeenProposal): Promise<Decided> {
  requirePermission(ctx, 'payment.confirm_resolution')
  const proposal = await mayConfirm(ctx, reader, seen)
  if (proposal.kind !== 'payment.resolve') throw new AppError('not_found', `proposal ${proposal.id} is another kind`)
  const resolution = readResolution(proposal.content)
  const payment = await getPayment(ctx.store, reader, proposal.subject.replace(/^payment:/, ''))
  const own = payment.makerId === ctx.actor.id || payment.lastEditorId === ctx.actor.id
  if (payment.direction === 'out' && own) throw new AppError('maker_is_approver', `${ctx.actor.id} made ${payment.id}`)
  if (isMoot(resolution, payment, await openFlagIds(ctx.store, reader, payment.id)))
    throw new AppError('resolution_moot', `payment ${payment.id} is ${payment.state} by now`)
  if (resolution.receipt !== null) await refuseTakenReceipt(ctx.store, reader, payment, resolution.receipt)
  return { proposal, payment, resolution }
}

async function closeFlags(ctx: FeatureContext, tx: Tx, { proposal, payment, resolution }: Decided): Promise<void> {
  if (resolution.flagIds.length === 0) return
  const { flags } = ctx.store.t
  await tx
    .update(flags)
    .set({ closedAt: ctx.now(), closedBy: `proposal:${proposal.id}` })
    .where(and(eq(flags.paymentId, payment.id), inArray(flags.id, resolution.flagIds), isNull(flags.closedAt)))
}

async function carryOut(ctx: FeatureContext, tx: Tx, decided: Decided): Promise<Payment> {
  const { proposal, payment, resolution } = decided
  const facts = { proposal: proposal.id, evidence: proposal.evidenceSha256 }
  switch (resolution.how) {
    case 'note':
      return payment
    case 'succeeded': {
      const after = await movePayment(
        ctx,
        tx,
        payment,
        'resolve_succeeded',
        ctx.actor.id,
        {
          receipt: resolution.receipt,
          confirmedMinor: BigInt(resolution.confirmedMinor ?? payment.amountMinor),
          confirmedCurrency: payment.currency,
          reasonCode: null,
          reasonWords: null,
          tentativeFailureCode: null,
        },
        facts,
      )
      await post(ctx, tx, after)
      await setJob(ctx, tx, 'balance', after.provider, ctx.now())
      return after
    }
    case 'failed':
    case 'release': {
      const event = resolution.how === 'failed' ? 'resolve_failed' : 'resolve_release'
      const change = { reasonCode: `by_hand_${resolution.how}`, reasonWords: null, decisionNote: proposal.reason }
      return movePayment(ctx, tx, payment, event, ctx.actor.id, change, facts)
    }
  }
}

/**
 * The second person confirms with a fresh code: the payment moves, is posted when it succeeded, its flags are closed and
 * its line and totals follow, in one transaction.
 * @throws AppError `proposer_is_decider`, `maker_is_approver`, `resolution_moot` when the provider told something else
 *   meanwhile, `content_changed`, `wrong_code`, `conflict`.
 */
export async function confirmResolution(ctx: FeatureContext, input: ConfirmResolutionInput): Promise<Payment> {
  // A first look, so that a stale page costs no code; the one that counts is in the transaction.
  await lookAgain(ctx, ctx.store.read, input)
  await confirmWithCode(ctx, input.code)
  return ctx.store.tx(async (tx) => {
    const decided = await lookAgain(ctx, tx, input)
    await confirmProposal(ctx, tx, input)
    const after = await carryOut(ctx, tx, decided)
    await closeFlags(ctx, tx, decided)
    if (after.state === decided.payment.state) return after
    await keepLine(ctx, tx, after, 'query', null)
    return jobsForState(ctx, tx, after)
  })
}

/** Another person says no, with a reason that the proposer reads; the payment stays as it is. */
export async function refuseResolution(ctx: FeatureContext, input: RefuseResolutionInput): Promise<void> {
  requirePermission(ctx, 'payment.confirm_resolution')
  await ctx.store.tx((tx) => refuseProposal(ctx, tx, input, input.reason))
}

/** Whoever proposed takes it back. */
export async function withdrawResolution(ctx: FeatureContext, input: WithdrawResolutionInput): Promise<void> {
  requirePermission(ctx, 'payment.propose_resolution')
  await ctx.store.tx((tx) => withdrawProposal(ctx, tx, input))
}
