import { z } from 'zod'
import { EVENT_VERDICTS } from '@/db/words'
import { isDay } from '@/lib/core/days-and-zones'
import { PROVIDERS } from '@/lib/core/rails'

const messageId = z.uuid()

export const ReplayMessageInput = z.object({ messageId })
export type ReplayMessageInput = z.infer<typeof ReplayMessageInput>

export const CloseOrphanInput = z.object({ messageId, reason: z.string().trim().min(3).max(200) })
export type CloseOrphanInput = z.infer<typeof CloseOrphanInput>

/** From the address of the list: what cannot be understood is left out, never an error. */
export const InboxFilter = z.object({
  verdict: z.enum(EVENT_VERDICTS).optional().catch(undefined),
  provider: z.enum(PROVIDERS).optional().catch(undefined),
  /** A payment's reference as people read it, or its id. */
  payment: z.string().trim().min(1).max(64).optional().catch(undefined),
  day: z.string().refine(isDay).optional().catch(undefined),
  at: z.string().max(64).optional().catch(undefined),
})
export type InboxFilter = z.infer<typeof InboxFilter>
