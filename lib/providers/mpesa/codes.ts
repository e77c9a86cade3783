import type { EvidenceMeaning } from '@/lib/core/evidence'
import type { CodeExplanation } from '../provider'
import { tidyCode } from './wire'

/** Where a result speaks: the same number means other things in other operations (2001: wrong PIN, wrong initiator). */
export type ResultOf = 'stk' | 'b2c' | 'question'

type ResultFact = CodeExplanation & { meaning: 'failed' | 'pending' | 'not_known' | 'undetermined'; firm: boolean }

const failed = (sentence: string, nextAction: string): ResultFact => ({
  meaning: 'failed',
  firm: true,
  sentence,
  nextAction,
})
/** M-Pesa is known to take these back: a later question has to agree (RELIABILITY.md 1.5). */
const tentative = (sentence: string, nextAction: string): ResultFact => ({
  ...failed(sentence, nextAction),
  firm: false,
})
const open = (sentence: string, nextAction: string): ResultFact => ({
  ...failed(sentence, nextAction),
  meaning: 'undetermined',
})

const ASK_AGAIN = 'Ask the customer again when they are ready.'
const TELL_SAFARICOM = 'Ask Safaricom about this account before trying again.'
const CHECK_INITIATOR = 'Check the initiator name, password and certificate in the settings of this installation.'

/** Daraja contract section 8 (read 2026-11), columns S. */
const STK: Readonly<Record<string, ResultFact>> = {
  '1': failed('The customer does not have enough money.', 'Ask again after they have topped up.'),
  '1001': tentative('Another prompt or USSD session is open on that phone.', 'Try again in one to three minutes.'),
  '1019': tentative('The prompt expired before the customer answered.', ASK_AGAIN),
  '1025': tentative('The prompt could not be delivered.', ASK_AGAIN),
  '1031': tentative('The prompt timed out.', ASK_AGAIN),
  '1032': failed('Customer cancelled the prompt.', ASK_AGAIN),
  '1036': tentative('The phone did not confirm the prompt.', ASK_AGAIN),
  '1037': tentative('The phone could not be reached, or nobody answered.', ASK_AGAIN),
  '2001': failed('The customer entered a wrong PIN.', ASK_AGAIN),
  '4999': {
    meaning: 'pending',
    firm: true,
    sentence: 'The customer has not answered yet.',
    nextAction: 'Wait for the prompt to end.',
  },
  '9999': tentative('The prompt could not be sent.', ASK_AGAIN),
  '17': tentative('M-Pesa had an internal failure.', ASK_AGAIN),
  '26': tentative('M-Pesa is busy.', 'Wait a few minutes, then ask the customer again.'),
  E3008: tentative('M-Pesa does not prompt this subscriber.', 'Use another number.'),
}

/** Columns C. A failure listed here is final; anything else waits for proof. */
const B2C: Readonly<Record<string, ResultFact>> = {
  '1': failed('The payout account does not have enough money.', 'Top up the Utility account, then make a new payment.'),
  '2': failed('The amount is below the least that M-Pesa pays out.', 'Make a new payment with a larger amount.'),
  '3': failed('The amount is above the most that M-Pesa pays out at once.', 'Split it into several payments.'),
  '4': failed('The receiver has reached their daily limit.', 'Try again tomorrow with a new payment.'),
  '5': failed('The payment would exceed a balance limit.', TELL_SAFARICOM),
  '6': failed('M-Pesa could not find our account.', TELL_SAFARICOM),
  '7': failed('M-Pesa could not find the receiver.', 'Check the number, then make a new payment.'),
  '8': failed('The receiver’s wallet would be too full.', 'Pay less, or later, with a new payment.'),
  '11': failed('Our account is not active.', TELL_SAFARICOM),
  '12': failed('The receiver’s account is not active.', 'Ask the receiver for another number.'),
  '13': failed('M-Pesa could not find the account to debit.', TELL_SAFARICOM),
  '14': failed('M-Pesa could not find the account to credit.', 'Check the number, then make a new payment.'),
  '21': failed('Our API user may not make payouts.', 'Ask the M-Pesa administrator to give the role.'),
  '2001': failed('M-Pesa does not accept our initiator.', CHECK_INITIATOR),
  '2006': failed('Our account is restricted.', TELL_SAFARICOM),
  '2028': failed('Our short code does not have this product.', TELL_SAFARICOM),
  '2040': failed('The receiver is not registered with M-Pesa.', 'Ask the receiver for another number.'),
  '8006': failed('Our API user is locked.', 'Ask the M-Pesa administrator to unlock it.'),
  SFC_IC0003: failed('There is no such receiver.', 'Check the number, then make a new payment.'),
}

