import type { Tables } from './tables'

/**
 * The rows that money, rights and rules hang on. Whatever writes one of them, the store tells the watcher of that
 * transaction (see {@link Store.watchGoverned}), so that no writer can forget the audit log. Bulk history, messages, jobs
 * and sessions stay out: roll-ups, receipts and raw bodies answer for those.
 */
export const GOVERNED = [
  'users',
  'entryLinks',
  'recoveryCodes',
  'payees',
  'payments',
  'approvals',
  'attempts',
  'attemptTries',
  'flags',
  'postings',
  'proposals',
  'approvalRules',
  'settings',
] as const satisfies readonly (keyof Tables)[]
export type GovernedTable = (typeof GOVERNED)[number]

/** Columns of a governed table that are mere bookkeeping: a code spent, a wrong password. */
export const BOOKKEEPING: Readonly<Partial<Record<GovernedTable, readonly string[]>>> = {
  users: ['totpLastStep', 'failedSignIns', 'lockedUntil'],
}

/** Settings that only remember how far a load has come. */
export const BOOKKEEPING_SETTINGS = 'history.'

export type TouchedRow = Readonly<{ table: GovernedTable; key: string }>
