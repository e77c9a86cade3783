import type { WrongFact } from '@/lib/sandbox/faults'
import type { ProviderName } from '@/lib/sandbox/kernel'

/** Where each provider's bodies carry the fact: matched on the dotted path, without the indexes of lists. */
const PLACES: Record<ProviderName, Record<WrongFact, RegExp>> = {
  mpesa: {
    wrong_amount: /(^|\.)(Amount|TransactionAmount|TransAmount)$/,
    wrong_currency: /(^|\.)(Currency|\w*Charges|\w*Balance|\w*AccountBalance)$/,
    wrong_party: /(^|\.)(PhoneNumber|MSISDN|ReceiverPartyPublicName|CreditPartyPublicName|CreditPartyName)$/,
  },
  wekeza: {
    wrong_amount: /(^|\.)(?<!fees\.)amount$/,
    wrong_currency: /(^|\.)(?<!fees\.)currency$/,
    wrong_party: /((destinationAccount|counterparty)\.accountNumber|(^|\.)phoneNumber)$/,
  },
  bitpesa: {
    wrong_amount: /(^|\.)((input_|output_|paid_|due_|requested_)?amount)$/,
    wrong_currency: /(^|\.)((input_|output_|requested_)?currency)$/,
    wrong_party: /details\.(bank_account|phone_number|iban)$/,
  },
  ihela: {
    wrong_amount: /(^|\.)amount$/,
    wrong_currency: /(^|\.)(currency|iso_code|iso_alpha_code|abbreviation)$/,
    wrong_party: /(^|\.)(account|account_number)$/,
  },
}

/** The JSON with one fact made untrue wherever it stands; undefined when it stands nowhere (or this is not JSON). */
export function withWrongFact(provider: ProviderName, kind: WrongFact, json: string): string | undefined {
  const place = PLACES[provider][kind]
  let changed = false
  const change = (path: string, value: string | number): string | number => {
    if (!place.test(path)) return value
    const other = CHANGE[kind](value)
    changed ||= other !== value
    return other
  }
  const parsed = parsedOrUndefined(json)
  const result = walk('', parsed, change)
  return changed ? JSON.stringify(result) : undefined
}

function walk(path: string, value: unknown, change: (path: string, value: string | number) => unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return change(path, value)
  if (Array.isArray(value)) return value.map((item) => walk(path, item, change))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  // M-Pesa's lists of pairs: {"Key": "Amount", "Value": 10}, with Name instead of Key in STK callbacks.
  const name = entries.find(([key, text]) => (key === 'Key' || key === 'Name') && typeof text === 'string')?.[1]
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      const step = typeof name === 'string' && key === 'Value' ? name : key
      return [key, walk(path === '' ? step : `${path}.${step}`, inner, change)]
    }),
  )
}

const CHANGE: Record<WrongFact, (value: string | number) => string | number> = {
  wrong_amount: (value) => {
    if (typeof value === 'number') return value + 1
    const [whole, fraction] = value.split('.')
    if (whole === undefined || !/^-?\d+$/.test(whole)) return value
    return fraction === undefined ? String(BigInt(whole) + 1n) : `${BigInt(whole) + 1n}.${fraction}`
  },
  wrong_currency: (value) => {
    // ISO 4217 numbers: 108 is BIF, 840 USD.
    if (typeof value === 'number') return value === 108 ? 840 : value
    if (/^[A-Z]{3}$/.test(value)) return value === 'USD' ? 'KES' : 'USD'
    return value.replace(/\bKES\b/g, 'USD')
  },
  wrong_party: (value) => {
    if (typeof value === 'number') return Number(otherNumber(String(value)))
    return otherNumber(value)
  },
}

/** Another last digit for the account or phone in the text; a hashed one gets another last letter. */
function otherNumber(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`
  // The last run of digits: in "2547 ***** 149" it is the only readable part that tells people apart.
  return text.replace(/(\d*)(\d)(?=\D*$)/, (_, before: string, digit: string) => before + ((Number(digit) + 1) % 10))
}

function parsedOrUndefined(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // An empty or HTML body carries no facts.
    return undefined
  }
}
