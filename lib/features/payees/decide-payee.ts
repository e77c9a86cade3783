import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { canonicalJson } from '@/lib/core/content-hash'
import { AppError } from '@/lib/core/errors'
import { fold } from '@/lib/core/fold'
import { type FeatureContext, requirePermission } from '../context'
import { confirmWithCode } from '../people/confirm-with-code'
import { confirmProposal, mayConfirm, refuseProposal, withdrawProposal } from '../proposals/decide'
import { requireKind } from '../proposals/kind'
import type { Proposal } from '../proposals/propose'
import type { ConfirmProposalInput, RefuseProposalInput, WithdrawProposalInput } from '../proposals/schemas'
import { isOtherPlace, payeeContent, payeeIdOf, saysOf, sayTheSame } from './payee-content'
import { getPayee } from './queries'

const KINDS = ['payee.add', 'payee.change'] as const

/**
 * Another person has compared the account with papers and says, with a fresh code, that it is right. From then on the
 * payee can be paid; an account that was changed counts as new for a week.
 * @throws AppError `proposer_is_decider`, `content_changed`, `wrong_code`, `conflict` on a lost race.
 */
export async function confirmPayee(ctx: FeatureContext, input: ConfirmProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'payee.confirm')
  requireKind(await mayConfirm(ctx, ctx.store.read, input), KINDS)
  await confirmWithCode(ctx, input.code)
  return ctx.store.tx(async (tx) => {
    const agreed = await confirmProposal(ctx, tx, input)
    await carryOut(ctx, tx, agreed)
    return agreed
  })
}

async function carryOut(ctx: FeatureContext, tx: Tx, agreed: Proposal): Promise<void> {
  const { payees: t } = ctx.store.t
  const { before, after } = payeeContent(agreed)
  const payee = await getPayee(ctx.store, tx, payeeIdOf(agreed))
  // What stands in the book is what the two of them looked at.
  if (!sayTheSame(saysOf(payee), before ?? after))
    throw new AppError('content_changed', `payee ${payee.id} changed meanwhile`)
  const now = ctx.now()
  try {
    await tx
      .update(t)
      .set({
        name: after.name,
        nameKey: fold(after.name),
        account: after.account,
        bank: after.bank,
        details: canonicalJson(after.details),
        confirmedAt: payee.confirmedAt ?? now,
        accountChangedAt: before && isOtherPlace(before, after) ? now : payee.accountChangedAt,
      })
      .where(eq(t.id, payee.id))
  } catch (error) {
    if (ctx.store.isUniqueViolation(error))
      throw new AppError('conflict', `another payee has the account of ${payee.id} by now`, { cause: error })
    throw error
  }
}

/** Another person says no, with a reason. A payee that never counted leaves the book; its proposal stays. */
export async function refusePayee(ctx: FeatureContext, input: RefuseProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'payee.confirm')
  return ctx.store.tx(async (tx) => leaveOut(ctx, tx, await refuseProposal(ctx, tx, input, input.reason)))
}

/** Whoever proposed it takes it back. */
export async function withdrawPayee(ctx: FeatureContext, input: WithdrawProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'payee.change')
  return ctx.store.tx(async (tx) => leaveOut(ctx, tx, await withdrawProposal(ctx, tx, input)))
}

async function leaveOut(ctx: FeatureContext, tx: Tx, decided: Proposal): Promise<Proposal> {
  const { payees: t } = ctx.store.t
  requireKind(decided, KINDS)
  if (decided.kind === 'payee.add') await tx.delete(t).where(and(eq(t.id, payeeIdOf(decided)), isNull(t.confirmedAt)))
  return decided
}
