import * as z from 'zod/mini'

/** A bill's status as it crosses to the browser. */
export const BillStatusView = z.object({
  id: z.string(),
  state: z.enum(['draft', 'pending', 'paid', 'expired', 'failed', 'cancelled', 'unknown']),
  /** The provider's last word, as it said it. */
  providerWord: z.string(),
  /** False for a word nobody listed, and for Paid without the bank's reference: shown, never taken for paid. */
  wordFits: z.boolean(),
  bankReference: z.nullable(z.string()),
  lastCheckedAt: z.nullable(z.string()),
  nextCheckAt: z.nullable(z.string()),
  checks: z.number(),
  /** Its line is in the transactions. */
  booked: z.boolean(),
})
export type BillStatusView = z.infer<typeof BillStatusView>
