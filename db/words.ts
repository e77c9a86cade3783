import { sql } from 'drizzle-orm'

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
  'person.invite',
  'factor.reset',
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

/** `made`: a file was ordered; the others say why none was. */
export const SCHEDULE_OUTCOMES = ['made', 'owner_gone', 'right_lost', 'view_gone', 'no_ledger'] as const
export type ScheduleOutcome = (typeof SCHEDULE_OUTCOMES)[number]

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
  'schedule',
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

/** The words of a list as SQL text, for a check of a column. */
export const listed = (words: readonly string[]) => sql.raw(words.map((word) => `'${word}'`).join(', '))
