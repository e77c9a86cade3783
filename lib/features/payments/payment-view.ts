import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { LinkKind } from '@/db/words'
import type { FlagKind } from '@/lib/core/payment-reducer'
import { type FeatureContext, requirePermission } from '../context'
import { getOriginal } from '../give-back/original'
import { listPauses, type Pause } from '../providers/pause'
import { type Sight, sightOf } from '../reveals/sight'
import { type Newness, newnessOf } from '../rules/new-payee'
import { type ApprovalRule, findRule } from '../rules/queries'
import { type FloatView, viewFloat } from './float-guard'
import { detailsOf, type Payment } from './payment-order'
import { getPayment } from './queries'
import { findDuplicates } from './similar-payments'

export type PaymentView = Readonly<{
  payment: Payment
  details: Readonly<Record<string, string>>
  accountName: string
  accountKey: string
  makerName: string
  /** Open differences between what was ordered and what the provider says. */
  flags: readonly FlagKind[]
  /** Whether this reader sees the whole account number, or may. */
  sight: Sight
  /** What the provider said when it reported a failure that it may yet take back. */
  tentativeWords: string | null
  /** What the provider's last code means and what to do about it; English, null when the provider has no entry. */
  explanation: Readonly<{ sentence: string; nextAction: string }> | null
  /** What it hangs on: the failed payment it takes the place of, or the money it gives back. */
  earlier: Readonly<{ kind: LinkKind; reference: string; href: string }> | null
  /** While its provider's payouts are held and it has not left. */
  pause: Pause | null
}>

/** @throws AppError `forbidden`, `not_found` */
export async function viewPayment(ctx: FeatureContext, paymentId: string): Promise<PaymentView> {
  requirePermission(ctx, 'money.read')
  const payment = await getPayment(ctx.store, ctx.store.read, paymentId)
  const { providerAccounts, users, flags } = ctx.store.t
  const [account] = await ctx.store.read
    .select()
    .from(providerAccounts)
    .where(eq(providerAccounts.id, payment.sourceAccountId))
    .limit(1)
  const [maker] = await ctx.store.read
    .select({ name: users.name })
    .from(users)
    .where(eq(users.id, payment.makerId))
    .limit(1)
  const open = await ctx.store.read
    .select({ kind: flags.kind })
    .from(flags)
    .where(and(eq(flags.paymentId, payment.id), isNull(flags.closedAt)))
    .orderBy(asc(flags.openedAt))
    .limit(20)
  if (!account || !maker) throw new Error(`payment ${payment.id} points at a row that is gone`)
  const { providerEvents: events } = ctx.store.t
  const [told] =
    payment.tentativeFailureCode === null
      ? []
      : await ctx.store.read
          .select({ note: events.note })
          .from(events)
          .where(eq(events.paymentId, payment.id))
          .orderBy(desc(events.rowNo))
          .limit(1)
  const code = payment.tentativeFailureCode ?? payment.reasonCode
  return {
    payment,
    details: detailsOf(payment),
    accountName: account.name,
    accountKey: account.accountKey,
    makerName: maker.name,
    flags: [...new Set(open.map((flag) => flag.kind))],
    sight: await sightOf(ctx, 'payment', payment.id, payment.makerId),
    tentativeWords: told?.note ?? null,
    explanation: (code !== null && ctx.providers.find(payment.provider)?.explain?.(payment.rail, code)) || null,
    earlier: await earlierOf(ctx, payment),
    pause:
      payment.state === 'approved' && payment.direction === 'out'
        ? ((await listPauses(ctx.store)).get(payment.provider) ?? null)
        : null,
  }
}

async function earlierOf(ctx: FeatureContext, payment: Payment): Promise<PaymentView['earlier']> {
  const { linkKind: kind, linkedPaymentId, linkedTransactionId } = payment
  if (kind === null) return null
  if (linkedPaymentId !== null) {
    const { reference } = await getPayment(ctx.store, ctx.store.read, linkedPaymentId)
    return { kind, reference, href: `/payments/${linkedPaymentId}` }
  }
  if (linkedTransactionId === null) return null
  const { reference } = await getOriginal(ctx, ctx.store.read, { transactionId: linkedTransactionId })
  return { kind, reference, href: `/transactions/${linkedTransactionId}` }
}

/** What an approver weighs beside the content: the float after it, and payments that look like the same one again. */
export async function viewRisks(
  ctx: FeatureContext,
  payment: Payment,
): Promise<{ float: FloatView; alike: Payment[]; rule: ApprovalRule | null; newness: Newness | null }> {
  const { store } = ctx
  const place = { rail: payment.rail, bank: payment.counterpartyBank, account: payment.counterpartyAccount }
  const float = await viewFloat(store, store.read, payment.sourceAccountId, payment.amountMinor, payment.id)
  return {
    float,
    alike: await findDuplicates(store, store.read, payment, ctx.now()),
    // The rule it started under, in force or not.
    rule: (payment.approvalRuleId && (await findRule(store, store.read, payment.approvalRuleId))) || null,
    // Why it was new when it was submitted, as far as that can still be told.
    newness: payment.isNewPayee
      ? ((await newnessOf(store, store.read, place, payment.createdAt)) ?? 'first_payment')
      : null,
  }
}
