import { sql } from 'drizzle-orm'
import type { EvidenceSource } from '@/lib/core/evidence'
import type { Currency } from '@/lib/core/money'
import type { FlagKind } from '@/lib/core/payment-reducer'
import { PAYMENT_STATES, type PaymentState } from '@/lib/core/payment-state'
import type { Direction, ProviderId, Rail } from '@/lib/core/rails'
import type { ReplyClass } from '@/lib/core/reply-class'
import type { Kit } from './kit'

/** State of a line of history; what a payment in flight shows before the provider's final word. */
export const TRANSACTION_STATES = ['pending', 'unknown', 'succeeded', 'failed', 'reversed'] as const
export type TransactionState = (typeof TRANSACTION_STATES)[number]

export const BALANCE_SOURCES = ['callback', 'poll', 'result', 'statement'] as const
export type BalanceSourceKind = (typeof BALANCE_SOURCES)[number]

/**
 * What became of an inbound message. `rejected`: not genuine, not readable, or not for this address; `rejected_stale`:
 * genuine, but not in its time or from its place, so the provider is asked; `unconfirmed`: too large to be believed
 * without asking; `closed`: nothing of ours claimed it, and a person put it away.
 */
export const EVENT_VERDICTS = [
  'new',
  'applied',
  'duplicate',
  'stale',
  'conflict',
  'orphan',
  'unconfirmed',
  'rejected',
  'rejected_stale',
  'noise',
  'closed',
] as const
export type EventVerdict = (typeof EVENT_VERDICTS)[number]

