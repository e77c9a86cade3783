import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

export type SignedParts = Readonly<{
  nonce: string
  /** Upper case. */
  method: string
  /** The full URL exactly as requested, with its query as it was encoded. */
  url: string
  /** The bytes that travel; empty for none. */
  body: Uint8Array | string
}>

export function bodyHash(body: Uint8Array | string): string {
  return createHash('sha512').update(body).digest('hex')
}

/** Lower-case hex HMAC-SHA512 over `nonce&METHOD&url&sha512(body)`; the secret is used as text (contract 2.2). */
export function sign(secret: string, parts: SignedParts): string {
  const toSign = `${parts.nonce}&${parts.method}&${parts.url}&${bodyHash(parts.body)}`
  return createHmac('sha512', secret).update(toSign).digest('hex')
}

function equalText(a: string, b: string): boolean {
  // Hashed first: equal lengths for timingSafeEqual, and the length itself is not told.
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

export type Credentials = Readonly<{ apiKey: string; apiSecret: string }>

/** Checks the three headers of a webhook, whatever the case of their names, against the URL we registered. */
export function verify(
  { apiKey, apiSecret }: Credentials,
  headers: Readonly<Record<string, string>>,
  request: Omit<SignedParts, 'nonce'>,
): boolean {
  const lower = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const nonce = lower.get('authorization-nonce')
  const given = lower.get('authorization-signature')
  const key = lower.get('authorization-key')
  if (!nonce || !given || !key) return false
  const keyFits = equalText(key, apiKey)
  return equalText(given, sign(apiSecret, { ...request, nonce })) && keyFits
}
