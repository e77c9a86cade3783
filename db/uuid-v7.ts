import { drawBytes } from '@/lib/core/random-source'

/** A UUIDv7 (RFC 9562): sorts by the millisecond it was made in. */
export function newId(now: Date = new Date()): string {
  const bytes = drawBytes(16)
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Sorts before every id of that millisecond or later, and after every earlier one. */
export function lowestId(from: Date): string {
  const hex = from.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-`
}
