import type { Kernel } from '@/lib/sandbox/kernel'
import { asObject, FieldErrors, textOf } from './answers'
import type { JsonObject } from './tables'

/** Fields a client may set; anything else it sends is ignored, as the real service ignores it. Source: contract 5.1. */
export const SENDER_FIELDS = [
  ...['type', 'first_name', 'middle_name', 'last_name', 'birth_date', 'occupation', 'nationality', 'gender'],
  ...['city_of_birth', 'country_of_birth', 'name', 'country', 'street', 'city', 'postal_code', 'address_description'],
  ...['phone_country', 'phone_number', 'email', 'ip', 'fingerprint', 'lang', 'identification_number'],
  ...['identification_type', 'source_of_funds', 'custom_source_of_funds', 'documents', 'politically_exposed_people'],
  ...['metadata', 'trading_country', 'trading_address', 'trading_name', 'legal_entity_type', 'registration_date'],
  ...['registration_number', 'nature_of_business', 'core_business_activity', 'purpose_of_opening_account'],
  ...['office_phone', 'vat_registration_number', 'financial_regulator', 'regulatory_licence_number'],
  ...['contact_person_email', 'number_monthly_transactions', 'amount_monthly_transactions', 'company_office_number'],
  ...['company_office_number_country', 'aml_officer_email', 'aml_officer_phone', 'aml_officer_phone_country'],
  ...['company_website_url', 'number_of_employees_in_company', 'list_of_countries_of_operation'],
  ...['estimated_annual_revenue_turnover', 'declaration', 'sales_lead_id'],
] as const

const ADDRESS = ['street', 'city', 'postal_code']
const INSTITUTION = ['vat_registration_number', 'financial_regulator', 'regulatory_licence_number']
const MTO = [
  ...['company_office_number', 'company_office_number_country', 'aml_officer_email', 'aml_officer_phone'],
  ...['aml_officer_phone_country', 'company_website_url', 'number_of_employees_in_company'],
  ...['list_of_countries_of_operation', 'estimated_annual_revenue_turnover', 'declaration'],
]
const PEP_MAX = 3

const FORMATS: Record<string, RegExp> = {
  country: /^[A-Z]{2}$/,
  nationality: /^[A-Z]{2}$/,
  country_of_birth: /^[A-Z]{2}$/,
  trading_country: /^[A-Z]{2}$/,
  phone_country: /^[A-Z]{2}$/,
  phone_number: /^\+?[0-9]{7,15}$/,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
  ip: /^[0-9a-fA-F.:]{3,45}$/,
  nature_of_business: /^[a-z_]+$/,
}
const CLOSED_LISTS: Record<string, readonly string[]> = {
  type: ['person', 'business'],
  gender: ['M', 'F', 'O'],
  identification_type: ['DL', 'PP', 'ID', 'OT'],
  legal_entity_type: [
    ...['sole_proprietorship', 'partnership', 'privately_owned_company', 'publicly_owned_company'],
    ...['government_owned_entity', 'trust', 'ngo', 'club_and_society', 'go', 'other', 'financial_institution', 'mto'],
  ],
}

/** Only the fields the provider knows. */
export function knownFields(submitted: JsonObject): JsonObject {
  return Object.fromEntries(SENDER_FIELDS.flatMap((f) => (submitted[f] === undefined ? [] : [[f, submitted[f]]])))
}

/** Everything wrong with a sender's fields. Source: contract section 5.1. */
export function checkSender(kernel: Kernel, sender: JsonObject): FieldErrors {
  const errors = new FieldErrors()
  const has = (field: string) => textOf(sender[field]) !== undefined
  for (const field of requiredFields(kernel, sender)) if (!filled(sender, field)) errors.add(field, 'blank')
  for (const [field, format] of Object.entries(FORMATS)) {
    if (has(field) && !format.test(textOf(sender[field]) ?? '')) errors.add(field, 'invalid')
  }
  for (const [field, list] of Object.entries(CLOSED_LISTS)) {
    if (has(field) && !list.includes(textOf(sender[field]) ?? '')) errors.add(field, 'inclusion')
  }
  if (has('birth_date') && !isDay(textOf(sender.birth_date) ?? '')) errors.add('birth_date', 'invalid')
  if (!Array.isArray(sender.documents)) {
    if (!relaxed(kernel)) errors.add('documents', 'blank')
  } else if (sender.documents.length === 0 && kernel.setting('bitpesa', 'kycRequired', false)) {
    errors.add('documents', 'blank')
  }
  const people = sender.politically_exposed_people
  if (people !== undefined && people !== null && !Array.isArray(people))
    errors.add('politically_exposed_people', 'invalid')
  if (Array.isArray(people) && people.length > PEP_MAX) errors.add('politically_exposed_people', 'too_long')
  if (sender.metadata !== undefined && sender.metadata !== null && !asObject(sender.metadata))
    errors.add('metadata', 'invalid')
  return errors
}

/** The partner does its own identity checks: names, country and one of number, address or birth date will do. */
function relaxed(kernel: Kernel): boolean {
  return kernel.setting('bitpesa', 'relaxedSenders', false)
}

function requiredFields(kernel: Kernel, sender: JsonObject): string[] {
  const has = (field: string) => textOf(sender[field]) !== undefined
  const business = sender.type === 'business'
  const names = business ? ['name', 'country'] : ['first_name', 'last_name', 'country']
  if (relaxed(kernel)) {
    const number = textOf(sender.identification_number) ?? ''
    const proven = (number.length >= 4 && has('identification_type')) || ADDRESS.every(has) || has('birth_date')
    return proven ? names : [...names, ...ADDRESS]
  }
  const common = [...names, ...ADDRESS, 'email', 'ip']
  if (!business) return [...common, 'birth_date', 'phone_number']
  const entity = textOf(sender.legal_entity_type)
  if (entity === 'financial_institution') return [...common, ...INSTITUTION]
  return entity === 'mto' ? [...common, ...INSTITUTION, ...MTO] : common
}

function filled(sender: JsonObject, field: string): boolean {
  const value = sender[field]
  if (typeof value === 'boolean') return true
  return Array.isArray(value) ? value.length > 0 : textOf(value) !== undefined
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}
