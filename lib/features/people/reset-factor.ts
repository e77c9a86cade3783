import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { sha256Hex } from '@/lib/core/content-hash'
import { AppError } from '@/lib/core/errors'
import { type FeatureContext, requirePermission } from '../context'
import { confirmProposal, mayConfirm } from '../proposals/decide'
import { requireKind } from '../proposals/kind'
import { type Proposal, propose } from '../proposals/propose'
import { ChangeReason, type ConfirmProposalInput } from '../proposals/schemas'
import { getUser, refuseAboutThemselves, subjectOf, userIdOf } from './change-roles'
import { confirmWithCode } from './confirm-with-code'
import type { UserRow } from './person'
import { voidRecoveryCodes } from './recovery-codes'
import { endSessionsOf } from './sessions'

const KINDS = ['factor.reset'] as const

export const ResetFactorInput = z.object({ userId: z.uuid(), reason: ChangeReason })
const FactorContent = z.object({ factor: z.string() })

/** Which authenticator is meant, without saying anything about it. */
const factorOf = ({ totpSealed }: Pick<UserRow, 'totpSealed'>) => (totpSealed === null ? '' : sha256Hex(totpSealed))

/**
 * The first of two administrators: somebody lost their authenticator and their recovery codes. It may be about themselves.
 * @throws AppError `invalid_input` when there is none, `proposal_open`
 */
export async function proposeFactorReset(
  ctx: FeatureContext,
  input: z.infer<typeof ResetFactorInput>,
): Promise<Proposal> {
  requirePermission(ctx, 'people.manage')
  return ctx.store.tx(async (tx) => {
    const user = await getUser(ctx, tx, input.userId)
    if (user.totpSealed === null)
      throw new AppError('invalid_input', `${user.id} has no authenticator`, { fields: { reason: 'no_change' } })
    const content = { factor: factorOf(user) }
    return propose(ctx, tx, { kind: 'factor.reset', subject: subjectOf(user.id), content, reason: input.reason })
  })
}

/**
 * The second administrator agrees with a fresh code. The authenticator and the recovery codes end, with every session;
 * the person enrols a new one by a one-time link.
 * @throws AppError `proposer_is_decider` also when it is about the one who confirms, `content_changed`, `wrong_code`
 */
export async function confirmFactorReset(ctx: FeatureContext, input: ConfirmProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'people.manage')
  refuseAboutThemselves(ctx, requireKind(await mayConfirm(ctx, ctx.store.read, input), KINDS))
  await confirmWithCode(ctx, input.code)
  return ctx.store.tx(async (tx) => {
    const agreed = await confirmProposal(ctx, tx, input)
    const user = await getUser(ctx, tx, userIdOf(agreed))
    const { factor } = FactorContent.parse(JSON.parse(agreed.content))
    if (user.totpSealed === null || factorOf(user) !== factor)
      throw new AppError('content_changed', `${user.id} has another authenticator meanwhile`)
    const { users } = ctx.store.t
    await tx
      .update(users)
      .set({ totpSealed: null })
      .where(and(eq(users.id, user.id), eq(users.totpSealed, user.totpSealed)))
    await voidRecoveryCodes(ctx, tx, user.id)
    await endSessionsOf(ctx, tx, user.id)
    return agreed
  })
}
