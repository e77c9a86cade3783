import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { canonicalJson } from '@/lib/core/content-hash'
import { type Currency, isCurrency } from '@/lib/core/money'
import { RAILS } from '@/lib/core/rails'
import { type FeatureContext, requirePermission } from '../context'
import { seal, unseal } from '../people/sealed-secret'
import { detailsOf, type Payment } from './payment-order'

const PURPOSE = 'payment content'

/** The fields of a payment that its approver signs, as they were before an edit. */
const Content = z.object({
  rail: z.enum(RAILS),
  amountMinor: z.string().regex(/^\d+$/).transform(BigInt),
  currency: z.custom<Currency>((code) => typeof code === 'string' && isCurrency(code)),
  sourceAccountId: z.string(),
  counterpartyName: z.string(),
  counterpartyAccount: z.string(),
  counterpartyBank: z.string(),
  merchantReference: z.string(),
  purpose: z.string(),
  details: z.record(z.string(), z.string()),
})
export type EarlierContent = z.output<typeof Content>
export type ContentField = keyof EarlierContent
const FIELDS = Object.keys(Content.shape) as ContentField[]

type Signed = Pick<Payment, ContentField>

function plain(payment: Signed): Record<ContentField, string | Record<string, string>> {
  return {
    rail: payment.rail,
    amountMinor: payment.amountMinor.toString(),
    currency: payment.currency,
    sourceAccountId: payment.sourceAccountId,
    counterpartyName: payment.counterpartyName,
    counterpartyAccount: payment.counterpartyAccount,
    counterpartyBank: payment.counterpartyBank,
    merchantReference: payment.merchantReference,
    purpose: payment.purpose,
    details: detailsOf(payment),
  }
}

/** Names of the fields that differ: these may stand in the audit log in clear. */
export function changedFields(before: Signed, after: Signed): ContentField[] {
  const [a, b] = [plain(before), plain(after)]
  return FIELDS.filter((field) => canonicalJson(a[field]) !== canonicalJson(b[field]))
}

/**
 * The content before an edit for the audit row of that edit. Sealed: the log is read and exported by people who may not
 * see an account in full, and an approver has to read what it was.
 */
export function sealContent(key: Buffer, payment: Signed & Pick<Payment, 'id'>): string {
  return seal(key, PURPOSE, payment.id, canonicalJson(plain(payment)))
}

export type PaymentEdit = Readonly<{ at: Date; before: EarlierContent }>

const EditFacts = z.object({ before: z.string() })

/** Every edit of a payment with what stood there before it, oldest first. For those who may see its account in full. */
export async function listEdits(ctx: FeatureContext, paymentId: string): Promise<PaymentEdit[]> {
  requirePermission(ctx, 'account.reveal')
  const { audit } = ctx.store.t
  const rows = await ctx.store.read
    .select({ at: audit.at, facts: audit.facts })
    .from(audit)
    .where(and(eq(audit.subject, `payment:${paymentId}`), eq(audit.action, 'payment.edit')))
    .orderBy(asc(audit.number))
  return rows.map(({ at, facts }) => {
    const { before } = EditFacts.parse(JSON.parse(facts))
    return { at, before: Content.parse(JSON.parse(unseal(ctx.key, PURPOSE, paymentId, before))) }
  })
}
