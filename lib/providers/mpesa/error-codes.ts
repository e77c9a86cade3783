import type { AgainAdvice, CodeExplanation } from '../explanations'

/**
 * What a synchronous error proves: `token`: renew it and repeat once; `retry`: not queued, the same may come later;
 * `refused`: not queued; `by_words`: four things under one code; `open`: decides nothing.
 */
export type ErrorKind = 'token' | 'retry' | 'refused' | 'by_words' | 'open'
export type ErrorRow = Readonly<{ code: string; kind: ErrorKind }> & Required<CodeExplanation>

const row = (
  code: string,
  kind: ErrorKind,
  sentence: string,
  nextAction: string,
  again: AgainAdvice = 'never',
): ErrorRow => ({ code, kind, sentence, nextAction, again })

const CHECK_KEYS = 'Check the consumer key, the products of the app, and that they belong to this short code.'
const TOKEN = 'M-Pesa does not accept our access token.'
const NO_PATH = 'M-Pesa does not know this address.'
const CHECK_BASE = 'Check the base URL of M-Pesa in the settings of this installation.'
const REPORT = 'Report this to whoever runs Hazina.'
const BY_ITSELF = 'It is tried again by itself.'

/** Daraja contract section 3 and 2 (read 2026-11), in its order. */
export const ERROR_ROWS: readonly ErrorRow[] = [
  row('400.002.02', 'refused', 'M-Pesa did not accept a field of the request.', 'Correct it and start anew.', 'now'),
  row('400.002.05', 'refused', 'M-Pesa could not read the request.', REPORT),
  row('400.003.01', 'token', TOKEN, CHECK_KEYS),
  row('400.003.02', 'refused', 'M-Pesa did not accept the callback address.', 'Check the public address.'),
  row('400.008.01', 'refused', 'M-Pesa does not accept how we sign in.', CHECK_KEYS),
  row('400.008.02', 'refused', 'M-Pesa does not accept how we sign in.', REPORT),
  row('401.002.01', 'token', TOKEN, CHECK_KEYS),
  row('401.003.01', 'token', TOKEN, CHECK_KEYS),
  row('404.001.01', 'refused', NO_PATH, CHECK_BASE),
  row('404.002.01', 'refused', NO_PATH, CHECK_BASE),
  row('404.003.01', 'refused', NO_PATH, CHECK_BASE),
  row('404.001.03', 'token', TOKEN, CHECK_KEYS),
  row('404.001.04', 'token', TOKEN, CHECK_KEYS),
  row('405.001', 'refused', 'M-Pesa does not take this kind of call.', REPORT),
  row(
    '500.001.1001',
    'by_words',
    'M-Pesa did not take the prompt, or is still busy with it: its own words tell which.',
    'Read its words. For "wrong credentials" check the pass key; for a locked subscriber wait a minute.',
    'later',
  ),
  // Not a refusal: an earlier request with the same id may have been paid.
  row(
    '500.002.1001',
    'open',
    'M-Pesa has seen this payment before.',
    'Do not send it again; its status is asked for.',
    'wait',
  ),
  row('500.003.02', 'retry', 'M-Pesa is busy, or is asked too often.', BY_ITSELF, 'wait'),
  row('500.003.03', 'retry', 'The quota of calls is used up.', BY_ITSELF, 'wait'),
  row('500.003.1001', 'open', 'M-Pesa had an internal error.', 'Its outcome is asked for.', 'wait'),
  row('00.002.1001', 'retry', 'M-Pesa is under maintenance.', BY_ITSELF, 'wait'),
]

const BY_CODE: ReadonlyMap<string, ErrorRow> = new Map(ERROR_ROWS.map((one) => [one.code, one]))

export function errorRow(code: string): ErrorRow | undefined {
  return BY_CODE.get(code)
}

/** What the customer is told when we refuse a payment at the validation door (contract 5.8), by our own reason. */
export const REJECTION_ROWS = {
  payer_number: { code: 'C2B00011', words: 'Invalid phone number' },
  account_number: { code: 'C2B00012', words: 'Invalid account number' },
  amount: { code: 'C2B00013', words: 'Invalid amount' },
  payer_details: { code: 'C2B00014', words: 'Invalid customer details' },
  receiving_account: { code: 'C2B00015', words: 'Invalid short code' },
  other: { code: 'C2B00016', words: 'Rejected' },
} as const
