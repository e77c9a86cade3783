import type { EvidenceMeaning } from '@/lib/core/evidence'
import type { AgainAdvice, CodeExplanation } from '../explanations'

/**
 * Where a result speaks, in the letters of the contract: S prompt and its query, C payout to a phone, B payout to a
 * business, A balance question, T status question, R reversal. The same number means other things in other operations
 * (2001: wrong PIN, wrong initiator).
 */
export type ResultLetter = 'S' | 'C' | 'B' | 'A' | 'T' | 'R'

export type ResultRow = Readonly<{
  code: string
  in: readonly ResultLetter[]
  meaning: Extract<EvidenceMeaning, 'failed' | 'pending' | 'not_known' | 'undetermined'>
  /** False where M-Pesa is known to take it back: a later question has to agree (RELIABILITY.md 1.5). */
  firm: boolean
}> &
  Required<CodeExplanation>

function letters(text: string): ResultLetter[] {
  return text.split('').filter((letter): letter is ResultLetter => 'SCBATR'.includes(letter))
}
type Words = readonly [sentence: string, nextAction: string, again: AgainAdvice]

function row(code: string, where: string, words: Words, rest: Pick<ResultRow, 'meaning' | 'firm'>): ResultRow {
  const [sentence, nextAction, again] = words
  return { code, in: letters(where), ...rest, sentence, nextAction, again }
}
const failed = (code: string, where: string, ...words: Words) =>
  row(code, where, words, { meaning: 'failed', firm: true })
const tentative = (code: string, where: string, ...words: Words) =>
  row(code, where, words, { meaning: 'failed', firm: false })
/** Tells of the question, never of a payment. */
const open = (code: string, where: string, ...words: Words) =>
  row(code, where, words, { meaning: 'undetermined', firm: true })

const ASK_CUSTOMER = 'Ask the customer again when they are ready.'
const TELL_SAFARICOM = 'Ask Safaricom about this account before trying again.'
const CHECK_NUMBER = 'Check the number, then make a new payment.'
const CHECK_INITIATOR = 'Check the initiator name, password and certificate in the settings of this installation.'
const GIVE_ROLE = 'Ask the M-Pesa administrator to give the API user this role.'
const UNLOCK = 'Ask the M-Pesa administrator to unlock the API user.'
const BY_ITSELF = 'It is asked again by itself.'

