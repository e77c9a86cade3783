import type { Evidence } from '@/lib/core/evidence'
import type { JsonRefusal } from '@/lib/core/json-guard'
import type { Currency } from '@/lib/core/money'
import type { Direction, ProviderId, Rail } from '@/lib/core/rails'
import type { ReplyClass } from '@/lib/core/reply-class'

/** One HTTP exchange kept as evidence: bodies capped at 64 KiB, secrets masked by the provider before it leaves its folder. */
export type Exchange = Readonly<{
  operation: string
  startedAt: Date
  durationMs: number
  request: Readonly<{ method: string; url: string; body: string }>
  /** Null when no answer arrived; `lost` then says why. */
  reply: Readonly<{ status: number; body: string; requestId?: string }> | null
  lost?: string
}>

/** Callback doors; their names carry no word that Daraja refuses in a URL. */
export const DOORS = ['results', 'timeouts', 'prompts', 'validation', 'confirmation', 'w', 'b'] as const
export type Door = (typeof DOORS)[number]

/**
 * The steps of sending, each its own attempt with its own key. Most rails have only `send`;
 * BitPesa creates (moves nothing) and then funds.
 */
export type SendStep = 'send' | 'fund'

/** What is asked of a rail. Built from the stored payment, never from the browser. */
export type SendOrder = Readonly<{
  paymentId: string
  attemptId: string
  /** Made once per attempt, stored before the first call, reused on every try of it. At most 20 of [A-Za-z0-9_-]. */
  providerKey: string
  rail: Rail
  amountMinor: bigint
  currency: Currency
  /** The provider's key of our own account: short code, account id, currency. */
  sourceAccountKey: string
  counterpartyName: string
  counterpartyAccount: string
  /** Bank slug or corridor (`UGX::Mobile`), empty where the rail has one place only. */
  counterpartyBank: string
  merchantReference: string
  purpose: string
  details: Readonly<Record<string, string>>
  /** Known once the first step was accepted. */
  providerReference?: string
  /** Absolute address of a callback door with this attempt's token. */
  callbackUrl(door: Door): string
}>

/** The exact bytes of a request with its secrets left out as `{{name}}`; stored before anything is sent. */
export type PreparedRequest = Readonly<{ operation: string; method: 'POST'; path: string; body: string }>

/** A prepared request on its way; `mayLeave` is the sender's last look, after every token and wait, before the first byte. */
export type Sending = PreparedRequest & Readonly<{ mayLeave?: () => Promise<boolean> }>

export type SendOutcome =
  /** No byte of the request left. */
  | { kind: 'not_sent'; because: string }
  /** The provider documents this answer as "not executed". */
  | { kind: 'refused'; code: string; words: string }
  /** Not executed, and may be tried again with the same key after the wait. */
  | { kind: 'refused_retry'; because: string; retryAfterMs?: number }
  /** Money may have moved. */
  | { kind: 'indeterminate'; because: string }
  | { kind: 'accepted'; providerReference: string; otherReference?: string }
  | { kind: 'final'; evidence: Evidence }

export type Transmission = Readonly<{ replyClass: ReplyClass; outcome: SendOutcome; exchange: Exchange | null }>

export type Answer =
  | { kind: 'evidence'; evidence: Evidence; exchange: Exchange }
  /** The question was accepted; its answer comes to the callback door given. */
  | { kind: 'asked'; providerReference: string; exchange: Exchange }
  /** A failed query is no evidence. */
  | { kind: 'no_answer'; because: string; exchange: Exchange | null }
  /** This rail has nothing to ask with (yet): only the callback or a statement can tell. */
  | { kind: 'cannot_ask'; because: string }

/** One way to move money, in or out. */
export interface MoneyRail {
  readonly rail: Rail
  readonly steps: readonly SendStep[]
  /** Whether an indeterminate send may be repeated with the same key and bytes (RELIABILITY.md 1.5). */
  readonly resendSameKey: boolean
  /** Pure: the same order gives the same bytes. @throws AppError `invalid_input` for what the rail cannot carry. */
  prepare(step: SendStep, order: SendOrder): PreparedRequest
  /** Never throws for a lost answer: that is an outcome. */
  transmit(step: SendStep, sending: Sending, order: SendOrder): Promise<Transmission>
  /** A read: safe to repeat. `askKey` names this question where the provider answers by callback. */
  ask(order: SendOrder, askKey: string): Promise<Answer>
}

