import type * as z from 'zod/mini'
import { AppError } from '@/lib/core/errors'
import { FaultList, Health, LogPage, PhoneBook, PhoneState, type SandboxProvider } from './control-wire'
import type { AddFaultInput, AnswerPromptInput, PhoneHabitInput } from './schemas'

const CONTROL_TIMEOUT_MS = 5_000

/** The sandbox of this installation, as its control API answers at `baseUrl`. */
export type SandboxControl = ReturnType<typeof createSandboxControl>

/**
 * The tester's side of the sandbox, over HTTP like everything else there.
 * @throws AppError `provider_unreachable` when it does not answer, `not_found` for what is no longer there (a prompt that
 * ended, a fault that was removed), `invalid_input` for what it refuses.
 */
export function createSandboxControl(baseUrl: string) {
  async function call<S extends z.ZodMiniType>(
    schema: S,
    path: string,
    method = 'GET',
    body?: object,
  ): Promise<z.infer<S>> {
    return schema.parse(await send(`${baseUrl}${path}`, method, body))
  }
  const phonePath = (msisdn: string) => `/phones/${encodeURIComponent(msisdn)}`
  return {
    getPhone: (msisdn: string) => call(PhoneState, phonePath(msisdn)),
    listPhones: () => call(PhoneBook, '/phones'),
    answerPrompt: ({ msisdn, answer, checkoutRequestId }: AnswerPromptInput) =>
      call(PhoneState, phonePath(msisdn), 'POST', { answer, checkoutRequestId }),
    setHabit: ({ msisdn, habit, delayMs }: PhoneHabitInput) =>
      call(PhoneState, phonePath(msisdn), 'POST', { default: habit, delayMs }),
    listFaults: () => call(FaultList, '/faults'),
    addFault: async (fault: AddFaultInput): Promise<void> => {
      await send(`${baseUrl}/faults`, 'POST', fault)
    },
    removeFault: async (id: number): Promise<void> => {
      await send(`${baseUrl}/faults/${id}`, 'DELETE')
    },
    /** The newest entries, oldest of them first. */
    latestLog: (provider: SandboxProvider | undefined, limit: number) =>
      call(LogPage, `/log?${new URLSearchParams({ latest: String(limit), ...(provider && { provider }) })}`),
    getLogEntry: async (id: number) =>
      (await call(LogPage, `/log?after=${id - 1}&limit=1`)).entries.find((entry) => entry.id === id),
    now: async () => (await call(Health, '/health')).now,
    advanceClock: async (advanceMs: number): Promise<void> => {
      await send(`${baseUrl}/clock`, 'POST', { advanceMs })
    },
  }
}

async function send(url: string, method: string, body?: object): Promise<unknown> {
  const answer = await fetch(url, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(CONTROL_TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new AppError('provider_unreachable', 'the sandbox does not answer', { cause })
  })
  const path = new URL(url).pathname
  if (answer.status === 404) throw new AppError('not_found', `the sandbox has no ${path}`)
  if (answer.status === 400) throw new AppError('invalid_input', `the sandbox refused ${path}`)
  if (!answer.ok) throw new AppError('provider_unreachable', `the sandbox answered ${answer.status} on ${path}`)
  return answer.json()
}
