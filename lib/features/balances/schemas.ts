import { z } from 'zod'

export const AskBalanceInput = z.object({ accountId: z.uuid() })
export type AskBalanceInput = z.infer<typeof AskBalanceInput>
