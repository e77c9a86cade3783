import { z } from 'zod'
import { PROVIDERS } from '@/lib/core/rails'

const provider = z.enum(PROVIDERS)
const reason = z.string().trim().min(3).max(200)

export const PauseSendingInput = z.object({ provider, reason })
export type PauseSendingInput = z.infer<typeof PauseSendingInput>
export const ResumeSendingInput = z.object({ provider, reason })
export type ResumeSendingInput = z.infer<typeof ResumeSendingInput>
export const TestConnectionInput = z.object({ provider })
export type TestConnectionInput = z.infer<typeof TestConnectionInput>
export const RegisterCallbacksInput = z.object({ provider })
export type RegisterCallbacksInput = z.infer<typeof RegisterCallbacksInput>
export const HoldSendingInput = z.object({ reason })
export type HoldSendingInput = z.infer<typeof HoldSendingInput>
/** `letEarlierGo`: what the restored database had not sent was compared with the provider, and may leave now. */
export const ReleaseHoldInput = z.object({ reason, letEarlierGo: z.boolean() })
export type ReleaseHoldInput = z.infer<typeof ReleaseHoldInput>
