/** Every refusal a person can meet, one code each; its sentence is in the message catalogue under `errors.<code>`. */
export const ERROR_CODES = [
  'forbidden',
  'not_found',
  'signed_out',
  'link_over',
  'conflict',
  'invalid_input',
  'request_key_reused',
  'maker_is_approver',
  'proposer_is_decider',
  'proposal_open',
  'resolution_moot',
  'content_changed',
  'already_approved',
  'batch_changed',
  'wrong_code',
  'name_not_confirmed',
  'quote_expired',
  'prompt_open',
  'provider_refused',
  'provider_unreachable',
  'provider_outcome_unknown',
  'not_configured',
  'too_many_attempts',
  'too_fast',
  'reveal_limit',
  'store_busy',
  'store_full',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** English sentences, used where no catalogue is at hand (logs, command line). */
export const USER_MESSAGE: Readonly<Record<ErrorCode, string>> = {
  forbidden: 'You do not have permission to do this.',
  not_found: 'There is no such record, or you may not see it.',
  signed_out: 'You are signed out. Sign in again; what you typed is kept.',
  link_over: 'This link does not work any more. Ask an administrator for a new one.',
  conflict: 'Someone else changed this first. Reload before trying again.',
  invalid_input: 'Some fields need another look.',
  request_key_reused: 'This form was already used for a different payment. Open a new form.',
  maker_is_approver: 'You prepared this payment, so somebody else has to approve it.',
  proposer_is_decider: 'You proposed this, so somebody else has to decide it.',
  proposal_open: 'A change of this waits for a second person already. Decide or withdraw it first.',
  resolution_moot: 'The provider told something new since this was proposed. Nothing was settled by it; look again.',
  content_changed: 'This payment changed since you opened it. Nothing was approved; look again.',
  already_approved: 'You approved this payment before; it counts once.',
  batch_changed: 'Not every payment of this list is as it was. Nothing was approved; look again.',
  wrong_code: 'That code is not valid now. Wait for the next one and try again.',
  name_not_confirmed: 'Confirm the name the bank found before going on.',
  quote_expired: 'The quote is no longer valid. Ask for a new one.',
  prompt_open: 'A prompt is already open on that phone. Wait for it to end, or say that you want a second one.',
  provider_refused: 'The provider refused this request.',
  provider_unreachable: 'The provider cannot be reached now. No money moved; try again in a moment.',
  provider_outcome_unknown: 'The provider did not answer. Do not send again; we are checking.',
  not_configured: 'This provider is not set up.',
  too_many_attempts: 'Too many attempts. Wait a little and try again.',
  too_fast: 'That is more in a short time than is allowed. Nothing was changed; wait a little and try again.',
  reveal_limit: 'You revealed 20 records within an hour, which is the limit. Try again later.',
  store_busy: 'The database is busy. Nothing was changed; try again in a moment.',
  store_full:
    'The disk is full. Nothing was changed, and nothing is sent until there is room; what is stored can be read.',
}

/** Field errors by field name; the values are keys of the `errors.field` messages or whole provider sentences. */
export type FieldProblems = Readonly<Record<string, string>>

/** Acts on a payment that leave nothing for whoever comes second; words of the life cycle. */
export const DECISIVE_ACTS = ['approve', 'approve_last', 'deny', 'edit', 'cancel', 'expire'] as const
export type DecisiveAct = (typeof DECISIVE_ACTS)[number]

/** Who did it first, for a sentence that says so. `by` is empty when the clock did. */
export type WhoWasFirst = Readonly<{ act: DecisiveAct; by: string; at: Date }>

/** One refusal among several that were asked for together. */
export type PartRefusal = Readonly<{ code: ErrorCode; first?: WhoWasFirst }>

/** An expected refusal. Broken invariants are plain `Error` and reach the error page. */
export class AppError extends Error {
  override name = 'AppError'

  /** Next.js bundles this file once for pages and once for the start-up; an AppError of the other copy is one too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'AppError' && 'code' in value
  }

  readonly userMessage: string
  readonly fields: FieldProblems
  /** Who was first, when somebody was. */
  readonly first: WhoWasFirst | undefined
  /** By record, when one of several was refused. */
  readonly parts: Readonly<Record<string, PartRefusal>>

  constructor(
    readonly code: ErrorCode,
    /** For the log: ids and reasons, never a whole account, token or body. */
    detail: string,
    options?: ErrorOptions & {
      fields?: FieldProblems
      first?: WhoWasFirst
      parts?: Readonly<Record<string, PartRefusal>>
    },
  ) {
    super(`${code}: ${detail}`, options)
    this.userMessage = USER_MESSAGE[code]
    this.fields = options?.fields ?? {}
    this.first = options?.first
    this.parts = options?.parts ?? {}
  }
}
