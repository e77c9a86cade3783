import { z } from 'zod'

/**
 * Numbers and strings are interchangeable on this wire: `0`, `"0"` and `0.0` are one code. A field of another shape is
 * read as absent, so that one odd field does not hide the others.
 */
const field = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .optional()
  .catch(undefined)

/** Any synchronous answer: acknowledgement, query answer or error. Which it is, its fields tell. */
export const SyncReply = z.object({
  MerchantRequestID: field,
  CheckoutRequestID: field,
  ConversationID: field,
  OriginatorConversationID: field,
  // Sic: C2B registration answers with this spelling.
  OriginatorCoversationID: field,
  ResponseCode: field,
  ResponseDescription: field,
  ResultCode: field,
  ResultDesc: field,
  requestId: field,
  errorCode: field,
  errorMessage: field,
})
export type SyncReply = z.infer<typeof SyncReply>

export const TokenReply = z.object({ access_token: z.string().min(1), expires_in: field })

/** The envelope of B2C, balance and transaction status results; its lists are read by {@link entries}. */
export const ResultMessage = z.object({
  Result: z.object({
    ResultType: field,
    ResultCode: field,
    ResultDesc: field,
    OriginatorConversationID: field,
    ConversationID: field,
    TransactionID: field,
    ResultParameters: z.unknown().optional(),
    ReferenceData: z.unknown().optional(),
  }),
})
export type ResultEnvelope = z.infer<typeof ResultMessage>['Result']

export const StkMessage = z.object({
  Body: z.object({
    stkCallback: z.object({
      MerchantRequestID: field,
      CheckoutRequestID: field,
      ResultCode: field,
      ResultDesc: field,
      CallbackMetadata: z.unknown().optional(),
    }),
  }),
})
export type StkCallback = z.infer<typeof StkMessage>['Body']['stkCallback']

/** Validation and confirmation share these keys; every value is a string, and any name may be missing. */
export const C2bMessage = z.object({
  TransactionType: field,
  TransID: z.string().trim().min(1),
  TransTime: field,
  TransAmount: field,
  BusinessShortCode: field,
  BillRefNumber: field,
  InvoiceNumber: field,
  OrgAccountBalance: field,
  ThirdPartyTransID: field,
  MSISDN: field,
  FirstName: field,
  MiddleName: field,
  LastName: field,
})
export type C2bMessage = z.infer<typeof C2bMessage>

const Entry = z.object({ Key: field, Name: field, Value: field })
export type WireEntry = Readonly<{ key: string; value: string }>

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * A list of named values: absent, null, `{}`, one object or an array, under its inner name or bare. Keys lose their
 * spaces (older payloads have "Conversation ID"), a missing value is empty, order means nothing, repeats stay.
 */
export function entries(container: unknown, innerName: string): WireEntry[] {
  const inner = isRecord(container) ? container[innerName] : container
  const list: unknown[] = Array.isArray(inner) ? inner : isRecord(inner) ? [inner] : []
  return list.flatMap((item) => {
    const parsed = Entry.safeParse(item)
    const key = parsed.success ? (parsed.data.Key ?? parsed.data.Name) : undefined
    return parsed.success && key ? [{ key: key.replace(/\s/g, ''), value: parsed.data.Value ?? '' }] : []
  })
}

/** Name to value; of a repeated name the last wins. */
export function entryMap(list: readonly WireEntry[]): ReadonlyMap<string, string> {
  return new Map(list.map(({ key, value }) => [key, value]))
}

/** One spelling of a code: `"0"` for 0, "0", " 0 " and "0.0"; text codes as they are. */
export function tidyCode(code: string | undefined): string | undefined {
  if (code === undefined || code.trim() === '') return undefined
  return code.trim().replace(/^(\d+)\.0+$/, '$1')
}
