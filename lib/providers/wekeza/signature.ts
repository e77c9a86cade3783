import { createHmac, timingSafeEqual } from 'node:crypto'

export const SIGNATURE_TOLERANCE_SECONDS = 300

/** Lower-case hex HMAC-SHA256 over `t.` and the raw bytes (contract 6.4). */
export function signWebhook(secret: string | Uint8Array, timestamp: number | string, rawBody: Uint8Array): string {
  return createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex')
}

export type SignatureVerdict = 'signed' | 'bad_signature' | 'stale' | 'ahead'

/**
 * Any of the secrets may match, so that one can be replaced without losing events. `stale` is a genuine signature of
 * more than 300 s ago, `ahead` one for a time more than 300 s from now.
 */
export function verifyWebhook(
  secrets: readonly string[],
  header: string | undefined,
  rawBody: Uint8Array,
  receivedAt: Date,
): SignatureVerdict {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '')
  if (!match) return 'bad_signature'
  const [, timestamp = '', given = ''] = match
  const givenBytes = Buffer.from(given, 'hex')
  // Every secret is tried, whatever the first says: the time taken tells nothing.
  const matches = secrets.map((secret) =>
    timingSafeEqual(givenBytes, Buffer.from(signWebhook(secret, timestamp, rawBody), 'hex')),
  )
  if (!matches.includes(true)) return 'bad_signature'
  const ageSeconds = Math.floor(receivedAt.getTime() / 1000) - Number(timestamp)
  if (ageSeconds < -SIGNATURE_TOLERANCE_SECONDS) return 'ahead'
  return ageSeconds > SIGNATURE_TOLERANCE_SECONDS ? 'stale' : 'signed'
}
