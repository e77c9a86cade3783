import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Reader } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { ROLES, type Role } from '@/lib/core/permissions'
import { type FeatureContext, requirePermission } from '../context'
import { confirmProposal, mayConfirm, refuseProposal, withdrawProposal } from '../proposals/decide'
import { requireKind } from '../proposals/kind'
import { type Proposal, propose } from '../proposals/propose'
import type { ProposalRow } from '../proposals/queries'
import {
  ChangeReason,
  type ConfirmProposalInput,
  type RefuseProposalInput,
  type WithdrawProposalInput,
} from '../proposals/schemas'
import { checkAdministratorsLeft } from './administrators-left'
import { confirmWithCode } from './confirm-with-code'
import { revokeEntryLinks } from './entry-link'
import { rolesOf, type UserRow } from './person'
import { endSessionsOf } from './sessions'

const KINDS = ['roles.change'] as const
/** What two administrators decide about people; refusing and taking back is the same for all of them. */
export const PEOPLE_KINDS = ['roles.change', 'person.invite', 'factor.reset'] as const

export const ProposeRolesInput = z.object({
  userId: z.uuid(),
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  isDisabled: z.boolean(),
  reason: ChangeReason,
})
export type ProposeRolesInput = z.infer<typeof ProposeRolesInput>

const Standing = z.object({ roles: z.array(z.enum(ROLES)), isDisabled: z.boolean() })
/** What somebody may do, before and after. */
export type Standing = Readonly<{ roles: readonly Role[]; isDisabled: boolean }>
const RolesContent = z.object({ before: Standing, after: Standing })

export const subjectOf = (userId: string) => `user:${userId}`
export const userIdOf = (proposal: Pick<ProposalRow, 'subject'>) => proposal.subject.replace(/^user:/, '')

/** @throws Error for a proposal of another kind. */
export function rolesContent(proposal: Pick<ProposalRow, 'content'>): { before: Standing; after: Standing } {
  return RolesContent.parse(JSON.parse(proposal.content))
}

/** In the order of {@link ROLES}, each once: the same standing has one form. */
function inOrder(roles: readonly Role[]): Role[] {
  return ROLES.filter((role) => roles.includes(role))
}

function standingOf(row: Pick<UserRow, 'roles' | 'disabledAt'>): Standing {
  return { roles: inOrder(rolesOf(row.roles)), isDisabled: row.disabledAt !== null }
}

const isSame = (a: Standing, b: Standing) => a.isDisabled === b.isDisabled && a.roles.join() === b.roles.join()

export async function getUser(ctx: FeatureContext, reader: Reader, userId: string): Promise<UserRow> {
  const { users } = ctx.store.t
  const [row] = await reader.select().from(users).where(eq(users.id, userId)).limit(1)
  if (!row) throw new AppError('not_found', `user ${userId}`)
  return row
}

/**
 * The first of two administrators: what a person may do from now on. It may be about themselves; another one confirms.
 * @throws AppError `invalid_input` when nothing would change or too few administrators would remain, `proposal_open`.
 */
export async function proposeRoles(ctx: FeatureContext, input: ProposeRolesInput): Promise<Proposal> {
  requirePermission(ctx, 'people.manage')
  return ctx.store.tx(async (tx) => {
    const before = standingOf(await getUser(ctx, tx, input.userId))
    const after: Standing = { roles: inOrder(input.roles), isDisabled: input.isDisabled }
    if (isSame(before, after)) throw new AppError('invalid_input', 'no change', { fields: { roles: 'no_change' } })
    await checkAdministratorsLeft(ctx, tx, input.userId, after)
    return propose(ctx, tx, {
      kind: 'roles.change',
      subject: subjectOf(input.userId),
      content: { before, after },
      reason: input.reason,
    })
  })
}

/** Two other people decide what somebody may do: whom it is about never confirms it. */
export function refuseAboutThemselves(ctx: FeatureContext, row: Proposal): void {
  if (userIdOf(row) === ctx.actor.id) throw new AppError('proposer_is_decider', `${row.id} is about ${ctx.actor.id}`)
}

/**
 * The second administrator agrees with a fresh code. Rights are read from the row at each call, so it counts at once;
 * the sessions of the person end with it, and they come back with what they may do now (RELIABILITY.md section 3 row 7).
 * @throws AppError `proposer_is_decider` also when it is about the one who confirms, `content_changed`, `wrong_code`.
 */
export async function confirmRoles(ctx: FeatureContext, input: ConfirmProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'people.manage')
  refuseAboutThemselves(ctx, requireKind(await mayConfirm(ctx, ctx.store.read, input), KINDS))
  await confirmWithCode(ctx, input.code)
  return ctx.store.tx(async (tx) => {
    const agreed = await confirmProposal(ctx, tx, input)
    const { before, after } = rolesContent(agreed)
    const user = await getUser(ctx, tx, userIdOf(agreed))
    if (!isSame(standingOf(user), before)) throw new AppError('content_changed', `${user.id} changed meanwhile`)
    await checkAdministratorsLeft(ctx, tx, user.id, after)
    const { users } = ctx.store.t
    await tx
      .update(users)
      .set({ roles: after.roles.join(','), disabledAt: after.isDisabled ? (user.disabledAt ?? ctx.now()) : null })
      // Matches only what was agreed on.
      .where(and(eq(users.id, user.id), eq(users.roles, user.roles)))
    await endSessionsOf(ctx, tx, user.id)
    if (after.isDisabled) await revokeEntryLinks(ctx, tx, user.id)
    return agreed
  })
}

/** Another administrator says no; whom it is about does not either. */
export async function refusePeopleChange(ctx: FeatureContext, input: RefuseProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'people.manage')
  return ctx.store.tx(async (tx) => {
    const row = requireKind(await refuseProposal(ctx, tx, input, input.reason), PEOPLE_KINDS)
    refuseAboutThemselves(ctx, row)
    return row
  })
}

export async function withdrawPeopleChange(ctx: FeatureContext, input: WithdrawProposalInput): Promise<Proposal> {
  requirePermission(ctx, 'people.manage')
  return ctx.store.tx(async (tx) => requireKind(await withdrawProposal(ctx, tx, input), PEOPLE_KINDS))
}
