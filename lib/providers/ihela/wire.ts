import { z } from 'zod'

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .nullish()
  .transform((value) => value || undefined)
  .catch(undefined)

export const TokenReply = z.object({ access_token: z.string().min(1), expires_in: text })

const Limits = z.object({ in_minimum: text, in_maximum: text, out_minimum: text, out_maximum: text })

const Bank = z.object({
  slug: z.string().min(1),
  name: z.string().min(1),
  is_active: z.boolean().catch(true),
  limits_config: Limits.nullish().catch(null),
  account_masked_text: text,
})
export type Bank = z.infer<typeof Bank>

/** A bank that cannot be read is left out; the others stand. */
export const BankList = z.object({
  banks: z.array(z.unknown()).transform((list) => list.flatMap((item) => Bank.safeParse(item).data ?? [])),
})

export const Customer = z.object({
  account_number: z.union([z.string(), z.number()]).transform(String),
  name: z.string(),
})

/** An object at the start of a bill, a plain string when it is checked. */
const statusWord = z
  .union([z.string(), z.object({ label: z.string() }).transform(({ label }) => label)])
  .transform((word) => word.trim())
  .optional()
  .catch(undefined)

export const RaisedBill = z.object({
  code: text,
  confirmation_uri: text,
  merchant_reference: text,
  amount: text,
  status: statusWord,
})

/** Mind the names: `reference` is iHela's bill code, `code` is our merchant reference (contract 6.2). */
export const CheckedBill = z.object({ reference: text, code: text, status: statusWord, bank_reference: text })

export const CashIn = z.object({
  account: text,
  amount: text,
  merchant_reference: text,
  error: z.boolean().optional().catch(undefined),
  error_message: text,
  reference: text,
})

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object under its root key, or the flat object: both are seen for bills and cash-ins. */
export function unwrapped(json: Record<string, unknown>, root: 'bill' | 'operation'): Record<string, unknown> {
  const inner = json[root]
  return isRecord(inner) ? inner : json
}

export type Complaint = Readonly<{ words: string; fields: Readonly<Record<string, string>> }>

function fieldComplaints(errors: Record<string, unknown>): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, told] of Object.entries(errors)) {
    const first: unknown = Array.isArray(told) ? told[0] : told
    if (typeof first === 'string') fields[name] = first
  }
  return fields
}

/** The order of contract 8; undefined when the answer complains of nothing. */
export function complaintOf(json: Record<string, unknown>): Complaint | undefined {
  const { errors, error, error_message: message, details, detail, error_description: description } = json
  if (isRecord(errors)) {
    const fields = fieldComplaints(errors)
    const words = Object.entries(fields).map(([name, told]) => `${name}: ${told}`)
    return { words: words.join('; ') || 'The request was not accepted.', fields }
  }
  if (error === true) return { words: typeof message === 'string' && message ? message : 'Refused.', fields: {} }
  for (const told of [details, detail]) if (typeof told === 'string' && told) return { words: told, fields: {} }
  if (typeof error === 'string' && error) {
    return { words: typeof description === 'string' ? `${error}: ${description}` : error, fields: {} }
  }
  const { response_message: response } = json
  return typeof response === 'string' && response ? { words: response, fields: {} } : undefined
}
