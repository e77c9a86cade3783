import { BANK_CODES } from './bank-codes'
import { CURRENCY_CODES } from './currencies'

/** One way to pay out. `later` are the fields that became required after 2019, enforced by the `corridors2025` switch. */
export interface Corridor {
  type: string
  currency: string
  /** Provider name shown on the payout method, as in the published samples. */
  provider: string | null
  required: readonly string[]
  later: readonly string[]
  optional: readonly string[]
  /** The first alternative wholly present will do. */
  oneOf: readonly (readonly string[])[]
  /** Field → the values it may take. */
  options: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What the 2025 corridors demand of the sender. */
  sender: readonly string[]
  /** Collected at a counter: can be edited and cancelled while it waits. */
  pickup: boolean
}

type Row = Partial<Omit<Corridor, 'type' | 'currency'>>

const NAMED = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]))
const ACCOUNT_TYPES = { '10': 'Savings', '20': 'Current' }
const GENDERS = { M: 'Male', F: 'Female' }
const IDENTITY_TYPES = NAMED('O', 'PP', 'ID', 'DL', 'OT', 'NI', 'DNI', 'RUC', 'CE', 'PASS', 'CI', 'CJ', 'CR')
const KES_SENDER = ['identification_type', 'identification_number', 'source_of_funds', 'country', 'birth_date']
const KES_OPTIONAL = ['city', 'identity_card_type', 'identity_card_id', 'relationship_to_sender']

/** Source: contract sections 6.3 and 6.4; names are required everywhere and so left out here. */
const TABLE: Record<string, Row> = {
  'NGN::Bank': {
    provider: 'interswitch',
    required: ['bank_code', 'bank_account'],
    optional: ['bank_account_type'],
    later: ['street'],
    options: { bank_code: BANK_CODES.NGN, bank_account_type: ACCOUNT_TYPES },
    sender: ['street'],
  },
  'NGN::Mobile': { required: ['phone_number'] },
  'GHS::Bank': {
    required: ['bank_code', 'bank_account'],
    later: ['transfer_reason', 'gender'],
    options: { bank_code: BANK_CODES.GHS, gender: GENDERS },
  },
  'GHS::Mobile': {
    required: ['phone_number'],
    later: ['mobile_provider', 'transfer_reason', 'gender'],
    options: { mobile_provider: NAMED('airteltigo', 'mtn', 'vodafone'), gender: GENDERS },
  },
  'UGX::Mobile': {
    required: ['phone_number'],
    later: ['mobile_provider', 'transfer_reason'],
    options: { mobile_provider: NAMED('airtel', 'mtn') },
    sender: ['identification_type', 'identification_number', 'nationality', 'phone_number', 'country'],
  },
  'UGX::Bank': {
    required: ['street', 'city', 'bank_account', 'branch_code', 'transfer_reason'],
    optional: ['postal_code'],
    oneOf: [['identity_card_id'], ['registration_number']],
  },
  'TZS::Mobile': { required: ['phone_number'] },
  'KES::Mobile': {
    required: ['phone_number'],
    later: ['mobile_provider', 'transfer_reason'],
    optional: ['street', ...KES_OPTIONAL],
    options: { mobile_provider: NAMED('mpesa'), identity_card_type: IDENTITY_TYPES },
    sender: KES_SENDER,
  },
  'KES::Bank': {
    required: ['bank_code', 'bank_account'],
    later: ['street'],
    optional: ['transfer_reason', ...KES_OPTIONAL],
    options: { bank_code: BANK_CODES.KES, identity_card_type: IDENTITY_TYPES },
    sender: KES_SENDER,
  },
  'XOF::Mobile': {
    required: ['mobile_provider', 'phone_number'],
    later: ['country'],
    optional: ['transfer_reason'],
    options: { mobile_provider: NAMED('orange', 'tigo', 'mtn', 'moov', 'wave', 'expresso', 'free', 'tmoney') },
  },
  'XOF::Bank': { required: ['iban'], later: ['transfer_reason'], optional: ['narration'] },
  'XOF::Cash': {
    required: ['phone_number', 'cash_provider'],
    optional: ['country'],
    options: { cash_provider: NAMED('wizall'), country: NAMED('SN', 'CI') },
    sender: ['identification_type', 'identification_number'],
    pickup: true,
  },
  'XAF::Mobile': {
    required: ['mobile_provider', 'phone_number'],
    later: ['country'],
    options: { mobile_provider: NAMED('orange', 'mtn', 'airtel', 'moov'), country: NAMED('CM', 'GA') },
  },
  'XAF::Bank': { required: ['iban'], later: ['transfer_reason'] },
  'MAD::Cash': {
    required: ['phone_number'],
    optional: [
      ...['sender_identity_card_type', 'sender_identity_card_id', 'sender_city_of_birth', 'sender_country_of_birth'],
      ...['sender_gender', 'reason', 'identity_card_type', 'identity_card_id', 'reference'],
    ],
    options: { sender_gender: GENDERS, identity_card_type: IDENTITY_TYPES, sender_identity_card_type: IDENTITY_TYPES },
    sender: ['identification_type', 'identification_number'],
    pickup: true,
  },
  'EUR::Bank': { required: ['iban'], optional: ['bic', 'bank_name', 'narration'] },
  'GBP::Bank': { oneOf: [['iban'], ['bank_account', 'sort_code']], optional: ['bic', 'bank_name', 'narration'] },
  'USD::Bank': {
    required: ['bank_account', 'bank_account_type', 'bank_name', 'routing_number', 'swift_code', 'country'],
    options: { bank_account_type: ACCOUNT_TYPES, country: NAMED('US') },
  },
  'ZAR::Bank': { required: ['email', 'bank_code', 'bank_account', 'phone_number'], optional: ['narration'] },
}

const EMPTY = {
  provider: null,
  required: [],
  later: [],
  optional: [],
  oneOf: [],
  options: {},
  sender: [],
  pickup: false,
}

const balances = CURRENCY_CODES.map((code): [string, Row] => [`${code}::Balance`, { optional: ['reference'] }])

export const CORRIDORS: ReadonlyMap<string, Corridor> = new Map(
  [...Object.entries(TABLE), ...balances].map(([type, row]): [string, Corridor] => [
    type,
    { ...EMPTY, ...row, type, currency: type.slice(0, 3) },
  ]),
)

/** The shape a field's text must have, in any corridor. Source: contract sections 5.2 and 6.3; the rest is unchecked. */
export const FIELD_FORMATS: Readonly<Record<string, RegExp>> = {
  bank_account: /^[A-Za-z0-9][A-Za-z0-9 -]{3,33}$/,
  phone_number: /^\+?[0-9]{7,15}$/,
  transfer_reason: /^[a-z_]{3,80}$/,
  iban: /^[A-Z]{2}[A-Z0-9 ]{10,34}$/,
  routing_number: /^[0-9]{9}$/,
  country: /^[A-Z]{2}$/,
  email: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
}

/** XOF operators by country (contract section 6.3), checked when a country is given. */
export const XOF_PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  BJ: ['mtn', 'moov'],
  BF: ['orange', 'moov'],
  CI: ['moov', 'mtn', 'orange', 'wave'],
  SN: ['expresso', 'orange', 'free', 'wave', 'tigo'],
  TG: ['moov', 'tmoney'],
}
