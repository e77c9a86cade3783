import { textOf } from './answers'
import { ugandanOperator } from './outcomes'
import type { JsonObject } from './tables'

/** Whether account validation refuses this number. Source: contract section 14. */
export function numberFailsValidation(payoutType: string, details: JsonObject): boolean {
  const digits = (textOf(details.bank_account) ?? textOf(details.phone_number) ?? '').replace(/\D/g, '')
  const currency = payoutType.slice(0, 3)
  if (currency === 'GHS') return digits.endsWith('9')
  if (currency === 'NGN') return digits.endsWith('39')
  if (currency === 'UGX') return digits.endsWith(ugandanOperator(details, digits) === 'airtel' ? '29' : '19')
  return false
}
