import { z } from 'zod'

/** Records that hold somebody's whole account, phone or raw message. */
export const REVEALABLE = ['payment', 'transaction', 'payee', 'bill', 'message'] as const
export type Revealable = (typeof REVEALABLE)[number]

export const RevealAccountInput = z.object({
  kind: z.enum(REVEALABLE),
  id: z.uuid(),
  reason: z.string().trim().min(3).max(200),
})
export type RevealAccountInput = z.infer<typeof RevealAccountInput>
