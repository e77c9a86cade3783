import { formatAmount, minorFromDecimal } from '@/lib/core/money'
import type { BillRaised, BillStatus, BillWish } from '../bill-rail'
import type { Place } from '../look-ups'
import type { SendOrder } from '../money-rail'
import { billMeaning } from './codes'
import { type Bank, CheckedBill, RaisedBill, unwrapped } from './wire'

/** Whole francs: BIF has no minor unit, so the minor amount is the amount. */
export function billForm(bill: BillWish): string {
  return new URLSearchParams({
    amount: bill.amountMinor.toString(),
    description: bill.description,
    merchant_reference: bill.merchantReference,
    user: bill.payer,
    ...(bill.bank && { bank: bill.bank, bank_client_id: bill.payer }),
    ...(bill.returnUrl && { redirect_uri: bill.returnUrl }),
  }).toString()
}

/** The swapped names: `code` takes our reference, `reference` takes iHela's bill code (contract 6.2). */
export function verifyForm(bill: Readonly<{ merchantReference: string; code: string }>): string {
  return new URLSearchParams({ code: bill.merchantReference, reference: bill.code }).toString()
}

/** Our key of the attempt is the merchant reference: unique, and what iHela's statement shows. */
export function cashInForm(order: SendOrder): string {
  return new URLSearchParams({
    bank_slug: order.counterpartyBank,
    account: order.counterpartyAccount,
    amount: order.amountMinor.toString(),
    merchant_reference: order.providerKey,
    description: order.purpose || order.merchantReference,
  }).toString()
}

export function francs(text: string | undefined): bigint | undefined {
  return text === undefined ? undefined : minorFromDecimal(text, 'BIF')
}

/** Its address is shown as a link and never built by us; anything but http(s) is not shown. */
function webAddress(text: string | undefined): string {
  if (!text || !URL.canParse(text)) return ''
  return /^https?:$/.test(new URL(text).protocol) ? text : ''
}

export type RaisedReading = { ok: true; bill: BillRaised } | { ok: false; because: string }

/** A bill counts as raised when it has its code and is the bill we asked for. */
export function readRaised(json: Record<string, unknown>, wish: BillWish): RaisedReading {
  const parsed = RaisedBill.safeParse(unwrapped(json, 'bill'))
  const { code, merchant_reference: reference, amount, confirmation_uri: uri, status } = parsed.data ?? {}
  if (!code) return { ok: false, because: 'iHela answered without a bill code.' }
  if (reference !== undefined && reference !== wish.merchantReference) {
    return { ok: false, because: 'iHela answered about another bill.' }
  }
  if (amount !== undefined && francs(amount) !== wish.amountMinor) {
    return { ok: false, because: 'iHela answered with another amount.' }
  }
  return { ok: true, bill: { code, confirmationUrl: webAddress(uri), providerWord: status ?? 'Initiated' } }
}

export type CheckedReading = { ok: true; status: BillStatus } | { ok: false; because: string }

/** Only an answer about this very pair counts. Paid without the bank's reference is not yet paid (RELIABILITY.md 1.5). */
export function readChecked(
  json: Record<string, unknown>,
  bill: Readonly<{ merchantReference: string; code: string }>,
): CheckedReading {
  const parsed = CheckedBill.safeParse(unwrapped(json, 'bill'))
  const { status: word, billCode, merchantReference, bankReference } = parsed.data ?? {}
  if (!word) return { ok: false, because: 'iHela answered without a status.' }
  if (billCode !== bill.code || merchantReference !== bill.merchantReference) {
    return { ok: false, because: 'iHela answered about another bill.' }
  }
  const meaning = billMeaning(word)
  const proven = meaning === 'paid' && !bankReference ? 'unmapped' : meaning
  return { ok: true, status: { meaning: proven, providerWord: word, ...(bankReference && { bankReference }) } }
}

function range(minimum: string | undefined, maximum: string | undefined): { minMinor?: bigint; maxMinor?: bigint } {
  const minMinor = francs(minimum)
  const maxMinor = francs(maximum)
  return { ...(minMinor !== undefined && { minMinor }), ...(maxMinor !== undefined && { maxMinor }) }
}

/** `in_*` bounds a cash-in to that bank, `out_*` a bill paid from it, as the contract assumes (4). */
export function placeOf(bank: Bank): Place {
  const limits = bank.limits_config
  const billLimits = range(limits?.out_minimum, limits?.out_maximum)
  return {
    id: bank.slug,
    name: bank.name,
    currency: 'BIF',
    ...range(limits?.in_minimum, limits?.in_maximum),
    ...(Object.keys(billLimits).length > 0 && { billLimits }),
    ...(bank.account_masked_text && { accountMask: bank.account_masked_text }),
    fields: [],
  }
}

/** Why a bill of this amount cannot be paid from there; undefined when it can. */
export function billProblem(place: Place | undefined, amountMinor: bigint): string | undefined {
  if (amountMinor < 1n) return 'The least amount is BIF 1.'
  const { minMinor, maxMinor } = place?.billLimits ?? {}
  if (place && minMinor !== undefined && amountMinor < minMinor) {
    return `${place.name} takes BIF ${formatAmount(minMinor, 'BIF')} or more.`
  }
  if (place && maxMinor !== undefined && amountMinor > maxMinor) {
    return `${place.name} takes BIF ${formatAmount(maxMinor, 'BIF')} at most.`
  }
  return undefined
}