export type BalanceReading = Readonly<{
  accountKey: string
  accountName?: string
  currency: Currency
  availableMinor: bigint
  currentMinor: bigint
  unclearedMinor?: bigint
  /** What the account is made of, where one string tells of several (M-Pesa: Utility, Working, Charges Paid). */
  parts?: readonly Readonly<{ name: string; currency: Currency; availableMinor: bigint; currentMinor: bigint }>[]
  at: Date
}>

export interface BalanceSource {
  /** `now`: the figures; `asked`: they come to the `results` door of the given address. */
  readBalances(
    callbackUrl: (door: Door) => string,
  ): Promise<
    | { kind: 'now'; readings: BalanceReading[]; exchange: Exchange }
    | { kind: 'asked'; exchange: Exchange }
    | { kind: 'no_answer'; because: string; exchange: Exchange | null }
  >
  /** Ask no more often than this. */
  readonly minIntervalMs: number
}

/** One line of an account's history as the provider tells it. */
export type HistoryLine = Readonly<{
  providerReference: string
  accountKey: string
  rail: Rail
  direction: Direction
  state: 'succeeded' | 'failed' | 'pending' | 'reversed'
  amountMinor: bigint
  feeMinor: bigint
  currency: Currency
  occurredAt: Date
  counterpartyName: string
  /** As the provider gives it: full, masked or hashed. */
  counterpartyAccount: string
  merchantReference: string
  description: string
  channel: string
  balanceAfterMinor?: bigint
}>

export interface HistorySource {
  /** The next page after the cursor (null: from the beginning). `total` is an estimate for progress, when known. */
  readHistory(
    cursor: string | null,
  ): Promise<{ lines: HistoryLine[]; cursor: string | null; done: boolean; total?: number }>
}

export type InboundMessage = Readonly<{
  door: Door
  /** The address as registered with the provider, its query string included: what BitPesa signs, where M-Pesa's questions carry their subject. */
  registeredUrl: string
  rawBody: Uint8Array
  headers: Readonly<Record<string, string>>
  receivedAt: Date
}>

export type InboundItem =
  | {
      kind: 'evidence'
      providerReference?: string
      providerKey?: string
      evidence: Evidence
      /** The same news as a line of history, for money that was not ordered here. */
      line?: HistoryLine
    }
  | { kind: 'arrival'; line: HistoryLine }
  | { kind: 'balance'; readings: BalanceReading[] }
  /** An answer to a status query: the payment it tells of is found by these, else by the query attempt's token. */
  | { kind: 'noise'; because: string }

/** What a message says. */
export type InboundMeaning = Readonly<{
  /** Same message, same key: repeats are counted, not applied. */
  dedupKey: string
  items: InboundItem[]
  /** Why its bytes are not taken as a message at all: the sender hears 400. */
  refusal?: JsonRefusal
}>

/**
 * `unsigned`: the provider signs nothing and the token in the address has to do. `stale`: signed by the provider, but
 * too long ago; `ahead`: signed for a time that has not come.
 */
export type InboundAuthenticity = 'signed' | 'unsigned' | 'bad_signature' | 'stale' | 'ahead'
export type InboundReading = InboundMeaning & Readonly<{ authenticity: InboundAuthenticity }>

/** Where a provider signs nothing, what else has to fit before its word is followed (RELIABILITY.md section 3 row 20). */
export type CallbackCaution = Readonly<{
  /** Addresses or ranges it calls from; none given: any. */
  addresses: readonly string[]
  /** A payout of more than this is believed once a question agrees; without it the callback is enough. */
  confirmAboveMinor?: bigint
}>

export interface CallbackSource {
  readonly doors: readonly Door[]
  readonly caution?: CallbackCaution
  /** Authenticity on the raw bytes, then meaning. Never throws: what cannot be read is noise. */
  readInbound(message: InboundMessage): InboundReading
  /** Meaning alone, of a stored message whose authenticity was settled when it came. Never throws. */
  readMeaning(message: Omit<InboundMessage, 'headers'>): InboundMeaning
  /** Body to answer with, when the provider wants a particular one. */
  readonly acknowledgement: string
}

