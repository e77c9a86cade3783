import { createHmac } from 'node:crypto'
import { desc } from 'drizzle-orm'
import { type Blanks, filled, statement, type WholeRow } from '@/db/statement'
import type { Store, Tx } from '@/db/store'
import { type CanonicalValue, canonicalJson } from '@/lib/core/content-hash'

export type AuditEntry = Readonly<{
  actorId: string
  action: string
  /** What it is about: `payment:<id>`, `user:<id>`. */
  subject: string
  /** No secret, no whole account. */
  facts: CanonicalValue
}>

export type Chain = Readonly<{ store: Store; key: Buffer; now: () => Date }>

/** What the first record follows. */
export const GENESIS = '0'.repeat(64)

/** A record as it is stored: its facts are canonical JSON already, and hashed as those very bytes. */
export type AuditRecord = Omit<AuditEntry, 'facts'> & Readonly<{ facts: string; at: Date }>

export function auditHash(key: Buffer, previousHash: string, record: AuditRecord): string {
  const row = canonicalJson({
    at: record.at.getTime().toString(),
    actorId: record.actorId,
    action: record.action,
    subject: record.subject,
    facts: record.facts,
  })
  return createHmac('sha256', key).update(previousHash).update(row).digest('hex')
}

const lastHash = statement('audit_last', (on, _: Blanks<Record<never, never>>, { audit }) =>
  on.select({ hash: audit.hash }).from(audit).orderBy(desc(audit.number)).limit(1),
)

const insertRecord = statement('audit_insert', (on, blanks: Blanks<WholeRow<'audit'>>, t) =>
  on.insert(t.audit).values(filled(t, 'audit', blanks)),
)

/** Appends to the hash chain inside the transaction of the change it records: if this fails, the change fails too. */
export async function recordAudit(chain: Chain, tx: Tx, entry: AuditEntry): Promise<void> {
  const [last] = await lastHash(chain.store, tx, {})
  const previousHash = last?.hash ?? GENESIS
  const record: AuditRecord = { ...entry, facts: canonicalJson(entry.facts), at: chain.now() }
  await insertRecord(chain.store, tx, {
    at: record.at,
    actorId: record.actorId,
    action: record.action,
    subject: record.subject,
    facts: record.facts,
    previousHash,
    hash: auditHash(chain.key, previousHash, record),
  })
}
