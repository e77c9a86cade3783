import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/store'
import { newId } from '@/db/uuid-v7'
import type { LinkKind } from '@/db/words'
import { canonicalJson } from '@/lib/core/content-hash'
import { crashPoint } from '@/lib/core/crash-points'
import { AppError } from '@/lib/core/errors'
import { providerOf, RAIL_FACTS } from '@/lib/core/rails'
import type { Quote } from '@/lib/providers/look-ups'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { type ApprovalTerms, approvalTerms } from '../rules/approval-need'
import { refuseOverLimit } from '../rules/limits'
import { movePayment } from './move-payment'
import { APPROVAL_LIFE_MS, setJob } from './payment-jobs'
import { detailsOf, hashOf, newPaymentReference, newProviderKey, orderOf, type Payment } from './payment-order'
import { nameAgrees, type PaymentContent, prepareContent } from './prepare-content'
import type { SubmitPaymentInput } from './schemas'
import { findDuplicates } from './similar-payments'

/** A prompt lives about a minute; a second one inside this window needs a person's word (PRODUCT 10). */
const PROMPT_WINDOW_MS = 120_000

async function sameRequest(tx: Tx, ctx: FeatureContext, requestKey: string): Promise<Payment | undefined> {
  const { payments } = ctx.store.t
  const [row] = await tx
    .select()
    .from(payments)
    .where(and(eq(payments.makerId, ctx.actor.id), eq(payments.requestKey, requestKey)))
    .limit(1)
  return row
}

async function refuseOpenPrompt(tx: Tx, ctx: FeatureContext, phone: string): Promise<void> {
  const { payments } = ctx.store.t
  const [open] = await tx
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.counterpartyAccount, phone),
        eq(payments.direction, 'in'),
        inArray(payments.state, ['approved', 'sending', 'sent', 'unknown']),
        gt(payments.createdAt, new Date(ctx.now().getTime() - PROMPT_WINDOW_MS)),
      ),
    )
    .orderBy(desc(payments.createdAt))
    .limit(1)
  if (open) throw new AppError('prompt_open', `payment ${open.id} still prompts`)
}

function newPayment(ctx: FeatureContext, input: SubmitPaymentInput, content: PaymentContent): Payment {
  const now = ctx.now()
  const reference = newPaymentReference()
  const direction = RAIL_FACTS[input.rail].direction === 'in' ? 'in' : 'out'
  const draft = {
    id: newId(now),
    reference,
    direction: direction as 'in' | 'out',
    provider: providerOf(input.rail),
    rail: input.rail,
    state: 'draft' as const,
    version: 1,
    amountMinor: content.amountMinor,
    currency: content.currency,
    sourceAccountId: content.sourceAccountId,
    counterpartyName: content.counterpartyName,
    counterpartyAccount: content.counterpartyAccount,
    counterpartyBank: content.counterpartyBank,
    payeeId: input.payeeId ?? null,
    merchantReference: content.merchantReference || reference,
    purpose: content.purpose,
    details: canonicalJson(content.details),
    makerId: ctx.actor.id,
    lastEditorId: ctx.actor.id,
    requestKey: input.requestKey,
    approvalsNeeded: direction === 'out' ? 1 : 0,
    approvalRuleId: null,
    isNewPayee: false,
    linkKind: null,
    linkedPaymentId: null,
    linkedTransactionId: null,
    duplicateReason: input.duplicateReason ?? null,
    confirmedMinor: null,
    confirmedCurrency: null,
    confirmedName: null,
    feeMinor: null,
    providerReference: null,
    receipt: null,
    reasonCode: null,
    reasonWords: null,
    tentativeFailureCode: null,
    decisionNote: null,
    nextCheckAt: null,
    sentAt: null,
    stateSince: now,
    createdAt: now,
    finishedAt: null,
  }
  return { ...draft, contentHash: hashOf(draft) }
}

/** The details without what moves by itself: rate, fee, and the side of a quote that nobody fixed. */
function fixedDetails(payment: Payment): string {
  const { rate: _rate, feeMinor: _fee, ...details } = detailsOf(payment)
  if (payment.rail === 'bitpesa.payout') delete details[details.fix === 'send' ? 'receiveMinor' : 'sendMinor']
  return canonicalJson(details)
}

/** The same intent by its content, whatever reference our side minted and whatever the rate is by now. */
export function sameIntent(stored: Payment, fresh: Payment, typedReference: boolean): boolean {
  const comparable = (payment: Payment) =>
    hashOf({
      ...payment,
      merchantReference: typedReference ? payment.merchantReference : '',
      details: fixedDetails(payment),
      ...(payment.rail === 'bitpesa.payout' && { amountMinor: 1n }),
    })
  return comparable(stored) === comparable(fresh)
}

/** Whichever side was fixed, the other one moves with the rate. */
function quoteMoved(quote: Quote, { expectedSendMinor, expectedReceiveMinor }: SubmitPaymentInput): boolean {
  const sent = expectedSendMinor ?? quote.sendMinor.toString()
  const received = expectedReceiveMinor ?? quote.receiveMinor.toString()
  return sent !== quote.sendMinor.toString() || received !== quote.receiveMinor.toString()
}

