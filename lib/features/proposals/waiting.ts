import { and, count, eq, inArray, ne } from 'drizzle-orm'
import type { Store } from '@/db/store'
import { PROPOSAL_KINDS, type ProposalKind } from '@/db/words'
import type { Permission } from '@/lib/core/permissions'
import type { Person } from '../context'

/** The right that the second person needs. */
export const CONFIRM_PERMISSION: Readonly<Record<ProposalKind, Permission>> = {
  'rule.add': 'rules.change',
  'rule.retire': 'rules.change',
  'roles.change': 'people.manage',
  'person.invite': 'people.manage',
  'factor.reset': 'people.manage',
  'payee.add': 'payee.confirm',
  'payee.change': 'payee.confirm',
  'payment.resolve': 'payment.confirm_resolution',
}

/** Proposals that this person could confirm now: of these kinds, by somebody else, and not about themselves. */
export async function countProposalsWaiting(
  store: Store,
  person: Person,
  kinds: readonly ProposalKind[] = PROPOSAL_KINDS,
): Promise<number> {
  const theirs = kinds.filter((kind) => person.permissions.has(CONFIRM_PERMISSION[kind]))
  if (theirs.length === 0) return 0
  const { proposals: t } = store.t
  const [row] = await store.read
    .select({ waiting: count() })
    .from(t)
    .where(
      and(
        eq(t.state, 'open'),
        inArray(t.kind, theirs),
        ne(t.proposerId, person.id),
        ne(t.subject, `user:${person.id}`),
      ),
    )
  return Number(row?.waiting ?? 0)
}
