import * as z from 'zod/mini'
import type { SandboxControl } from './control'
import { Fault, PhoneState, Prompt, SANDBOX_PROVIDERS, type SandboxProvider } from './control-wire'

/** What the page with the handset asks for every second. */
export const PhoneDesk = z.object({
  phone: PhoneState,
  /** Prompts that ring on other phones. */
  elsewhere: z.array(Prompt),
  faults: z.array(Fault),
  /** The sandbox's own clock, which a tester can put forward. */
  now: z.string(),
})
export type PhoneDesk = z.infer<typeof PhoneDesk>

export async function readPhoneDesk(control: SandboxControl, msisdn: string): Promise<PhoneDesk> {
  const phone = await control.getPhone(msisdn)
  const [book, { faults }, now] = await Promise.all([control.listPhones(), control.listFaults(), control.now()])
  return { phone, elsewhere: book.prompts.filter((prompt) => prompt.msisdn !== msisdn), faults, now }
}

/** A line of the log without its bodies: those are asked for when it is opened. */
export const LogHead = z.object({
  id: z.number(),
  at: z.string(),
  provider: z.enum(SANDBOX_PROVIDERS),
  operation: z.nullable(z.string()),
  direction: z.enum(['in', 'out']),
  method: z.string(),
  path: z.string(),
  status: z.nullable(z.number()),
  note: z.nullable(z.string()),
})
export type LogHead = z.infer<typeof LogHead>
export const LogHeads = z.object({ entries: z.array(LogHead) })
export type LogHeads = z.infer<typeof LogHeads>
export const LogBodies = z.object({ request: z.string(), response: z.nullable(z.string()) })
export type LogBodies = z.infer<typeof LogBodies>

export const LOG_SHOWN = 30
const BODY_CHARACTERS_MAX = 20_000
const PATH_CHARACTERS_MAX = 300

/** Newest first. */
export async function readLogHeads(control: SandboxControl, provider: SandboxProvider | undefined): Promise<LogHeads> {
  const { entries } = await control.latestLog(provider, LOG_SHOWN)
  const heads = entries.map((entry) =>
    LogHead.parse({
      ...entry,
      path: entry.path.slice(0, PATH_CHARACTERS_MAX),
      note: entry.note?.slice(0, 1_000) ?? null,
    }),
  )
  return { entries: heads.reverse() }
}

/** Undefined for an entry that has gone: the sandbox keeps a few thousand. */
export async function findLogBodies(control: SandboxControl, id: number): Promise<LogBodies | undefined> {
  const entry = await control.getLogEntry(id)
  if (!entry) return undefined
  const { request, response } = entry
  return { request: request.slice(0, BODY_CHARACTERS_MAX), response: response?.slice(0, BODY_CHARACTERS_MAX) ?? null }
}
