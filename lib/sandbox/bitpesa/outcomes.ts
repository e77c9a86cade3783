import { textOf } from './answers'
import type { JsonObject } from './tables'
import type { WireObject } from './wire-json'

/** Number endings and the code each brings about, longest first. Source: contract section 14. */
const GHANA = suffixes('00 0|01 14|18 3|39 421|19 5')
const ENDINGS: Record<string, [ending: string, code: string][]> = {
  'GHS::Bank': GHANA,
  'GHS::Mobile': GHANA,
  'NGN::Bank': suffixes('00 0|01 14|08 3|19 416|71 511'),
  'UGX::Mobile airtel': suffixes('00 0|11 14|18 331|19 42|49 5'),
  'UGX::Mobile mtn': suffixes('09 414|18 331|0 0|1 14'),
  'XAF::Mobile CM': suffixes('00 0|01 14|38 3|69 42|09 531'),
  'XAF::Mobile GA': suffixes('08 3|09 423|0 0|1 14'),
  'XOF::Mobile': suffixes('00 0|01 14|38 3|69 42|09 531'),
}

function suffixes(list: string): [string, string][] {
  return list.split('|').map((entry): [string, string] => {
    const [ending = '', code = ''] = entry.split(' ')
    return [ending, code]
  })
}

/** The outcome code that a payout to these details meets: '0' is paid, '14' waits, the others are errors. */
export function outcomeCode(payoutType: string, details: JsonObject): string {
  const number = textOf(details.bank_account) ?? textOf(details.phone_number) ?? textOf(details.iban) ?? ''
  const digits = number.replace(/\D/g, '')
  const table = ENDINGS[tableName(payoutType, details, digits)] ?? GHANA
  return table.find(([ending]) => digits.endsWith(ending))?.[1] ?? '0'
}

function tableName(payoutType: string, details: JsonObject, digits: string): string {
  if (payoutType === 'UGX::Mobile') return `UGX::Mobile ${ugandanOperator(details, digits)}`
  if (payoutType === 'XAF::Mobile')
    return `XAF::Mobile ${textOf(details.country) ?? (digits.startsWith('241') ? 'GA' : 'CM')}`
  return payoutType
}

/** As sent, or by the number's prefix: 70, 74 and 75 are Airtel's, the rest MTN's. */
export function ugandanOperator(details: JsonObject, digits: string): 'airtel' | 'mtn' {
  const sent = textOf(details.mobile_provider)
  if (sent === 'airtel' || sent === 'mtn') return sent
  return /^(256|0)?7[045]/.test(digits) ? 'airtel' : 'mtn'
}

type Category =
  | 'paid'
  | 'pending'
  | 'recipient_action_required'
  | 'temporary_error'
  | 'recipient_error'
  | 'sender_error'
  | 'exception'

/** What the recipient may do by category. Source: contract section 9.4. */
const CATEGORY: Record<Category, { retriable: boolean; editable: boolean; sentence: string }> = {
  paid: { retriable: false, editable: false, sentence: 'The recipient has been paid.' },
  pending: { retriable: false, editable: false, sentence: 'The provider has the payout and has not answered yet.' },
  recipient_action_required: {
    retriable: false,
    editable: true,
    sentence: 'The money waits for the recipient to collect it.',
  },
  temporary_error: {
    retriable: true,
    editable: true,
    sentence: 'The provider is not accepting payments now. It will be tried again, and can be edited or cancelled.',
  },
  recipient_error: {
    retriable: false,
    editable: true,
    sentence: "The recipient's details were refused. Edit them or cancel the payout.",
  },
  sender_error: { retriable: false, editable: false, sentence: 'The sender was refused. Cancel the payout.' },
  exception: { retriable: false, editable: false, sentence: 'Something unknown happened and must be looked at.' },
}

/** Finer words for some codes; the category's sentence serves the rest. */
const CODE_WORDS: Record<string, string> = {
  '331': 'The look-up of the recipient is not available.',
  '21': 'Ready for pick-up.',
  '414': 'The number is not registered for mobile money.',
  '416': 'The account number is invalid.',
  '42': 'The payout exceeds a limit of the recipient.',
  '421': "The recipient's daily limit is reached.",
  '423': "The recipient's balance is full.",
  '44': 'The name does not match the account holder.',
  '511': 'The sender is not allowed.',
  '531': 'The amount is not allowed.',
}

export function categoryOf(code: string): Category {
  if (code === '0') return 'paid'
  if (/^1/.test(code)) return 'pending'
  if (/^2/.test(code)) return 'recipient_action_required'
  if (/^3/.test(code)) return 'temporary_error'
  if (/^4/.test(code) || code === '541' || code === '543') return 'recipient_error'
  if (/^5/.test(code)) return 'sender_error'
  return 'exception'
}

export function mayEdit(code: string): boolean {
  return CATEGORY[categoryOf(code)].editable
}

export function willRetry(code: string): boolean {
  return CATEGORY[categoryOf(code)].retriable
}

/** `state_reason_details`: code as a string, category, and three tiers of text from broad to narrow. */
export function reasonDetails(code: string): WireObject {
  const category = categoryOf(code)
  const broad = category.replaceAll('_', ' ')
  const { sentence } = CATEGORY[category]
  const exact = CODE_WORDS[code] ?? sentence
  return {
    code,
    category,
    messages: [broad, sentence, exact],
    description: exact === sentence ? sentence : `${exact} ${sentence}`,
  }
}
