import { eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { ROLES, type Role } from '@/lib/core/permissions'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { confirmProposal, mayConfirm } from '../proposals/decide'
import { requireKind } from '../proposals/kind'
import { type Proposal, propose } from '../proposals/propose'
import type { ProposalRow } from '../proposals/queries'
import { ChangeReason, type ConfirmProposalInput } from '../proposals/schemas'
import { confirmWithCode } from './confirm-with-code'
import { isSignInName, NO_PASSWORD, signInNameKey } from './person'

const KINDS = ['person.invite'] as const
const NAME_MAX = 100

export const InvitePersonInput = z.object({
  name: z.string().trim().min(1, 'required').max(NAME_MAX),
  signInName: z.string().transform(signInNameKey).refine(isSignInName, 'sign_in_name_wrong'),
  roles: z.array(z.enum(ROLES)).min(1, 'not_chosen').max(ROLES.length),
  reason: ChangeReason,
})
export type InvitePersonInput = z.infer<typeof InvitePersonInput>

const InviteContent = z.object({ name: z.string(), signInName: z.string(), roles: z.array(z.enum(ROLES)) })
export type Invited = Readonly<{ name: string; signInName: string; roles: readonly Role[] }>

/** @throws Error for a proposal of another kind. */
export function inviteContent(proposal: Pick<ProposalRow, 'content'>): Invited {
  return InviteContent.parse(JSON.parse(proposal.content))
}

async function checkNameIsFree(ctx: FeatureContext, reader: Reader, signInName: string): Promise<void> {
  const { users } = ctx.store.t
  const [other] = await reader.select({ id: users.id }).from(users).where(eq(users.signInName, signInName)).limit(1)
  if (other) throw new AppError('invalid_input', `taken by ${other.id}`, { fields: { signInName: 'already_used' } })
}

/**
 * The first of two administrators: somebody new, and what they may do.
 * @throws AppError `invalid_input` when the sign-in name is taken, `proposal_open` when it waits already
 */
export async function proposeInvite(ctx: FeatureContext, input: InvitePersonInput): Promise<Proposal> {
  requirePermission(ctx, 'people.manage')
  return ctx.store.tx(async (tx) => {
    await checkNameIsFree(ctx, tx, input.signInName)
    return propose(ctx, tx, {
      kind: 'person.invite',
      subject: `invite:${input.signInName}`,
      content: {
        name: input.name.normalize('NFC'),
        signInName: input.signInName,
        roles: ROLES.filter((role) => input.roles.includes(role)),
      },
      reason: input.reason,
    })
  })
}

/**
 * The second administrator agrees with a fresh code: the person is there, and cannot sign in before they came in by a
 * one-time link (see entry-link.ts).
 * @returns the id of the new person
 */
export async function confirmInvite(ctx: FeatureContext, input: ConfirmProposalInput): Promise<string> {
  requirePermission(ctx, 'people.manage')
  const waiting = requireKind(await mayConfirm(ctx, ctx.store.read, input), KINDS)
  await checkNameIsFree(ctx, ctx.store.read, inviteContent(waiting).signInName)
  await confirmWithCode(ctx, input.code)
  return ctx.store.tx(async (tx) => {
    const invited = inviteContent(await confirmProposal(ctx, tx, input))
    await checkNameIsFree(ctx, tx, invited.signInName)
    return addPerson(ctx, tx, invited)
  })
}

async function addPerson(ctx: FeatureContext, tx: Tx, { name, signInName, roles }: Invited): Promise<string> {
  const id = newId(ctx.now())
  await tx.insert(ctx.store.t.users).values({
    id,
    name,
    signInName,
    passwordHash: NO_PASSWORD,
    roles: roles.join(','),
    totpSealed: null,
    totpLastStep: 0,
    isDemo: false,
    disabledAt: null,
    failedSignIns: 0,
    lockedUntil: null,
    createdAt: ctx.now(),
  })
  await recordAudit(ctx, tx, {
    actorId: ctx.actor.id,
    action: 'person.create',
    subject: `user:${id}`,
    facts: { roles: roles.join(','), by: 'two administrators' },
  })
  return id
}
