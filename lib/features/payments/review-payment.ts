import { and, eq, isNull } from 'drizzle-orm'
import type { Currency } from '@/lib/core/money'
import type { PaymentState } from '@/lib/core/payment-state'
import { providerOf, type Rail } from '@/lib/core/rails'
import { type FeatureContext, requirePermission } from '../context'
import { rolesOf } from '../people/person'
import { listPersonNames } from '../people/queries'
import { listPauses } from '../providers/pause'
import { type RailHealthReport, readRailHealth } from '../providers/read-health'
import { viewFloat } from './float-guard'
import type { Payment } from './payment-order'
import { getOwnAccount } from './payout-choices'
import { checkPlace, checkPlaceLimits } from './places'
import { type PaymentContent, prepareContent } from './prepare-content'
import type { SubmitPaymentInput } from './schemas'
import { findDuplicates } from './similar-payments'
import { withPayee } from './start-payment'

/** An earlier payment that this one may repeat. */
export type EarlierPayment = Readonly<{
  id: string
  reference: string
  name: string
  account: string
  amountMinor: string
  currency: Currency
  merchantReference: string
  purpose: string
  makerName: string
  createdAt: string
  state: PaymentState
}>

/**
 * Everything the check step shows, as of now. Amounts are minor units as text, instants ISO text: it crosses to the
 * browser. Nothing of it is stored or trusted when it comes back.
 */
export type PaymentReview = Readonly<{
  rail: Rail
  name: string
  /** In the rail's own form, in full: people sign what they see. */
  account: string
  /** Bank or corridor by its name; empty where the rail has one place only. */
  place: string
  source: Readonly<{ name: string; key: string; currency: Currency }>
  amountMinor: string
  currency: Currency
  merchantReference: string
  purpose: string
  /** `found`: the provider's word, to be ticked. `after`: it comes with the result. `never`: this rail tells none. */
  nameCheck: Readonly<{ kind: 'found'; name: string } | { kind: 'after' } | { kind: 'never' }>
  cost: Readonly<
    | {
        kind: 'quote'
        fix: 'send' | 'receive'
        receiveMinor: string
        receiveCurrency: Currency
        rate: string
        feeMinor: string
        expiresAt: string
      }
    | { kind: 'not_known' }
  >
  float: Readonly<{
    availableMinor: string | null
    asOf: string | null
    promisedMinor: string
    afterMinor: string | null
  }>
  approval: Readonly<{ needed: number; approvers: readonly string[] }>
  duplicates: readonly EarlierPayment[]
  /** What is wrong with the rail now, as far as our own traffic and people say. */
  rails: Readonly<{
    pause: Readonly<{ byName: string; reason: string; at: string }> | null
    /** Null while it does well, or nothing was sent on it. */
    trouble: Readonly<{ word: 'slow' | 'failing'; answered: number; calls: number; p95Ms: number | null }> | null
  }>
  /** This very form was submitted before: submitting it again opens that payment. */
  submitted: Readonly<{ id: string; reference: string }> | null
}>

/**
 * Checks a payout without storing anything: content, name, cost, money on the account, who approves, what looks alike.
 * @throws AppError `invalid_input` with a problem per field, `provider_unreachable` when name or quote cannot be had.
 */
export async function reviewPayment(ctx: FeatureContext, typed: SubmitPaymentInput): Promise<PaymentReview> {
  requirePermission(ctx, 'payout.prepare')
  const input = await withPayee(ctx, typed)
  const place = await checkPlace(ctx, input)
  const content = await prepareContent(ctx, input)
  checkPlaceLimits(place, content)
  const submitted = await findSubmitted(ctx, input.requestKey)
  const { store } = ctx
  const [source, float, approvers, alike, rails] = await Promise.all([
    getOwnAccount(ctx, content.sourceAccountId),
    viewFloat(store, store.read, content.sourceAccountId, content.amountMinor, submitted?.id),
    listApproverNames(ctx),
    findDuplicates(
      store,
      store.read,
      { ...content, rail: input.rail, id: submitted?.id ?? '', reference: '' },
      ctx.now(),
    ),
    railState(ctx, input.rail),
  ])
  return {
    rail: input.rail,
    name: content.counterpartyName,
    account: content.counterpartyAccount,
    place: place?.name ?? '',
    source: { name: source.name, key: source.key, currency: source.currency },
    amountMinor: content.amountMinor.toString(),
    currency: content.currency,
    merchantReference: content.merchantReference,
    purpose: content.purpose,
    nameCheck: nameCheckOf(input.rail, content),
    cost: costOf(content),
    float: {
      availableMinor: float.availableMinor?.toString() ?? null,
      asOf: float.asOf?.toISOString() ?? null,
      promisedMinor: float.promisedMinor.toString(),
      afterMinor: float.afterMinor?.toString() ?? null,
    },
    approval: { needed: 1, approvers },
    duplicates: await earlierOf(ctx, alike),
    rails,
    submitted: submitted ?? null,
  }
}

