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

const BankArray = z.array(z.unknown()).transform((list) => list.flatMap((item) => Bank.safeParse(item).data ?? []))

/** The classic list says `banks`, later ones `objects`. A bank that cannot be read is left out; the others stand. */
export const BankList = z
  .union([z.object({ banks: BankArray }), z.object({ objects: BankArray })])
  .transform((list) => ({ banks: 'banks' in list ? list.banks : list.objects }))

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

/**
 * Mind the names: `reference` is iHela's bill code, `code` is our merchant reference (contract 6.2). The second
 * generation has plain names instead (contract 10).
 */
export const CheckedBill = z
  .object({
    reference: text,
    code: text,
    bank_reference: text,
    bill_code: text,
    merchant_reference: text,
    payment_reference: text,
    status: statusWord,
  })
  .transform((bill) => ({
    billCode: bill.bill_code ?? bill.reference,
    merchantReference: bill.bill_code ? bill.merchant_reference : bill.code,
    bankReference: bill.bank_reference ?? bill.payment_reference,
    status: bill.status,
  }))

export const CashIn = z.object({
  account: text,
  amount: text,
  merchant_reference: text,
  error: z.boolean().optional().catch(undefined),
  error_message: text,
  reference: text,
  // Second generation: held back, or carried out in part.
  pending_id: text,
  is_partial: z.boolean().optional().catch(undefined),
})

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export type Envelope = Readonly<{ good: boolean; code: string | undefined; words: string | undefined }>

/** The wrapping of the later generations (contract 10, 11): "00" is success. Undefined for a classic answer. */
export function envelopeOf(json: Record<string, unknown>): Envelope | undefined {
  const { success, response_code: code, response_message: words } = json
  const told = text.parse(code)
  if (told === undefined && typeof success !== 'boolean') return undefined
  return { good: success !== false && (told ?? '00') === '00', code: told, words: text.parse(words) }
}

/** What an answer tells, under its root key, in the data of its envelope, or flat: all are seen. */
export function unwrapped(json: Record<string, unknown>, root?: 'bill' | 'operation'): Record<string, unknown> {
  const inner = root && json[root]
  if (isRecord(inner) && Object.keys(inner).length > 0) return inner
  const data = json['response_data']
  if (isRecord(data)) return data
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
  const listed = Array.isArray(errors) ? errors.filter((told) => typeof told === 'string').join('; ') : errors
  if (typeof listed === 'string' && listed) return { words: listed, fields: {} }
  if (error === true) return { words: typeof message === 'string' && message ? message : 'Refused.', fields: {} }
  for (const told of [details, detail]) if (typeof told === 'string' && told) return { words: told, fields: {} }
  if (typeof error === 'string' && error) {
    return { words: typeof description === 'string' ? `${error}: ${description}` : error, fields: {} }
  }
  const envelope = envelopeOf(json)
  const { response_message: response } = json
  if (envelope) return envelope.good ? undefined : { words: envelope.words ?? 'Refused.', fields: {} }
  return typeof response === 'string' && response ? { words: response, fields: {} } : undefined
}
