import { instantFromWallTime } from '@/lib/core/days-and-zones'
import type { Evidence } from '@/lib/core/evidence'
import { minorFromDecimal } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import type { HistoryLine } from '../readings'
import { resultMeaning, stkQueryMeaning } from './codes'
import { tidyMsisdn } from './msisdn-forms'
import { type C2bMessage, entries, entryMap, type StkCallback, type SyncReply, tidyCode } from './wire'

const NAIROBI = 'Africa/Nairobi'

/** `yyyyMMddHHmmss` (string or number) or B2C's `dd.MM.yyyy HH:mm:ss`, both East Africa Time. */
export function darajaInstant(text: string | undefined): Date | undefined {
  if (!text) return undefined
  const dense = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)
  if (dense) {
    const [, year, month, day, hour, minute, second] = dense
    return instantFromWallTime(`${year}-${month}-${day} ${hour}:${minute}:${second}`, NAIROBI)
  }
  const dotted = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)$/.exec(text)
  return dotted ? instantFromWallTime(`${dotted[3]}-${dotted[2]}-${dotted[1]} ${dotted[4]}`, NAIROBI) : undefined
}

/** Undefined for what is no receipt: ids ending in seven zeros stand for "no transaction behind this" (contract 1.3). */
export function receiptOf(id: string | undefined): string | undefined {
  return id && !id.endsWith('0000000') ? id : undefined
}

export function shillings(text: string | undefined): bigint | undefined {
  return text === undefined ? undefined : minorFromDecimal(text, 'KES')
}

/** The amount told; one that is no exact number of cents is said to be none, so that it never passes for the order's. */
export function amountOf(text: string | undefined): Pick<Evidence, 'amountMinor' | 'amountInexact' | 'currency'> {
  if (!text?.trim()) return {}
  const amountMinor = shillings(text)
  return amountMinor === undefined ? { amountInexact: true } : { amountMinor, currency: 'KES' }
}

/** "254708374149 - Jane Wanjiru", "600992 - Mama Mboga Ltd", or a name alone. */
export function partyOf(text: string | undefined): { account?: string; name?: string } {
  if (!text?.trim()) return {}
  const match = /^\s*(\d{5,15})\s*-\s*(.*)$/.exec(text)
  if (!match?.[1]) return { name: text.trim() }
  return { account: normaliseKenyanMsisdn(match[1]) ?? match[1], name: match[2]?.trim() || undefined }
}

/** What a prompt's callback says about the payment. */
export function evidenceFromPrompt(callback: StkCallback): Evidence {
  const items = entryMap(entries(callback.CallbackMetadata, 'Item'))
  return {
    ...resultMeaning('stk', callback.ResultCode),
    providerReference: callback.CheckoutRequestID,
    receipt: receiptOf(items.get('MpesaReceiptNumber')),
    ...amountOf(items.get('Amount')),
    partyAccount: normaliseKenyanMsisdn(items.get('PhoneNumber') ?? ''),
    occurredAt: darajaInstant(items.get('TransactionDate')),
    code: tidyCode(callback.ResultCode),
    words: callback.ResultDesc,
  }
}

/** A paid prompt as a line of the collecting account, for prompts that were not ordered here. */
export function lineFromPrompt(evidence: Evidence, accountKey: string): HistoryLine | undefined {
  const { meaning, receipt, amountMinor, occurredAt } = evidence
  if (meaning !== 'succeeded' || !receipt || amountMinor === undefined || !occurredAt) return undefined
  return {
    providerReference: receipt,
    accountKey,
    rail: 'mpesa.stk',
    direction: 'in',
    state: 'succeeded',
    amountMinor,
    feeMinor: 0n,
    currency: 'KES',
    occurredAt,
    counterpartyName: '',
    counterpartyAccount: evidence.partyAccount ?? '',
    merchantReference: '',
    description: '',
    channel: 'M-Pesa prompt',
  }
}

/** A finished query answer: it carries no receipt, amount or phone (contract 5.2). */
export function evidenceFromPromptQuery(reply: SyncReply): Evidence {
  return {
    ...stkQueryMeaning(reply.ResultCode),
    providerReference: reply.CheckoutRequestID,
    code: tidyCode(reply.ResultCode),
    words: reply.ResultDesc,
  }
}

/** The payer's names: upper case, often only the first, any may be empty or missing. */
export function partyNameOf({ FirstName, MiddleName, LastName }: C2bMessage): string {
  return [FirstName, MiddleName, LastName].filter(Boolean).join(' ').replace(/\s+/g, ' ')
}

/** Money that arrived by pay bill or till. Undefined when a figure cannot be read exactly: it is kept raw and shown. */
export function lineFromConfirmation(message: C2bMessage): HistoryLine | undefined {
  const amountMinor = shillings(message.TransAmount)
  const occurredAt = darajaInstant(message.TransTime)
  if (amountMinor === undefined || amountMinor <= 0n || !occurredAt || !message.BusinessShortCode) return undefined
  return {
    providerReference: message.TransID,
    accountKey: message.BusinessShortCode,
    rail: 'mpesa.c2b',
    direction: 'in',
    state: 'succeeded',
    amountMinor,
    feeMinor: 0n,
    currency: 'KES',
    occurredAt,
    counterpartyName: partyNameOf(message),
    counterpartyAccount: tidyMsisdn(message.MSISDN ?? ''),
    merchantReference: message.BillRefNumber ?? '',
    description: message.InvoiceNumber ?? '',
    channel: message.TransactionType || 'M-Pesa',
    balanceAfterMinor: shillings(message.OrgAccountBalance || undefined),
  }
}
