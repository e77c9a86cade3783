import { AppError, type FieldProblems } from '@/lib/core/errors'
import { isWhole, toDecimal } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import { RAIL_FACTS } from '@/lib/core/rails'
import type { SendOrder } from '../money-rail'

const KEY = /^[A-Za-z0-9_-]{1,20}$/

/** Letters, digits, space and hyphen: other characters are reported to break prompts in silence (contract 5.1). */
export function plainText(text: string, max: number): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 -]+/g, '-')
  return plain
    .replace(/\s+/g, ' ')
    .replace(/^[ -]+/, '')
    .slice(0, max)
    .replace(/[ -]+$/, '')
}

function moneyProblems(order: SendOrder, accountKey: string): Record<string, string> {
  const problems: Record<string, string> = {}
  const limit = RAIL_FACTS[order.rail].limit
  if (order.currency !== 'KES') problems['amount'] = 'M-Pesa moves Kenyan shillings only.'
  else if (!isWhole(order.amountMinor, 'KES')) problems['amount'] = 'M-Pesa takes whole shillings only.'
  else if (order.amountMinor < 100n) problems['amount'] = 'The least amount is KES 1.'
  // Twelve digits of shillings are far inside what a JSON number holds exactly.
  else if (order.amountMinor >= 10n ** 14n) problems['amount'] = 'The amount is too large.'
  if (limit && (order.amountMinor < limit.minMinor || order.amountMinor > limit.maxMinor)) {
    const range = `${toDecimal(limit.minMinor, 'KES')} to ${toDecimal(limit.maxMinor, 'KES')}`
    problems['amount'] ??= `M-Pesa takes KES ${range} at once.`
  }
  if (order.sourceAccountKey !== accountKey) problems['sourceAccountKey'] = 'This account does not do that.'
  if (!KEY.test(order.providerKey)) problems['providerKey'] = 'The key of this payment cannot be sent.'
  return problems
}

const wholeShillings = (amountMinor: bigint) => Number(amountMinor / 100n)

/**
 * What M-Pesa can carry: whole shillings inside its limits, a Kenyan mobile number, the account it belongs to.
 * @returns the amount in whole shillings and the number as digits, both JSON numbers on this wire.
 * @throws AppError `invalid_input` with a sentence per field.
 */
export function checkOrder(order: SendOrder, accountKey: string): { amount: number; msisdn: number } {
  const problems = moneyProblems(order, accountKey)
  const msisdn = normaliseKenyanMsisdn(order.counterpartyAccount)
  if (!msisdn) problems['counterpartyAccount'] = 'This is not a Kenyan mobile number.'
  refuse(order, problems)
  return { amount: wholeShillings(order.amountMinor), msisdn: Number(msisdn) }
}

export const SHORT_CODE = /^\d{5,7}$/
const BUSINESS_REFERENCE = /^[A-Za-z0-9 -]{1,13}$/

/**
 * The same for a business: its pay bill or till number, and for a pay bill the account number there, which is never
 * cut: a shortened one may be somebody else's.
 * @throws AppError `invalid_input` with a sentence per field.
 */
export function checkBusinessOrder(
  order: SendOrder,
  accountKey: string,
): { amount: number; shortcode: string; billAccount: string | undefined } {
  const problems = moneyProblems(order, accountKey)
  const shortcode = order.counterpartyAccount.trim()
  const toTill = order.details['payoutKind'] === 'buy_goods'
  const billAccount = (order.details['billAccount'] ?? order.merchantReference).trim()
  if (!SHORT_CODE.test(shortcode)) problems['counterpartyAccount'] = 'A pay bill or till number has 5 to 7 digits.'
  if (!toTill && !BUSINESS_REFERENCE.test(billAccount)) {
    problems['billAccount'] = 'The account number at the biller has 1 to 13 letters and digits.'
  }
  refuse(order, problems)
  return { amount: wholeShillings(order.amountMinor), shortcode, billAccount: toTill ? undefined : billAccount }
}

function refuse(order: SendOrder, fields: FieldProblems): void {
  const names = Object.keys(fields)
  if (names.length === 0) return
  throw new AppError('invalid_input', `payment ${order.paymentId} cannot go by ${order.rail}: ${names.join(', ')}`, {
    fields,
  })
}