export type NameFound = { found: true; name: string; account: string } | { found: false; because: string }

export interface NameLookup {
  /** Places that answer names; all of them where this is left out. */
  covers?(bank: string): boolean
  /** `details`: further fields of the place by our own names, where its accounts need them (a bank code). */
  lookUpName(
    place: Readonly<{ bank: string; account: string; details?: Readonly<Record<string, string>> }>,
  ): Promise<NameFound>
}

export type Quote = Readonly<{
  sendMinor: bigint
  sendCurrency: Currency
  receiveMinor: bigint
  receiveCurrency: Currency
  /** Units received per unit sent, as decimal text for people. */
  rate: string
  feeMinor: bigint
  expiresAt: Date
}>

export interface QuoteSource {
  /** Creates nothing at the provider. `fix` says which side the amount is of. */
  quote(
    wish: Readonly<{
      corridor: string
      sendCurrency: Currency
      receiveCurrency: Currency
      fix: 'send' | 'receive'
      amountMinor: bigint
    }>,
  ): Promise<Quote>
}

/** A place money can be sent to by this provider: a bank of iHela, a corridor of BitPesa. */
export type Place = Readonly<{
  id: string
  name: string
  currency: Currency
  /** Limits of one payment there in minor units, when the provider states them. */
  minMinor?: bigint
  maxMinor?: bigint
  /** Limits of a bill that is paid from there. */
  billLimits?: Readonly<{ minMinor?: bigint; maxMinor?: bigint }>
  accountMask?: string
  /** Further fields that this place needs, by our own names. */
  fields: readonly Readonly<{
    name: string
    required: boolean
    options?: readonly Readonly<{ value: string; label: string }>[]
  }>[]
}>

export interface Directory {
  listPlaces(): Promise<Place[]>
}

/** A bill raised through a provider, and where its payer goes. */
export type BillRaised = Readonly<{ code: string; confirmationUrl: string; providerWord: string }>
export type BillStatus = Readonly<{
  meaning: 'pending' | 'paid' | 'expired' | 'failed' | 'cancelled' | 'unmapped'
  providerWord: string
  bankReference?: string
}>

export interface BillRail {
  raiseBill(
    bill: Readonly<{
      merchantReference: string
      amountMinor: bigint
      payer: string
      description: string
      bank?: string
      /** Where the payer's browser goes afterwards; it proves nothing. */
      returnUrl?: string
    }>,
  ): Promise<
    | { kind: 'raised'; bill: BillRaised; exchange: Exchange }
    /** Without an exchange it was refused by us, before anything left. */
    | { kind: 'refused'; words: string; fields: Record<string, string>; exchange: Exchange | null }
    | { kind: 'not_sent'; because: string }
    | { kind: 'indeterminate'; because: string; exchange: Exchange | null }
  >
  checkBill(
    bill: Readonly<{ merchantReference: string; code: string }>,
  ): Promise<
    | { kind: 'status'; status: BillStatus; exchange: Exchange }
    | { kind: 'no_answer'; because: string; exchange: Exchange | null }
  >
}

/** An account of ours at a provider, known from configuration. */
export type OwnAccount = Readonly<{
  key: string
  name: string
  currency: Currency
  purpose: 'collect' | 'pay' | 'both'
}>

/** How a prompt on a phone ended without money, whatever number a provider has for it. */
export const PROMPT_ENDS = [
  'cancelled',
  'unreachable',
  'no_answer',
  'no_funds',
  'wrong_pin',
  'busy',
  'not_sent',
] as const
export type PromptEnd = (typeof PROMPT_ENDS)[number]

/**
 * Whether a person may start a new request after this code: `never` as it is, `now`, `later` (after a top-up, a pause,
 * an unlocking), or `wait` because this request is still open.
 */
export type AgainAdvice = 'never' | 'now' | 'later' | 'wait'

