import { sql } from 'drizzle-orm'
import type { Currency } from '@/lib/core/money'
import type { Direction, ProviderId, Rail } from '@/lib/core/rails'
import type { Kit } from '../kit'
import { type BalanceSourceKind, listed, TRANSACTION_STATES, type TransactionState } from '../words'

/** Accounts, what they hold, and every line of their history with the roll-up of it. */
export function defineMoney(kit: Kit) {
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
      id: kit.text('id').primaryKey(), // day:account:rail, so that an upsert has one key
      day: kit.text('day').notNull(), // in the business zone
      accountId: kit.text('account_id').notNull(),
      rail: kit.text('rail').$type<Rail>().notNull(),
      currency: kit.text('currency').$type<Currency>().notNull(),
      /** Money that moved and stayed moved. */
      inCount: kit.count('in_count').notNull(),
      inMinor: kit.minorUnits('in_minor').notNull(),
      outCount: kit.count('out_count').notNull(),
      outMinor: kit.minorUnits('out_minor').notNull(),
      feeMinor: kit.minorUnits('fee_minor').notNull(),
      /** Every line, whatever became of it: what a list without a search shows. */
      inLines: kit.count('in_lines').notNull().default(0),
      outLines: kit.count('out_lines').notNull().default(0),
    },
    (t) => [
      // Charts and sums over days, all accounts; then those of one account.
      kit.index('daily_totals_day').on(t.day),
      kit.index('daily_totals_account').on(t.accountId, t.day),
    ],
  )

  return { providerAccounts, balanceSnapshots, transactions, transactionEvidence, dailyTotals }
}
