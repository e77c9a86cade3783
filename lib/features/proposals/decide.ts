import { and, eq } from 'drizzle-orm'
import type { Reader, Tx } from '@/db/store'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import type { FeatureContext } from '../context'
import type { Proposal } from './propose'

/** What the second person had on the page. */
export type SeenProposal = Readonly<{ proposalId: string; contentHash: string }>

async function lookAgain(ctx: FeatureContext, reader: Reader, seen: SeenProposal): Promise<Proposal> {
  const { proposals } = ctx.store.t
  const [row] = await reader.select().from(proposals).where(eq(proposals.id, seen.proposalId)).limit(1)
  if (!row) throw new AppError('not_found', `proposal ${seen.proposalId}`)
  if (row.state !== 'open') throw new AppError('conflict', `proposal ${row.id} is ${row.state}`)
  if (row.contentHash !== seen.contentHash)
    throw new AppError('content_changed', `proposal ${row.id} is another content`)
  return row
}

/** A look before a code is spent. @throws AppError `not_found`, `conflict`, `content_changed`, `proposer_is_decider`. */
export async function mayConfirm(ctx: FeatureContext, reader: Reader, seen: SeenProposal): Promise<Proposal> {
  const row = await lookAgain(ctx, reader, seen)
  if (row.proposerId === ctx.actor.id) throw new AppError('proposer_is_decider', `${ctx.actor.id} proposed ${row.id}`)
  return row
}

async function close(
  ctx: FeatureContext,
  tx: Tx,
  row: Proposal,
  state: 'confirmed' | 'refused' | 'withdrawn',
  note: string | null,
): Promise<Proposal> {
  const { proposals } = ctx.store.t
  const [after] = await tx
    .update(proposals)
    .set({ state, deciderId: ctx.actor.id, decisionNote: note, decidedAt: ctx.now() })
    // Matches only while nobody else has decided it.
    .where(and(eq(proposals.id, row.id), eq(proposals.state, 'open')))
    .returning()
  if (!after) throw new AppError('conflict', `proposal ${row.id} was decided meanwhile`)
  const act = { confirmed: 'confirm', refused: 'refuse', withdrawn: 'withdraw' }[state]
  await recordAudit(ctx, tx, {
    actorId: ctx.actor.id,
    action: `${row.kind}.${act}`,
    subject: row.subject,
    facts: { proposal: row.id, contentHash: row.contentHash },
  })
  return after
}

/**
 * The second person agrees. The caller has checked its permission and spent a fresh code, and carries the change out in
 * the same transaction.
 */
export async function confirmProposal(ctx: FeatureContext, tx: Tx, seen: SeenProposal): Promise<Proposal> {
  return close(ctx, tx, await mayConfirm(ctx, tx, seen), 'confirmed', null)
}

/** Another person says no, with a reason; nothing changes. */
export async function refuseProposal(
  ctx: FeatureContext,
  tx: Tx,
  seen: SeenProposal,
  reason: string,
): Promise<Proposal> {
  return close(ctx, tx, await mayConfirm(ctx, tx, seen), 'refused', reason)
}

/** Whoever proposed takes it back. @throws AppError `forbidden` for anybody else. */
export async function withdrawProposal(ctx: FeatureContext, tx: Tx, seen: SeenProposal): Promise<Proposal> {
  const row = await lookAgain(ctx, tx, seen)
  if (row.proposerId !== ctx.actor.id) throw new AppError('forbidden', 'only its proposer takes it back')
  return close(ctx, tx, row, 'withdrawn', null)
}

/** Put aside because what it was about has changed since: by whoever proposes the next one, not by its proposer. */
export async function supersedeProposal(ctx: FeatureContext, tx: Tx, row: Proposal, note: string): Promise<Proposal> {
  return close(ctx, tx, row, 'withdrawn', note)
}
