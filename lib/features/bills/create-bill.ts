import { and, eq } from 'drizzle-orm'
import { newId } from '@/db/uuid-v7'
import { AppError } from '@/lib/core/errors'
import { parseAmount, tidyTypedAmount } from '@/lib/core/money'
import { recordAudit } from '../audit/record-audit'
import { type FeatureContext, requirePermission } from '../context'
import { cleanText, collectProblems } from '../payments/counterparty-rules'
import { setJob } from '../payments/payment-jobs'
import { newPaymentReference, newProviderKey } from '../payments/payment-order'
import { billCheckDelayMs } from './check-bill'
import { type Bill, moveBill } from './move-bill'
import type { CreateBillInput } from './schemas'

function amountOf(text: string): bigint {
  const parsed = parseAmount(tidyTypedAmount(text, 'BIF'), 'BIF')
  if (!parsed.ok)
    throw new AppError('invalid_input', `amount ${parsed.problem}`, { fields: { amount: parsed.problem } })
  return parsed.amountMinor
}

/** Stores the bill before the provider hears of it; the same request key answers the stored one. */
async function storeDraft(ctx: FeatureContext, input: CreateBillInput): Promise<{ bill: Bill; isNew: boolean }> {
  const clean = collectProblems({
    customerName: () => cleanText('customerName', input.customerName, { required: true, max: 100 }),
    payer: () => cleanText('payer', input.payer, { required: true, max: 100 }),
    description: () => cleanText('description', input.description, { required: true, max: 140 }),
    amount: () => amountOf(input.amount).toString(),
  })
  const now = ctx.now()
  return ctx.store.tx(async (tx) => {
    const { bills } = ctx.store.t
    const [stored] = await tx
      .select()
      .from(bills)
      .where(and(eq(bills.makerId, ctx.actor.id), eq(bills.requestKey, input.requestKey)))
      .limit(1)
    if (stored) {
      const same =
        stored.amountMinor === BigInt(clean.amount ?? '0') &&
        stored.payer === clean.payer &&
        stored.description === clean.description
      if (!same) throw new AppError('request_key_reused', `bill ${stored.id} has this request key`)
      return { bill: stored, isNew: false }
    }
    const [bill] = await tx
      .insert(bills)
      .values({
        id: newId(now),
        reference: newPaymentReference(),
        provider: 'ihela',
        state: 'draft',
        version: 1,
        amountMinor: BigInt(clean.amount ?? '0'),
        currency: 'BIF',
        customerName: clean.customerName ?? '',
        payer: clean.payer ?? '',
        bank: input.bank,
        description: clean.description ?? '',
        merchantReference: newProviderKey(),
        makerId: ctx.actor.id,
        requestKey: input.requestKey,
        code: null,
        confirmationUrl: null,
        providerWord: '',
        bankReference: null,
        lastCheckedAt: null,
        nextCheckAt: null,
        checks: 0,
        createdAt: now,
        finishedAt: null,
      })
      .returning()
    if (!bill) throw new Error('an inserted bill came back without its row')
    await recordAudit(ctx, tx, {
      actorId: ctx.actor.id,
      action: 'bill.create',
      subject: `bill:${bill.id}`,
      facts: { amountMinor: bill.amountMinor.toString(), currency: bill.currency },
    })
    return { bill, isNew: true }
  })
}

/**
 * Raises a bill at the provider. An abandoned unpaid bill does no harm, so a lost answer leaves this one Unknown and the
 * person raises a new one knowingly.
 * @throws AppError `invalid_input` with the provider's own words for fields it refuses.
 */
export async function createBill(ctx: FeatureContext, input: CreateBillInput): Promise<Bill> {
  requirePermission(ctx, 'bill.create')
  const rail = ctx.providers.find('ihela')?.bills
  if (!rail) throw new AppError('not_configured', 'no bill rail')
  const { bill, isNew } = await storeDraft(ctx, input)
  if (!isNew) return bill
  const raised = await rail.raiseBill({
    merchantReference: bill.merchantReference,
    amountMinor: bill.amountMinor,
    payer: bill.payer,
    description: bill.description,
    ...(bill.bank && { bank: bill.bank }),
  })
  const after = await ctx.store.tx(async (tx) => {
    if (raised.kind !== 'raised') {
      const state = raised.kind === 'indeterminate' ? 'unknown' : 'failed'
      const word = raised.kind === 'refused' ? raised.words : raised.because
      return moveBill(ctx, tx, bill, { state, providerWord: word }, ctx.actor.id)
    }
    const nextCheckAt = new Date(ctx.now().getTime() + billCheckDelayMs(0))
    await setJob(ctx, tx, 'bill', bill.id, nextCheckAt)
    return moveBill(
      ctx,
      tx,
      bill,
      {
        state: 'pending',
        code: raised.bill.code,
        confirmationUrl: raised.bill.confirmationUrl,
        providerWord: raised.bill.providerWord,
        nextCheckAt,
      },
      ctx.actor.id,
    )
  })
  if (raised.kind === 'refused') throw new AppError('provider_refused', raised.words, { fields: raised.fields })
  if (raised.kind === 'not_sent') throw new AppError('provider_unreachable', raised.because)
  return after
}