/** What a provider's code means to a person, and what to do next. English sentences. */
export type CodeExplanation = Readonly<{ sentence: string; nextAction: string; again?: AgainAdvice }>

/** Giving money back that a customer paid: the whole of one receipt. */
export type ReversalOrder = Readonly<{
  /** The provider's receipt of the money that came. */
  receipt: string
  /** The amount of that receipt: parts cannot be reversed. */
  amountMinor: bigint
  currency: Currency
  /** The account of ours that received it. */
  accountKey: string
  remarks: string
  /** Known once the reversal was accepted. */
  providerReference?: string
  callbackUrl(door: Door): string
}>

/** Moves money, so it follows the rules of a send: prepared, stored, sent once, then asked about. */
export interface Reversible {
  /** Pure. @throws AppError `invalid_input` */
  prepare(order: ReversalOrder): PreparedRequest
  transmit(sending: Sending, order: ReversalOrder): Promise<Transmission>
  ask(order: ReversalOrder, askKey: string): Promise<Answer>
}

/** Asks what stands behind a receipt; the answer comes to the `results` door. A read. */
export interface ReceiptQuestion {
  askReceipt(
    question: Readonly<{ receipt: string; accountKey: string; callbackUrl(door: Door): string }>,
    askKey: string,
  ): Promise<Answer>
}

/** A payment that a customer wants to make to us and that the provider asks about first. Nothing has moved yet. */
export type ArrivalQuestion = Readonly<{
  providerReference: string
  accountKey: string
  amountMinor: bigint | undefined
  currency: Currency
  /** What the customer typed as account number. */
  merchantReference: string
  payerName: string
  payerAccount: string
}>
export type ArrivalVerdict =
  | { accept: true; ourReference?: string }
  | {
      accept: false
      because: 'payer_number' | 'account_number' | 'amount' | 'payer_details' | 'receiving_account' | 'other'
      words?: string
    }

/** Answers the provider before it takes a customer's money. */
export interface ArrivalGate {
  /**
   * The body to answer with. Accepts where no rule is given, where the rule fails or is too slow, and where the message
   * cannot be read: a customer's payment is not lost to trouble of ours.
   */
  validateArrival(
    message: InboundMessage,
    decide?: (arrival: ArrivalQuestion) => ArrivalVerdict | Promise<ArrivalVerdict>,
  ): Promise<string>
}

/** For trying things out: a customer pays one of our accounts. Only on hosts that are not the real thing. */
export interface ArrivalSimulator {
  simulateArrival(
    arrival: Readonly<{
      accountKey: string
      to: 'pay_bill' | 'till'
      amountMinor: bigint
      payer: string
      merchantReference: string
    }>,
  ): Promise<
    | { kind: 'accepted'; exchange: Exchange }
    | { kind: 'refused'; words: string; exchange: Exchange }
    | { kind: 'no_answer'; because: string; exchange: Exchange | null }
  >
}

export type Cancellation =
  /** How the instruction stands after it: cancelled, or ended otherwise before it could be. */
  | { kind: 'evidence'; evidence: Evidence; exchange: Exchange }
  /** Taken down, but it may still be paid: only a later question or callback tells how it ended. */
  | { kind: 'requested'; because: string; exchange: Exchange }
  | { kind: 'refused'; code: string; words: string; exchange: Exchange | null }
  /** Whether it was cancelled is not known; asking again is safe. */
  | { kind: 'no_answer'; because: string; exchange: Exchange | null }

/** Stops an instruction that was accepted and is not final. Safe to repeat. */
export interface Cancellable {
  readonly rails: readonly Rail[]
  cancel(order: SendOrder, reason: string): Promise<Cancellation>
}

export type Correction =
  | { kind: 'accepted'; evidence: Evidence; exchange: Exchange }
  | { kind: 'refused'; words: string; fields: Record<string, string>; exchange: Exchange | null }
  | { kind: 'no_answer'; because: string; exchange: Exchange | null }

/** Puts right what the payee's side refused, so that the same payment is tried again: never a second one. */
export interface Correctable {
  readonly rails: readonly Rail[]
  /** Only what changes, by our own names; the account of the payee is `counterpartyAccount`. */
  correct(order: SendOrder, changes: Readonly<Record<string, string>>): Promise<Correction>
}

