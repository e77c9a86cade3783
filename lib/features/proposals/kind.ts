import type { ProposalKind } from '@/db/words'
import { AppError } from '@/lib/core/errors'
import type { Proposal } from './propose'

/** Who may decide one kind of change gets no other kind by its id. @throws AppError `not_found` */
export function requireKind(proposal: Proposal, kinds: readonly ProposalKind[]): Proposal {
  if (!kinds.includes(proposal.kind)) throw new AppError('not_found', `proposal ${proposal.id} is a ${proposal.kind}`)
  return proposal
}
