import { sql } from 'drizzle-orm'
import type { EvidenceSource } from '@/lib/core/evidence'
import type { ProviderId } from '@/lib/core/rails'
import type { Kit } from '../kit'
import type { EventVerdict } from '../words'

/** What providers told us, in their own bytes. */
export function defineMessages(kit: Kit) {
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

  return { providerEvents }
}
