import { sql } from 'drizzle-orm'
import type { Kit } from '../kit'
import type { JobKind } from '../words'

/** What is still to be done, what the installation remembers, and the log of all that was. */
export function defineWork(kit: Kit) {
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

  const settings = kit.table('settings', {
    name: kit.text('name').primaryKey(),
    value: kit.text('value').notNull(),
    changedAt: kit.instant('changed_at').notNull(),
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
    (t) => [
      kit.index('audit_subject').on(t.subject, t.number),
      // The newest accounts that somebody revealed: their limit, and what they may still see.
      kit.index('audit_reveals').on(t.actorId, t.number).where(sql`${t.action} = 'account.reveal'`),
      kit.uniqueIndex('audit_hash').on(t.hash),
    ],
  )

  /** How much of a limit somebody has used: shared by all processes, forgotten once it no longer counts. */
  const rateCounts = kit.table(
    'rate_counts',
    {
      /** Which limit and whose: `action:<user id>`, `callback:<network address>`. */
      name: kit.text('name').primaryKey(),
      windowStart: kit.instant('window_start').notNull(),
      hits: kit.count('hits').notNull(),
      /** Of the window before, which still counts in part. */
      hitsBefore: kit.count('hits_before').notNull(),
    },
    // What is over and can go.
    (t) => [kit.index('rate_counts_window').on(t.windowStart)],
  )

  return { jobs, settings, audit, rateCounts }
}
