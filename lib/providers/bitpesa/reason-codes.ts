import type { AgainAdvice, CodeExplanation } from '../explanations'

/** Categories of `state_reason_details` (contract 9.4), with what a person does next. */
const CATEGORIES = {
  paid: ['The payee was paid.', 'Nothing more to do.', 'never'],
  pending: ['The payout is with the bank or operator.', 'Wait for its end.', 'wait'],
  timeout_error: ['The bank or operator did not answer in time.', 'Wait: it may have been paid.', 'wait'],
  manual_reconciliation_required: ['BitPesa looks at the payout by hand.', 'Wait, or ask BitPesa.', 'wait'],
  recipient_action_required: ['The payee has to do something first.', 'Tell the payee to collect or confirm.', 'wait'],
  temporary_error: [
    'The payout failed for now.',
    'BitPesa tries again; correct or cancel it if it must not wait.',
    'wait',
  ],
  recipient_error: ["The payee's side refused.", 'Correct the details of the payee, or cancel.', 'wait'],
  sender_error: ['Our side was refused.', 'Cancel it, wait for the refund, then put our details right.', 'wait'],
  exception: ['Something unforeseen happened.', 'Ask BitPesa; do not pay again meanwhile.', 'wait'],
} as const satisfies Readonly<Record<string, readonly [string, string, AgainAdvice]>>
export type Category = keyof typeof CATEGORIES

const LISTED = [
  'paid',
  'pending',
  'timeout_error',
  'manual_reconciliation_required',
  'recipient_action_required',
  'temporary_error',
  'recipient_error',
  'sender_error',
] as const satisfies readonly Category[]
export const REASON_CODES: Readonly<Record<(typeof LISTED)[number], readonly string[]>> = {
  paid: ['0'],
  pending: ['1', '11', '14', '15', '16', '17', '18'],
  timeout_error: ['12'],
  manual_reconciliation_required: ['13'],
  recipient_action_required: ['2', '21', '22', '23'],
  temporary_error: ['3', '31', '311', '32', '321', '33', '331', '34'],
  recipient_error: '4 41 411 412 413 414 415 416 42 421 422 423 43 431 432 433 434 44 45 541 543'.split(' '),
  sender_error: ['5', '51', '511', '52', '53', '531', '54', '542'],
}

/** Where the code says more than its category. */
const SENTENCES: Readonly<Record<string, string>> = {
  '16': 'BitPesa reviews the payout.',
  '17': 'The rate was set anew.',
  '18': 'BitPesa asks for more information about this payout.',
  '21': 'The money waits for the payee to collect it.',
  '22': 'The payee has to sign a mandate.',
  '23': 'The payee has to confirm with a code.',
  '31': "The operator's switch is not working now.",
  '311': "The operator's switch is not working now.",
  '32': "The payee's bank is not working now.",
  '321': "The payee's bank is not working now.",
  '33': 'The account could not be looked up now.',
  '331': 'The account could not be looked up now.',
  '34': 'The payout looks like a second one of the same.',
  '411': 'The card number is wrong.',
  '412': 'The phone number is wrong.',
  '413': 'The phone number is not on this network.',
  '414': 'The phone number is not registered for mobile money.',
  '415': 'The payee gave a wrong code.',
  '416': 'The account number is wrong.',
  '42': "The payout is over a limit of the payee's account.",
  '421': "The payee's limit of the day is reached.",
  '422': "The payee's bank has to approve it.",
  '423': "The payee's account is full.",
  '43': 'The payee may not receive this.',
  '431': "The payee's account is dormant.",
  '432': "The payee's account is in a state that takes no money.",
  '433': 'The payee did not act in time.',
  '434': 'The payee has too little money for the charges.',
  '44': 'The name is not that of the account holder.',
  '45': 'The amount is not one the payee can receive.',
  '511': 'BitPesa does not let our sender pay there.',
  '51': 'A check of our sender stopped the payout.',
  '52': 'Details of our sender are missing or wrong.',
  '53': 'Details of the payment are missing or wrong.',
  '531': 'The amount is not allowed there.',
  '541': 'The payee cancelled it.',
  '542': 'We cancelled it.',
  '543': 'The bank or operator cancelled it.',
}

/** The category of a code; one that nobody listed is an exception: never final, never paid. */
export function categoryOf(code: string): Category {
  return LISTED.find((category) => REASON_CODES[category].includes(code)) ?? 'exception'
}

/** What a reason code means to a person, and what to do next. */
export function explainReason(code: string): CodeExplanation {
  const [sentence, nextAction, again] = CATEGORIES[categoryOf(code)]
  return { sentence: SENTENCES[code] ?? sentence, nextAction, again }
}
