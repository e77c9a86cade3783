import { AppError, type FieldProblems } from '@/lib/core/errors'
import { normaliseForeignMsisdn, normaliseKenyanMsisdn } from '@/lib/core/msisdn'
import type { Rail } from '@/lib/core/rails'

/** Calling code by the corridor's currency, for mobile corridors. Source: ITU E.164 list (read 2026-11). */
const CALLING_CODE: Readonly<Record<string, string>> = { UGX: '256', KES: '254', GHS: '233', TZS: '255', NGN: '234' }
/** Control, direction and zero-width characters: refused in names and references (RELIABILITY.md row 28). */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/u

export type CounterpartyPlace = Readonly<{ rail: Rail; bank: string; account: string }>

function refuse(field: string, problem: string): never {
  throw new AppError('invalid_input', `${field}: ${problem}`, { fields: { [field]: problem } })
}

/**
 * The account as the rail wants it, from what was typed or pasted.
 * @throws AppError `invalid_input` with the field problem as a key of `errors.field`.
 */
export function normaliseAccount(place: CounterpartyPlace): string {
  const account = place.account.trim()
  if (account === '') refuse('counterpartyAccount', 'required')
  switch (place.rail) {
    case 'mpesa.stk':
    case 'mpesa.b2c':
    case 'wekeza.stk':
      return normaliseKenyanMsisdn(account) ?? refuse('counterpartyAccount', 'kenyan_phone')
    // Not typed: it goes back to where it came from, as the provider told it (perhaps masked).
    case 'mpesa.reversal':
      return account
    case 'wekeza.transfer': {
      const digits = account.replace(/[\s-]/g, '')
      return /^\d{10}$/.test(digits) ? digits : refuse('counterpartyAccount', 'ten_digits')
    }
    case 'bitpesa.payout': {
      const [currency = '', kind = ''] = place.bank.split('::')
      const callingCode = CALLING_CODE[currency]
      if (kind === 'Mobile' && callingCode) {
        return normaliseForeignMsisdn(account, callingCode) ?? refuse('counterpartyAccount', 'foreign_phone')
      }
      const digits = account.replace(/[\s-]/g, '')
      return /^[0-9A-Za-z]{6,34}$/.test(digits) ? digits.toUpperCase() : refuse('counterpartyAccount', 'bank_account')
    }
    case 'ihela.cashin': {
      const bare = account.replace(/\s/g, '')
      return /^[0-9A-Za-z@.+-]{4,64}$/.test(bare) ? bare : refuse('counterpartyAccount', 'ihela_account')
    }
    default:
      return refuse('rail', 'not_payable')
  }
}

/** Text that a person typed, for a name, reference or purpose: joined forms, nothing invisible. */
export function cleanText(field: string, text: string, rules: { required: boolean; max: number }): string {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (clean === '' && rules.required) refuse(field, 'required')
  if (INVISIBLE.test(clean)) refuse(field, 'invisible_characters')
  if (clean.length > rules.max) refuse(field, 'too_long')
  return clean
}

/** Several problems of one form, thrown together so that all are shown at once. */
export function collectProblems<T>(checks: Readonly<Record<string, () => T>>): Record<string, T> {
  const values: Record<string, T> = {}
  const problems: Record<string, string> = {}
  for (const [name, check] of Object.entries(checks)) {
    try {
      values[name] = check()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      Object.assign(problems, error.fields as FieldProblems)
    }
  }
  if (Object.keys(problems).length > 0)
    throw new AppError('invalid_input', Object.keys(problems).join(', '), { fields: problems })
  return values
}
