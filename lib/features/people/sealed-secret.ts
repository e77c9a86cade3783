import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

const NONCE_BYTES = 12
const TAG_BYTES = 16
/** Names the key, so that a later rotation can tell which one opens a value. */
const KEY_ID = 'k1'

/** A key of its own for each use of the installation's key. */
export function keyFor(installationKey: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', installationKey, '', `hazina ${purpose}`, 32))
}

/**
 * AES-256-GCM as `k1.<base64 of nonce, text, tag>`. `boundTo` (the owner's id) is authenticated with it: a sealed value
 * copied onto another person's row does not open.
 */
export function seal(installationKey: Buffer, purpose: string, boundTo: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor(installationKey, purpose), nonce)
  cipher.setAAD(Buffer.from(boundTo))
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${KEY_ID}.${sealed.toString('base64')}`
}

/** @throws Error when the value was changed, belongs to somebody else or was sealed with another key. */
export function unseal(installationKey: Buffer, purpose: string, boundTo: string, value: string): string {
  const [keyId, body] = value.split('.')
  if (keyId !== KEY_ID || body === undefined) throw new Error(`a sealed ${purpose} names the unknown key ${keyId}`)
  const bytes = Buffer.from(body, 'base64')
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new Error(`a sealed ${purpose} is cut short`)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(installationKey, purpose), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(Buffer.from(boundTo))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
  return text.toString('utf8')
}
