import { readableMsisdn } from './msisdn'

/** Shown in place of digits that the reader has no right to see. */
const DOTS = '•••'

/**
 * A phone for lists, logs, titles and exports: 254712345678 is "0712 ••• 678". Foreign numbers keep their first four
 * signs (the country) and last three digits. What is too short to hide anything is hidden whole.
 */
export function maskMsisdn(msisdn: string): string {
  const readable = readableMsisdn(msisdn.replace(/^\+/, ''))
  const signs = readable.replaceAll(' ', '')
  if (signs.length < 10) return DOTS
  return `${signs.slice(0, 4)} ${DOTS} ${signs.slice(-3)}`
}

/** An account number in lists: "•••• 4567". Up to five signs are hidden whole, or the mask would give them away. */
export function maskAccount(account: string): string {
  const signs = account.replaceAll(/\s/g, '')
  return signs.length <= 5 ? '••••' : `•••• ${signs.slice(-4)}`
}

/** An e-mail address in lists: "j•••@example.org". */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? DOTS : `${email.slice(0, 1)}${DOTS}${email.slice(at)}`
}

/** Any counterparty account as it lies in a line: phone, e-mail, bank account, or what the provider masked or hashed itself. */
export function maskCounterparty(account: string): string {
  if (account === '') return ''
  if (account.includes('*') || account.includes('•')) return account.replaceAll(/\*+/g, DOTS)
  if (/^[0-9a-f]{64}$/.test(account)) return `#${account.slice(0, 6)}`
  if (account.includes('@')) return maskEmail(account)
  return /^\+?(254[17]\d{8}|2[0-9]{10,13})$/.test(account) ? maskMsisdn(account) : maskAccount(account)
}
