import { z } from 'zod'
import { CURRENCIES, type Currency } from '@/lib/core/money'
import { PAYMENT_STATES } from '@/lib/core/payment-state'
import { RAILS } from '@/lib/core/rails'

/** One row of "moving now" as it crosses to the browser. */
export const MovingPayment = z.object({
  id: z.uuid(),
  reference: z.string(),
  direction: z.enum(['in', 'out']),
  rail: z.enum(RAILS),
  state: z.enum(PAYMENT_STATES),
  amountMinor: z.string(),
  currency: z.enum(CURRENCIES as [Currency, ...Currency[]]),
  counterparty: z.string(),
  at: z.iso.datetime(),
  isOpen: z.boolean(),
})
export type MovingPayment = z.infer<typeof MovingPayment>
