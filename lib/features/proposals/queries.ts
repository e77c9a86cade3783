import { and, desc, eq, inArray, ne, type SQL, type SQLWrapper } from 'drizzle-orm'
import type { Store } from '@/db/store'
import type { ProposalKind } from '@/db/words'
import { listPersonNames } from '../people/queries'
import type { Proposal } from './propose'

const PROPOSALS_MAX = 100

/** Without the evidence's bytes: those are read when somebody opens the paper. */
export type ProposalRow = Omit<Proposal, 'evidenceBytes'> & Readonly<{ proposerName: string }>

/** What waits for a second person, oldest last; at most {@link PROPOSALS_MAX}. */
export async function listOpenProposals(store: Store, kinds: readonly ProposalKind[]): Promise<ProposalRow[]> {
  const { proposals: t } = store.t
  return listProposals(store, and(eq(t.state, 'open'), inArray(t.kind, [...kinds])))
}

export type DecidedProposal = ProposalRow & Readonly<{ deciderName: string }>

/** What was confirmed, refused or taken back, the last decision first; at most {@link PROPOSALS_MAX}. */
export async function listDecidedProposals(
  store: Store,
  which: { kinds: readonly ProposalKind[]; subject?: string },
): Promise<DecidedProposal[]> {
  const { proposals: t } = store.t
  const about = which.subject === undefined ? undefined : eq(t.subject, which.subject)
  const rows = await listProposals(
    store,
    and(ne(t.state, 'open'), inArray(t.kind, [...which.kinds]), about),
    t.decidedAt,
  )
  const names = await listPersonNames(
    store,
    rows.flatMap(({ deciderId }) => deciderId ?? []),
  )
  return rows.map((row) => ({ ...row, deciderName: names.get(row.deciderId ?? '') ?? '' }))
}

/** Everything ever proposed about one thing, newest first. */
export async function listProposalsAbout(store: Store, subject: string): Promise<ProposalRow[]> {
  return listProposals(store, eq(store.t.proposals.subject, subject))
}

async function listProposals(
  store: Store,
  condition: SQL | undefined,
  newest: SQLWrapper = store.t.proposals.createdAt,
): Promise<ProposalRow[]> {
  const { proposals: t, users } = store.t
  const rows = await store.read
    .select({ row: columnsOf(t), proposerName: users.name })
    .from(t)
    .innerJoin(users, eq(users.id, t.proposerId))
    .where(condition)
    .orderBy(desc(newest), desc(t.id))
    .limit(PROPOSALS_MAX)
  return rows.map(({ row, proposerName }) => ({ ...row, proposerName }))
}

/** The paper that lies with a proposal; undefined when there is none. */
export async function findEvidence(
  store: Store,
  proposalId: string,
): Promise<{ name: string; sha256: string; bytes: Buffer } | undefined> {
  const { proposals: t } = store.t
  const [row] = await store.read
    .select({ name: t.evidenceName, sha256: t.evidenceSha256, bytes: t.evidenceBytes })
    .from(t)
    .where(eq(t.id, proposalId))
    .limit(1)
  return row?.name && row.sha256 && row.bytes ? { name: row.name, sha256: row.sha256, bytes: row.bytes } : undefined
}

/** All but the bytes. */
function columnsOf(t: Store['t']['proposals']) {
  return {
    id: t.id,
    kind: t.kind,
    subject: t.subject,
    content: t.content,
    contentHash: t.contentHash,
    reason: t.reason,
    evidenceName: t.evidenceName,
    evidenceSha256: t.evidenceSha256,
    state: t.state,
    proposerId: t.proposerId,
    deciderId: t.deciderId,
    decisionNote: t.decisionNote,
    createdAt: t.createdAt,
    decidedAt: t.decidedAt,
  }
}
