import { answerJson, handler } from '@/app/_shared/handler'
import { sandboxControl } from '@/app/_shared/sandbox-control'
import { readLogHeads } from '@/lib/features/sandbox-phone/phone-view'
import { LogQuery } from '@/lib/features/sandbox-phone/schemas'

/** The newest lines of the sandbox's log. */
export const GET = handler({
  permission: 'sandbox.phone',
  input: LogQuery,
  run: async (_ctx, { input }) => answerJson(await readLogHeads(sandboxControl(), input.provider)),
})