/** Columns A and T: these tell of the question, never of a payment. */
const QUESTION: Readonly<Record<string, ResultFact>> = {
  '15': open('M-Pesa has seen this question before.', 'It is asked again by itself.'),
  '17': open('M-Pesa had an internal failure.', 'It is asked again by itself.'),
  '18': open('M-Pesa does not accept the initiator’s password.', CHECK_INITIATOR),
  '20': open('M-Pesa does not know the initiator.', CHECK_INITIATOR),
  '21': open('Our API user may not ask this.', 'Ask the M-Pesa administrator to give the role.'),
  '22': open('The initiator is not active.', CHECK_INITIATOR),
  // "Not found" is not proof until the statement is checked (RELIABILITY.md 1.5).
  '25': { ...open('M-Pesa does not find this payment.', 'Check the M-Pesa statement.'), meaning: 'not_known' },
  '26': open('M-Pesa is busy.', 'It is asked again by itself.'),
  '2001': open('M-Pesa does not accept our initiator.', CHECK_INITIATOR),
  '8006': open('Our API user is locked.', 'Ask the M-Pesa administrator to unlock it.'),
}

const TABLES: Readonly<Record<ResultOf, Readonly<Record<string, ResultFact>>>> = {
  stk: STK,
  b2c: B2C,
  question: QUESTION,
}

function factOf(of: ResultOf, code: string): ResultFact | undefined {
  return Object.hasOwn(TABLES[of], code) ? TABLES[of][code] : undefined
}

/** Success is 0 and nothing else; a code nobody listed, or none at all, is undetermined and never a failure. */
export function resultMeaning(of: ResultOf, code: string | undefined): { meaning: EvidenceMeaning; firm: boolean } {
  const tidy = tidyCode(code)
  if (tidy === '0') return { meaning: 'succeeded', firm: true }
  const { meaning = 'undetermined', firm = true } = (tidy && factOf(of, tidy)) || {}
  return { meaning, firm }
}

/** From an STK query these are gateway trouble, not the prompt's end (contract section 8, classification). */
const TROUBLE_IN_A_QUERY: ReadonlySet<string> = new Set(['17', '26'])

export function stkQueryMeaning(code: string | undefined): { meaning: EvidenceMeaning; firm: boolean } {
  const tidy = tidyCode(code)
  if (tidy && TROUBLE_IN_A_QUERY.has(tidy)) return { meaning: 'undetermined', firm: true }
  return resultMeaning('stk', tidy)
}

/** The sentence of a result code, else of a refusal's code. */
export function explainCode(of: ResultOf, code: string): CodeExplanation | undefined {
  const tidy = tidyCode(code)
  if (!tidy) return undefined
  const fact = factOf(of, tidy) ?? (Object.hasOwn(REFUSAL_WORDS, tidy) ? REFUSAL_WORDS[tidy] : undefined)
  return fact && { sentence: fact.sentence, nextAction: fact.nextAction }
}

const CHECK_KEYS = 'Check the consumer key, the products of the app, and that they belong to this short code.'
const REFUSAL_WORDS: Readonly<Record<string, CodeExplanation>> = {
  '400.002.02': { sentence: 'M-Pesa did not accept a field of the request.', nextAction: 'Correct it and start anew.' },
  '400.002.05': { sentence: 'M-Pesa could not read the request.', nextAction: 'Report this to whoever runs Hazina.' },
  '400.003.01': { sentence: 'M-Pesa does not accept our access token.', nextAction: CHECK_KEYS },
  '400.003.02': { sentence: 'M-Pesa did not accept the callback address.', nextAction: 'Check the public address.' },
  '401.002.01': { sentence: 'M-Pesa does not accept our access token.', nextAction: CHECK_KEYS },
  '401.003.01': { sentence: 'M-Pesa does not accept our access token.', nextAction: CHECK_KEYS },
  '404.001.03': { sentence: 'M-Pesa does not accept our access token.', nextAction: CHECK_KEYS },
  '404.001.04': { sentence: 'M-Pesa does not accept our access token.', nextAction: CHECK_KEYS },
  '500.003.02': { sentence: 'M-Pesa is busy.', nextAction: 'It is tried again by itself.' },
  '500.003.03': { sentence: 'The quota of calls is used up.', nextAction: 'It is tried again by itself.' },
  '00.002.1001': { sentence: 'M-Pesa is under maintenance.', nextAction: 'It is tried again by itself.' },
}
