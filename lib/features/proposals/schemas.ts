import { z } from 'zod'

const shown = {
  proposalId: z.uuid(),
  /** Of what stood on the page: what you see is what you agree to. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
}
export const ChangeReason = z.string().trim().min(3).max(200)

export const ConfirmProposalInput = z.object({
  ...shown,
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/),
})
export type ConfirmProposalInput = z.infer<typeof ConfirmProposalInput>
export const RefuseProposalInput = z.object({ ...shown, reason: ChangeReason })
export type RefuseProposalInput = z.infer<typeof RefuseProposalInput>
export const WithdrawProposalInput = z.object(shown)
export type WithdrawProposalInput = z.infer<typeof WithdrawProposalInput>