/** What the rail itself cannot carry is said on the form, not after the approval. @throws AppError `invalid_input` */
function checkRailTakes(ctx: FeatureContext, payment: Payment, content: PaymentContent): void {
  const rail = ctx.providers.rail(payment.rail)
  if (!rail) throw new AppError('not_configured', `no provider for ${payment.rail}`)
  rail.prepare(
    'send',
    orderOf(ctx, payment, { id: payment.id, providerKey: newProviderKey() }, content.sourceAccountKey),
  )
}

function checkPermission(ctx: FeatureContext, input: SubmitPaymentInput): void {
  requirePermission(ctx, RAIL_FACTS[input.rail].direction === 'in' ? 'collection.request' : 'payout.prepare')
}

/**
 * Checks what was filled in and lays it out as a payment. Asks providers only for reads, and writes nothing.
 * @throws AppError `invalid_input`, `name_not_confirmed`.
 */
export async function layOut(
  ctx: FeatureContext,
  input: SubmitPaymentInput,
): Promise<{ content: PaymentContent; fresh: Payment }> {
  const content = await prepareContent(ctx, input)
  if (content.nameFound !== null && !nameAgrees(content.nameFound, input.confirmedName)) {
    throw new AppError('name_not_confirmed', 'the name found was not the one ticked', {
      fields: { confirmedName: 'tick_the_name' },
    })
  }
  const fresh = newPayment(ctx, input, content)
  checkRailTakes(ctx, fresh, content)
  return { content, fresh }
}

/**
 * What only the store can tell, in the transaction that submits: a rate that moved, an open prompt, something alike, a
 * limit. Answers who has to approve it by the rules of now.
 * @throws AppError `quote_expired`, `prompt_open`, `conflict` when something alike exists and no reason was given,
 *   `invalid_input` above a limit.
 */
export async function termsAsItStands(
  ctx: FeatureContext,
  tx: Tx,
  input: SubmitPaymentInput,
  content: PaymentContent,
  payment: Payment,
): Promise<ApprovalTerms> {
  if (content.quote && quoteMoved(content.quote, input)) {
    throw new AppError('quote_expired', 'the rate moved between review and submit')
  }
  if (payment.direction === 'in' && !input.secondPrompt) await refuseOpenPrompt(tx, ctx, payment.counterpartyAccount)
  if (payment.direction === 'out' && !input.duplicateReason) {
    const alike = await findDuplicates(ctx.store, tx, payment, ctx.now())
    if (alike.length > 0)
      throw new AppError('conflict', `payment ${alike[0]?.id} is alike`, { fields: { duplicateReason: 'required' } })
  }
  await refuseOverLimit(ctx, tx, payment)
  return approvalTerms(ctx, tx, payment)
}

/** What a payment hangs on, and what has to hold of that, looked at in the transaction that submits. */
export type LinkWish = Readonly<{
  kind: LinkKind
  paymentId: string | null
  transactionId: string | null
  check(tx: Tx, payment: Payment): Promise<void>
}>

/**
 * Stores a payment and submits it: a payout to its approvers, a collection to the worker. The request key makes
 * double-click, back, refresh and a second tab one payment: the same key and content answer the stored row.
 * @throws AppError `invalid_input` (also above a limit), `request_key_reused`, `name_not_confirmed`, `quote_expired`, `prompt_open`,
 *   `conflict` when something alike exists and no reason was given.
 */
export async function submitPayment(ctx: FeatureContext, input: SubmitPaymentInput, link?: LinkWish): Promise<Payment> {
  checkPermission(ctx, input)
  const { content, fresh } = await layOut(ctx, input)
  // Money that goes back is bounded by what came: it is no repeat of another payout.
  const asked = link && link.kind !== 'retry' ? { ...input, duplicateReason: link.kind } : input
  const submitted = await ctx.store.tx(async (tx) => {
    const stored = await sameRequest(tx, ctx, input.requestKey)
    if (stored) {
      if (sameIntent(stored, fresh, content.merchantReference !== '')) return stored
      throw new AppError('request_key_reused', `payment ${stored.id} has this request key`)
    }
    await link?.check(tx, fresh)
    const started = {
      ...fresh,
      ...(await termsAsItStands(ctx, tx, asked, content, fresh)),
      ...(link && { linkKind: link.kind, linkedPaymentId: link.paymentId, linkedTransactionId: link.transactionId }),
    }
    await tx.insert(ctx.store.t.payments).values(started)
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'payment.create',
      subject: `payment:${started.id}`,
      facts: {
        rail: started.rail,
        amountMinor: started.amountMinor.toString(),
        currency: started.currency,
        contentHash: started.contentHash,
        approvalsNeeded: started.approvalsNeeded.toString(),
        approvalRule: started.approvalRuleId,
        ...(link && { link: link.kind, linkedTo: link.paymentId ?? link.transactionId }),
      },
    })
    await crashPoint('CP1')
    if (started.direction === 'in') {
      const released = await movePayment(ctx, tx, started, 'release', ctx.actor.id)
      await setJob(ctx, tx, 'dispatch', released.id, ctx.now())
      return released
    }
    const waiting = await movePayment(ctx, tx, started, 'submit', ctx.actor.id)
    await setJob(ctx, tx, 'expire', waiting.id, new Date(ctx.now().getTime() + APPROVAL_LIFE_MS))
    return waiting
  })
  await crashPoint('CP2')
  return submitted
}
