import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import { hashMsisdn } from './credentials'

/** C2B notices give the payer in one of these forms, and never say which (Daraja contract 5.8). Never a key. */
export type MsisdnForm = 'plain' | 'masked' | 'hashed' | 'other'

export function msisdnForm(given: string): MsisdnForm {
  if (normaliseKenyanMsisdn(given)) return 'plain'
  if (/^[0-9a-f]{64}$/i.test(given.trim())) return 'hashed'
  return /^\d+[\s*]*\*[\s*]*\d+$/.test(given.trim()) ? 'masked' : 'other'
}

/** Digits for a plain number, the lower-case hash, or the mask with single spaces: one spelling per form. */
export function tidyMsisdn(given: string): string {
  const text = given.trim().replace(/\s+/g, ' ')
  return normaliseKenyanMsisdn(given) ?? (msisdnForm(text) === 'hashed' ? text.toLowerCase() : text)
}

/** The mask that M-Pesa prints: `254708374149` is `2547 ***** 149`. */
export function maskMsisdn(msisdn: string): string {
  return `${msisdn.slice(0, 4)} ***** ${msisdn.slice(-3)}`
}

/** Whether what a notice gives can be this number: exact for plain and hashed, possible for masked. */
export function mayBeMsisdn(given: string, known: string): boolean {
  const form = msisdnForm(given)
  if (form === 'plain') return normaliseKenyanMsisdn(given) === known
  if (form === 'hashed') return given.trim().toLowerCase() === hashMsisdn(known)
  return form === 'masked' && given.replace(/\s/g, '') === maskMsisdn(known).replace(/\s/g, '')
}

/** A payer's number as it was told, with its form, so that nobody takes a mask or a hash for a number. */
export type TypedMsisdn = Readonly<{ form: MsisdnForm; value: string }>

export function typedMsisdn(given: string): TypedMsisdn {
  return { form: msisdnForm(given), value: tidyMsisdn(given) }
}

/**
 * Which of the numbers we know can be the one that was told: one at most for a plain number or a hash, perhaps several
 * for a mask. A hash is matched by hashing what we know; it cannot be turned back.
 */
export function matchMsisdn(given: string, known: Iterable<string>): string[] {
  return [...known].filter((msisdn) => mayBeMsisdn(given, msisdn))
}
