import { z } from 'zod'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import { FAULT_KINDS, PHONE_ANSWERS, PHONE_HABITS, SANDBOX_PROVIDERS } from './control-wire'

/** A Kenyan number as people type it, made into 254…. */
export const SandboxMsisdn = z.string().transform((typed, context) => {
  const msisdn = normaliseKenyanMsisdn(typed)
  if (msisdn) return msisdn
  context.addIssue({ code: 'custom', message: 'kenyan_phone' })
  return z.NEVER
})

export const AnswerPromptInput = z.object({
  msisdn: SandboxMsisdn,
  answer: z.enum(PHONE_ANSWERS),
  checkoutRequestId: z.string().min(1).max(100),
})
export type AnswerPromptInput = z.infer<typeof AnswerPromptInput>

export const PhoneHabitInput = z.object({
  msisdn: SandboxMsisdn,
  habit: z.enum(PHONE_HABITS),
  delayMs: z.number().int().min(0).max(60_000),
})
export type PhoneHabitInput = z.infer<typeof PhoneHabitInput>

export const AddFaultInput = z.object({
  provider: z.enum(SANDBOX_PROVIDERS),
  operation: z.string().regex(/^(\*|[a-z0-9_]{1,40})$/),
  kind: z.enum(FAULT_KINDS),
  count: z.number().int().min(1).max(100),
  /** For answers and callbacks that come late. */
  delayMs: z.number().int().min(0).max(600_000).optional(),
})
export type AddFaultInput = z.infer<typeof AddFaultInput>

export const FaultInput = z.object({ id: z.number().int().positive() })
export const AdvanceClockInput = z.object({
  advanceMs: z
    .number()
    .int()
    .min(1_000)
    .max(7 * 86_400_000),
})

/** What the log is asked for: the newest of one provider or of all. */
export const LogQuery = z.object({ provider: z.enum(SANDBOX_PROVIDERS).optional().catch(undefined) })
