import { and, count, eq, gte, isNull, lt, min, ne, type SQL, sql } from 'drizzle-orm'
import { addDays, dayOf, startOfDay } from '@/lib/core/days-and-zones'
import { CURRENCIES, type Currency } from '@/lib/core/money'
import { type AccountBalance, staleOf } from '../balances/board'
import type { FeatureContext } from '../context'
import { isFlagged } from '../payments/list-payments-page'
import { countUnmatched } from '../providers/queries'
import { viewHold } from '../providers/release-hold'
import { writeTransactionFilter } from '../transactions/filter'

export const ATTENTION_KINDS = [
  'held',
  'approval',
  'unknown',
  'review',
  'flagged',
  'failed',
  'unmatched',
  'stale',
] as const
export type AttentionKind = (typeof ATTENTION_KINDS)[number]

export type AttentionItem = Readonly<{
  kind: AttentionKind
  count: number
  /** The longest waiting; null where nothing was ever told. */
  oldest: Date | null
  /** Money at risk, largest count of lines first; one entry per currency, never added up. */
  sums: readonly Readonly<{ currency: Currency; amountMinor: bigint }>[]
  /** When a provider is asked next; null when nothing is asked. */
  nextCheckAt: Date | null
  /** The list of exactly these. */
  href: string
}>

/** A payment that is unknown for less time is still being asked about as it should be. */
export const UNKNOWN_AFTER_MS = 5 * 60_000

type PaymentCount = Omit<AttentionItem, 'kind' | 'href'>

async function countPayments(ctx: FeatureContext, condition: SQL | undefined): Promise<PaymentCount> {
  const { payments: p } = ctx.store.t
  const rows = await ctx.store.read
    .select({
      currency: p.currency,
      count: count(),
      amountMinor: sql<string>`cast(sum(${p.amountMinor}) as text)`,
      oldest: min(p.stateSince),
      nextCheckAt: min(p.nextCheckAt),
    })
    .from(p)
    .where(condition)
    .groupBy(p.currency)
  return {
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    oldest: earliest(rows.map((row) => row.oldest)),
    nextCheckAt: earliest(rows.map((row) => row.nextCheckAt)),
    sums: inListOrder(rows).map((row) => ({ currency: row.currency, amountMinor: BigInt(row.amountMinor) })),
  }
}

function earliest(instants: readonly (Date | null)[]): Date | null {
  return instants.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null)
}

function inListOrder<Row extends { currency: Currency }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => CURRENCIES.indexOf(a.currency) - CURRENCIES.indexOf(b.currency))
}

/** Age counts from when the first of them was flagged, not from when the payment came to its state. */
async function countFlagged(ctx: FeatureContext): Promise<PaymentCount> {
  const { payments: p, flags: f } = ctx.store.t
  const [first] = await ctx.store.read
    .select({ openedAt: min(f.openedAt) })
    .from(f)
    .innerJoin(p, eq(p.id, f.paymentId))
    .where(and(isNull(f.closedAt), ne(p.state, 'needs_review')))
  return { ...(await countPayments(ctx, isFlagged(ctx.store))), oldest: first?.openedAt ?? null, nextCheckAt: null }
}

async function countFailedToday(ctx: FeatureContext): Promise<AttentionItem> {
  const { transactions: t } = ctx.store.t
  const today = dayOf(ctx.now(), ctx.zone)
  const rows = await ctx.store.read
    .select({
      currency: t.currency,
      count: count(),
      amountMinor: sql<string>`cast(sum(${t.amountMinor}) as text)`,
      oldest: min(t.occurredAt),
    })
    .from(t)
    .where(
      and(
        eq(t.state, 'failed'),
        gte(t.occurredAt, startOfDay(today, ctx.zone)),
        lt(t.occurredAt, startOfDay(addDays(today, 1), ctx.zone)),
      ),
    )
    .groupBy(t.currency)
  return {
    kind: 'failed',
    count: rows.reduce((sum, row) => sum + Number(row.count), 0),
    oldest: earliest(rows.map((row) => row.oldest)),
    sums: inListOrder(rows).map((row) => ({ currency: row.currency, amountMinor: BigInt(row.amountMinor) })),
    nextCheckAt: null,
    href: `/transactions${writeTransactionFilter({ tab: 'failed', from: today, to: today })}`,
  }
}

/**
 * What waits for this person, most urgent kind first; kinds with nothing in them are left out. Each leads to the list that
 * holds exactly it.
 */
export async function readNeedsAttention(
  ctx: FeatureContext,
  board: readonly AccountBalance[],
): Promise<AttentionItem[]> {
  const { payments: p } = ctx.store.t
  const unknownSince = new Date(ctx.now().getTime() - UNKNOWN_AFTER_MS)
  const mayRead = ctx.actor.permissions.has('inbox.read')
  const mayApprove = ctx.actor.permissions.has('payment.approve')
  const [approval, unknown, review, flagged, failed, unmatched] = await Promise.all([
    mayApprove
      ? countPayments(
          ctx,
          and(eq(p.state, 'awaiting_approval'), ne(p.makerId, ctx.actor.id), ne(p.lastEditorId, ctx.actor.id)),
        )
      : undefined,
    countPayments(ctx, and(eq(p.state, 'unknown'), lt(p.stateSince, unknownSince))),
    countPayments(ctx, eq(p.state, 'needs_review')),
    countFlagged(ctx),
    countFailedToday(ctx),
    countUnmatched(ctx.store),
  ])
  const stale = staleOf(board)
  const none = { sums: [], nextCheckAt: null }
  const hold = await viewHold(ctx)
  const items: AttentionItem[] = [
    {
      kind: 'held',
      count: hold ? Math.max(1, hold.count) : 0,
      oldest: hold?.hold?.at ?? null,
      ...none,
      href: '/providers',
    },
    ...(approval ? [{ kind: 'approval' as const, ...approval, href: '/approvals' }] : []),
    { kind: 'unknown', ...unknown, href: '/payments?tab=unknown' },
    { kind: 'review', ...review, href: '/payments?tab=review' },
    { kind: 'flagged', ...flagged, href: '/payments?tab=flagged' },
    failed,
    { kind: 'unmatched', ...unmatched, ...none, href: mayRead ? '/inbox?verdict=orphan' : '/providers#unmatched' },
    {
      kind: 'stale',
      count: stale.length,
      oldest: earliest(stale.map(({ balance }) => (balance.kind === 'told' ? balance.at : null))),
      ...none,
      href: '/balances?show=stale',
    },
  ]
  return items.filter((item) => item.count > 0)
}
