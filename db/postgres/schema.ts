import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core'
import { pgKit } from '../kit'
import { define } from '../tables'

/** drizzle-kit reads these exports to write the migrations; the app uses `tables` through the store. */
export const tables = define(pgKit)
export const {
  users,
  sessions,
  entryLinks,
  recoveryCodes,
  signInAddresses,
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
  settings,
  exportsLog,
  exportChoices,
  savedViews,
  defaultViews,
  exportSchedules,
  statementImports,
  statementLines,
  audit,
  rateCounts,
} = tables

/** Search by part of a word: trigrams of each transaction's folded text, as SQLite's full-text table has them. */
export const transactionsSearch = pgTable(
  'transactions_search',
  {
    rowNo: bigint('row_no', { mode: 'number' }).primaryKey(),
    text: text('text').notNull(),
  },
  (t) => [index('transactions_search_trigrams').using('gin', t.text.op('gin_trgm_ops'))],
)

/** Has no rows: whoever writes locks it first, so that there is one writer at a time (see ./writer.ts). */
export const writerTurn = pgTable('writer_turn', { id: text('id').primaryKey() })
