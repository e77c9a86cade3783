import { z } from 'zod'

/** The rails a payee can be paid over: the payouts. */
export const PAYEE_RAILS = ['mpesa.b2c', 'wekeza.transfer', 'bitpesa.payout', 'ihela.cashin'] as const
export type PayeeRail = (typeof PAYEE_RAILS)[number]

export function isPayeeRail(word: string): word is PayeeRail {
  return (PAYEE_RAILS as readonly string[]).includes(word)
}

/** What the payee form, or the tick under a typed counterparty, sends. */
export const AddPayeeInput = z.object({
  name: z.string().trim().min(1).max(100),
  rail: z.enum(PAYEE_RAILS),
  account: z.string().trim().min(1).max(64),
  /** Bank slug or corridor; empty where the rail has one place only. */
  bank: z.string().trim().max(40).default(''),
  details: z.record(z.string().max(40), z.string().max(120)).default({}),
  /** How they know that it is theirs; whoever confirms reads it. */
  reason: z.string().trim().max(200).default(''),
})
export type AddPayeeInput = z.infer<typeof AddPayeeInput>

/** Another name, account or bank of somebody in the book; the rail stays. */
export const ChangePayeeInput = AddPayeeInput.omit({ rail: true }).extend({
  payeeId: z.uuid(),
  reason: z.string().trim().min(3).max(200),
})
export type ChangePayeeInput = z.infer<typeof ChangePayeeInput>
