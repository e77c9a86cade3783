import { AppError, type FieldProblems } from '@/lib/core/errors'
import { isWhole, toDecimal } from '@/lib/core/money'
import { normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import { RAIL_FACTS } from '@/lib/core/rails'
import type { SendOrder } from '../provider'

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

/**
 * What M-Pesa can carry: whole shillings inside its limits, a Kenyan mobile number, the account it belongs to.
 * @returns the amount in whole shillings and the number as digits, both JSON numbers on this wire.
 * @throws AppError `invalid_input` with a sentence per field.
 */
export function checkOrder(order: SendOrder, accountKey: string): { amount: number; msisdn: number } {
  const problems: Record<string, string> = {}
  const limit = RAIL_FACTS[order.rail].limit
  if (order.currency !== 'KES') problems['amount'] = 'M-Pesa moves Kenyan shillings only.'
  else if (!isWhole(order.amountMinor, 'KES')) problems['amount'] = 'M-Pesa takes whole shillings only.'
  else if (limit && (order.amountMinor < limit.minMinor || order.amountMinor > limit.maxMinor)) {
    const range = `${toDecimal(limit.minMinor, 'KES')} to ${toDecimal(limit.maxMinor, 'KES')}`
    problems['amount'] = `M-Pesa takes KES ${range} at once.`
  }
  const msisdn = normaliseKenyanMsisdn(order.counterpartyAccount)
  if (!msisdn) problems['counterpartyAccount'] = 'This is not a Kenyan mobile number.'
  if (order.sourceAccountKey !== accountKey) problems['sourceAccountKey'] = 'This account does not do that.'
  if (!KEY.test(order.providerKey)) problems['providerKey'] = 'The key of this payment cannot be sent.'
  refuse(order, problems)
  // Twelve digits and at most six: both far inside what a JSON number holds exactly.
  return { amount: Number(order.amountMinor / 100n), msisdn: Number(msisdn) }
}

function refuse(order: SendOrder, fields: FieldProblems): void {
  const names = Object.keys(fields)
  if (names.length === 0) return
  throw new AppError('invalid_input', `payment ${order.paymentId} cannot go by ${order.rail}: ${names.join(', ')}`, {
    fields,
  })
}
