import { and, eq } from 'drizzle-orm'
import type { Currency } from '@/lib/core/money'
import type { PaymentState } from '@/lib/core/payment-state'
import { providerOf, type Rail } from '@/lib/core/rails'
import { type FeatureContext, requirePermission } from '../context'
import { listApprovers, listPersonNames } from '../people/queries'
import { listPauses } from '../providers/pause'
import { type RailHealthReport, readRailHealth } from '../providers/read-health'
import { approvalNeed } from '../rules/approval-need'
import { refuseOverLimit } from '../rules/limits'
import { type Newness, newnessOf } from '../rules/new-payee'
import { figuresOf, type RuleFigures } from '../rules/who-approves'
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
  approval: Readonly<{
    needed: 1 | 2
    /** Null: the rule of every payout. */
    rule: RuleFigures | null
    /** Why it counts as a payment to a new payee; null when it does not. */
    newness: Newness | null
    approvers: readonly string[]
  }>
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
  return (await checkFilledIn(ctx, typed)).review
}

/** The same with the content it is of. `editing` is the stored payment when one is filled in again. */
export async function checkFilledIn(
  ctx: FeatureContext,
  typed: SubmitPaymentInput,
  editing?: Payment,
): Promise<{ review: PaymentReview; content: PaymentContent; input: SubmitPaymentInput }> {
  requirePermission(ctx, 'payout.prepare')
  const input = await withPayee(ctx, typed)
  const place = await checkPlace(ctx, input)
  const content = await prepareContent(ctx, input)
  checkPlaceLimits(place, content)
  const submitted = editing ?? (await findSubmitted(ctx, input.requestKey))
  await checkLimits(ctx, input.rail, content, submitted?.id)
  const { store } = ctx
  const [source, float, approval, alike, rails] = await Promise.all([
    getOwnAccount(ctx, content.sourceAccountId),
    viewFloat(store, store.read, content.sourceAccountId, content.amountMinor, submitted?.id),
    approvalOf(ctx, input.rail, content),
    findDuplicates(
      store,
      store.read,
      { ...content, rail: input.rail, id: submitted?.id ?? '', reference: '' },
      ctx.now(),
    ),
    railState(ctx, input.rail),
  ])
  const review: PaymentReview = {
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
    approval,
    duplicates: await earlierOf(ctx, alike),
    rails,
    submitted: editing ? null : (submitted ?? null),
  }
  return { review, content, input }
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

/** How many people release it, by which rule, and who could: everyone who approves and is not its maker. */
async function approvalOf(
  ctx: FeatureContext,
  rail: Rail,
  content: PaymentContent,
): Promise<PaymentReview['approval']> {
  const { store } = ctx
  const place = { rail, bank: content.counterpartyBank, account: content.counterpartyAccount }
  const newness = await newnessOf(store, store.read, place, ctx.now())
  const facts = { rail, currency: content.currency, amountMinor: content.amountMinor, isNewPayee: newness !== null }
  const { needed, rule } = await approvalNeed(store, store.read, facts)
  const approvers = await listApprovers(store)
  return {
    needed,
    rule: rule && figuresOf(rule),
    newness,
    approvers: approvers.filter(({ id }) => id !== ctx.actor.id).map(({ name }) => name),
  }
}

/** A limit that it goes over is said before it is submitted, on the amount. */
async function checkLimits(ctx: FeatureContext, rail: Rail, content: PaymentContent, submittedId: string | undefined) {
  await refuseOverLimit(ctx, ctx.store.read, {
    ...content,
    id: submittedId ?? '',
    rail,
    provider: providerOf(rail),
    makerId: ctx.actor.id,
    createdAt: ctx.now(),
    direction: 'out',
  })
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
