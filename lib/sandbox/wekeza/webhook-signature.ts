import { createHmac } from 'node:crypto'

/** `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 over `"<t>.<body>"`, the secret as UTF-8 text (contract 6.4). */
export function signWebhook(secret: string, unixSeconds: number, body: string): string {
  const mac = createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')
  return `t=${unixSeconds},v1=${mac}`
}

/**
 * JSON that every published verifier hashes alike, whether it takes the raw bytes or prints the parsed body again:
 * compact, numbers in their shortest form, and only ASCII.
 */
export function webhookBody(envelope: unknown): string {
  return JSON.stringify(envelope, (_, value: unknown) => (typeof value === 'string' ? asciiOnly(value) : value))
}

function asciiOnly(text: string): string {
  return text.normalize('NFKD').replace(/[^\x20-\x7e]/g, '')
}