/** Asks whether the provider would take an order; nothing is stored there. */
export interface OrderCheck {
  readonly rails: readonly Rail[]
  /** @throws AppError `provider_unreachable` */
  checkOrder(order: SendOrder): Promise<{ ok: true } | { ok: false; words: string; fields: Record<string, string> }>
}

export type PaymentProof = Readonly<{ id: string; fileName: string; url: string }>

/** Papers of the payee's bank that a payment was carried out. Their addresses are shown to people, never fetched. */
export interface ProofSource {
  /** @throws AppError `provider_unreachable` */
  listProofs(order: SendOrder): Promise<PaymentProof[]>
}

/** Several orders of one rail in one request, under one key; afterwards each is an instruction of its own. */
export interface BulkRail {
  readonly rail: Rail
  /** Pure. @throws AppError `invalid_input` */
  prepareBulk(orders: readonly SendOrder[]): PreparedRequest
  /** One transmission for each order, in their order. Never throws for a lost answer. */
  transmitBulk(sending: Sending, orders: readonly SendOrder[], providerKey: string): Promise<Transmission[]>
}

/** What a connection test looks at, in this order; a provider has the steps that mean something there. */
export const CONNECTION_STEPS = ['address', 'token', 'signature', 'read', 'account', 'callbacks'] as const
export type ConnectionStep = (typeof CONNECTION_STEPS)[number]

/** Why a step failed; each has its sentence and its remedy in the catalogue under `connection.cause`. */
export const CONNECTION_CAUSES = [
  'not_an_address',
  'not_https',
  'wrong_path',
  'host_unknown',
  'nobody_listens',
  'not_secure',
  'too_slow',
  'cut_off',
  'wrong_secret',
  'not_allowed',
  'wrong_address',
  'not_data',
  'too_often',
  'provider_down',
  'unexpected',
  'account_missing',
  'door_local',
  'door_unreachable',
  'door_foreign',
] as const
export type ConnectionCause = (typeof CONNECTION_CAUSES)[number]

export type ConnectionFinding = Readonly<{
  step: ConnectionStep
  outcome: 'fine' | 'failed' | 'not_tried'
  /** Of a failed step. */
  cause?: ConnectionCause
  /** HTTP status, where one came. */
  status?: number
  /** The address that was called, what was expected of it, an account that is missing: without secrets. */
  about?: string
  /** Lines to compare with the provider, such as the text that is signed; secrets masked. */
  lines?: readonly string[]
}>

export interface ConnectionTest {
  /** Moves nothing. Each call has its time limit; steps that hang on a failed one are not tried. Never throws for the network. */
  testConnection(callbackUrl: (door: Door) => string): Promise<readonly ConnectionFinding[]>
}

/** A provider has the capabilities it has, no more; pages ask for capabilities, never for names. */
export interface Provider {
  readonly id: ProviderId
  readonly accounts: readonly OwnAccount[]
  readonly rails: Partial<Record<Rail, MoneyRail>>
  readonly balances?: BalanceSource
  readonly history?: HistorySource
  readonly callbacks?: CallbackSource
  readonly names?: NameLookup
  readonly quotes?: QuoteSource
  readonly directory?: Directory
  readonly bills?: BillRail
  readonly reversals?: Reversible
  readonly receipts?: ReceiptQuestion
  readonly arrivalGate?: ArrivalGate
  readonly arrivalSimulator?: ArrivalSimulator
  readonly connection?: ConnectionTest
  readonly cancellations?: Cancellable
  readonly corrections?: Correctable
  readonly orderChecks?: OrderCheck
  readonly proofs?: ProofSource
  readonly bulk?: BulkRail
  /**
   * Registers our callback addresses there, where that is done by API. Safe to repeat. `renew`: made anew, with the
   * present secret, also where a good one is there (the secret was replaced, or the provider switched it off).
   */
  registerCallbacks?(callbackUrl: (door: Door) => string, options?: Readonly<{ renew?: boolean }>): Promise<void>
  /** The plain meaning of a result or refusal code of one of its rails. */
  explain?(rail: Rail, code: string): CodeExplanation | undefined
}
