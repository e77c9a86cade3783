import { z } from 'zod'

const Place = z.union([z.object({ paymentId: z.uuid() }), z.object({ transactionId: z.uuid() })])
const reason = z.string().trim().min(3).max(100)

/** Minted by the server when the form opened; the same key gives the same payment. */
const requestKey = z.uuid()

export const StartReversalInput = z.object({ requestKey, place: Place, reason })
export type StartReversalInput = z.infer<typeof StartReversalInput>

export const StartRefundInput = StartReversalInput.extend({
  amount: z.string().max(40),
  /** For money that came without a name: payouts bear one. */
  name: z.string().trim().max(100).default(''),
  sourceAccountId: z.string().min(1).max(64),
})
export type StartRefundInput = z.infer<typeof StartRefundInput>
