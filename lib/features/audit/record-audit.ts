import { createHmac } from 'node:crypto'
import { desc } from 'drizzle-orm'
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

type Chain = Readonly<{ store: Store; key: Buffer; now: () => Date }>

const GENESIS = '0'.repeat(64)

export function auditHash(key: Buffer, previousHash: string, entry: AuditEntry, at: Date): string {
  const row = canonicalJson({
    at: at.getTime().toString(),
    actorId: entry.actorId,
    action: entry.action,
    subject: entry.subject,
    facts: canonicalJson(entry.facts),
  })
  return createHmac('sha256', key).update(previousHash).update(row).digest('hex')
}

/** Appends to the hash chain inside the transaction of the change it records: if this fails, the change fails too. */
export async function recordAudit(chain: Chain, tx: Tx, entry: AuditEntry): Promise<void> {
  const { t } = chain.store
  const [last] = await tx.select({ hash: t.audit.hash }).from(t.audit).orderBy(desc(t.audit.number)).limit(1)
  const previousHash = last?.hash ?? GENESIS
  const at = chain.now()
  await tx.insert(t.audit).values({
    at,
    actorId: entry.actorId,
    action: entry.action,
    subject: entry.subject,
    facts: canonicalJson(entry.facts),
    previousHash,
    hash: auditHash(chain.key, previousHash, entry, at),
  })
}
