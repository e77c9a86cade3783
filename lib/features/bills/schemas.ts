import { z } from 'zod'

/** What the new-bill form sends. The amount is as typed; the reference is ours unless one is given. */
export const CreateBillInput = z.object({
  requestKey: z.uuid(),
  customerName: z.string().trim().max(100),
  /** E-mail, phone or the provider's own id of the payer. */
  payer: z.string().trim().max(100),
  bank: z.string().trim().max(40).default(''),
  amount: z.string().max(40),
  description: z.string().trim().max(140),
})
export type CreateBillInput = z.infer<typeof CreateBillInput>
export const BillInput = z.object({ billId: z.uuid() })
export type BillInput = z.infer<typeof BillInput>