/** Daraja contract section 8 (read 2026-11), in its order. What is not here, a missing code included, is undetermined. */
export const RESULT_ROWS: readonly ResultRow[] = [
  failed('1', 'S', 'The customer does not have enough money.', 'Ask again after they have topped up.', 'later'),
  failed(
    '1',
    'C',
    'The payout account does not have enough money.',
    'Top up the Utility account, then make a new payment.',
    'later',
  ),
  failed(
    '1',
    'B',
    'The Working account does not have enough money.',
    'Move money to the Working account, then make a new payment.',
    'later',
  ),
  failed(
    '1',
    'R',
    'Our account no longer holds enough to give it back.',
    'Top up the account, then reverse again.',
    'later',
  ),
  failed(
    '2',
    'CB',
    'The amount is below the least that M-Pesa pays out.',
    'Make a new payment with a larger amount.',
    'never',
  ),
  failed(
    '3',
    'CB',
    'The amount is above the most that M-Pesa pays out at once.',
    'Split it into several payments.',
    'never',
  ),
  failed('4', 'C', 'The receiver has reached their daily limit.', 'Try again tomorrow with a new payment.', 'later'),
  failed('5', 'CBR', 'The payment would take an account below its least balance.', TELL_SAFARICOM, 'never'),
  tentative('5', 'S', 'The payment would take an account below its least balance.', TELL_SAFARICOM, 'never'),
  failed('6', 'CBR', 'M-Pesa could not find our account.', TELL_SAFARICOM, 'never'),
  tentative('6', 'S', 'M-Pesa could not find the payer.', CHECK_NUMBER, 'never'),
  failed('7', 'CBR', 'M-Pesa could not find the receiver.', CHECK_NUMBER, 'never'),
  tentative('7', 'S', 'M-Pesa could not find our account.', TELL_SAFARICOM, 'never'),
  failed('8', 'C', 'The receiver’s wallet would be too full.', 'Pay less, or later, with a new payment.', 'later'),
  failed('11', 'CBR', 'Our account is not active.', TELL_SAFARICOM, 'never'),
  failed('12', 'CB', 'The receiver’s account is not active.', 'Ask the receiver for another account.', 'never'),
  failed('13', 'CBR', 'M-Pesa could not find the account to debit.', TELL_SAFARICOM, 'never'),
  tentative('13', 'S', 'M-Pesa could not find the account to debit.', CHECK_NUMBER, 'never'),
  failed('14', 'CBR', 'M-Pesa could not find the account to credit.', CHECK_NUMBER, 'never'),
  tentative('14', 'S', 'M-Pesa could not find the account to credit.', TELL_SAFARICOM, 'never'),
  open('15', 'A', 'M-Pesa has seen this question before.', BY_ITSELF, 'wait'),
  tentative('17', 'S', 'M-Pesa had an internal failure.', ASK_CUSTOMER, 'now'),
  open('17', 'A', 'M-Pesa had an internal failure.', BY_ITSELF, 'wait'),
  open('18', 'AT', 'M-Pesa does not accept the initiator’s password.', CHECK_INITIATOR, 'never'),
  open('19', 'AT', 'M-Pesa took the question out of order.', BY_ITSELF, 'never'),
  open('20', 'AT', 'M-Pesa does not know the initiator.', CHECK_INITIATOR, 'never'),
  failed('21', 'CBR', 'Our API user may not do this.', GIVE_ROLE, 'never'),
  open('21', 'AT', 'Our API user may not ask this.', GIVE_ROLE, 'never'),
  open('22', 'AT', 'The initiator is not active.', CHECK_INITIATOR, 'never'),
  open('24', 'AT', 'M-Pesa misses a field of the question.', 'Report this to whoever runs Hazina.', 'never'),
  // "Not found" is not proof until the statement is checked (RELIABILITY.md 1.5).
  {
    ...open('25', 'AT', 'M-Pesa does not find this payment.', 'Check the M-Pesa statement.', 'never'),
    meaning: 'not_known',
  },
  tentative('26', 'S', 'M-Pesa is busy.', 'Wait a few minutes, then ask the customer again.', 'later'),
  open('26', 'A', 'M-Pesa is busy.', BY_ITSELF, 'wait'),
  open('29', 'AT', 'M-Pesa does not know this kind of question.', 'Report this to whoever runs Hazina.', 'never'),
  tentative(
    '1001',
    'S',
    'Another prompt or USSD session is open on that phone.',
    'Try again in one to three minutes.',
    'later',
  ),
  tentative('1019', 'S', 'The prompt expired before the customer answered.', ASK_CUSTOMER, 'now'),
  tentative('1025', 'S', 'The prompt could not be delivered.', ASK_CUSTOMER, 'now'),
  tentative('1031', 'S', 'The prompt timed out.', ASK_CUSTOMER, 'now'),
  failed('1032', 'S', 'Customer cancelled the prompt.', ASK_CUSTOMER, 'now'),
  tentative('1036', 'S', 'The phone did not confirm the prompt.', ASK_CUSTOMER, 'now'),
  tentative('1037', 'S', 'The phone could not be reached, or nobody answered.', ASK_CUSTOMER, 'now'),
  failed('2001', 'S', 'The customer entered a wrong PIN.', ASK_CUSTOMER, 'now'),
  failed('2001', 'CBR', 'M-Pesa does not accept our initiator.', CHECK_INITIATOR, 'never'),
  open('2001', 'AT', 'M-Pesa does not accept our initiator.', CHECK_INITIATOR, 'never'),
  failed('2006', 'CR', 'Our account is restricted.', TELL_SAFARICOM, 'never'),
  failed('2028', 'CBR', 'Our short code does not have this product.', TELL_SAFARICOM, 'never'),
  failed('2040', 'C', 'The receiver is not registered with M-Pesa.', 'Ask the receiver for another number.', 'never'),
  {
    ...open('4999', 'S', 'The customer has not answered yet.', 'Wait for the prompt to end.', 'wait'),
    meaning: 'pending',
  },
  failed('8006', 'CBR', 'Our API user is locked.', UNLOCK, 'later'),
  open('8006', 'AT', 'Our API user is locked.', UNLOCK, 'later'),
  tentative('9999', 'S', 'The prompt could not be sent.', ASK_CUSTOMER, 'now'),
  failed('SFC_IC0003', 'CB', 'There is no such receiver.', CHECK_NUMBER, 'never'),
  open('SFC_IC0003', 'T', 'M-Pesa does not know the one who asks.', CHECK_INITIATOR, 'never'),
  failed('R000001', 'R', 'This payment has already been reversed.', 'Nothing more to do.', 'never'),
  failed('R000002', 'R', 'M-Pesa does not know this receipt as ours.', 'Check the receipt and the amount.', 'never'),
  tentative('E3008', 'S', 'M-Pesa does not prompt this subscriber.', 'Use another number.', 'never'),
  // The gateway's own list: cached for resending, overload, throttling, internal, invalid, abnormal, no permission, rate.
  ...Array.from({ length: 12 }, (_, place) =>
    open(String(100_000_000 + place), 'A', 'The gateway of M-Pesa had trouble.', BY_ITSELF, 'wait'),
  ),
]
