import { maskCounterparty, maskMsisdn } from '@/lib/core/masking'
import type { TimelineEntry } from './queries'

/** A Kenyan number however it is written in a request or answer: 254…, +254…, 07…, 7…; never part of a longer number. */
const PHONE = /(?<![\w.])(?:\+?254|0)?[17]\d{8}(?![\w.])/g

/**
 * The evidence strip for readers without the right to whole account numbers: the counterparty's account, and anything that
 * reads like a Kenyan phone, is hidden in the raw bodies too.
 */
export function maskEvidence(entries: readonly TimelineEntry[], account: string): TimelineEntry[] {
  const hide = (text: string) => {
    const whole = account.length >= 4 ? text.replaceAll(account, maskCounterparty(account)) : text
    return whole.replaceAll(PHONE, (phone) => maskMsisdn(`254${phone.slice(-9)}`))
  }
  return entries.map((entry) => ({
    ...entry,
    detail: hide(entry.detail),
    body: entry.body === null ? null : hide(entry.body),
  }))
}
