import type { Store, Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { ProposalKind } from '@/db/words'
import { type CanonicalValue, canonicalJson, sha256Hex } from '@/lib/core/content-hash'
import { AppError } from '@/lib/core/errors'
import { recordAudit } from '../audit/record-audit'
import type { FeatureContext } from '../context'

export type Proposal = Store['t']['proposals']['$inferSelect']

/** A paper that shows what is claimed: a statement page, a letter. */
export type EvidenceFile = Readonly<{ name: string; bytes: Buffer }>

/**
 * The first of two people: stores what should change, in the caller's transaction. Nothing changes before another
 * person has confirmed exactly this content.
 * @throws AppError `conflict` when a change of the same thing waits already.
 */
export async function propose(
  ctx: FeatureContext,
  tx: Tx,
  wish: { kind: ProposalKind; subject: string; content: CanonicalValue; reason: string; evidence?: EvidenceFile },
): Promise<Proposal> {
  const content = canonicalJson(wish.content)
  const row: Proposal = {
    id: newId(ctx.now()),
    kind: wish.kind,
    subject: wish.subject,
    content,
    contentHash: sha256Hex(`${wish.kind}\n${wish.subject}\n${content}`),
    reason: wish.reason,
    evidenceName: wish.evidence?.name ?? null,
    evidenceSha256: wish.evidence ? sha256Hex(wish.evidence.bytes) : null,
    evidenceBytes: wish.evidence?.bytes ?? null,
    state: 'open',
    proposerId: ctx.actor.id,
    deciderId: null,
    decisionNote: null,
    createdAt: ctx.now(),
    decidedAt: null,
  }
  try {
    await tx.insert(ctx.store.t.proposals).values(row)
  } catch (error) {
    if (ctx.store.isUniqueViolation(error))
      throw new AppError('proposal_open', `a ${wish.kind} of ${wish.subject} waits already`, { cause: error })
    throw error
  }
  await recordAudit(ctx, tx, {
    actorId: ctx.actor.id,
    action: `${wish.kind}.propose`,
    subject: wish.subject,
    facts: { proposal: row.id, contentHash: row.contentHash, evidence: row.evidenceSha256 },
  })
  return row
}
