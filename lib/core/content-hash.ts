import { createHash } from 'node:crypto'

/** JSON that every implementation writes alike: keys sorted by UTF-16 code unit, no blanks (RFC 8785 for our value types). */
export type CanonicalValue =
  | string
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue }

export function canonicalJson(value: CanonicalValue): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const entries = Object.entries(value as Record<string, CanonicalValue>).sort(([a], [b]) =>
    a < b ? -1 : a > b ? 1 : 0,
  )
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

/** What an approver approves and what the dispatcher recomputes before sending (RELIABILITY.md 1.1). */
export type PaymentContent = Readonly<{
  rail: string
  direction: string
  amountMinor: bigint
  currency: string
  counterpartyName: string
  counterpartyAccount: string
  counterpartyBank: string
  sourceAccountId: string
  merchantReference: string
  purpose: string
  /** Rail-specific facts that change where or how much money goes, as text: quote, corridor details. */
  details: Readonly<Record<string, string>>
}>

export function contentHash(content: PaymentContent): string {
  return sha256Hex(canonicalJson({ ...content, amountMinor: content.amountMinor.toString() }))
}
