import { z } from 'zod'
import { RAILS } from '@/lib/core/rails'

const shortText = (max: number) => z.string().trim().max(max)

/** What the new-payment form sends: facts a person chose, never a fee, total, state or rate. */
export const SubmitPaymentInput = z.object({
  /** Minted by the server when the form opened; the same key gives the same payment. */
  requestKey: z.uuid(),
  rail: z.enum(RAILS),
  sourceAccountId: z.string().min(1).max(64),
  payeeId: z.string().max(64).optional(),
  counterpartyName: shortText(100),
  counterpartyAccount: shortText(64),
  counterpartyBank: shortText(40).default(''),
  /** As typed. For cross-border payouts: of the side that `details.fix` names. */
  amount: z.string().max(40),
  merchantReference: shortText(60).default(''),
  purpose: shortText(100),
  details: z.record(z.string().max(40), z.string().max(120)).default({}),
  /** The name that the provider found and the person ticked as right. */
  confirmedName: shortText(120).optional(),
  /** What the review step showed as leaving our account, minor units as text: a moved rate comes back for one look. */
  expectedSendMinor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  /** And as arriving there, where that is another currency. */
  expectedReceiveMinor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  duplicateReason: shortText(200).optional(),
  /** The failed payment that this one takes the place of. */
  retryOf: z.uuid().optional(),
  /** A second prompt to a phone that still has one open. */
  secondPrompt: z.boolean().default(false),
})
export type SubmitPaymentInput = z.infer<typeof SubmitPaymentInput>

/** A payment that waits for its approval, filled in again by its maker. */
export const EditPaymentInput = SubmitPaymentInput.extend({
  paymentId: z.uuid(),
  /** Of the page that was filled in: somebody's approval in between stops the edit. */
  version: z.number().int().positive(),
})
export type EditPaymentInput = z.infer<typeof EditPaymentInput>

export const PaymentDecisionInput = z.object({
  paymentId: z.uuid(),
  /** Version and hash of the page that was looked at: what you see is what you sign. */
  version: z.number().int().positive(),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
})
const AuthenticatorCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/)
export const ApprovePaymentInput = PaymentDecisionInput.extend({
  code: AuthenticatorCode,
})
export type ApprovePaymentInput = z.infer<typeof ApprovePaymentInput>
/** As many as the inbox shows. */
export const BATCH_MAX = 50
export const ApproveBatchInput = z.object({
  items: z
    .array(PaymentDecisionInput)
    .min(1)
    .max(BATCH_MAX)
    .refine((items) => new Set(items.map(({ paymentId }) => paymentId)).size === items.length, 'invalid'),
  /** Over the list as it was shown. */
  batchHash: z.string().regex(/^[0-9a-f]{64}$/),
  code: AuthenticatorCode,
})
export type ApproveBatchInput = z.infer<typeof ApproveBatchInput>
export const DenyPaymentInput = PaymentDecisionInput.extend({ reason: z.string().trim().min(3).max(200) })
export type DenyPaymentInput = z.infer<typeof DenyPaymentInput>
export const CancelPaymentInput = z.object({ paymentId: z.uuid(), reason: z.string().trim().min(3).max(200) })
export type CancelPaymentInput = z.infer<typeof CancelPaymentInput>
export const AskProviderInput = z.object({ paymentId: z.uuid() })
