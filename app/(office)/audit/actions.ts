'use server'

import { z } from 'zod'
import { action } from '@/app/_shared/action'
import { env } from '@/lib/env'
import { checkLog } from '@/lib/features/audit/check-log'

export const verifyLogAction = action({
  permission: 'audit.read',
  input: z.object({}),
  run: (ctx) => checkLog(ctx, env()),
})
