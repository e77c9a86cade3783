import { maskCounterparty, maskMsisdn } from '@/lib/core/masking'
import type { TimelineEntry } from './queries'

/** A Kenyan number however it is written in a request or answer: 254…, +254…, 07…, 7…; never part of a longer number. */
const PHONE = /(?<![\w.])(?:\+?254|0)?[17]\d{8}(?![\w.])/g

/** The last part of a callback address: whoever knows it can speak as the provider where messages are not signed. */
const TOKEN = /(\/hooks\/[a-z]+\/)(?:[0-9a-f]{32}){1,2}/g

type Reader = Readonly<{ account: string; inFull: boolean }>

/**
 * The evidence strip as it may be shown. Callback tokens are hidden from everyone; from readers without the right to whole
 * account numbers (`inFull` false) also the counterparty's account and whatever reads like a Kenyan phone.
 */
export function maskEvidence(entries: readonly TimelineEntry[], reader: Reader): TimelineEntry[] {
  const hide = (text: string) => maskText(text, reader)
  return entries.map((entry) => ({
    ...entry,
    detail: hide(entry.detail),
    body: entry.body === null ? null : hide(entry.body),
  }))
}

/** One stored body by the same rules. */
export function maskText(text: string, reader: Reader): string {
  const safe = text.replaceAll(TOKEN, '$1•••')
  return reader.inFull ? safe : hideAccounts(safe, reader.account)
}

/** A field of a message that is named as an account or phone, whoever's it is. */
const NAMED = /("[^"]*(?:account|phone|msisdn|mobile|iban)[^"]*"\s*:\s*)"(\+?[A-Z]{0,2}\d{6,})"/gi

function hideAccounts(text: string, account: string): string {
  const whole = account.length >= 4 ? text.replaceAll(account, maskCounterparty(account)) : text
  const named = whole.replaceAll(NAMED, (_, field: string, value: string) => `${field}"${maskCounterparty(value)}"`)
  return named.replaceAll(PHONE, (phone) => maskMsisdn(`254${phone.slice(-9)}`))
}
