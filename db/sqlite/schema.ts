import { define } from '../tables'
import { sqliteKit } from './kit'

/** drizzle-kit reads these exports to write the migrations; the app uses `tables` through the store. */
export const tables = define(sqliteKit)
export const {
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
  savedViews,
  defaultViews,
  exportSchedules,
  audit,
  rateCounts,
} = tables