/** Who is asked before it counts: changes of rules, rights, payees and unclear payments (RELIABILITY.md 1.8). */
export const PROPOSAL_KINDS = [
  'rule.add',
  'rule.retire',
  'roles.change',
  'payee.add',
  'payee.change',
  'payment.resolve',
] as const
export type ProposalKind = (typeof PROPOSAL_KINDS)[number]
export const PROPOSAL_STATES = ['open', 'confirmed', 'refused', 'withdrawn'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/**
 * `approvers`: so many people release a payout above the amount. The limits stop a payout outright: by one payment, by
 * what one maker prepares in a day, by what leaves through one provider in a day.
 */
export const RULE_KINDS = ['approvers', 'limit_payment', 'limit_maker_day', 'limit_provider_day'] as const
export type RuleKind = (typeof RULE_KINDS)[number]

/** How a payment hangs on an earlier one: tried again after a failure, money given back, a receipt taken back. */
export const LINK_KINDS = ['retry', 'refund', 'reversal'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export const NOTICE_KINDS = ['denied', 'cancelled', 'expired', 'succeeded', 'failed', 'needs_review'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const BILL_STATES = ['draft', 'pending', 'paid', 'expired', 'failed', 'cancelled', 'unknown'] as const
export type BillState = (typeof BILL_STATES)[number]

/** `direct`: went straight to the browser; the others are files that are being made, lie ready, failed or are gone. */
export const EXPORT_STATES = ['direct', 'waiting', 'ready', 'failed', 'expired'] as const
export type ExportState = (typeof EXPORT_STATES)[number]

export const JOB_KINDS = [
  'dispatch',
  'ask',
  'expire',
  'unresolved',
  'bill',
  'balance',
  'history',
  'register',
  'verify',
  'import',
  'export',
  'expire_exports',
] as const
export type JobKind = (typeof JOB_KINDS)[number]

/** `uploaded` waits for somebody to say what its columns mean; `ready` for somebody to press Import. */
export const IMPORT_STATES = ['uploaded', 'checking', 'ready', 'importing', 'done', 'refused', 'discarded'] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/**
 * What a line of a statement is beside what is stored. `confirms`: known money that a statement tells for the first time;
 * `alike`: a person decides; `contradicts`: the same reference is stored with another amount, direction or account.
 */
export const LINE_VERDICTS = ['unchecked', 'new', 'confirms', 'known', 'alike', 'contradicts'] as const
export type LineVerdict = (typeof LINE_VERDICTS)[number]

const listed = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '))

/**
 * Every table, once, for both engines. Amounts are integer minor units beside an ISO code; times are UTC instants;
 * ids are UUIDv7. NOT NULL unless a comment says what null means. Guards that Drizzle cannot say (immutable columns,
 * two-person rule, append-only audit) are triggers in the custom migrations.
 */
export function define(kit: Kit) {
  const users = kit.table(
    'users',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      signInName: kit.text('sign_in_name').notNull(),
      passwordHash: kit.text('password_hash').notNull(),
      roles: kit.text('roles').$type<string>().notNull(), // comma-separated Role words, checked on read
      // AES-256-GCM of the TOTP secret, base64; null until a second factor is enrolled.
      totpSealed: kit.text('totp_sealed'),
      // The last TOTP time step that was used: each code works once.
      totpLastStep: kit.count('totp_last_step').notNull(),
      isDemo: kit.flag('is_demo').notNull(),
      disabledAt: kit.instant('disabled_at'), // null while the person may sign in
      failedSignIns: kit.count('failed_sign_ins').notNull(),
      lockedUntil: kit.instant('locked_until'), // null unless too many sign-ins failed
      createdAt: kit.instant('created_at').notNull(),
    },
    (t) => [kit.uniqueIndex('users_sign_in_name').on(t.signInName)],
  )

  const sessions = kit.table(
    'sessions',
    {
      id: kit.text('id').primaryKey(), // SHA-256 of the id that the cookie carries
      userId: kit
        .text('user_id')
        .notNull()
        .references(() => users.id),
      createdAt: kit.instant('created_at').notNull(),
      lastSeenAt: kit.instant('last_seen_at').notNull(),
      expiresAt: kit.instant('expires_at').notNull(),
      endedAt: kit.instant('ended_at'), // null while it works
    },
    (t) => [kit.index('sessions_user').on(t.userId)],
  )

  const providerAccounts = kit.table(
    'provider_accounts',
    {
      id: kit.text('id').primaryKey(),
      provider: kit.text('provider').$type<ProviderId>().notNull(),
      /** The provider's own key: short code, account id, currency. */
      accountKey: kit.text('account_key').notNull(),
      name: kit.text('name').notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      purpose: kit.text('purpose').$type<'collect' | 'pay' | 'both'>().notNull(),
      createdAt: kit.instant('created_at').notNull(),
    },
    (t) => [kit.uniqueIndex('provider_accounts_key').on(t.provider, t.accountKey)],
  )

  const balanceSnapshots = kit.table(
    'balance_snapshots',
    {
      id: kit.text('id').primaryKey(),
      accountId: kit
        .text('account_id')
        .notNull()
        .references(() => providerAccounts.id),
      availableMinor: kit.minorUnits('available_minor').notNull(),
      currentMinor: kit.minorUnits('current_minor').notNull(),
      unclearedMinor: kit.minorUnits('uncleared_minor'), // null where the provider does not say
      source: kit.text('source').$type<BalanceSourceKind>().notNull(),
      at: kit.instant('at').notNull(),
    },
    // Newest snapshot of an account, and its history backwards.
    (t) => [kit.index('balance_snapshots_newest').on(t.accountId, t.at)],
  )

  const transactions = kit.table(
    'transactions',
    {
      rowNo: kit.rowNumber('row_no'),
      id: kit.text('id').notNull(),
      accountId: kit
        .text('account_id')
        .notNull()
        .references(() => providerAccounts.id),
      provider: kit.text('provider').$type<ProviderId>().notNull(),
      rail: kit.text('rail').$type<Rail>().notNull(),
      direction: kit.text('direction').$type<Direction>().notNull(),
      state: kit.text('state').$type<TransactionState>().notNull(),
      amountMinor: kit.minorUnits('amount_minor').notNull(),
      feeMinor: kit.minorUnits('fee_minor').notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      occurredAt: kit.instant('occurred_at').notNull(),
      /** Receipt or bank reference; `attempt:<id>` until the provider gave one. */
      providerReference: kit.text('provider_reference').notNull(),
      merchantReference: kit.text('merchant_reference').notNull(),
      counterpartyName: kit.text('counterparty_name').notNull(),
      counterpartyAccount: kit.text('counterparty_account').notNull(),
      /** The counterparty's name folded (lower case, no marks): what the supplier filter compares. */
      counterpartyKey: kit.text('counterparty_key').notNull(),
      description: kit.text('description').notNull(),
      channel: kit.text('channel').notNull(),
      balanceAfterMinor: kit.minorUnits('balance_after_minor'), // null where the provider does not say
      paymentId: kit.text('payment_id'), // null for money that was not started here
      billId: kit.text('bill_id'), // null unless it pays a bill raised here
      createdAt: kit.instant('created_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('transactions_id').on(t.id),
      // One money, one line: whatever door tells of it.
      kit.uniqueIndex('transactions_reference').on(t.provider, t.providerReference),
      // The list unfiltered, newest first.
      kit.index('transactions_newest').on(t.occurredAt, t.id),
      // The list of one account, one direction, one rail, one counterparty, one currency.
      kit.index('transactions_account').on(t.accountId, t.occurredAt, t.id),
      kit.index('transactions_direction').on(t.direction, t.occurredAt, t.id),
      kit.index('transactions_rail').on(t.rail, t.occurredAt, t.id),
      kit.index('transactions_counterparty').on(t.counterpartyKey, t.occurredAt, t.id),
      kit.index('transactions_currency').on(t.currency, t.occurredAt, t.id),
      // Largest first, and an amount typed into the search box; within one currency.
      kit.index('transactions_amount').on(t.currency, t.amountMinor, t.id),
      // The Failed tab, then the Unknown one, which shows two states in one order; the common value is left out.
      kit.index('transactions_state').on(t.state, t.occurredAt, t.id).where(sql`${t.state} <> 'succeeded'`),
      kit.index('transactions_unknown').on(t.occurredAt, t.id).where(sql`${t.state} in ('unknown', 'pending')`),
      kit.index('transactions_payment').on(t.paymentId),
      kit.index('transactions_merchant_reference').on(t.merchantReference),
      // A payment of ours that a statement tells of under another number.
      kit
        .index('transactions_own_reference')
        .on(t.merchantReference, t.amountMinor)
        .where(sql`${t.paymentId} is not null`),
      kit.check('transactions_amount', sql`${t.amountMinor} > 0`),
      kit.check('transactions_state_listed', sql`${t.state} in (${listed(TRANSACTION_STATES)})`),
    ],
  )

  const transactionEvidence = kit.table(
    'transaction_evidence',
    {
      id: kit.text('id').primaryKey(),
      transactionId: kit.text('transaction_id').notNull(),
      /** Which door told: callback, statement, reply, query, poll. */
      source: kit.text('source').notNull(),
      /** The reference that this door gave the money; a statement may number it otherwise than the callback. */
      provider: kit.text('provider').$type<ProviderId>().notNull(),
      providerReference: kit.text('provider_reference').notNull(),
      providerEventId: kit.text('provider_event_id'), // null when it came by a list endpoint
      at: kit.instant('at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('transaction_evidence_once').on(t.transactionId, t.source),
      // Finds the line that a second reference of the same money already belongs to.
      kit.index('transaction_evidence_reference').on(t.provider, t.providerReference),
    ],
  )

  const dailyTotals = kit.table(
    'daily_totals',
    {
      id: kit.text('id').primaryKey(), // day:account, so that an upsert has one key
      day: kit.text('day').notNull(), // in the business zone
      accountId: kit.text('account_id').notNull(),
      rail: kit.text('rail').$type<Rail>().notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      inCount: kit.count('in_count').notNull(),
      inMinor: kit.minorUnits('in_minor').notNull(),
      outCount: kit.count('out_count').notNull(),
      outMinor: kit.minorUnits('out_minor').notNull(),
      feeMinor: kit.minorUnits('fee_minor').notNull(),
    },
    (t) => [
      // Charts and sums over days, all accounts; then those of one account.
      kit.index('daily_totals_day').on(t.day),
      kit.index('daily_totals_account').on(t.accountId, t.day),
    ],
  )

  const payees = kit.table(
    'payees',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      nameKey: kit.text('name_key').notNull(), // folded, for look-up
      rail: kit.text('rail').$type<Rail>().notNull(),
      account: kit.text('account').notNull(),
      bank: kit.text('bank').notNull(), // empty where the rail has one place only
      /** Canonical JSON of what a corridor needs beside the account (text values only). */
      details: kit.text('details').notNull(),
      accountChangedAt: kit.instant('account_changed_at').notNull(),
      /** Null until somebody else than who entered it said that it is right: until then it cannot be paid. */
      confirmedAt: kit.instant('confirmed_at'),
      createdBy: kit.text('created_by').notNull(),
      createdAt: kit.instant('created_at').notNull(),
    },
    (t) => [kit.uniqueIndex('payees_place').on(t.rail, t.bank, t.account), kit.index('payees_name').on(t.nameKey)],
  )

  const payments = kit.table(
    'payments',
    {
      id: kit.text('id').primaryKey(),
      /** Short reference for people: HZ-7K3M2Q. */
      reference: kit.text('reference').notNull(),
      direction: kit.text('direction').$type<Direction>().notNull(),
      provider: kit.text('provider').$type<ProviderId>().notNull(),
      rail: kit.text('rail').$type<Rail>().notNull(),
      state: kit.text('state').$type<PaymentState>().notNull(),
      version: kit.count('version').notNull(),
      amountMinor: kit.minorUnits('amount_minor').notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      sourceAccountId: kit
        .text('source_account_id')
        .notNull()
        .references(() => providerAccounts.id),
      counterpartyName: kit.text('counterparty_name').notNull(),
      counterpartyAccount: kit.text('counterparty_account').notNull(),
      counterpartyBank: kit.text('counterparty_bank').notNull(),
      payeeId: kit.text('payee_id'), // null when typed by hand
      merchantReference: kit.text('merchant_reference').notNull(),
      purpose: kit.text('purpose').notNull(),
      details: kit.text('details').notNull(), // canonical JSON, text values only
      makerId: kit
        .text('maker_id')
        .notNull()
        .references(() => users.id),
      lastEditorId: kit
        .text('last_editor_id')
        .notNull()
        .references(() => users.id),
      requestKey: kit.text('request_key').notNull(),
      contentHash: kit.text('content_hash').notNull(),
      approvalsNeeded: kit.count('approvals_needed').notNull(),
      /** The rule that asked for so many; it stays with the payment when rules change. Null: the rule for every payout. */
      approvalRuleId: kit.text('approval_rule_id'),
      /** Nothing had ever been paid to this account when it was submitted, or the payee's account was new. */
      isNewPayee: kit.flag('is_new_payee').notNull().default(false),
      linkKind: kit.text('link_kind').$type<LinkKind>(), // null unless it hangs on an earlier one
      linkedPaymentId: kit.text('linked_payment_id'), // the earlier payment; null when there is none
      linkedTransactionId: kit.text('linked_transaction_id'), // money that came without a payment; null otherwise
      duplicateReason: kit.text('duplicate_reason'), // null when nothing alike was found
      // What the provider says happened; null until it did. Never written over what was ordered.
      confirmedMinor: kit.minorUnits('confirmed_minor'),
      confirmedCurrency: kit.text('confirmed_currency').$type<Currency>(),
      confirmedName: kit.text('confirmed_name'),
      feeMinor: kit.minorUnits('fee_minor'), // null while not known
      providerReference: kit.text('provider_reference'), // null until the provider gave one
      receipt: kit.text('receipt'), // null until money moved
      reasonCode: kit.text('reason_code'), // the provider's code of the last refusal or failure
      reasonWords: kit.text('reason_words'), // the provider's own words for it
      tentativeFailureCode: kit.text('tentative_failure_code'), // a failure that the provider may take back
      decisionNote: kit.text('decision_note'), // why it was denied or cancelled
      nextCheckAt: kit.instant('next_check_at'), // null when nothing is asked
      sentAt: kit.instant('sent_at'), // first transmission; null before
      stateSince: kit.instant('state_since').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      finishedAt: kit.instant('finished_at'), // null while open
    },
    (t) => [
      kit.uniqueIndex('payments_request').on(t.makerId, t.requestKey),
      kit.uniqueIndex('payments_reference').on(t.reference),
      // The payments list, newest first, and by state for the work lists.
      kit.index('payments_newest').on(t.createdAt, t.id),
      kit.index('payments_state').on(t.state, t.createdAt, t.id),
      // Matching callbacks, and the duplicate warning.
      kit.index('payments_provider_reference').on(t.provider, t.providerReference),
      kit.index('payments_counterparty').on(t.counterpartyAccount, t.createdAt),
      // What was given back, or tried again, of one payment or arrival.
      kit.index('payments_linked').on(t.linkedPaymentId),
      kit.index('payments_linked_transaction').on(t.linkedTransactionId),
      kit.check('payments_amount', sql`${t.amountMinor} > 0`),
      kit.check('payments_state_listed', sql`${t.state} in (${listed(PAYMENT_STATES)})`),
    ],
  )

  const approvals = kit.table(
    'approvals',
    {
      id: kit.text('id').primaryKey(),
      paymentId: kit
        .text('payment_id')
        .notNull()
        .references(() => payments.id),
      approverId: kit
        .text('approver_id')
        .notNull()
        .references(() => users.id),
      decision: kit.text('decision').$type<'approved' | 'denied'>().notNull(),
      contentHash: kit.text('content_hash').notNull(),
      version: kit.count('version').notNull(),
      reason: kit.text('reason'), // null for an approval
      voidedAt: kit.instant('voided_at'), // null while it counts
      batchHash: kit.text('batch_hash'), // of the list signed with one code; null for a single decision
      at: kit.instant('at').notNull(),
    },
    (t) => [kit.uniqueIndex('approvals_once').on(t.paymentId, t.approverId).where(sql`${t.voidedAt} is null`)],
  )

  const attempts = kit.table(
    'attempts',
    {
      id: kit.text('id').primaryKey(),
      paymentId: kit
        .text('payment_id')
        .notNull()
        .references(() => payments.id),
      provider: kit.text('provider').$type<ProviderId>().notNull(),
      kind: kit.text('kind').$type<'send' | 'fund' | 'query' | 'cancel'>().notNull(),
      /** Idempotency key: made once, stored before the first call. */
      providerKey: kit.text('provider_key').notNull(),
      /** Exact request, secrets left out. */
      requestPath: kit.text('request_path').notNull(),
      requestBody: kit.text('request_body').notNull(),
      requestSha256: kit.text('request_sha256').notNull(),
      /** SHA-256 of the callback token; the token itself is never stored. */
      callbackTokenHash: kit.text('callback_token_hash').notNull(),
      status: kit.text('status').$type<'open' | 'done'>().notNull(),
      providerReference: kit.text('provider_reference'), // null until the provider gave one
      createdAt: kit.instant('created_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('attempts_key').on(t.provider, t.providerKey),
      kit.uniqueIndex('attempts_one_open_send').on(t.paymentId).where(sql`${t.kind} = 'send' and ${t.status} = 'open'`),
      kit.index('attempts_payment').on(t.paymentId),
      kit.index('attempts_token').on(t.callbackTokenHash),
      kit.index('attempts_provider_reference').on(t.provider, t.providerReference),
    ],
  )

  const attemptTries = kit.table(
    'attempt_tries',
    {
      id: kit.text('id').primaryKey(),
      attemptId: kit
        .text('attempt_id')
        .notNull()
        .references(() => attempts.id),
      number: kit.count('number').notNull(),
      worker: kit.text('worker').notNull(),
      /** Grows with every lease: a worker that lost its lease cannot write. */
      fence: kit.count('fence').notNull(),
      sendStartedAt: kit.instant('send_started_at').notNull(),
      leaseUntil: kit.instant('lease_until').notNull(),
      replyClass: kit.text('reply_class').$type<ReplyClass>(), // null while no reply was recorded
      replyStatus: kit.count('reply_status'), // null when none came
      replyBody: kit.text('reply_body'), // capped and masked; null when none came
      because: kit.text('because'), // why there is none, or what the class hangs on
      endedAt: kit.instant('ended_at'), // null while open
    },
    (t) => [kit.uniqueIndex('attempt_tries_number').on(t.attemptId, t.number)],
  )

  const providerEvents = kit.table(
    'provider_events',
    {
      rowNo: kit.rowNumber('row_no'),
      id: kit.text('id').notNull(),
      provider: kit.text('provider').$type<ProviderId>().notNull(),
      source: kit.text('source').$type<EvidenceSource>().notNull(),
      door: kit.text('door').notNull(), // empty unless a callback
      authenticity: kit.text('authenticity').$type<'signed' | 'token' | 'unsigned' | 'rejected'>().notNull(),
      dedupKey: kit.text('dedup_key').notNull(),
      bodySha256: kit.text('body_sha256').notNull(),
      rawBody: kit.bytes('raw_body').notNull(),
      paymentId: kit.text('payment_id'), // null while unmatched
      attemptId: kit.text('attempt_id'), // null unless a token named it
      verdict: kit.text('verdict').$type<EventVerdict>().notNull(),
      note: kit.text('note'), // in words, why this verdict
      repeats: kit.count('repeats').notNull(),
      /** The query of the address it came to, with its question mark: part of what it says, needed to read it again. */
      search: kit.text('search').notNull().default(''),
      error: kit.text('error'), // why it could not be applied; null when it was
      replays: kit.count('replays').notNull().default(0),
      receivedAt: kit.instant('received_at').notNull(),
    },
    (t) => [
      kit.uniqueIndex('provider_events_id').on(t.id),
      kit.uniqueIndex('provider_events_once').on(t.provider, t.dedupKey, t.bodySha256),
      kit.index('provider_events_payment').on(t.paymentId),
      // Orphans waiting for their reference, rejected ones, errors: the inbox's work list.
      kit.index('provider_events_verdict').on(t.verdict, t.receivedAt).where(sql`${t.verdict} <> 'applied'`),
    ],
  )

  const flags = kit.table(
    'flags',
    {
      id: kit.text('id').primaryKey(),
      paymentId: kit
        .text('payment_id')
        .notNull()
        .references(() => payments.id),
      kind: kit.text('kind').$type<FlagKind>().notNull(),
      note: kit.text('note').notNull(),
      eventId: kit.text('event_id'), // null when a person opened it
      openedAt: kit.instant('opened_at').notNull(),
      closedAt: kit.instant('closed_at'), // null while open
      closedBy: kit.text('closed_by'), // `proposal:<id>` of two people, or `reducer`; null while open
    },
    (t) => [
      kit.index('flags_payment').on(t.paymentId),
      // Needs attention: what is open, oldest first.
      kit.index('flags_open').on(t.openedAt).where(sql`${t.closedAt} is null`),
    ],
  )

  const postings = kit.table(
    'postings',
    {
      id: kit.text('id').primaryKey(),
      paymentId: kit
        .text('payment_id')
        .notNull()
        .references(() => payments.id),
      /** `own`: our account's side; `counter`: the other side. Their sum is zero. */
      kind: kit.text('kind').$type<'own' | 'counter'>().notNull(),
      account: kit.text('account').notNull(),
      amountMinor: kit.minorUnits('amount_minor').notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      at: kit.instant('at').notNull(),
    },
    (t) => [kit.uniqueIndex('postings_once').on(t.paymentId, t.kind)],
  )

  const bills = kit.table(
    'bills',
    {
      id: kit.text('id').primaryKey(),
      reference: kit.text('reference').notNull(),
      provider: kit.text('provider').$type<ProviderId>().notNull(),
      state: kit.text('state').$type<BillState>().notNull(),
      version: kit.count('version').notNull(),
      amountMinor: kit.minorUnits('amount_minor').notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      customerName: kit.text('customer_name').notNull(),
      payer: kit.text('payer').notNull(), // e-mail, phone or the provider's own id
      bank: kit.text('bank').notNull(), // empty: the provider's own
      description: kit.text('description').notNull(),
      merchantReference: kit.text('merchant_reference').notNull(),
      makerId: kit.text('maker_id').notNull(), // `history` for bills of the merchant's old book
      requestKey: kit.text('request_key').notNull(),
      code: kit.text('code'), // null until the provider gave one
      confirmationUrl: kit.text('confirmation_url'), // null until the provider gave one
      providerWord: kit.text('provider_word').notNull(), // the provider's last word, as it said it
      bankReference: kit.text('bank_reference'), // null until paid
      lastCheckedAt: kit.instant('last_checked_at'), // null before the first check
      nextCheckAt: kit.instant('next_check_at'), // null when nothing is asked any more
      checks: kit.count('checks').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      finishedAt: kit.instant('finished_at'), // null while open
    },
    (t) => [
      kit.uniqueIndex('bills_merchant_reference').on(t.provider, t.merchantReference),
      kit.uniqueIndex('bills_request').on(t.makerId, t.requestKey),
      kit.index('bills_newest').on(t.createdAt, t.id),
      kit.index('bills_state').on(t.state, t.createdAt, t.id),
      kit.check('bills_amount', sql`${t.amountMinor} > 0`),
    ],
  )

  const proposals = kit.table(
    'proposals',
    {
      id: kit.text('id').primaryKey(),
      kind: kit.text('kind').$type<ProposalKind>().notNull(),
      /** What it changes: `rules`, `user:<id>`, `payee:<id>`, `payment:<id>`. */
      subject: kit.text('subject').notNull(),
      /** Canonical JSON of the change; the feature of its kind has the schema. */
      content: kit.text('content').notNull(),
      contentHash: kit.text('content_hash').notNull(),
      reason: kit.text('reason').notNull(),
      // A paper that shows it, kept whole; null when the words are enough.
      evidenceName: kit.text('evidence_name'),
      evidenceSha256: kit.text('evidence_sha256'),
      evidenceBytes: kit.bytes('evidence_bytes'),
      state: kit.text('state').$type<ProposalState>().notNull(),
      proposerId: kit
        .text('proposer_id')
        .notNull()
        .references(() => users.id),
      deciderId: kit.text('decider_id'), // null while open
      decisionNote: kit.text('decision_note'), // null unless refused or remarked on
      createdAt: kit.instant('created_at').notNull(),
      decidedAt: kit.instant('decided_at'), // null while open
    },
    (t) => [
      // One change of a thing at a time.
      kit.uniqueIndex('proposals_one_open').on(t.kind, t.subject).where(sql`${t.state} = 'open'`),
      kit.index('proposals_state').on(t.state, t.createdAt, t.id),
      kit.index('proposals_subject').on(t.subject, t.createdAt),
      kit.check('proposals_state_listed', sql`${t.state} in (${listed(PROPOSAL_STATES)})`),
    ],
  )

  const approvalRules = kit.table(
    'approval_rules',
    {
      id: kit.text('id').primaryKey(),
      kind: kit.text('kind').$type<RuleKind>().notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      rail: kit.text('rail').$type<Rail>(), // null: every rail
      /** Applies to amounts above this. */
      overMinor: kit.minorUnits('over_minor').notNull(),
      newPayeeOnly: kit.flag('new_payee_only').notNull(),
      approvers: kit.count('approvers').notNull(), // 0 for limits
      /** The two people's agreement it rests on; `installation` for what a sandbox starts with. */
      proposalId: kit.text('proposal_id').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      retiredAt: kit.instant('retired_at'), // null while in force
    },
    (t) => [
      kit.index('approval_rules_in_force').on(t.currency).where(sql`${t.retiredAt} is null`),
      kit.check('approval_rules_over', sql`${t.overMinor} >= 0`),
      kit.check('approval_rules_approvers', sql`${t.approvers} between 0 and 2`),
      kit.check('approval_rules_kind', sql`${t.kind} in (${listed(RULE_KINDS)})`),
    ],
  )

  const notices = kit.table(
    'notices',
    {
      id: kit.text('id').primaryKey(),
      userId: kit
        .text('user_id')
        .notNull()
        .references(() => users.id),
      kind: kit.text('kind').$type<NoticeKind>().notNull(),
      paymentId: kit
        .text('payment_id')
        .notNull()
        .references(() => payments.id),
      at: kit.instant('at').notNull(),
      readAt: kit.instant('read_at'), // null until looked at
    },
    (t) => [
      // Told once, however often the event is applied.
      kit.uniqueIndex('notices_once').on(t.userId, t.kind, t.paymentId),
      kit.index('notices_unread').on(t.userId, t.at).where(sql`${t.readAt} is null`),
    ],
  )

  const jobs = kit.table(
    'jobs',
    {
      id: kit.text('id').primaryKey(),
      kind: kit.text('kind').$type<JobKind>().notNull(),
      /** Payment, bill, account or provider that it is about. */
      subjectId: kit.text('subject_id').notNull(),
      dueAt: kit.instant('due_at').notNull(),
      tries: kit.count('tries').notNull(),
      leaseUntil: kit.instant('lease_until'), // null when nobody works on it
      leasedBy: kit.text('leased_by'), // the worker's name; null when nobody works on it
      fence: kit.count('fence').notNull(),
      lastError: kit.text('last_error'), // null when the last run went well
    },
    (t) => [
      kit.uniqueIndex('jobs_once').on(t.kind, t.subjectId),
      // What is due, oldest first.
      kit.index('jobs_due').on(t.dueAt),
    ],
  )

  const statementImports = kit.table(
    'statement_imports',
    {
      id: kit.text('id').primaryKey(),
      accountId: kit
        .text('account_id')
        .notNull()
        .references(() => providerAccounts.id),
      userId: kit
        .text('user_id')
        .notNull()
        .references(() => users.id),
      fileName: kit.text('file_name').notNull(),
      fileSha256: kit.text('file_sha256').notNull(),
      fileBytes: kit.count('file_bytes').notNull(),
      /** Canonical JSON of what the columns mean; null until it is known. */
      mapping: kit.text('mapping'),
      state: kit.text('state').$type<ImportState>().notNull(),
      version: kit.count('version').notNull(),
      /** How far the work of this state has come, and of how much: bytes read, then lines compared, then lines booked. */
      done: kit.count('done').notNull(),
      total: kit.count('total').notNull(),
      lines: kit.count('lines').notNull(),
      newLines: kit.count('new_lines').notNull(),
      confirmingLines: kit.count('confirming_lines').notNull(),
      knownLines: kit.count('known_lines').notNull(),
      alikeLines: kit.count('alike_lines').notNull(),
      badLines: kit.count('bad_lines').notNull(),
      /** JSON of the first of them: line of the file and what is wrong. */
      problems: kit.text('problems').notNull(),
      addedLines: kit.count('added_lines').notNull(),
      createdAt: kit.instant('created_at').notNull(),
      startedAt: kit.instant('started_at'), // null until somebody pressed Import
      finishedAt: kit.instant('finished_at'), // null while anything is still to do
    },
    (t) => [
      kit.index('statement_imports_newest').on(t.createdAt, t.id),
      // The columns that an account's last file had; the same file again.
      kit.index('statement_imports_account').on(t.accountId, t.createdAt),
      kit.index('statement_imports_file').on(t.fileSha256),
      // Whether lists and sums hold a part of a statement only.
      kit.index('statement_imports_running').on(t.state).where(sql`${t.state} = 'importing'`),
      kit.check('statement_imports_state_listed', sql`${t.state} in (${listed(IMPORT_STATES)})`),
    ],
  )

  const statementLines = kit.table(
    'statement_lines',
    {
      rowNo: kit.rowNumber('row_no'),
      importId: kit
        .text('import_id')
        .notNull()
        .references(() => statementImports.id),
      /** Counts the lines that were taken; `fileLine` is where it stands in the file. */
      number: kit.count('number').notNull(),
      fileLine: kit.count('file_line').notNull(),
      /** The provider's, or made from the line itself and how many like it came before. */
      reference: kit.text('reference').notNull(),
      verdict: kit.text('verdict').$type<LineVerdict>().notNull(),
      alikeId: kit.text('alike_id'), // the stored transaction it looks like; null otherwise
      decision: kit.text('decision').$type<'take' | 'leave'>(), // null until a person decided about one that looks alike
      rail: kit.text('rail').$type<Rail>().notNull(),
      direction: kit.text('direction').$type<Direction>().notNull(),
      state: kit.text('state').$type<'succeeded' | 'failed' | 'pending'>().notNull(),
      amountMinor: kit.minorUnits('amount_minor').notNull(),
      feeMinor: kit.minorUnits('fee_minor').notNull(),
      occurredAt: kit.instant('occurred_at').notNull(),
      merchantReference: kit.text('merchant_reference').notNull(),
      counterpartyName: kit.text('counterparty_name').notNull(),
      counterpartyAccount: kit.text('counterparty_account').notNull(),
      description: kit.text('description').notNull(),
      channel: kit.text('channel').notNull(),
      balanceAfterMinor: kit.minorUnits('balance_after_minor'), // null where the file does not say
    },
    (t) => [
      // In the file's order: comparing, booking.
      kit.uniqueIndex('statement_lines_number').on(t.importId, t.number),
      // One money once a file.
      kit.uniqueIndex('statement_lines_reference').on(t.importId, t.reference),
      // The preview's tabs.
      kit.index('statement_lines_verdict').on(t.importId, t.verdict, t.number),
    ],
  )

  const settings = kit.table('settings', {
    name: kit.text('name').primaryKey(),
    value: kit.text('value').notNull(),
    changedAt: kit.instant('changed_at').notNull(),
  })

  const exportsLog = kit.table(
    'exports',
    {
      id: kit.text('id').primaryKey(),
      userId: kit.text('user_id').notNull(),
      filter: kit.text('filter').notNull(),
      /** Rows that were stated before the first byte. */
      rows: kit.count('rows').notNull(),
      at: kit.instant('at').notNull(),
      layout: kit.text('layout').notNull().default('machine'),
      zone: kit.text('zone').notNull().default(''), // of the times in the file
      columns: kit.text('columns').notNull().default(''), // comma-separated, in their order
      upToRow: kit.count('up_to_row').notNull().default(0),
      state: kit.text('state').$type<ExportState>().notNull().default('direct'),
      doneRows: kit.count('done_rows').notNull().default(0),
      /** Per currency as JSON, amounts as text: stated before, and what the file has; null until it is whole. */
      statedSums: kit.text('stated_sums').notNull().default('[]'),
      fileSums: kit.text('file_sums'),
      fileName: kit.text('file_name').notNull().default(''),
      /** The file has whole account numbers. */
      showsAccounts: kit.flag('shows_accounts').notNull().default(false),
      // Of the kept file; null while there is none.
      sha256: kit.text('sha256'),
      bytes: kit.count('bytes'),
      expiresAt: kit.instant('expires_at'),
    },
    // The page of exports, newest first.
    (t) => [kit.index('exports_newest').on(t.at, t.id)],
  )

  /** What a person chose at their last export, offered again at the next. */
  const exportChoices = kit.table('export_choices', {
    userId: kit.text('user_id').primaryKey(),
    layout: kit.text('layout').notNull(),
    zone: kit.text('zone').notNull(),
    columns: kit.text('columns').notNull(),
  })

  const audit = kit.table(
    'audit',
    {
      number: kit.rowNumber('number'),
      at: kit.instant('at').notNull(),
      actorId: kit.text('actor_id').notNull(), // `worker` or `provider` when no person acted
      action: kit.text('action').notNull(),
      subject: kit.text('subject').notNull(),
      /** Canonical JSON of what changed; no secrets, accounts by id. */
      facts: kit.text('facts').notNull(),
      previousHash: kit.text('previous_hash').notNull(),
      /** HMAC-SHA256 over the previous hash and this row. */
      hash: kit.text('hash').notNull(),
    },
    (t) => [kit.index('audit_subject').on(t.subject, t.number), kit.uniqueIndex('audit_hash').on(t.hash)],
  )

  return {
    users,
    sessions,
    providerAccounts,
    balanceSnapshots,
    transactions,
    transactionEvidence,
    dailyTotals,
    payees,
    payments,
    approvals,
    attempts,
    attemptTries,
    providerEvents,
    flags,
    postings,
    bills,
    proposals,
    approvalRules,
    notices,
    jobs,
    statementImports,
    statementLines,
    settings,
    exportsLog,
    exportChoices,
    audit,
  }
}

export type Tables = ReturnType<typeof define>
