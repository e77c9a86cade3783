import { AppError } from '@/lib/core/errors'
import { type Currency, isCurrency } from '@/lib/core/money'
import type { SendOrder } from '../money-rail'

/**
 * What a payout needs beyond name and account, by wire name (contract 6.3). `asked`: the form demands it, because the
 * newer API does; an order without it is still sent, and BitPesa decides. `filled`: sent even when nobody chose it.
 */
type CorridorFacts = Readonly<{
  asked?: readonly string[]
  offered?: readonly string[]
  filled?: Readonly<Record<string, string>>
}>

const REASON = { transfer_reason: 'other_business_services' }
const FACTS: Readonly<Record<string, CorridorFacts>> = {
  'NGN::Bank': { asked: ['bank_code', 'bank_account_type'], offered: ['street'] },
  'GHS::Bank': { asked: ['bank_code'], offered: ['gender'], filled: REASON },
  'GHS::Mobile': { asked: ['mobile_provider'], offered: ['gender'], filled: REASON },
  'UGX::Mobile': { asked: ['mobile_provider'], filled: REASON },
  'KES::Mobile': { filled: { mobile_provider: 'mpesa', ...REASON } },
  'KES::Bank': { asked: ['bank_code'], offered: ['street', 'city'] },
  'TZS::Mobile': {},
  'XOF::Mobile': { asked: ['mobile_provider', 'country'] },
  'XAF::Mobile': { asked: ['mobile_provider', 'country'] },
  'XOF::Bank': { filled: REASON },
  'XAF::Bank': { filled: REASON },
  'UGX::Bank': { asked: ['street', 'city', 'branch_code', 'identity_card_id'], filled: REASON },
  'EUR::Bank': { offered: ['bank_name', 'bic'] },
  'GBP::Bank': { offered: ['bank_name', 'bic'] },
}

const COUNTRY: Readonly<Partial<Record<Currency, string>>> = {
  EUR: 'Euro area',
  GBP: 'United Kingdom',
  GHS: 'Ghana',
  KES: 'Kenya',
  NGN: 'Nigeria',
  TZS: 'Tanzania',
  UGX: 'Uganda',
  XAF: 'Central Africa (CFA)',
  XOF: 'West Africa (CFA)',
}
const KIND: Readonly<Record<string, string>> = { Mobile: 'mobile money', Bank: 'bank account' }
/** Paid by IBAN instead of a plain account number. */
const BY_IBAN: readonly Currency[] = ['EUR', 'GBP', 'XOF', 'XAF']
/** Currencies that BitPesa pays in whole units only, whatever ISO allows (contract 7). */
const WHOLE_UNITS: readonly Currency[] = ['KES', 'NGN', 'TZS', 'UGX', 'XAF', 'XOF']

/** Options that the provider's own list leaves out. */
export const KNOWN_OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bank_account_type: { '10': 'Savings', '20': 'Current' },
  gender: { F: 'Female', M: 'Male' },
  transfer_reason: {
    other_business_services: 'Business services',
    third_party_person_account: "A person's account",
    consulting_services: 'Consulting',
    computer_services: 'Computer services',
    rental: 'Rent',
    tuition_fees: 'Tuition fees',
    donations_and_gifts: 'Donations and gifts',
    tax_other: 'Taxes',
  },
}

export type Corridor = CorridorFacts &
  Readonly<{ type: string; currency: Currency; name: string; accountField: string }>

/** Every detail that a payout method knows (contract 6.2), less the names and the account, which the order carries itself. */
const DETAILS =
  `bank_code bank_account_type bank_name bank_country branch_code sort_code routing_number swift_code bic birth_date street
  city postal_code address email mobile_provider country transfer_reason transfer_reason_code narration reason reference
  identity_card_type identity_card_id registration_number nature_of_business legal_entity_type relationship_to_sender
  gender`.split(/\s+/)

