import { z } from 'zod'
import { PAYMENT_STATES } from '@/lib/core/payment-state'

/**
 * What two people can agree on about an unclear payment. `release`: it did not happen, so a new one may be sent.
 * `note`: the state stands and only what was flagged about it is closed.
 */
export const RESOLUTION_KINDS = ['succeeded', 'failed', 'release', 'note'] as const
export type ResolutionKind = (typeof RESOLUTION_KINDS)[number]

/** A page of a statement or a letter; larger papers are cut down to the page that shows it. */
export const PAPER_BYTES_MAX = 900 * 1024

export const ProposeResolutionInput = z.object({
  paymentId: z.uuid(),
  how: z.enum(RESOLUTION_KINDS),
  /** Where it succeeded: the provider's receipt, and the amount that moved when it is another one. */
  receipt: z.string().trim().max(40).default(''),
  amount: z.string().max(40).default(''),
  /** What was looked at and what it shows. */
  reason: z.string().trim().min(10).max(1000),
})
export type ProposeResolutionInput = z.infer<typeof ProposeResolutionInput>

const Seen = z.object({ proposalId: z.uuid(), contentHash: z.string().regex(/^[0-9a-f]{64}$/) })
export const ConfirmResolutionInput = Seen.extend({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
})
export type ConfirmResolutionInput = z.infer<typeof ConfirmResolutionInput>
export const RefuseResolutionInput = Seen.extend({ reason: z.string().trim().min(3).max(200) })
export type RefuseResolutionInput = z.infer<typeof RefuseResolutionInput>
export const WithdrawResolutionInput = Seen
export type WithdrawResolutionInput = z.infer<typeof WithdrawResolutionInput>

/** What stands in the proposal and is confirmed word for word. */
export const Resolution = z.object({
  how: z.enum(RESOLUTION_KINDS),
  receipt: z.string().nullable(),
  confirmedMinor: z.string().regex(/^\d+$/).nullable(),
  /** The payment as it was looked at: when it or its flags are others by now, there is something else to decide. */
  state: z.enum(PAYMENT_STATES),
  flagIds: z.array(z.string()),
  paymentHash: z.string(),
})
export type Resolution = z.infer<typeof Resolution>
