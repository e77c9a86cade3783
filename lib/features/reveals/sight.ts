import { and, desc, eq, sql } from 'drizzle-orm'
import type { Reader, Store } from '@/db/store'
import type { FeatureContext } from '../context'
import type { Revealable } from './schemas'

/** How long a record stays in full for the person who revealed it. */
export const REVEAL_LIFE_MS = 10 * 60_000
export const REVEALS_AN_HOUR = 20

/** How one reader sees one record. */
export type Sight = Readonly<{
  /** Revealed by this reader a moment ago. */
  inFull: boolean
  /** When it is hidden again; null unless in full. */
  until: Date | null
  mayReveal: boolean
}>

export const subjectOf = (kind: Revealable, id: string) => `${kind}:${id}`

/** The matrix: auditors and approvers any record, makers only the payments that they made. */
export function mayReveal({ actor }: Pick<FeatureContext, 'actor'>, makerId: string | null): boolean {
  if (actor.permissions.has('account.reveal')) return true
  return actor.permissions.has('account.reveal_own') && makerId === actor.id
}

/** What this person revealed last, newest first; no more than an hour allows. */
export function listReveals(store: Pick<Store, 't'>, reader: Reader, actorId: string) {
  const { audit: a } = store.t
  return (
    reader
      .select({ at: a.at, subject: a.subject })
      .from(a)
      // Word for word as in the partial index, or the planner would not see that it fits.
      .where(and(eq(a.actorId, actorId), sql`${a.action} = 'account.reveal'`))
      .orderBy(desc(a.number))
      .limit(REVEALS_AN_HOUR)
  )
}

/**
 * Everything is hidden in part until its reader reveals it: the right alone shows nothing. The audit record of the reveal
 * is what opens the record, so that none can be seen without one.
 */
export async function sightOf(
  ctx: FeatureContext,
  kind: Revealable,
  id: string,
  makerId: string | null = null,
): Promise<Sight> {
  if (!mayReveal(ctx, makerId)) return { inFull: false, until: null, mayReveal: false }
  const revealed = (await listReveals(ctx.store, ctx.store.read, ctx.actor.id)).find(
    ({ subject }) => subject === subjectOf(kind, id),
  )
  const until = revealed ? new Date(revealed.at.getTime() + REVEAL_LIFE_MS) : null
  const inFull = until !== null && until > ctx.now()
  return { inFull, until: inFull ? until : null, mayReveal: true }
}
