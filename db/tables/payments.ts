import { sql } from 'drizzle-orm'
import type { Currency } from '@/lib/core/money'
import type { FlagKind } from '@/lib/core/payment-reducer'
import { PAYMENT_STATES, type PaymentState } from '@/lib/core/payment-state'
import type { Direction, ProviderId, Rail } from '@/lib/core/rails'
import type { ReplyClass } from '@/lib/core/reply-class'
import type { Kit } from '../kit'
import { type LinkKind, listed } from '../words'
import type { defineMoney } from './money'
import type { definePeople } from './people'

/** A payment from its draft to its postings, and what is sent for it. */
export function definePayments(
  kit: Kit,
  {
    users,
    providerAccounts,
  }: Pick<ReturnType<typeof definePeople>, 'users'> & Pick<ReturnType<typeof defineMoney>, 'providerAccounts'>,
) {
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

  return { payees, payments, approvals, attempts, attemptTries, flags, postings }
}
