import * as z from 'zod/mini'

/** What the sandbox's control API sends (DESIGN.md, Control API): the tester's side, never a provider's. */
export const PHONE_ANSWERS = ['pay', 'wrong_pin', 'cancel', 'ignore', 'no_funds', 'unreachable'] as const
export type PhoneAnswer = (typeof PHONE_ANSWERS)[number]
/** What a phone does by itself; `ask` waits for its owner. */
export const PHONE_HABITS = ['ask', ...PHONE_ANSWERS] as const
export type PhoneHabit = (typeof PHONE_HABITS)[number]

export const SANDBOX_PROVIDERS = ['mpesa', 'wekeza', 'bitpesa', 'ihela'] as const
export type SandboxProvider = (typeof SANDBOX_PROVIDERS)[number]

/** What can go wrong with a request, then with a callback, then with what it says. */
export const FAULT_KINDS = [
  'latency',
  'drop_after',
  'drop_before',
  'server_error',
  'drip',
  'reset',
  'truncate',
  'html',
  'wrong_type',
  'unauthorized',
  'rate_limit',
  'callback_early',
  'callback_twice',
  'callback_lost',
  'callback_late',
  'callback_reordered',
  'wrong_amount',
  'wrong_currency',
  'wrong_party',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

const Owner = {
  msisdn: z.string(),
  name: z.string(),
  /** Shillings with cents as decimal text, such as 61500.00. */
  balance: z.string(),
}

export const Prompt = z.object({
  provider: z.enum(SANDBOX_PROVIDERS),
  checkoutRequestId: z.string(),
  shortcode: z.string(),
  /** Decimal text in shillings. */
  amount: z.string(),
  reference: z.string(),
  msisdn: z.string(),
  openedAt: z.string(),
})
export type Prompt = z.infer<typeof Prompt>

export const PhoneState = z.object({
  ...Owner,
  default: z.enum(PHONE_HABITS),
  delayMs: z.number(),
  prompts: z.array(Prompt),
})
export type PhoneState = z.infer<typeof PhoneState>

export const PhoneBook = z.object({ phones: z.array(z.object(Owner)), prompts: z.array(Prompt) })
export type PhoneBook = z.infer<typeof PhoneBook>

export const Fault = z.object({
  id: z.number(),
  provider: z.enum(SANDBOX_PROVIDERS),
  operation: z.string(),
  kind: z.enum(FAULT_KINDS),
  count: z.optional(z.number()),
  probability: z.optional(z.number()),
  delayMs: z.optional(z.number()),
  struck: z.number(),
})
export type Fault = z.infer<typeof Fault>
export const FaultList = z.object({ faults: z.array(Fault) })

export const LogEntry = z.object({
  id: z.number(),
  at: z.string(),
  provider: z.string(),
  operation: z.nullable(z.string()),
  direction: z.enum(['in', 'out']),
  method: z.string(),
  path: z.string(),
  status: z.nullable(z.number()),
  request: z.string(),
  response: z.nullable(z.string()),
  note: z.nullable(z.string()),
})
export type LogEntry = z.infer<typeof LogEntry>
export const LogPage = z.object({ entries: z.array(LogEntry) })

export const Health = z.object({ now: z.string() })