/** The corridor that this client can pay through, or undefined: cash, balances and currencies we do not keep. */
export function findCorridor(type: string): Corridor | undefined {
  const [code = '', kind = ''] = type.split('::')
  const facts = FACTS[type]
  const kindName = KIND[kind]
  if (!facts || !kindName || !isCurrency(code)) return undefined
  const accountField = kind === 'Mobile' ? 'phone_number' : BY_IBAN.includes(code) ? 'iban' : 'bank_account'
  return { ...facts, type, currency: code, name: `${COUNTRY[code] ?? code}, ${kindName}`, accountField }
}

export function paysWholeUnitsOnly(currency: Currency): boolean {
  return WHOLE_UNITS.includes(currency)
}

/** `mobile_provider` is `mobileProvider` outside this folder. */
export function ourFieldName(wireName: string): string {
  return wireName.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
}

/** A name as BitPesa wants it: people in two parts; one word alone can only be a business. */
function nameDetails(order: SendOrder): { type: 'person' | 'business'; details: Record<string, string> } {
  const words = order.counterpartyName.trim().split(/\s+/).filter(Boolean)
  const last = words.at(-1)
  if (last === undefined) {
    throw new AppError('invalid_input', 'bitpesa needs a name', { fields: { counterpartyName: 'required' } })
  }
  if (order.details.recipientType === 'business' || words.length === 1) {
    return { type: 'business', details: { name: words.join(' ') } }
  }
  return { type: 'person', details: { first_name: words.slice(0, -1).join(' '), last_name: last } }
}

/** What changes in a payout's details, by wire name. @throws AppError `invalid_input` for what a payout does not know. */
export function correctedDetails(type: string, changes: Readonly<Record<string, string>>): Record<string, string> {
  const corridor = findCorridor(type)
  const wireNames = new Map(
    [...DETAILS, 'first_name', 'middle_name', 'last_name', 'name'].map((n) => [ourFieldName(n), n]),
  )
  const details: Record<string, string> = {}
  for (const [name, value] of Object.entries(changes)) {
    const field = name === 'counterpartyAccount' ? corridor?.accountField : wireNames.get(name)
    if (field === undefined || value.trim() === '') {
      throw new AppError('invalid_input', `bitpesa correction of ${name}`, { fields: { [name]: 'not_chosen' } })
    }
    details[field] = value.trim()
  }
  if (Object.keys(details).length === 0) throw new AppError('invalid_input', 'bitpesa correction of nothing')
  return details
}

/** Type and `details` of a payout, from the order by our own names. @throws AppError `invalid_input` */
export function payoutDetails(order: SendOrder): {
  corridor: Corridor
  type: 'person' | 'business'
  details: Record<string, string>
} {
  const corridor = findCorridor(order.counterpartyBank)
  if (!corridor) {
    throw new AppError('invalid_input', `bitpesa corridor ${order.counterpartyBank}`, {
      fields: { counterpartyBank: 'BitPesa does not pay there through this connection.' },
    })
  }
  const account = order.counterpartyAccount.replace(/[\s-]/g, '')
  const wellFormed = corridor.accountField === 'phone_number' ? /^\+?\d{7,15}$/ : /^[A-Za-z0-9]{4,34}$/
  if (!wellFormed.test(account)) {
    throw new AppError('invalid_input', 'bitpesa account form', {
      fields: { counterpartyAccount: 'Not an account of this kind.' },
    })
  }
  const { type, details: name } = nameDetails(order)
  const details: Record<string, string> = { ...name }
  // BitPesa's list may demand more than our table knows: whatever the form brought goes along.
  for (const field of DETAILS) {
    const value = order.details[ourFieldName(field)] || corridor.filled?.[field]
    if (value) details[field] = value
  }
  // E.164 with plus is the form that both generations of the API take.
  details[corridor.accountField] = corridor.accountField === 'phone_number' ? `+${account.replace(/^\+/, '')}` : account
  return { corridor, type, details }
}
