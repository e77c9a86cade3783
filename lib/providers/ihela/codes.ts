import type { BillStatus } from '../bill-rail'
import type { CodeExplanation } from '../explanations'

/** Contract 6.3; compared without case. `Initial` and `Canceled` are the second generation's spellings. */
const BILL_WORDS: Readonly<Record<string, BillStatus['meaning']>> = {
  initiated: 'pending',
  initial: 'pending',
  pending: 'pending',
  paid: 'paid',
  expired: 'expired',
  error: 'failed',
  cancelled: 'cancelled',
  canceled: 'cancelled',
}

/** What a bill's word means; a word nobody listed is never paid, is shown, and is asked about again. */
export function billMeaning(word: string): BillStatus['meaning'] {
  const key = word.trim().toLowerCase()
  return Object.hasOwn(BILL_WORDS, key) ? (BILL_WORDS[key] ?? 'unmapped') : 'unmapped'
}

/** Our names of their form fields, so that a complaint lands beside the right input. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  amount: 'amount',
  user: 'payer',
  bank_client_id: 'payer',
  description: 'description',
  merchant_reference: 'merchantReference',
  bank: 'bank',
  bank_slug: 'bank',
  account: 'counterpartyAccount',
}

export function ourFields(theirs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(theirs).map(([name, told]) => [Object.hasOwn(FIELD_NAMES, name) ? FIELD_NAMES[name] : name, told]),
  )
}

/** The later generations' word for trouble that passes; nobody promises that nothing was done (contract 10). */
export const TEMPORARY = '07'
/** The only one of them that is known to mean "not carried out". */
export const INSUFFICIENT = '05'

const NEW_PAYMENT = 'Read its words, correct the cause, start a new payment.'

/** The classic gateway has no codes; the words are ours for how it refused. The numbers are those of later generations. */
export const REFUSAL_CODES: ReadonlyMap<string, Required<CodeExplanation>> = new Map([
  ['error', { sentence: 'iHela refused this cash-in.', nextAction: NEW_PAYMENT, again: 'now' }],
  ['errors', { sentence: 'iHela did not accept a field.', nextAction: 'Correct it in a new payment.', again: 'now' }],
  [
    'not_authorised',
    {
      sentence: 'iHela does not accept our credentials.',
      nextAction: 'Check the client id and secret in the settings of this installation.',
      again: 'later',
    },
  ],
  [
    INSUFFICIENT,
    {
      sentence: 'Our account at iHela does not hold enough.',
      nextAction: 'Top it up, then make a new payment.',
      again: 'later',
    },
  ],
  [
    TEMPORARY,
    {
      sentence: 'iHela had trouble and does not say whether it paid.',
      nextAction: 'Check the iHela statement before paying again.',
      again: 'wait',
    },
  ],
])

/** A repeated reference: an earlier cash-in with it may have been paid, so this is no refusal. */
export function saysDuplicate(words: string): boolean {
  return /duplicate|already (used|exists)/i.test(words)
}
