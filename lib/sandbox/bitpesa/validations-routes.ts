import type { Hono } from 'hono'
import type { SandboxEnv } from '@/lib/sandbox/kernel'
import { numberFailsValidation } from './account-numbers'
import { answer, FieldErrors, invalid, readBody, textOf } from './answers'
import { BANK_CODES } from './bank-codes'
import { isSupported } from './currencies'
import { ugandanOperator } from './outcomes'
import { route } from './route'
import type { JsonObject } from './tables'

/** POST /v1/account_validations: a flat body, answered with a name, a telco or a status. Source: contract 11.2. */
export function validationRoutes(app: Hono<SandboxEnv>): void {
  route(app, 'POST', '/account_validations', 'account_validation', (c) => {
    const read = readBody(c)
    if (!read.ok) return read.response
    const errors = checkRequest(read.body)
    if (errors.any) return invalid(c, { ...read.body, errors: errors.wire() }, errors.words())
    const currency = textOf(read.body.currency) ?? ''
    const mobile = read.body.method === 'mobile'
    const type = `${currency}::${mobile ? 'Mobile' : 'Bank'}`
    const digits = (textOf(read.body.phone_number) ?? '').replace(/\D/g, '')
    const byStatus = mobile && textOf(read.body.mobile_provider) === 'mtn' && (currency === 'UGX' || currency === 'XAF')
    const sentOperator = textOf(read.body.mobile_provider)
    if (mobile && currency === 'UGX' && sentOperator && sentOperator !== ugandanOperator({}, digits)) {
      const object = { mapped_mobile_provider: ugandanOperator({}, digits) }
      return invalid(c, object, 'another operator', { error: 'Mobile provider does not match phone number.' })
    }
    if (numberFailsValidation(type, read.body)) {
      if (byStatus) return invalid(c, { account_status: 'inactive' }, 'inactive', { error: 'Account invalid' })
      return invalid(c, {}, 'the number ends as invalid ones do here', { error: 'Account Invalid' })
    }
    if (byStatus) return answer(c, 200, { object: { account_status: 'active' } })
    if (mobile && (currency === 'XOF' || currency === 'XAF')) {
      return answer(c, 200, { object: { mapped_mobile_provider: sentOperator ?? 'orange' } })
    }
    return answer(c, 200, { object: { account_name: 'Test User' } })
  })
}

function checkRequest(body: JsonObject): FieldErrors {
  const errors = new FieldErrors()
  const currency = textOf(body.currency)
  const method = textOf(body.method)
  if (textOf(body.country) === undefined) errors.add('country', 'blank')
  if (currency === undefined) errors.add('currency', 'blank')
  else if (!isSupported(currency)) errors.add('currency', 'inclusion')
  if (method === undefined) errors.add('method', 'blank')
  else if (method !== 'bank' && method !== 'mobile') errors.add('method', 'inclusion')
  if (method === 'mobile' && textOf(body.phone_number) === undefined) errors.add('phone_number', 'blank')
  if (method === 'bank' && textOf(body.bank_account) === undefined && textOf(body.iban) === undefined) {
    errors.add('bank_account', 'blank')
  }
  const bankCode = textOf(body.bank_code)
  if (method === 'bank' && (currency === 'NGN' || currency === 'GHS')) {
    if (bankCode === undefined) errors.add('bank_code', 'blank')
    else if (!Object.hasOwn(BANK_CODES[currency], bankCode)) errors.add('bank_code', 'inclusion')
  }
  return errors
}
