import { unpredictableText } from '@/lib/sandbox/random'

const HEX = '0123456789abcdef'
const DIGITS = '0123456789'
const SERIAL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const NAIROBI_OFFSET_MS = 3 * 3_600_000

/** The parts of an instant in East Africa Time, each as text with leading zeros. */
function nairobiParts(at: Date) {
  const text = new Date(at.getTime() + NAIROBI_OFFSET_MS).toISOString()
  return {
    year: text.slice(0, 4),
    month: text.slice(5, 7),
    day: text.slice(8, 10),
    time: text.slice(11, 19).replaceAll(':', ''),
    clock: text.slice(11, 19),
    ms: String(Number(text.slice(20, 23))),
  }
}

/** yyyyMMddHHmmss in East Africa Time. */
export function stamp(at: Date): string {
  const { year, month, day, time } = nairobiParts(at)
  return year + month + day + time
}

/** dd.MM.yyyy HH:mm:ss, which only B2C results use. */
export function dottedStamp(at: Date): string {
  const { year, month, day, clock } = nairobiParts(at)
  return `${day}.${month}.${year} ${clock}`
}

/** True for 14 digits that are a real date and time. */
export function isStamp(text: string): boolean {
  const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (!match) return false
  const [, year, month, day, hour, minute, second] = match
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const at = new Date(iso)
  return !Number.isNaN(at.getTime()) && at.toISOString() === iso
}

/** The first three characters of a receipt: year letter (2025 is T), month letter, day 1-9 then A-V. */
export function receiptPrefix(at: Date): string {
  const { year, month, day } = nairobiParts(at)
  const yearLetter = String.fromCharCode(84 + Number(year) - 2025)
  const monthLetter = String.fromCharCode(64 + Number(month))
  const dayOfMonth = Number(day)
  const dayCharacter = dayOfMonth < 10 ? String(dayOfMonth) : String.fromCharCode(55 + dayOfMonth)
  return yearLetter + monthLetter + dayCharacter
}

/** An M-Pesa receipt: the day's prefix and seven letters and digits. `random` makes it repeatable for history. */
export function mintReceipt(at: Date, random?: () => number): string {
  const serial = random
    ? Array.from({ length: 7 }, () => SERIAL[Math.floor(random() * SERIAL.length)]).join('')
    : unpredictableText(7, SERIAL)
  // Seven zeros mean "no transaction": never a receipt.
  return serial === '0000000' ? mintReceipt(at, random) : receiptPrefix(at) + serial
}

/** Stands where a receipt would when no money moved. */
export function placeholderReceipt(at: Date): string {
  return `${receiptPrefix(at)}0000000`
}

/** requestId, MerchantRequestID, and OriginatorConversationID when Daraja mints it. */
export function mintRequestId(): string {
  const part = (length: number) => unpredictableText(length, HEX)
  return `${part(4)}-${part(4)}-${part(4)}-${part(12)}${unpredictableText(7, DIGITS)}`
}

export function mintConversationId(at: Date): string {
  return `AG_${stamp(at).slice(0, 8)}_${unpredictableText(20, HEX)}`
}

export function mintCheckoutRequestId(at: Date, msisdn: string): string {
  const { year, month, day, time, ms } = nairobiParts(at)
  return `ws_CO_${day}${month}${year}${time}${ms}${msisdn.slice(-9)}`
}