async function railState(ctx: FeatureContext, rail: Rail): Promise<PaymentReview['rails']> {
  const [pauses, [health]] = await Promise.all([listPauses(ctx.store), readRailHealth(ctx, rail)])
  const pause = pauses.get(providerOf(rail))
  return {
    pause: pause ? { byName: pause.byName, reason: pause.reason, at: pause.at.toISOString() } : null,
    trouble: health ? troubleOf(health) : null,
  }
}

function troubleOf({ word, hour, day }: RailHealthReport): PaymentReview['rails']['trouble'] {
  if (word !== 'slow' && word !== 'failing') return null
  const { answered, calls, p95FinalMs, p95AnswerMs } = hour.word === word ? hour : day
  return { word, answered, calls, p95Ms: p95FinalMs ?? p95AnswerMs }
}

/** M-Pesa names the receiver in its result; Wekeza and BitPesa never say whose account it is. */
function nameCheckOf(rail: Rail, content: PaymentContent): PaymentReview['nameCheck'] {
  if (content.nameFound !== null) return { kind: 'found', name: content.nameFound }
  return { kind: rail === 'mpesa.b2c' ? 'after' : 'never' }
}

function costOf({ quote, details }: PaymentContent): PaymentReview['cost'] {
  if (!quote) return { kind: 'not_known' }
  return {
    kind: 'quote',
    fix: details.fix === 'send' ? 'send' : 'receive',
    receiveMinor: quote.receiveMinor.toString(),
    receiveCurrency: quote.receiveCurrency,
    rate: quote.rate,
    feeMinor: quote.feeMinor.toString(),
    expiresAt: quote.expiresAt.toISOString(),
  }
}

async function findSubmitted(ctx: FeatureContext, requestKey: string) {
  const { payments: t } = ctx.store.t
  const [row] = await ctx.store.read
    .select({ id: t.id, reference: t.reference })
    .from(t)
    .where(and(eq(t.makerId, ctx.actor.id), eq(t.requestKey, requestKey)))
    .limit(1)
  return row
}

/** Who can release it: everyone who approves and is not its maker. */
async function listApproverNames(ctx: FeatureContext): Promise<string[]> {
  const { users: t } = ctx.store.t
  const rows = await ctx.store.read
    .select({ id: t.id, name: t.name, roles: t.roles })
    .from(t)
    .where(isNull(t.disabledAt))
    .orderBy(t.name)
    .limit(500)
  return rows.filter((row) => row.id !== ctx.actor.id && rolesOf(row.roles).includes('approver')).map((row) => row.name)
}

async function earlierOf(ctx: FeatureContext, alike: readonly Payment[]): Promise<EarlierPayment[]> {
  const names = await listPersonNames(
    ctx.store,
    alike.map(({ makerId }) => makerId),
  )
  return alike.map((payment) => ({
    id: payment.id,
    reference: payment.reference,
    name: payment.counterpartyName,
    account: payment.counterpartyAccount,
    amountMinor: payment.amountMinor.toString(),
    currency: payment.currency,
    merchantReference: payment.merchantReference,
    purpose: payment.purpose,
    makerName: names.get(payment.makerId) ?? '',
    createdAt: payment.createdAt.toISOString(),
    state: payment.state,
  }))
}
