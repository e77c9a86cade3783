import { z } from 'zod'
import { answerJson, handler } from '@/app/_shared/handler'
import { sandboxControl } from '@/app/_shared/sandbox-control'
import { AppError } from '@/lib/core/errors'
import { findLogBodies } from '@/lib/features/sandbox-phone/phone-view'

const EntryId = z.coerce.number().int().positive()

/** What went over the wire in one line of the sandbox's log. */
export const GET = handler({
  permission: 'sandbox.phone',
  run: async (_ctx, { params }) => {
    const bodies = await findLogBodies(sandboxControl(), EntryId.parse(params.entryId))
    if (!bodies) throw new AppError('not_found', 'that line of the log has gone')
    return answerJson(bodies)
  },
})
