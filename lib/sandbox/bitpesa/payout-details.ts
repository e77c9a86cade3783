import type { Kernel } from '@/lib/sandbox/kernel'
import { FieldErrors, textOf } from './answers'
import { type Corridor, FIELD_FORMATS, XOF_PROVIDERS } from './corridors'
import type { JsonObject } from './tables'
import type { WireObject } from './wire-json'

/** Checks a payout method's `details` against its corridor; the names are checked too. */
export function checkDetails(
  kernel: Kernel,
  corridor: Corridor,
  recipientType: 'person' | 'business',
  details: JsonObject,
): FieldErrors {
  const errors = new FieldErrors()
  for (const field of requiredFields(kernel, corridor, recipientType)) {
    if (textOf(details[field]) === undefined) errors.add(field, 'blank')
  }
  const [first] = corridor.oneOf
  const complete = (fields: readonly string[]) => fields.every((field) => textOf(details[field]) !== undefined)
  if (first && !corridor.oneOf.some(complete)) for (const field of first) errors.add(field, 'blank')
  for (const [field, value] of Object.entries(details)) {
    const text = textOf(value)
    if (text === undefined) continue
    const options = corridor.options[field]
    if (options && !Object.hasOwn(options, text)) errors.add(field, 'inclusion')
    else if (!options && FIELD_FORMATS[field]?.test(text) === false) errors.add(field, 'invalid')
  }
  if (corridor.type === 'XOF::Mobile') {
    const operators = XOF_PROVIDERS[textOf(details.country) ?? '']
    const operator = textOf(details.mobile_provider)
    if (operators && operator && !operators.includes(operator)) errors.add('mobile_provider', 'inclusion')
  }
  return errors
}

function requiredFields(kernel: Kernel, corridor: Corridor, recipientType: 'person' | 'business'): string[] {
  // A collection into one's own balance has no payee.
  if (corridor.type.endsWith('::Balance')) return [...corridor.required]
  const names = recipientType === 'business' ? ['name'] : ['first_name', 'last_name']
  const later = kernel.setting('bitpesa', 'corridors2025', false) ? corridor.later : []
  return [...names, ...corridor.required, ...later]
}

/** Names of all fields a corridor knows, for the payment-method list. */
export function fieldNames(corridor: Corridor): string[] {
  const names = corridor.type.endsWith('::Balance') ? [] : ['first_name', 'last_name']
  return [
    ...new Set([...names, ...corridor.required, ...corridor.later, ...corridor.oneOf.flat(), ...corridor.optional]),
  ]
}

/** The form description of a corridor's fields, sent with errors and in the payment-method list. */
export function fieldDescriptions(kernel: Kernel, corridor: Corridor): WireObject {
  const required = requiredFields(kernel, corridor, 'person')
  return Object.fromEntries(
    fieldNames(corridor).map((field) => {
      const options = corridor.options[field]
      const presence = required.includes(field)
      const format = FIELD_FORMATS[field]
      const validations = {
        presence,
        format: !options && format ? format.source : undefined,
        inclusion: options ? { in: options, allow_blank: presence ? undefined : true } : undefined,
      }
      return [field, { type: options ? 'select' : 'input', options, validations }]
    }),
  )
}
