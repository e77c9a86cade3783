import { asc, desc, eq, inArray } from 'drizzle-orm'
import { readFlagNote, type Said } from '@/lib/core/flag-note'
import { maskCounterparty } from '@/lib/core/masking'
import type { FlagKind } from '@/lib/core/payment-reducer'
import { sameAccount } from '@/lib/core/same-account'
import type { FeatureContext } from '../context'
import type { Payment } from '../payments/payment-order'
import { listProposalsAbout, type ProposalRow } from '../proposals/queries'
import { isMoot, readResolution } from './look-again'
import type { Resolution } from './schemas'

const FLAGS_MAX = 50

/** One difference, what the provider said then, and which message it stands in. */
export type FlagView = Readonly<{
  id: string
  kind: FlagKind
  openedAt: Date
  closedAt: Date | null
  /** Null for a flag of before, whose note is words only. */
  said: Said | null
  /** Told of the whole numbers: two that are masked can look alike, or unlike. */
  partyDiffers: boolean
  note: string
  eventId: string | null
}>

export type ResolutionView = Readonly<{
  proposal: ProposalRow
  resolution: Resolution
  /** Null while open. */
  deciderName: string | null
  /** Open, but the provider told something else meanwhile: it can only be put aside. */
  moot: boolean
}>

export type ReviewView = Readonly<{
  flags: readonly FlagView[]
  open: ResolutionView | null
  past: readonly ResolutionView[]
  /** Somebody may say how it ended: it is held for review, or something about it is flagged. */
  undecided: boolean
}>

/** Everything that was flagged and decided about a payment. `inFull`: the reader may see whole accounts. */
export async function viewReview(ctx: FeatureContext, payment: Payment, inFull: boolean): Promise<ReviewView> {
  const { flags: f, users } = ctx.store.t
  const rows = await ctx.store.read
    .select()
    .from(f)
    .where(eq(f.paymentId, payment.id))
    .orderBy(asc(f.id))
    .limit(FLAGS_MAX)
  const openIds = rows.filter((row) => row.closedAt === null).map(({ id }) => id)
  const proposals = (await listProposalsAbout(ctx.store, `payment:${payment.id}`)).filter(
    ({ kind }) => kind === 'payment.resolve',
  )
  const deciders = proposals.flatMap(({ deciderId }) => (deciderId === null ? [] : [deciderId]))
  const people = await ctx.store.read
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, deciders))
    .orderBy(desc(users.id))
  const nameOf = new Map(people.map(({ id, name }) => [id, name]))
  const views = proposals.map((proposal): ResolutionView => {
    const resolution = readResolution(proposal.content)
    return {
      proposal,
      resolution,
      deciderName: proposal.deciderId === null ? null : (nameOf.get(proposal.deciderId) ?? proposal.deciderId),
      moot: proposal.state === 'open' && isMoot(resolution, payment, openIds),
    }
  })
  return {
    flags: rows.map((row) => flagView(row, payment.counterpartyAccount, inFull)),
    open: views.find(({ proposal }) => proposal.state === 'open') ?? null,
    past: views.filter(({ proposal }) => proposal.state !== 'open'),
    undecided: payment.state === 'needs_review' || openIds.length > 0,
  }
}

type FlagRow = {
  id: string
  kind: FlagKind
  note: string
  eventId: string | null
  openedAt: Date
  closedAt: Date | null
}

function flagView(row: FlagRow, account: string, inFull: boolean): FlagView {
  const { id, kind, note, eventId, openedAt, closedAt } = row
  const said = readFlagNote(note) ?? null
  const partyDiffers = said?.party !== undefined && !sameAccount(account, said.party)
  const shown = said?.party && !inFull ? { ...said, party: maskCounterparty(said.party) } : said
  return { id, kind, note: said ? '' : note, eventId, openedAt, closedAt, said: shown, partyDiffers }
}
