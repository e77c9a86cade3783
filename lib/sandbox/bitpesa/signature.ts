import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** What is signed, contract section 2.2. The URL is the full one exactly as sent; the body is the bytes that travel. */
export interface SignedRequest {
  nonce: string
  method: string
  url: string
  body: Uint8Array
}

/** Lower-case hex HMAC-SHA512; the secret is used as the text it is shown as, never decoded. */
export function signatureOf(secret: string, { nonce, method, url, body }: SignedRequest): string {
  const bodyHash = createHash('sha512').update(body).digest('hex')
  return createHmac('sha512', secret)
    .update(`${nonce}&${method.toUpperCase()}&${url}&${bodyHash}`, 'utf8')
    .digest('hex')
}

/** Compares in constant time; anything but 128 lower-case hex digits is wrong. */
export function signatureMatches(secret: string, request: SignedRequest, signature: string): boolean {
  if (!/^[0-9a-f]{128}$/.test(signature)) return false
  return timingSafeEqual(Buffer.from(signatureOf(secret, request)), Buffer.from(signature))
}

/**
 * The URLs under which a request may have been signed. Strict: the one it really came in by. Lenient: either scheme
 * and the host as seen or as forwarded, because clients stand behind proxies and one public gem always signs https.
 */
export function candidateUrls(request: {
  host: string
  forwardedHost: string | undefined
  forwardedProto: string | undefined
  target: string
  strict: boolean
}): string[] {
  const { host, forwardedHost, forwardedProto, target, strict } = request
  if (strict) return [`http://${host}${target}`]
  const schemes = new Set(['http', 'https', ...(forwardedProto ? [forwardedProto] : [])])
  const hosts = new Set([host, ...(forwardedHost ? [forwardedHost] : [])])
  return [...schemes].flatMap((scheme) => [...hosts].map((name) => `${scheme}://${name}${target}`))
}
