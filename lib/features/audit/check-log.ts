import { type FeatureContext, requirePermission } from '../context'
import { readAnchors } from './anchor-file'
import type { AnchorPlace } from './anchors'
import { recordAudit } from './record-audit'
import { verifyAudit } from './verify-audit'

export type LogCheck = Readonly<{
  at: string
  records: number
  /** How many heads noted down outside the database were compared. */
  noted: number
  firstBreak: Readonly<{ number: number; because: string }> | null
  anchorProblem: string | null
}>

/**
 * Recomputes the whole chain for a person, on one moment of the database and a connection of its own: pages and payments go
 * on meanwhile. That somebody looked is in the log too.
 */
export async function checkLog(ctx: FeatureContext, { anchorFile }: AnchorPlace): Promise<LogCheck> {
  requirePermission(ctx, 'audit.read')
  const { anchors, problem } = readAnchors(anchorFile, ctx.key)
  const verdict = await ctx.store.snapshot((still) => verifyAudit(still, ctx.key, { seen: anchors }))
  const { firstBreak, records } = verdict
  await ctx.store.tx((tx) =>
    recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'audit.verify',
      subject: 'audit',
      facts: { records: String(records), ...(firstBreak && { firstBreak: String(firstBreak.number) }) },
    }),
  )
  // The file's place on the disk is no business of the page.
  return { at: ctx.now().toISOString(), records, noted: anchors.length, firstBreak, anchorProblem: problem && 'noted' }
}
