import { answerJson, handler } from '@/app/_shared/handler'
import { sandboxControl } from '@/app/_shared/sandbox-control'
import { readPhoneDesk } from '@/lib/features/sandbox-phone/phone-view'
import { SandboxMsisdn } from '@/lib/features/sandbox-phone/schemas'

/** One virtual phone with its prompts, the faults in force and the sandbox's clock. */
export const GET = handler({
  permission: 'sandbox.phone',
  run: async (_ctx, { params }) =>
    answerJson(await readPhoneDesk(sandboxControl(), SandboxMsisdn.parse(params.msisdn))),
})
