import { sql } from 'drizzle-orm'
import type { Currency } from '@/lib/core/money'
import type { Rail } from '@/lib/core/rails'
import type { Kit } from '../kit'
import {
  listed,
  type NoticeKind,
  PROPOSAL_STATES,
  type ProposalKind,
  type ProposalState,
  RULE_KINDS,
  type RuleKind,
} from '../words'
import type { definePayments } from './payments'
import type { definePeople } from './people'

/** What two people decide, by which rules, and who is told. */
export function defineGovernance(
  kit: Kit,
  {
    users,
    payments,
  }: Pick<ReturnType<typeof definePeople>, 'users'> & Pick<ReturnType<typeof definePayments>, 'payments'>,
) {
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

  return { proposals, approvalRules, notices }
}
