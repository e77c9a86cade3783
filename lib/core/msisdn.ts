/** Kenyan mobile number without plus: 254 and nine digits beginning 7 or 1. Source: Daraja contract 1.1. */
const KENYAN = /^254[17]\d{8}$/

/**
 * Takes what people paste (`0712 345 678`, `+254-712-345-678`, `712345678`) and answers `254712345678`,
 * or undefined when it is not a Kenyan mobile number.
 */
export function normaliseKenyanMsisdn(text: string): string | undefined {
  const digits = text.replace(/[\s()-]/g, '').replace(/^\+/, '')
  if (!/^\d+$/.test(digits)) return undefined
  const full =
    digits.length === 9
      ? `254${digits}`
      : digits.length === 10 && digits.startsWith('0')
        ? `254${digits.slice(1)}`
        : digits
  return KENYAN.test(full) ? full : undefined
}

/** The way Kenyans read it aloud: 254712345678 is "0712 345 678". Other numbers come back with a plus. */
export function readableMsisdn(msisdn: string): string {
  if (!KENYAN.test(msisdn)) return /^\d{8,15}$/.test(msisdn) ? `+${msisdn}` : msisdn
  const local = `0${msisdn.slice(3)}`
  return `${local.slice(0, 4)} ${local.slice(4, 7)} ${local.slice(7)}`
}

/** Mobile numbers abroad in E.164 with plus (BitPesa corridors), from what people paste; undefined if too short or long. */
export function normaliseForeignMsisdn(text: string, callingCode: string): string | undefined {
  const digits = text.replace(/[\s()-]/g, '').replace(/^\+/, '')
  if (!/^\d+$/.test(digits)) return undefined
  const full = digits.startsWith('0')
    ? callingCode + digits.slice(1)
    : digits.startsWith(callingCode)
      ? digits
      : callingCode + digits
  return /^\d{10,14}$/.test(full) ? `+${full}` : undefined
}
